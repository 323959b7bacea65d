"""The two-step format: prompt -> plan -> coarse shape, then prompt and plan -> detail -> refined shape (paper, 3).

Step 1 reads the prompt x with the high-level instruction and writes the plan s and the codes of a coarse shape. Step 2
reads x, s and the low-level instruction and writes the detail v and the codes of the refined shape. In context "xv"
step 2 doesn't see the plan. Without reasoning the codes follow the prompt at once.

Templates may hold special tokens; the texts of users, plans and details may not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from mme3dr.errors import MME3DRError

CONTEXTS = ("xsv", "xv")
KINDS = ("step1", "step2", "direct")
"""What a sequence asks for: plan and coarse shape, detail and refined shape, or a shape at once."""


class PromptError(MME3DRError):
    """A text that can't be put to the model. kind: "empty", "reserved" (it holds a special token) or "too_long"."""

    def __init__(self, kind: str, message: str):
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class PromptStyle:
    """The fixed text around what varies.

    step 1:         opening x high s <mesh-start> codes <mesh-end> closing
    step 2 (xsv):   opening x plan s low v <mesh-start> codes <mesh-end> closing
    step 2 (xv):    opening x low v <mesh-start> codes <mesh-end> closing
    no reasoning:   opening x direct <mesh-start> codes <mesh-end> closing
    high and low are the instructions of the two steps.
    """

    opening: str
    high: str
    plan: str
    low: str
    direct: str
    closing: str


NANO_STYLE = PromptStyle("<bos>", "<plan>", "<plan>", "<detail>", "", "<eos>")
"""Single tokens for instructions: a small model learns what they ask for."""

CHAT_STYLE = PromptStyle(
    opening="<|im_start|>user\nMake a 3D shape of: ",
    high=(
        "\nThink before you build. Say in a few sentences what kind of object is meant, settle what the words leave "
        "open, name its parts, how they are arranged and how large they are to each other. Then give the 3D shape."
        "<|im_end|>\n<|im_start|>assistant\n"
    ),
    plan="\nThe plan for it: ",
    low=(
        "\nNow look closely. Say in a few sentences what colours, materials and textures the parts have, how many of "
        "each there are, how they touch, and what is symmetric. Then give the refined 3D shape."
        "<|im_end|>\n<|im_start|>assistant\n"
    ),
    direct="\nGive the 3D shape at once.<|im_end|>\n<|im_start|>assistant\n",
    closing="<|im_end|>\n",
)
"""Turns of the Qwen chat format."""


@dataclass(frozen=True)
class TrainingSequence:
    """One step as a model learns it. All arrays are [L].

    ids: int64.  text: tokens of the plan or detail, `<mesh-start>` at its end included; what the model samples as text.
    mesh: the codes.  learned: text, mesh and the closing tokens after them; the rest is given.
    """

    ids: np.ndarray
    text: np.ndarray
    mesh: np.ndarray
    learned: np.ndarray


@dataclass(frozen=True)
class Batch:
    """Sequences padded on the right. All tensors are [B, L]; see `TrainingSequence` for the masks."""

    ids: torch.Tensor
    attention: torch.Tensor
    text: torch.Tensor
    mesh: torch.Tensor
    labels: torch.Tensor

    def to(self, device: torch.device | str) -> Batch:
        """The same on a device."""
        return Batch(*(tensor.to(device) for tensor in vars(self).values()))


