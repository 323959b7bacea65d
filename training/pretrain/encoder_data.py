"""What an encoder is shown in a step: pictures of objects, true and wrong captions, facts beside their contrasts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from evaluators.extractors.nano_towers import word_numbers
from mme3dr.meshes.palette import COLOURS
from training.pretrain.hard_negatives import COLOUR, NUMBERS, wrong_captions
from training.pretrain.renders import FORMS, VIEWS, Renders

CAPTIONS = {"caption": 0.6, "detail": 0.25, "plan": 0.15}
"""Which of an object's texts stands for it, and how often."""
PADDING, UNKNOWN = "<padding>", "<unknown>"
SHIFT = 3
"""Pixels by which a picture is moved at most."""
_COUNT = re.compile(r"\b(" + "|".join([*NUMBERS, "no", "an?"]) + r")\b")


@dataclass(frozen=True)
class Mix:
    """What stands in a batch.

    mates: objects of one family, so that a batch of the loop is so many times larger.  views: pictures of each, all of
    one form.  facts: of each object.  word_dropout: share of words shown as unknown.
    """

    mates: int = 4
    views: int = 2
    facts: int = 6
    word_dropout: float = 0.05


class Batch(NamedTuple):
    """pictures: [B, V, SIDE, SIDE, 3] uint8.  captions: [B, L] word numbers.  wrong: [W, L], wrong captions of the
    objects `wrong_of` [W].  facts: [T, L] statements and contrasts.  pairs: [P, 3] object, its statement, the contrast
    (rows of `facts`).  rivals: [R, 3] a statement, an object that it is true of, one of the same family that it isn't.
    """

    pictures: torch.Tensor
    captions: torch.Tensor
    wrong: torch.Tensor
    wrong_of: torch.Tensor
    facts: torch.Tensor
    pairs: torch.Tensor
    rivals: torch.Tensor


