"""The sampling engine: many samples of many prompts at once, every one a text span followed by exactly one shape.

A prompt is read once for all its samples. In the text span only words and `<mesh-start>`, which ends it, can be drawn;
in the mesh span only codes, exactly as many as a shape has. Each sample has its own seed and takes its n-th random
number for its n-th token, so it doesn't depend on the samples beside it, their order or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch

from mme3dr.errors import MME3DRError
from mme3dr.models.ar3d.decoder_cached import CachedDecoder
from mme3dr.models.ar3d.decoder_qwen2 import Qwen2Decoder
from mme3dr.models.ar3d.draw import LARGEST, SamplingSettings, draw
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.spans import Span


class SamplingError(MME3DRError):
    """The model's logits are not finite: its weights are broken."""


class Decoder(Protocol):
    """What the engine needs of a model. R rows, each a prompt and the tokens that followed it."""

    def start(self, prompts: Sequence[torch.Tensor], rows: torch.Tensor, room: int) -> torch.Tensor:
        """Read prompts [T_p], make rows [R] (numbers of prompts) with room for more tokens.

        Returns the last hidden states, [R, d].
        """

    def step(self, tokens: torch.Tensor, keep: torch.Tensor | None = None) -> torch.Tensor:
        """Append tokens [R], only in rows where keep [R] is True; hidden states [R, d], meaningless in the others."""

    def logits(self, hidden: torch.Tensor, first: int, last: int) -> torch.Tensor:
        """Logits [R, last - first] float32 of a range of tokens."""


@dataclass(frozen=True)
class Request:
    """Samples wanted of one prompt.

    prompt: ids before the text span.  seeds: one per sample, in [0, 2^63).
    text_limit: most tokens of the text; a text that isn't over by then is broken off. 0 for no text.
    """

    prompt: Sequence[int]
    seeds: Sequence[int]
    text_limit: int


@dataclass(frozen=True)
class Drawn:
    """Tokens that were drawn, with their log-probabilities. All arrays are [T].

    ids: int64 token ids.  log_probs: in the distribution drawn from (span's tokens only, temperature, top-k, top-p).
    raw_log_probs: among the span's tokens at temperature 1 without top-k and top-p.
    """

    ids: np.ndarray
    log_probs: np.ndarray
    raw_log_probs: np.ndarray


@dataclass(frozen=True)
class Sample:
    """One sample.

    text: the text span as it was drawn, with `<mesh-start>` at its end if it ended by itself.
    text_ids: its words alone.  ended: it ended by itself, before the limit.  mesh: the mesh span.
    codes: [length] int64 code numbers.
    """

    text: Drawn
    text_ids: list[int]
    ended: bool
    mesh: Drawn
    codes: np.ndarray


