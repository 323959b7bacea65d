"""The four signs of a run that goes wrong, each told once, in words."""

import json

from training.warning_signs import WarningSigns

GOOD = {
    "reward": 1.0,
    "entropy_text": 0.5,
    "entropy_mesh": 2.0,
    "share_step1_alignment": 0.5,
    "share_step1_category": 0.5,
    "conflict": 0.2,
}


def told(*figures):
    signs, found = WarningSigns(), []
    for number, line in enumerate(figures, start=1):
        found += signs.look(number, {**GOOD, **line})
    return found


def test_a_good_run_is_quiet():
    assert told(*[{"score": 40 + i} for i in range(20)]) == []


def test_entropy_collapse():
    (text,) = told({}, *[{"entropy_mesh": 0.1}] * 20)
    assert text.startswith("entropy collapse: mesh tokens have")
    assert "2.000 at the start" in text


def test_one_reward_dominating():
    (text,) = told({}, *[{"share_step1_alignment": 0.95, "share_step1_category": 0.05}] * 20)
    assert "'alignment' holds" in text
    assert "Lower its weight" in text


def test_steps_in_conflict():
    (text,) = told({}, *[{"conflict": -0.9}] * 20)
    assert "work against one another" in text


def test_one_odd_batch_raises_no_alarm():
    assert told({}, {"conflict": -1.0}, *[{}] * 5) == []


def test_overfitting():
    lines = [{"reward": 1 + 0.1 * i, "score": 50 - i} for i in range(4)]
    (text,) = told(*lines)
    assert "fallen twice" in text
    assert told(*[{"reward": 1 - 0.1 * i, "score": 50 - i} for i in range(4)]) == []  # both fall: no overfitting


def test_patience():
    signs = WarningSigns()
    for number, score in enumerate([40, 45, 44, 43], start=1):
        signs.look(number, {**GOOD, "score": score})
    assert signs.exhausted(2)
    assert not signs.exhausted(3)
    assert not signs.exhausted(0)
    signs.begin(46)
    assert signs.exhausted(3)  # nor was anything better than before training
    signs.begin(44)
    assert not signs.exhausted(3)


def test_a_resumed_run_remembers():
    signs = WarningSigns()
    signs.begin(50)
    for number in range(1, 4):
        signs.look(number, {**GOOD, "score": 50.0 - number, "conflict": -0.9})
    again = WarningSigns()
    again.load(json.loads(json.dumps(signs.state())))
    line = {**GOOD, "score": 40.0, "conflict": -0.9}
    assert again.look(4, line) == signs.look(4, line)
    assert again.state() == signs.state()