class Pairs:
    """Objects with pictures and texts, and batches of them."""

    def __init__(self, renders: Renders, mix: Mix, length: int):
        self.renders, self.mix, self.length = renders, mix, length
        rows = renders.rows
        self.texts = {name: rows[name][:] for name in CAPTIONS}
        self.facts = [[(f["statement"], f["contrast"]) for f in facts] for facts in rows["facts"]]
        self.parts = [[p["name"] for p in parts] for parts in rows["parts"]]
        self.family = rows["family"][:]
        self.members = defaultdict(list)
        for row, family in enumerate(self.family):
            self.members[family].append(row)
        self.swaps = {family: self._swaps(members) for family, members in self.members.items()}
        self.truth = [_Truth(facts) for facts in self.facts]
        self.tokenizer = learn_words(self._all_texts())

    def __len__(self) -> int:
        return len(self.family)

    def batch(self, indices: Sequence[int], rng: np.random.Generator) -> Batch:
        """The objects of these numbers, each with mates of its family."""
        groups = [self._with_mates(int(index), rng) for index in indices]
        objects = [row for group in groups for row in group]
        captions = [self.texts[rng.choice(list(CAPTIONS), p=list(CAPTIONS.values()))][row] for row in objects]
        wrong, wrong_of = [], []
        for number, (row, text) in enumerate(zip(objects, captions, strict=True)):
            made = wrong_captions(text, self.parts[row], self.swaps[self.family[row]], rng)
            wrong += made
            wrong_of += [number] * len(made)
        facts, pairs, rivals = self._facts(groups, rng)
        return Batch(
            torch.from_numpy(np.stack([self._pictures(row, rng) for row in objects])),
            self._numbers(captions, rng),
            self._numbers(wrong, rng),
            torch.tensor(wrong_of, dtype=torch.int64),
            self._numbers(facts, rng),
            torch.tensor(pairs, dtype=torch.int64).reshape(-1, 3),
            torch.tensor(rivals, dtype=torch.int64).reshape(-1, 3),
        )

    def _with_mates(self, row: int, rng: np.random.Generator) -> list[int]:
        others = [member for member in self.members[self.family[row]] if member != row]
        count = min(self.mix.mates - 1, len(others))
        return [row, *(others[i] for i in rng.choice(len(others), count, replace=False))] if count else [row]

    def _pictures(self, row: int, rng: np.random.Generator) -> np.ndarray:
        """[views, SIDE, SIDE, 3] uint8, moved a little on their white ground."""
        form = rng.integers(len(FORMS))
        views = rng.choice(VIEWS, self.mix.views, replace=False)
        chosen = self.renders.pictures(row)[form][np.sort(views)]
        down, right = rng.integers(-SHIFT, SHIFT + 1, 2)
        moved = np.pad(chosen, ((0, 0), (SHIFT, SHIFT), (SHIFT, SHIFT), (0, 0)), constant_values=255)
        side = chosen.shape[1]
        return moved[:, SHIFT + down : SHIFT + down + side, SHIFT + right : SHIFT + right + side]

    def _facts(self, groups: Sequence[Sequence[int]], rng: np.random.Generator) -> tuple[list[str], list, list]:
        """Texts, pairs and rivals of `Batch`."""
        places: dict[str, int] = {}
        pairs, rivals, first = [], [], 0
        for group in groups:
            for number, row in enumerate(group, start=first):
                facts = self.facts[row]
                for choice in rng.choice(len(facts), min(self.mix.facts, len(facts)), replace=False):
                    statement, contrast = (places.setdefault(text, len(places)) for text in facts[choice])
                    pairs.append((number, statement, contrast))
                    untrue = [first + i for i, mate in enumerate(group) if self.truth[mate].denies(facts[choice][0])]
                    rivals += [(statement, number, other) for other in untrue]
            first += len(group)
        return list(places), pairs, rivals

    def _numbers(self, texts: Sequence[str], rng: np.random.Generator) -> torch.Tensor:
        if not texts:
            return torch.zeros(0, 1, dtype=torch.int64)
        numbers = word_numbers(self.tokenizer, texts, self.length)
        lost = torch.from_numpy(rng.random(numbers.shape) < self.mix.word_dropout) & (numbers > 0)
        return numbers.masked_fill(lost, self.tokenizer.token_to_id(UNKNOWN))

    def _swaps(self, members: Sequence[int]) -> dict[str, list[str]]:
        """Colours and parts that occur in some objects."""
        colours = {c for row in members for c in COLOURS if re.search(rf"\b{c}\b", self.texts["detail"][row])}
        return {"colours": sorted(colours), "parts": sorted({p for row in members for p in self.parts[row]})}

    def _all_texts(self) -> Iterable[str]:
        for texts in self.texts.values():
            yield from texts
        for facts in self.facts:
            for pair in facts:
                yield from pair


class _Truth:
    """What is known to be false of an object, from its facts."""

    def __init__(self, facts: Sequence[tuple[str, str]]):
        self.false = {contrast for _, contrast in facts}
        self.true: dict[str, set[str]] = defaultdict(set)
        for statement, _ in facts:
            self.true[slot(statement)].add(statement)

    def denies(self, statement: str) -> bool:
        """The statement is one of the contrasts, or says another colour or number than what is true."""
        about = slot(statement)
        return statement in self.false or (about in self.true and statement not in self.true[about])


def slot(statement: str) -> str:
    """What a statement is about: the statement without its colours and numbers.

    >>> slot("The bed has three red legs.")
    'The bed has # * legs.'
    """
    return _COUNT.sub("#", COLOUR.sub("*", statement))


def learn_words(texts: Iterable[str]) -> Tokenizer:
    """A tokenizer of whole lower-case words and marks; 0 is padding, 1 any word that isn't in the texts."""
    tokenizer = Tokenizer(models.WordLevel(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train_from_iterator(
        texts, trainers.WordLevelTrainer(special_tokens=[PADDING, UNKNOWN], show_progress=False, vocab_size=30_000)
    )
    return tokenizer
