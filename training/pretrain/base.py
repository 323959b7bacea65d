"""Training the base policy: captions, plans, details and codes of training objects as sequences in the two-step format.

Each optimizer step takes one kind of sequence: step 1 (plan, shape), step 2 (detail, shape) or the shape at once, so
that a batch's sequences are of like length and the trained model can be sampled in all three modes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from mme3dr.models.ar3d.draw import SamplingSettings
from mme3dr.models.ar3d.likelihood import span_logits
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import KINDS, TrainingSequence
from mme3dr.models.ar3d.spans import Span
from mme3dr.models.ar3d.vqvae import VQVAE
from training.pretrain.codes import training_codes
from training.pretrain.data import DataConfig
from training.pretrain.loop import LoopConfig, Task

HELD_OUT_BATCH = 32
LENGTHS = 32
"""Lengths of batches are multiples of this."""


@dataclass(frozen=True)
class BaseTraining:
    """A run of `mme3dr train base`.

    vqvae: folder of the trained VQ-VAE.  words: text tokens of the tokenizer.  sizes: fields of transformers'
    `Qwen2Config`.  shares: how often a step takes the kinds step1, step2, direct.  text: weight of a text token beside
    a code's.  sampling: how the trained policy is sampled unless told otherwise.
    """

    loop: LoopConfig
    vqvae: str
    data: DataConfig = field(default_factory=DataConfig)
    words: int = 2048
    sizes: dict[str, int] = field(default_factory=dict)
    shares: tuple[float, ...] = (0.4, 0.4, 0.2)
    text: float = 0.5
    sampling: SamplingSettings = field(default_factory=SamplingSettings)


class BaseTask(Task):
    """See `training.pretrain.loop.Task`."""

    def __init__(self, config: BaseTraining):
        self.config = config
        self.vqvae = VQVAE.load(config.vqvae)
        train, held_out = config.data.load()
        texts = [text for name in ("caption", "plan", "detail") for text in train[name]]
        self.policy = Policy.nano(texts, self.vqvae.vocabulary, config.loop.seed, config.words, **config.sizes)
        self.policy.sampling = config.sampling
        self.model = self.policy.model
        begin_with_codebook(self.policy, self.vqvae)
        self.size = len(train)
        self._train = _Sequences(self.policy, train, training_codes(self.vqvae, train))
        self._held_out = _Sequences(self.policy, held_out, training_codes(self.vqvae, held_out))

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Mean negative log-likelihood of text tokens and of codes, in nats."""
        shares = np.array(self.config.shares)
        kind = KINDS[rng.choice(len(KINDS), p=shares / shares.sum())]
        losses = sequence_losses(self.policy, [self._train.sequence(i, kind) for i in indices])
        weights = {"text": self.config.text, "codes": 1.0, "closing": 0.01}
        losses["total"] = sum(weights[name] * value for name, value in losses.items())
        return losses

    def evaluate(self) -> dict[str, float]:
        """Negative log-likelihoods on held-out objects, by kind of sequence."""
        figures = {}
        for kind in KINDS:
            rows = []
            for start in range(0, len(self._held_out), HELD_OUT_BATCH):
                numbers = range(start, min(start + HELD_OUT_BATCH, len(self._held_out)))
                losses = sequence_losses(self.policy, [self._held_out.sequence(i, kind) for i in numbers])
                rows.append((len(numbers), losses))
            for name in ("text", "codes"):
                if kind != "direct" or name == "codes":
                    total = sum(count * float(losses[name]) for count, losses in rows)
                    figures[f"{kind}_{name}"] = total / len(self._held_out)
        return figures

    def export(self, folder: Path) -> None:
        """A checkpoint as `--model ar3d:DIR` reads it: policy/ (weights in bfloat16) and vqvae/."""
        self.vqvae.save(folder / "vqvae")
        self.policy.model.to(torch.bfloat16)
        self.policy.save(folder / "policy")
        self.policy.model.float()


def sequence_losses(policy: Policy, sequences: list[TrainingSequence]) -> dict[str, torch.Tensor]:
    """Mean negative log-likelihood in nats of "text" tokens, "codes" and "closing" tokens, each where there are any.

    Text and codes are scored among the tokens that sampling can choose there, the closing ones among all.
    """
    batch = policy.prompter.batch(sequences, LENGTHS).to(policy.device)
    # Padding stands on the right, where no token that counts can see it: no attention mask is needed.
    hidden = policy.model.base_model(input_ids=batch.ids).last_hidden_state  # [B, L, d]
    head = policy.model.get_output_embeddings().weight
    closing = (batch.labels != -100) & ~batch.text & ~batch.mesh
    everything = Span(0, len(head), torch.zeros(0, dtype=torch.int64))
    losses = {}
    for name, mask, span in (
        ("text", batch.text, policy.text),
        ("codes", batch.mesh, policy.mesh),
        ("closing", closing, everything),
    ):
        if mask[:, 1:].any():
            _, logits, target = span_logits(hidden, head, batch.ids, mask, span)
            losses[name] = F.cross_entropy(logits, target)
    return losses


@torch.no_grad()
def begin_with_codebook(policy: Policy, vqvae: VQVAE) -> None:
    """Random embeddings of codes under which entries near one another in the codebook are so for the policy.

    Left to itself the policy would have to find out from sequences alone which codes look alike.
    """
    table = vqvae.vq.embeddings.weight  # [K, size]
    place = (table - table.mean(0)) / table.std(0)
    rows = policy.model.get_input_embeddings().weight[policy.first_code : policy.first_code + len(table)]  # [K, d]
    mixed = place @ torch.randn(place.shape[1], rows.shape[1])
    rows.copy_(rows / 2 + mixed * (rows.std() / mixed.std()))


class _Sequences:
    """Training objects as sequences, their texts encoded once."""

    def __init__(self, policy: Policy, rows, codes: np.ndarray):
        self.prompter, self.codes = policy.prompter, codes
        self.captions, self.plans, self.details = (
            [self.prompter.encode(text) for text in rows[name]] for name in ("caption", "plan", "detail")
        )

    def __len__(self) -> int:
        return len(self.codes)

    def sequence(self, i: int, kind: str) -> TrainingSequence:
        """Object i as a sequence of a kind of KINDS."""
        given = self.prompter.given(kind, self.captions[i], self.plans[i])
        texts = {"step1": self.plans, "step2": self.details}
        written = texts[kind][i] if kind in texts else ()
        return self.prompter.sequence(given, written, self.codes[i], ended=kind in texts)