class Prompter:
    """Builds prompts and training sequences for a policy (see `policy.Policy`, which owns one)."""

    def __init__(
        self, tokenizer, style: PromptStyle, context: str, words: Collection[int], mesh: Sequence[int], longest: int
    ):
        """words: ids a text may consist of.  mesh: ids of `<mesh-start>`, `<mesh-end>` and the first code.

        longest: most tokens of a text, so that all that follows has room in the model.
        """
        if context not in CONTEXTS:
            raise ValueError(f"context must be one of {', '.join(CONTEXTS)}, not {context!r}")
        self.tokenizer, self.context = tokenizer, context
        self.words, self.longest = frozenset(words), longest
        self.start, self.end, self.first_code = mesh
        pieces = {name: tokenizer(text, add_special_tokens=False).input_ids for name, text in vars(style).items()}
        self.pieces: dict[str, list[int]] = pieces

    def encode(self, text: str) -> list[int]:
        """Ids of a text. Raises PromptError when it is empty, too long or holds special tokens."""
        ids = self.tokenizer(text.strip(), add_special_tokens=False).input_ids
        if not ids:
            raise PromptError("empty", "the text is empty")
        if not self.words.issuperset(ids):
            found = [self.tokenizer.convert_ids_to_tokens(i) for i in ids if i not in self.words]
            raise PromptError("reserved", f"the text {text[:60]!r} holds the special token {found[0]}: take it out")
        if len(ids) > self.longest:
            raise PromptError(
                "too_long", f"the text {text[:60]!r}... has {len(ids)} tokens, at most {self.longest} fit"
            )
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids; bytes that are no text become U+FFFD."""
        return self.tokenizer.decode(ids).strip()

    def given(self, kind: str, prompt: Sequence[int], plan: Sequence[int] = ()) -> list[int]:
        """Ids before what the model writes.

        kind: one of KINDS.  prompt, plan: ids of these texts, without `<mesh-start>`; only step 2 sees a plan.
        """
        pieces = self.pieces
        if kind == "step2":
            seen = [*pieces["plan"], *plan] if self.context == "xsv" else []
            return [*pieces["opening"], *prompt, *seen, *pieces["low"]]
        return [*pieces["opening"], *prompt, *pieces["high" if kind == "step1" else "direct"]]

    def step1(self, prompt: str) -> list[int]:
        """Ids before the plan."""
        return self.given("step1", self.encode(prompt))

    def step2(self, prompt: str, plan: Sequence[int]) -> list[int]:
        """Ids before the detail. plan: ids of the plan's text, without `<mesh-start>`."""
        return self.given("step2", self.encode(prompt), plan)

    def direct(self, prompt: str) -> list[int]:
        """Ids before the codes, without reasoning."""
        return self.given("direct", self.encode(prompt))

    def sequence(
        self, prompt: Sequence[int], text: Sequence[int], codes: np.ndarray, ended: bool = True
    ) -> TrainingSequence:
        """A prompt of this class with what follows it.

        text: ids of plan or detail without `<mesh-start>`.  codes: [length] code numbers.
        ended: `<mesh-start>` is the model's own; False where it was put there, without reasoning or at a text's limit.
        """
        shape = (np.asarray(codes, np.int64) + self.first_code).tolist()
        closing = [self.end, *self.pieces["closing"]]
        ids = np.array([*prompt, *text, self.start, *shape, *closing], np.int64)
        kinds = ("given", "text", "text" if ended else "given", "mesh", "closing")
        kind = np.repeat(kinds, [len(prompt), len(text), 1, len(shape), len(closing)])
        return TrainingSequence(ids, kind == "text", kind == "mesh", kind != "given")

    def two_steps(
        self, prompt: str, plan: str, detail: str, coarse: np.ndarray, refined: np.ndarray
    ) -> tuple[TrainingSequence, TrainingSequence]:
        """Both steps of one object for training. coarse, refined: codes [length] of the two shapes."""
        said = self.encode(plan)
        first = self.sequence(self.step1(prompt), said, coarse)
        return first, self.sequence(self.step2(prompt, said), self.encode(detail), refined)

    def without_reasoning(self, prompt: str, codes: np.ndarray) -> TrainingSequence:
        """The sequence of one object for training without reasoning."""
        return self.sequence(self.direct(prompt), (), codes, ended=False)

    def batch(self, sequences: Sequence[TrainingSequence], multiple: int = 1) -> Batch:
        """Sequences of any lengths as one batch. Labels are ids where learned, else -100.

        multiple: L becomes a multiple of it. CPU kernels are made and kept for every length that occurs.
        """
        length = -(-max(len(s.ids) for s in sequences) // multiple) * multiple
        pad = self.tokenizer.pad_token_id

        def table(rows: Sequence[np.ndarray], fill: int) -> torch.Tensor:
            return torch.from_numpy(np.stack([np.pad(r, (0, length - len(r)), constant_values=fill) for r in rows]))

        return Batch(
            table([s.ids for s in sequences], pad),
            table([np.ones(len(s.ids), np.int64) for s in sequences], 0),
            table([s.text for s in sequences], False),
            table([s.mesh for s in sequences], False),
            table([np.where(s.learned, s.ids, -100) for s in sequences], -100),
        )
