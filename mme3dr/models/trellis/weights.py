"""Where the files of TRELLIS come from. Evaluating never touches the network: only `mme3dr prefetch` does.

A repository is looked for in `$MME3DR_WEIGHTS/<name>/` and then in the Hub cache, there at the pinned revision.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

from mme3dr.errors import MissingWeightsError
from mme3dr.network import reaching


@dataclass(frozen=True)
class Repository:
    """A repository of the Hub.

    name: of its folder in $MME3DR_WEIGHTS, and what `mme3dr prefetch` takes.  revision: commit, or "main" where none is
    pinned; what was used stands in every result by its commit and digests.
    """

    name: str
    address: str
    revision: str


CHECKPOINTS = {
    "trellis-text-xlarge": Repository("trellis-text-xlarge", "JeffreyXiang/TRELLIS-text-xlarge", "main"),
    "trellis-image-large": Repository(
        "trellis-image-large", "JeffreyXiang/TRELLIS-image-large", "25e0d31ffbebe4b5a97464dd851910efc3002d96"
    ),
}
"""The published checkpoints. That for text takes its decoders from that for pictures."""

CLIP = Repository("clip_vit_l14", "openai/clip-vit-large-patch14", "32bd64288804d66eefd0ccbe215aa642df71cc41")
"""The text model of the published checkpoints, under the name and revision that the CLIP metrics use."""


def repository(address: str) -> Repository:
    """The repository OWNER/NAME; one that isn't listed is taken at "main", under its own name in lower case."""
    listed = next((r for r in (*CHECKPOINTS.values(), CLIP) if r.address == address), None)
    return listed or Repository(address.rpartition("/")[2].lower(), address, "main")


def find(address: str) -> Path:
    """Folder of the repository OWNER/NAME on this machine. Raises MissingWeightsError, which says how to get it."""
    source = repository(address)
    local = os.environ.get("MME3DR_WEIGHTS")
    if local and (Path(local) / source.name).is_dir():
        return Path(local) / source.name
    try:
        return Path(snapshot_download(source.address, revision=source.revision, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise MissingWeightsError(f"{address} is not on this machine: {advice(address)}") from error


def advice(address: str) -> str:
    """How to get the files of a repository."""
    source = repository(address)
    command = f"run `mme3dr prefetch {source.name}`, or " if source in (*CHECKPOINTS.values(), CLIP) else ""
    return f"{command}put its files into $MME3DR_WEIGHTS/{source.name}/"


def fetch(address: str, patterns: Sequence[str]) -> Path:
    """Download files of a repository at its revision, or find them in $MME3DR_WEIGHTS. Raises NetworkError."""
    source = repository(address)
    local = os.environ.get("MME3DR_WEIGHTS")
    if local and (Path(local) / source.name).is_dir():
        return Path(local) / source.name
    with reaching(f"downloading {address}", f"(or {advice(address)})"):
        return Path(snapshot_download(source.address, revision=source.revision, allow_patterns=list(patterns)))


def revision(folder: Path) -> str:
    """Commit of a folder of the Hub's cache, or "local"."""
    return folder.name if re.fullmatch(r"[0-9a-f]{40}", folder.name) else "local"
