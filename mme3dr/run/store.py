"""What a run has done so far, on disk: one small file per stage and sample, keyed by all that it was made from.

A stage asks for its record by key before it works. A record is there whole or not at all, so a run killed at any
moment goes on where it was, and a changed input (another mesh, protocol, weight) is worked on again.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np

from mme3dr.files import write_bytes, write_json


class Store:
    """Records under `folder`/stages."""

    def __init__(self, folder: Path):
        self.folder = folder

    def get(self, stage: str, name: str, key: str) -> dict | None:
        """The record, or None when there is none made from the same inputs."""
        try:
            record = json.loads(self._path(stage, name, ".json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return record["value"] if record["key"] == key else None

    def put(self, stage: str, name: str, key: str, value: dict) -> dict:
        """Keep a record; returns it."""
        write_json(self._path(stage, name, ".json"), {"key": key, "value": value})
        return value

    def get_array(self, stage: str, name: str, key: str) -> np.ndarray | None:
        """A stored array, or None when there is none made from the same inputs."""
        try:
            with np.load(self._path(stage, name, ".npz"), allow_pickle=False) as file:
                return file["value"] if str(file["key"]) == key else None
        except FileNotFoundError:
            return None

    def put_array(self, stage: str, name: str, key: str, value: np.ndarray) -> np.ndarray:
        """Keep an array; returns it."""
        buffer = io.BytesIO()
        np.savez(buffer, key=np.array(key), value=value)
        write_bytes(self._path(stage, name, ".npz"), buffer.getvalue())
        return value

    def _path(self, stage: str, name: str, suffix: str) -> Path:
        return self.folder / "stages" / stage / f"{name}{suffix}"
