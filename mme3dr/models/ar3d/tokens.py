"""Shapes as text: `<mesh-start>`, one `<meshN>` for every code, `<mesh-end>` (paper, section 1).

Parsing is strict. A sequence with too few or too many codes is an error and never padded or cut: a shape that a model
didn't finish must be counted as failed and not be scored as something it didn't say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mme3dr.errors import MME3DRError

START = "<mesh-start>"
END = "<mesh-end>"
ANY_MESH_TOKEN = re.compile(r"<mesh-start>|<mesh-end>|<mesh\d+>")


class MeshTokenError(MME3DRError):
    """Mesh tokens that are not one whole shape.

    kind: "no_start", "no_end", "several" (more than one shape), "wrong_count", "not_a_code" (something else stands
    between the codes), "out_of_range" (a code that the codebook lacks), "stray" (mesh tokens outside the shape).
    """

    def __init__(self, kind: str, message: str):
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class MeshVocabulary:
    """The mesh tokens of a model.

    length: codes of one shape.  codebook: entries of the codebook, so codes lie in [0, codebook).
    """

    length: int
    codebook: int

    def tokens(self) -> list[str]:
        """All mesh tokens: start, end, then the codes in order, codebook + 2 strings."""
        return [START, END, *(f"<mesh{n}>" for n in range(self.codebook))]

    def text(self, codes: Sequence[int] | np.ndarray) -> str:
        """The text form of one shape. codes: [length] whole numbers. Raises MeshTokenError."""
        return START + "".join(f"<mesh{code}>" for code in self.checked(codes)) + END

    def parse(self, text: str) -> np.ndarray:
        """The codes of the one shape in a text, [length] int64; words before and after it are allowed.

        Raises MeshTokenError.
        """
        found = ANY_MESH_TOKEN.findall(text)
        for token, kind in ((START, "no_start"), (END, "no_end")):
            if found.count(token) == 0:
                raise MeshTokenError(kind, f"there is no {token} in the text {_shown(text)}")
            if found.count(token) > 1:
                raise MeshTokenError("several", f"{token} stands {found.count(token)} times in the text, not once")
        before, _, rest = text.partition(START)
        inside, end, after = rest.partition(END)
        if not end:
            raise MeshTokenError("no_end", f"{END} stands before {START}")
        if ANY_MESH_TOKEN.search(before) or ANY_MESH_TOKEN.search(after):
            raise MeshTokenError("stray", f"there are codes outside of {START} ... {END}")
        between = ANY_MESH_TOKEN.sub("", inside)
        if between:
            raise MeshTokenError("not_a_code", f"{_shown(between)} stands among the codes")
        return self.checked([int(token[5:-1]) for token in ANY_MESH_TOKEN.findall(inside)])

    def checked(self, codes: Sequence[int] | np.ndarray) -> np.ndarray:
        """The codes as [length] int64, if they are exactly one shape. Raises MeshTokenError."""
        codes = np.asarray(codes)
        if codes.shape != (self.length,):
            raise MeshTokenError("wrong_count", f"a shape has {self.length} codes, these have the shape {codes.shape}")
        if codes.dtype.kind not in "iu":
            raise MeshTokenError("not_a_code", f"codes are whole numbers, these are {codes.dtype}")
        wrong = codes[(codes < 0) | (codes >= self.codebook)]
        if len(wrong):
            raise MeshTokenError("out_of_range", f"code {wrong[0]} is not in the codebook of {self.codebook} entries")
        return codes.astype(np.int64)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
