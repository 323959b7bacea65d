"""A baseline that any generator should beat: the training object whose caption is nearest to the prompt.

python -m training.retrieval writes the captions it searches anew, after a change of families.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from mme3dr.files import file_sha256, write_bytes
from mme3dr.models.base import TextTo3DModel
from mme3dr.records import Asset, Item
from training.families.dataset import load_families
from training.families.sample import mesh_of

CAPTIONS = Path(__file__).with_name("train_captions.parquet")
"""Ids and captions of the standard training split, so that no object has to be built to search them."""


class Retrieval(TextTo3DModel):
    """The object of the nearest of the 8,400 training captions, by cosine of tf-idf weighted words and word pairs."""

    batch_size = 16
    world = "baseline"

    def __init__(self):
        self.captions = pd.read_parquet(CAPTIONS)
        self.index = TfIdf(self.captions["caption"])

    def identity(self) -> dict:
        """Digest of the captions."""
        return {"captions": file_sha256(CAPTIONS)}

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """The nearest objects; the text "caption" says what they were made for."""
        nearest = self.index.nearest([item.prompt for item in items])
        rows = self.captions.iloc[nearest]
        return [
            Asset(item.id, mesh_of(row.id), texts={"caption": row.caption})
            for item, row in zip(items, rows.itertuples(), strict=True)
        ]


class TfIdf:
    """Texts as unit vectors over their words and neighbouring pairs of words, a term counting more the rarer it is."""

    def __init__(self, texts: Sequence[str]):
        counted = [Counter(terms(text)) for text in texts]
        self.terms = {term: number for number, term in enumerate(sorted({t for c in counted for t in c}))}
        documents = np.zeros(len(self.terms))
        for counts in counted:
            documents[[self.terms[term] for term in counts]] += 1
        self.weight = np.log((1 + len(counted)) / (1 + documents)) + 1  # [terms]
        self.vectors = self._vectors(counted)  # [texts, terms]

    def nearest(self, texts: Sequence[str]) -> np.ndarray:
        """Number of the nearest indexed text for each text [N]; the first of several, and 0 where no word is known."""
        query = self._vectors([Counter(terms(text)) for text in texts])
        return np.asarray((query @ self.vectors.T).todense()).argmax(1)

    def _vectors(self, counted: Sequence[Counter]) -> csr_array:
        rows, columns, values = [], [], []
        for row, counts in enumerate(counted):
            known = {self.terms[term]: count for term, count in counts.items() if term in self.terms}
            vector = np.array(list(known.values())) * self.weight[list(known)] if known else np.zeros(0)
            rows += [row] * len(known)
            columns += known
            values += list(vector / np.linalg.norm(vector))
        return csr_array((values, (rows, columns)), shape=(len(counted), len(self.terms)))


def terms(text: str) -> list[str]:
    """Words in lower case without a plural's s, and pairs of neighbours."""
    words = [re.sub(r"(?<=[a-z]{2}[^s])s$", "", word) for word in re.findall(r"[a-z0-9]+", text.lower())]
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def write_captions() -> Path:
    """Build the standard training split and write its captions."""
    rows = load_families("train")
    buffer = io.BytesIO()
    table = pd.DataFrame({"id": rows["id"][:], "caption": rows["caption"][:]})
    table.to_parquet(buffer, index=False, compression="zstd")
    write_bytes(CAPTIONS, buffer.getvalue())
    return CAPTIONS


if __name__ == "__main__":
    print(write_captions())
