"""A judge behind a server that speaks OpenAI's protocol."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from mme3dr.records import Item, Part
from training.rewards.base import RewardError
from training.rewards.judge import Judge
from training.shapes import Shape

ITEM = Item("a", "stool", "spatial", "a red stool", (Part("leg", 3, "tan", "wood", True),), ())


@pytest.fixture
def server():
    """A server that gives `replies` in turn, the last one again and again, and keeps what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with made.lock:
                made.asked.append(body)
                reply = made.replies.pop(0) if len(made.replies) > 1 else made.replies[0]
            self.send_response(500 if reply is None else 200)
            self.end_headers()
            self.wfile.write(json.dumps({"choices": [{"message": {"content": reply}}]}).encode())

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.asked, made.replies, made.lock = [], ["4"], threading.Lock()
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def judge(server, **settings):
    url = f"http://127.0.0.1:{server.server_port}/v1"
    return Judge(url, "judge", "Is it {prompt} with {parts}?", **{"low": 1, "high": 5, "parallel": 1, **settings})


def shapes(count=1):
    return [Shape(np.full((3, 4, 4, 3), 255, np.uint8)) for _ in range(count)]


def test_the_highest_answer_of_the_views_counts(server):
    server.replies[:] = ["The legs are 4.\nScore: 2", "score 4.5", "3"]
    assert judge(server).score([ITEM], shapes()).tolist() == [4.5]
    text = server.asked[0]["messages"][0]["content"][-1]["text"]
    assert text == "Is it a red stool with leg?"
    assert [len(body["messages"][0]["content"]) for body in server.asked] == [2, 2, 2]


def test_all_views_in_one_question(server):
    assert judge(server, together=True).score([ITEM, ITEM], shapes(2)).tolist() == [4, 4]
    assert [len(body["messages"][0]["content"]) for body in server.asked] == [4, 4]
    assert server.asked[0]["messages"][0]["content"][0]["image_url"]["url"].startswith("data:image/png;base64,")


def test_no_answer_is_nan_and_other_shapes_keep_theirs(server, tmp_path):
    server.replies[:] = ["no idea", "9", "3"]  # no number, and one outside of the range
    made = judge(server, together=True, tries=1, replies=str(tmp_path / "replies.jsonl"))
    values = made.score([ITEM] * 3, shapes(3))
    assert np.isnan(values[:2]).all()
    assert values[2] == 3
    kept = [json.loads(line)["reply"] for line in (tmp_path / "replies.jsonl").read_text().splitlines()]
    assert kept == ["no idea", "9", "3"]


def test_a_question_is_tried_again(server, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    server.replies[:] = [None, "no idea", "2"]
    assert judge(server, together=True).score([ITEM], shapes()).tolist() == [2]
    assert len(server.asked) == 3


def test_a_server_that_isn_t_there(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    made = Judge("http://127.0.0.1:9/v1", "judge", "?", tries=1, timeout=2)
    with pytest.raises(RewardError, match=r"127\.0\.0\.1:9/v1 answered none of 3 questions"):
        made.score([ITEM], shapes())
