"""A vision-language model behind an OpenAI-compatible server as a reward: UnifiedReward, Qwen2.5-VL, any other."""

from __future__ import annotations

import base64
import io
import json
import re
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from mme3dr.records import Item
from training.rewards.base import Reward, RewardError
from training.shapes import Shape

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Judge(Reward):
    """The last number in the reply to a question about views.

    url: of the server's /v1 (vLLM, SGLang, ...).  model: its name there.  question: with {prompt} and, if wanted,
    {parts}.  low, high: the range of answers; a number outside of it counts as no answer.
    together: all views in one question (the paper's category and appearance judges); otherwise one question a view and
    the highest answer (its alignment judges).
    tries, timeout: of a question, in seconds.  parallel: questions at once.
    replies: a JSONL file that every raw reply is added to.
    A question without an answer is nan for its shape; RewardError where no question was answered.
    """

    world = "full"

    def __init__(
        self,
        url: str,
        model: str,
        question: str,
        low: float = 0.0,
        high: float = 1.0,
        together: bool = False,
        tries: int = 3,
        timeout: float = 120.0,
        parallel: int = 16,
        replies: str = "",
    ):
        self.url, self.model, self.question = url.rstrip("/"), model, question
        self.low, self.high, self.together = low, high, together
        self.tries, self.timeout, self.parallel, self.replies = tries, timeout, parallel, replies

    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        jobs = [
            (row, item, views)
            for row, (item, shape) in enumerate(zip(items, shapes, strict=True))
            for views in ([shape.views] if self.together else [view[None] for view in shape.views])
        ]
        with ThreadPoolExecutor(self.parallel) as pool:
            answers = list(pool.map(lambda job: self._ask(job[1], job[2]), jobs))
        values, errors = np.full(len(items), np.nan), []
        for (row, _, _), answer in zip(jobs, answers, strict=True):
            if isinstance(answer, str):
                errors.append(answer)
            else:
                values[row] = np.fmax(values[row], answer)
        if errors and len(errors) == len(jobs):
            raise RewardError(f"{self.model} at {self.url} answered none of {len(jobs)} questions: {errors[0]}")
        return values

    def _ask(self, item: Item, views: np.ndarray) -> float | str:
        """The answer about views [V, H, W, 3], or why there is none."""
        text = self.question.format(prompt=item.prompt, parts=", ".join(p.name for p in item.parts if p.stated))
        pictures = [{"type": "image_url", "image_url": {"url": _data_url(view)}} for view in views]
        content = [*pictures, {"type": "text", "text": text}]
        body = {"model": self.model, "temperature": 0, "messages": [{"role": "user", "content": content}]}
        why = ""
        for attempt in range(self.tries):
            try:
                reply = self._post(body)
            except (OSError, ValueError, KeyError, IndexError) as error:
                why = f"{type(error).__name__}: {error}"
                time.sleep(min(2**attempt, 10) if attempt + 1 < self.tries else 0)
                continue
            self._keep(item, reply)
            numbers = NUMBER.findall(reply)
            if numbers and self.low <= float(numbers[-1]) <= self.high:
                return float(numbers[-1])
            why = f"no number from {self.low:g} to {self.high:g} in {reply[-80:]!r}"
        return why

    def _post(self, body: dict) -> str:
        request = urllib.request.Request(
            f"{self.url}/chat/completions", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=self.timeout) as response:
            return json.load(response)["choices"][0]["message"]["content"]

    def _keep(self, item: Item, reply: str) -> None:
        if self.replies:
            with open(Path(self.replies), "a", encoding="utf-8") as file:
                file.write(json.dumps({"item": item.id, "model": self.model, "reply": reply}) + "\n")


def _data_url(view: np.ndarray) -> str:
    buffer = io.BytesIO()
    Image.fromarray(view).save(buffer, "png")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
