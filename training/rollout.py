"""Rollouts: candidates of prompts in both steps, and the tensors that the losses take of them (paper, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from mme3dr.files import content_key
from mme3dr.models.ar3d.draw import SamplingSettings
from mme3dr.models.ar3d.generation import Candidate, Step, generate
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import Batch
from mme3dr.models.ar3d.sampling import Sampler

LENGTHS = 32
"""Lengths of batches are multiples of this: kernels are made and kept for every length that occurs."""


@dataclass(frozen=True)
class RolloutSettings:
    """group: candidates of a prompt.  temperature: of sampling, and so of the policy that is trained.

    mode: "two-step", "single-step" or "no-reasoning" (`mme3dr.models.ar3d.generation`).
    context: what step 2 sees besides the prompt, "xsv" or "xv".  rows: most samples computed at once.
    Tokens are drawn without top-k and top-p: a cut would give log-probabilities of another distribution.
    """

    group: int = 8
    temperature: float = 1.0
    mode: str = "two-step"
    context: str = "xsv"
    rows: int = 64


@dataclass(frozen=True)
class StepBatch:
    """One step's sequences. batch: [B, L] ids and masks.  old: [B, L] log-probabilities when they were sampled."""

    batch: Batch
    old: torch.Tensor

    @property
    def mask(self) -> torch.Tensor:
        """[B, L] bool: the tokens that the policy sampled, text and codes; nothing that was given to it."""
        return self.batch.text | self.batch.mesh

    def rows(self, chosen: torch.Tensor) -> StepBatch:
        """Some of the sequences [C], cut to the longest of them."""
        length = int(self.batch.attention[chosen].sum(1).max())
        length = min(-(-length // LENGTHS) * LENGTHS, self.old.shape[1])
        batch = Batch(*(tensor[chosen, :length] for tensor in vars(self.batch).values()))
        return StepBatch(batch, self.old[chosen, :length])


def sample_candidates(
    policy: Policy, prompts: Sequence[str], seeds: Sequence[Sequence[int]], settings: RolloutSettings
) -> list[list[Candidate]]:
    """Candidates of every prompt, one for each of its seeds, drawn from the policy as it is now.

    In two steps every candidate of step 2 goes on from its own step 1.
    """
    if policy.settings.context != settings.context:
        policy = policy.with_context(settings.context)
    sampler = Sampler(policy, SamplingSettings(settings.temperature), settings.rows)
    return generate(sampler, prompts, seeds, settings.mode)


def candidate_seeds(seed: int, iteration: int, slot: int, attempt: int, group: int) -> list[int]:
    """Seeds of one group: of the place it has in the whole iteration, so that they don't depend on the processes."""
    return [int(content_key([seed, iteration, slot, attempt, i])[:16], 16) >> 1 for i in range(group)]


def step_batch(policy: Policy, steps: Sequence[Step]) -> StepBatch:
    """Sequences and sampling log-probabilities of one step of some candidates."""
    prompter = policy.prompter
    sequences = [
        prompter.sequence(step.prompt, step.sample.text_ids, step.sample.codes, step.sample.ended) for step in steps
    ]
    batch = prompter.batch(sequences, LENGTHS)
    old = torch.zeros(batch.ids.shape)
    for row, step in enumerate(steps):
        # Text comes before the codes, so the masks' places are in the order in which tokens were drawn.
        drawn = np.concatenate([step.sample.text.log_probs, step.sample.mesh.log_probs])
        old[row, (batch.text | batch.mesh)[row]] = torch.from_numpy(drawn).float()
    return StepBatch(batch, old)
