"""Third stage: encoder features of every view, kept by content so that each picture is encoded once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from tqdm import tqdm

from evaluators.base import Extractor
from mme3dr.files import cache_folder, content_key
from mme3dr.run.store import Store
from mme3dr.run.views import read_views


def view_features(
    extractor: Extractor,
    views: Mapping[str, tuple[Path, str]],
    store: Store,
    known: Mapping[str, np.ndarray] | None = None,
) -> dict[str, np.ndarray]:
    """Features [V, D] float32 by name.

    views: name -> (picture of the views side by side, its SHA-256).  known: features by SHA-256 of the picture.
    """
    identity = content_key(extractor.identity())
    stage = f"features/{extractor.name}"
    found = {}
    with tqdm(total=len(views), desc=f"features {extractor.name}", unit="object") as bar:
        for name, (path, digest) in views.items():
            key = content_key(["features-1", identity, digest])
            value = store.get_array(stage, name, key)
            if value is None:
                made = (known or {}).get(digest)
                value = store.put_array(stage, name, key, extractor.images(read_views(path)) if made is None else made)
            found[name] = value
            bar.update()
    return found


def blank_features(extractor: Extractor, count: int, size: int, background: list[float]) -> np.ndarray:
    """Features [count, D] of pictures that show nothing but the background: what a failed object looks like."""
    empty = np.empty((1, size, size, 3), np.uint8)
    empty[:] = np.round(np.asarray(background) * 255).astype(np.uint8)
    return np.repeat(extractor.images(empty), count, axis=0)


def reference_store() -> Store:
    """Features of reference pictures, shared by all runs."""
    return Store(cache_folder() / "reference-features")
