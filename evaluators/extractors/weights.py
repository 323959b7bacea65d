"""Where the weights of encoders come from. Evaluating never touches the network: only `prefetch` does.

A weight is looked for in `$MME3DR_WEIGHTS/<extractor>/` and then in the Hub cache. What was found is named in every
result by repository, commit and SHA-256 of each weight file.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import LocalEntryNotFoundError

from mme3dr.errors import MissingWeightsError, UnknownNameError

WEIGHT_SUFFIXES = (".safetensors", ".bin", ".pt", ".pth")


@dataclass(frozen=True)
class Source:
    """A repository of the Hub, or an address for weights that aren't on it, with the files that are needed."""

    repository: str
    files: tuple[str, ...]
    address: str = ""


SOURCES: dict[str, Source] = {
    "clip_vit_b32": Source("timm/vit_base_patch32_clip_224.openai", ("open_clip_*", "*.json", "*.txt")),
    "clip_vit_l14": Source("timm/vit_large_patch14_clip_224.openai", ("open_clip_*", "*.json", "*.txt")),
    "dinov2_large": Source("facebook/dinov2-large", ("config.json", "preprocessor_config.json", "model.safetensors")),
    "inception_v3": Source("", ("*.pth",), "torch-fidelity's release file weights-inception-2015-12-05-6726825d.pth"),
}


def find(name: str) -> Path:
    """Folder with the weights of an extractor. Raises MissingWeightsError, which says how to get them."""
    local = os.environ.get("MME3DR_WEIGHTS")
    if local and (Path(local) / name).is_dir():
        return Path(local) / name
    source = SOURCES[name]
    if source.address:
        folder = _torch_hub()
        if any(folder.glob("weights-inception-*.pth")):
            return folder
    else:
        try:
            return Path(snapshot_download(source.repository, allow_patterns=source.files, local_files_only=True))
        except LocalEntryNotFoundError:
            pass
    raise MissingWeightsError(
        f"the weights {name} ({source.repository or source.address}) are not on this machine: "
        f"run `mme3dr prefetch {name}`, or put them into $MME3DR_WEIGHTS/{name}/"
    )


def identity(name: str, folder: Path) -> dict:
    """Source, revision (commit of the Hub snapshot, or "local") and SHA-256 of each weight file."""
    source = SOURCES.get(name, Source("", ()))
    revision = folder.name if re.fullmatch(r"[0-9a-f]{40}", folder.name) else "local"
    weights = sorted(p for p in folder.iterdir() if p.suffix in WEIGHT_SUFFIXES)
    return {
        "source": source.repository or source.address or str(folder.name),
        "revision": revision,
        "sha256": {p.name: _digest(p.resolve(), p.stat().st_mtime_ns) for p in weights},
    }


def prefetch(names: Sequence[str] = ()) -> list[str]:
    """Download the named weights, or all; one line about each."""
    for name in names:
        if name not in SOURCES:
            raise UnknownNameError(f"unknown weights {name!r}: choose from {', '.join(SOURCES)}")
    lines = []
    for name in names or SOURCES:
        source = SOURCES[name]
        if source.repository:
            folder = Path(snapshot_download(source.repository, allow_patterns=source.files))
        else:
            from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

            FeatureExtractorInceptionV3("inception-v3-compat", ["2048"])  # downloads and checks its own file
            folder = find(name)
        lines.append(f"{name}: {folder}")
    return lines


def availability() -> dict[str, str]:
    """Extractor -> "here" or what is missing."""
    states = {}
    for name in SOURCES:
        try:
            states[name] = f"here ({find(name)})"
        except MissingWeightsError:
            states[name] = f"missing (mme3dr prefetch {name})"
    return states


def _torch_hub() -> Path:
    from torch.hub import get_dir

    return Path(get_dir()) / "checkpoints"


@lru_cache
def _digest(path: Path, _modified: int) -> str:
    """SHA-256 of a file; the Hub's cache already names large files by it."""
    if re.fullmatch(r"[0-9a-f]{64}", path.name):
        return path.name
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
