"""Where the weights of encoders come from. Evaluating never touches the network: only `prefetch` does.

A weight is looked for in `$MME3DR_WEIGHTS/<extractor>/` and then in the Hub cache, there at the pinned revision. What
was found is named in every result by repository, commit and SHA-256 of each weight file, and by whether that is the
pinned file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import LocalEntryNotFoundError

from mme3dr.errors import MissingWeightsError, UnknownNameError
from mme3dr.files import file_sha256
from mme3dr.network import reaching

WEIGHT_SUFFIXES = (".safetensors", ".bin", ".pt", ".pth")


@dataclass(frozen=True)
class Source:
    """A repository of the Hub at a commit (or an address for weights that aren't on it), and what is needed of it.

    weight: the weight file.  sha256: its digest.  others: patterns of the further files.
    """

    repository: str
    revision: str
    weight: str
    sha256: str
    others: tuple[str, ...] = ()
    address: str = ""


SOURCES: dict[str, Source] = {
    "clip_vit_b32": Source(
        "timm/vit_base_patch32_clip_224.openai",
        "a6f597a30f7b82c51704746581f9a4e41421e878",
        "open_clip_model.safetensors",
        "e6d1bd7789aa45192b3bf90570a789b478bae1b74ebcce7eddd908e83a2b7c31",
        ("*.json", "*.txt"),
    ),
    "clip_vit_l14": Source(
        "openai/clip-vit-large-patch14",
        "32bd64288804d66eefd0ccbe215aa642df71cc41",
        "model.safetensors",
        "a2bf730a0c7debf160f7a6b50b3aaf3703e7e88ac73de7a314903141db026dcb",
        ("*.json", "*.txt"),
    ),
    "dinov2_large": Source(
        "facebook/dinov2-large",
        "47b73eefe95e8d44ec3623f8890bd894b6ea2d6c",
        "model.safetensors",
        "399fba97a95f22c36834418bc69373364a99af3a1153da1c0fb31db567c92e23",
        ("*.json",),
    ),
    "inception_v3": Source(
        "",
        "",
        "weights-inception-2015-12-05-6726825d.pth",
        "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2",
        address="torch-fidelity's release file weights-inception-2015-12-05-6726825d.pth",
    ),
}


def find(name: str) -> Path:
    """Folder with the weights of an extractor. Raises MissingWeightsError, which says how to get them."""
    local = os.environ.get("MME3DR_WEIGHTS")
    if local and (Path(local) / name).is_dir():
        return Path(local) / name
    source = SOURCES[name]
    if source.address:
        if (_torch_hub() / source.weight).is_file():
            return _torch_hub()
    else:
        try:
            folder = _snapshot(source, local_files_only=True)
        except LocalEntryNotFoundError:
            folder = None
        if folder and (folder / source.weight).is_file():  # not so after a download that was broken off
            return folder
    raise MissingWeightsError(
        f"the weights {name} ({source.repository or source.address}) are not on this machine: "
        f"run `mme3dr prefetch {name}`, or put them into $MME3DR_WEIGHTS/{name}/"
    )


def identity(name: str, folder: Path) -> dict:
    """Source, revision (commit of the Hub snapshot, or "local"), SHA-256 of each weight file, and if it is pinned."""
    source = SOURCES[name]
    revision = folder.name if re.fullmatch(r"[0-9a-f]{40}", folder.name) else "local"
    shared = folder == _torch_hub()  # other programs' weights lie there too
    weights = [folder / source.weight] if shared else sorted(p for p in folder.iterdir() if p.suffix in WEIGHT_SUFFIXES)
    digests = {p.name: file_sha256(p) for p in weights}
    return {
        "source": source.repository or source.address,
        "revision": revision,
        "sha256": digests,
        "pinned": source.sha256 in digests.values(),
    }


def prefetch(names: Sequence[str] = ()) -> list[str]:
    """Download the named weights, or all, at their pinned revisions; one line about each.

    Raises UnknownNameError, or MissingWeightsError when what came isn't the pinned file.
    """
    for name in names:
        if name not in SOURCES:
            raise UnknownNameError(f"unknown weights {name!r}: choose from {', '.join(SOURCES)}")
    lines = []
    for name in names or SOURCES:
        source = SOURCES[name]
        with reaching(f"downloading {name}", f"(or put the files into $MME3DR_WEIGHTS/{name}/)"):
            folder = _downloaded(name, source)
        if not identity(name, folder)["pinned"]:
            raise MissingWeightsError(
                f"{folder / source.weight} is not the file with SHA-256 {source.sha256}: delete it"
            )
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


def _downloaded(name: str, source: Source) -> Path:
    if source.repository:
        return _snapshot(source, local_files_only=False)
    from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

    FeatureExtractorInceptionV3("inception-v3-compat", ["2048"])  # downloads and checks its own file
    return find(name)


def _snapshot(source: Source, local_files_only: bool) -> Path:
    patterns = [source.weight, *source.others]
    return Path(
        snapshot_download(
            source.repository,
            revision=source.revision,
            allow_patterns=patterns,
            local_files_only=local_files_only,
        )
    )


def _torch_hub() -> Path:
    """Where torch.hub keeps downloads; found without importing torch, which takes seconds."""
    cache = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    return Path(os.environ.get("TORCH_HOME", f"{cache}/torch")).expanduser() / "hub" / "checkpoints"
