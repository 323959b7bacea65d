"""Prompts to shapes in one or two steps (paper, section 3): what the adapter and the trainer's rollouts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mme3dr.models.ar3d.sampling import Request, Sample, Sampler
from mme3dr.models.base import item_seed

MODES = ("two-step", "single-step", "no-reasoning")


@dataclass(frozen=True)
class Step:
    """One step of one candidate: the ids before its text span, and what was sampled after them."""

    prompt: list[int]
    sample: Sample


@dataclass(frozen=True)
class Candidate:
    """One candidate of one prompt. first: plan and coarse shape.  second: detail and refined shape, in two steps."""

    first: Step
    second: Step | None = None

    @property
    def last(self) -> Step:
        """The step that gives the final shape."""
        return self.second or self.first


def generate(
    sampler: Sampler, prompts: Sequence[str], seeds: Sequence[Sequence[int]], mode: str = "two-step"
) -> list[list[Candidate]]:
    """Candidates of every prompt, one for each of its seeds.

    mode: "two-step"; "single-step", step 1 alone; "no-reasoning", the shape at once.
    A candidate depends on its prompt and its seed only. Raises PromptError for a text that can't be put to the model.
    """
    policy = sampler.policy
    build = policy.prompter.direct if mode == "no-reasoning" else policy.prompter.step1
    limit = 0 if mode == "no-reasoning" else policy.settings.plan_limit
    firsts = [build(prompt) for prompt in prompts]
    samples = sampler([Request(ids, own, limit) for ids, own in zip(firsts, seeds, strict=True)])
    steps = [[Step(ids, sample) for sample in group] for ids, group in zip(firsts, samples, strict=True)]
    if mode != "two-step":
        return [[Candidate(step) for step in group] for group in steps]
    requests = [
        Request(
            policy.prompter.step2(prompt, step.sample.text_ids),
            [item_seed(seed, "step 2")],
            policy.settings.detail_limit,
        )
        for prompt, group, own in zip(prompts, steps, seeds, strict=True)
        for step, seed in zip(group, own, strict=True)
    ]
    second = (Step(request.prompt, sample) for request, (sample,) in zip(requests, sampler(requests), strict=True))
    return [[Candidate(step, next(second)) for step in group] for group in steps]