class Sampler:
    """The engine for one policy. It may hold the weights as they are now: make a new one after training them.

    settings: how tokens are drawn, by default as the policy says.  rows: most samples computed at once.
    """

    def __init__(self, policy: Policy, settings: SamplingSettings | None = None, rows: int = 64):
        self.policy, self.settings, self.rows = policy, settings or policy.sampling, rows
        self.decoder: Decoder = (
            Qwen2Decoder(policy.model) if Qwen2Decoder.fits(policy.model) else CachedDecoder(policy.model)
        )

    @torch.inference_mode()
    def __call__(self, requests: Sequence[Request]) -> list[list[Sample]]:
        """The samples of every request, in the order of its seeds. Raises SamplingError."""
        wanted = [(number, seed) for number, request in enumerate(requests) for seed in request.seeds]
        made = []
        for start in range(0, len(wanted), self.rows):
            chunk = wanted[start : start + self.rows]
            made += self._run([requests[number] for number, _ in chunk], [seed for _, seed in chunk])
        samples = iter(made)
        return [[next(samples) for _ in request.seeds] for request in requests]

    def _run(self, requests: Sequence[Request], seeds: Sequence[int]) -> list[Sample]:
        """One sample for each request and seed."""
        device, length = self.policy.device, self.policy.vocabulary.length
        limits = torch.tensor([request.text_limit for request in requests], device=device)
        longest = int(limits.max())
        prompts = {id(request): request.prompt for request in requests}
        number = {key: n for n, key in enumerate(prompts)}
        rows = torch.tensor([number[id(request)] for request in requests], device=device)
        read = [torch.tensor(prompt, dtype=torch.int64, device=device) for prompt in prompts.values()]
        hidden = self.decoder.start(read, rows, longest + 1 + length)
        uniform = torch.stack(
            [_uniform(seed, longest, request.text_limit, length) for request, seed in zip(requests, seeds, strict=True)]
        ).to(device)
        text, drawn = self._text(hidden, limits, uniform[:, :longest])
        starts = torch.full((len(requests),), self.policy.start, device=device)
        mesh = self._mesh(self.decoder.step(starts), uniform[:, longest:])
        return self._samples(text, drawn.tolist(), mesh)

    def _text(self, hidden: torch.Tensor, limits: torch.Tensor, uniform: torch.Tensor):
        """Draw the text spans: the three columns of `Drawn` as [R, longest] and how many of each row count, [R]."""
        ids = torch.zeros(uniform.shape, dtype=torch.int64, device=hidden.device)
        log_probs = torch.zeros(2, *uniform.shape, device=hidden.device)
        drawn = torch.zeros_like(limits)
        writing = limits > 0
        for place in range(uniform.shape[1]):
            ids[:, place], log_probs[0, :, place], log_probs[1, :, place] = self._draw(
                hidden, self.policy.text, uniform[:, place]
            )
            drawn += writing
            keep = writing & (ids[:, place] != self.policy.start)
            if not keep.any():
                break
            hidden = self.decoder.step(ids[:, place], keep)
            writing = keep & (place + 1 < limits)
        return (ids, *log_probs), drawn

    def _mesh(self, hidden: torch.Tensor, uniform: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Draw the mesh spans: the three columns of `Drawn`, [R, length]."""
        columns = []
        for place in range(uniform.shape[1]):
            if place:
                hidden = self.decoder.step(columns[-1][0])
            columns.append(self._draw(hidden, self.policy.mesh, uniform[:, place]))
        return tuple(torch.stack(column, dim=1) for column in zip(*columns, strict=True))

    def _draw(self, hidden: torch.Tensor, span: Span, uniform: torch.Tensor):
        """Token ids [R] of the span, and their log-probabilities [R] twice (see `draw`)."""
        logits = span.masked(self.decoder.logits(hidden, span.first, span.last))
        offset, log_probs, raw = draw(logits, uniform, self.settings)
        return offset + span.first, log_probs, raw

    def _samples(self, text: Sequence[torch.Tensor], drawn: Sequence[int], mesh: Sequence[torch.Tensor]):
        if not torch.isfinite(mesh[2]).all():
            raise SamplingError("the model's logits are not finite: its weights are broken")
        text, mesh = ([column.cpu().numpy() for column in span] for span in (text, mesh))
        samples = []
        for row, count in enumerate(drawn):
            said = Drawn(*(column[row, :count] for column in text))
            ended = bool(count) and said.ids[-1] == self.policy.start
            shape = Drawn(*(column[row] for column in mesh))
            words = said.ids[: count - ended].tolist()
            codes = self.policy.vocabulary.checked(shape.ids - self.policy.first_code)
            samples.append(Sample(said, words, bool(ended), shape, codes))
        return samples


def _uniform(seed: int, longest: int, limit: int, length: int) -> torch.Tensor:
    """A sample's random numbers, [longest + length]: `limit` for its text, unused ones, then `length` for its codes."""
    numbers = torch.rand(limit + length, generator=torch.Generator().manual_seed(seed)).clamp_(max=LARGEST)
    return torch.cat([numbers[:limit], torch.zeros(longest - limit), numbers[limit:]])
