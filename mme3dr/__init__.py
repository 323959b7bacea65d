"""MME-3DR: a benchmark of reasoning in text-to-3D generation. `mme3dr.load_mme3dr` loads the data set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mme3dr.data.loader import load_mme3dr

__version__ = "0.1.0"
__all__ = ["__version__", "load_mme3dr"]


def __getattr__(name: str):
    """Import the loader on first use, so that `import mme3dr` and the command line stay light."""
    if name == "load_mme3dr":
        from mme3dr.data.loader import load_mme3dr

        return load_mme3dr
    raise AttributeError(f"module 'mme3dr' has no attribute {name!r}")
