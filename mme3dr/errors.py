"""Errors that users meet. Each message says what was wrong, where, and what to do."""

import difflib
from collections.abc import Collection


class MME3DRError(Exception):
    """Base of every error that the command line prints without a traceback."""


class UnknownNameError(MME3DRError):
    """A model, metric, protocol or category name that is not registered."""


def unknown_name(kind: str, name: str, known: Collection[str], also: str = "") -> UnknownNameError:
    """The error for a name that isn't among the known ones, with the nearest of them. also: what else may be given."""
    near = difflib.get_close_matches(name, known, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return UnknownNameError(f"unknown {kind} {name!r}.{hint} Known: {', '.join(known)}{also}")


class DataError(MME3DRError):
    """The data set, an export of it, or an annotation is broken."""


class MissingWeightsError(MME3DRError):
    """Weights that a metric or model needs are neither cached nor in the given folder."""


class NetworkError(MME3DRError):
    """The Hub, or another server, can't be reached, or refuses."""


class MeshError(MME3DRError):
    """A mesh file can't be used. `kind` is a short fixed name to count failures by."""

    kind = "mesh"

    def __init__(self, message: str, kind: str | None = None):
        super().__init__(message)
        if kind is not None:
            self.kind = kind


class GenerationError(MME3DRError):
    """A model can't make this object. `kind` is a short fixed name to count failures by."""

    def __init__(self, message: str, kind: str):
        super().__init__(message)
        self.kind = kind
