"""Where the user's cache is, content hashes, and writes that a kill can't leave half done."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mme3dr.errors import MissingWeightsError


def cache_folder() -> Path:
    """The user's cache: MME3DR_CACHE, else $XDG_CACHE_HOME/mme3dr, else ~/.cache/mme3dr."""
    if chosen := os.environ.get("MME3DR_CACHE"):
        return Path(chosen).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).expanduser() / "mme3dr"


def sha256(data: bytes) -> str:
    """Hex digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """Hex digest of a file's content, computed once. The Hub's cache already names large files by it."""
    return _file_sha256(path.resolve(), path.stat().st_mtime_ns)


@lru_cache
def _file_sha256(path: Path, _modified: int) -> str:
    if re.fullmatch(r"[0-9a-f]{64}", path.name):
        return path.name
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_key(value: object) -> str:
    """Hex digest of anything JSON can hold, independent of the order of keys."""
    return sha256(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def require_files(folder: Path, names: Iterable[str], what: str) -> None:
    """Raise MissingWeightsError where a folder lacks files of `what`."""
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise MissingWeightsError(f"{folder} lacks {', '.join(missing)}: no {what}")


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with open(partial, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


def write_json(path: Path, value: object) -> None:
    """Write JSON with sorted keys, whole or not at all. NaN is refused: say null and why."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    write_bytes(path, (text + "\n").encode())
