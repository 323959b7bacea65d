"""A checkpoint in the published layout: `pipeline.json`, and for each network a JSON config and a safetensors file."""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file
from torch import nn

from mme3dr.errors import DataError, MissingWeightsError, unknown_name
from mme3dr.files import file_sha256
from mme3dr.models.trellis import weights
from mme3dr.models.trellis.samplers import FlowEuler
from mme3dr.models.trellis.text import find_text_model
from mme3dr.models.trellis.text import identity as text_identity

NETWORKS = {
    "SparseStructureFlowModel": "structure_flow",
    "SparseStructureDecoder": "structure_decoder",
    "SLatFlowModel": "latent_flow",
    "SLatMeshDecoder": "mesh_decoder",
    "SLatGaussianDecoder": "gaussian_decoder",
}
"""Class named in a config -> module of this package. "Elastic" before a name is about training memory alone."""

STRUCTURE_FLOW, STRUCTURE_DECODER = "sparse_structure_flow_model", "sparse_structure_decoder"
LATENT_FLOW, MESH_DECODER, GAUSSIAN_DECODER = "slat_flow_model", "slat_decoder_mesh", "slat_decoder_gs"
"""What `pipeline.json` calls the networks."""

DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}


@dataclass(frozen=True)
class Checkpoint:
    """An opened checkpoint; networks are read when they are asked for.

    name: as the user gave it.  folder: where `pipeline.json` is.  settings: its "args".
    """

    name: str
    folder: Path
    settings: dict

    @classmethod
    def open(cls, name: str) -> Checkpoint:
        """A folder, or the name of a published checkpoint or OWNER/NAME, from $MME3DR_WEIGHTS or the Hub cache.

        Raises UnknownNameError, MissingWeightsError, or DataError for a broken `pipeline.json`.
        """
        folder = Path(name).expanduser()
        if not folder.is_dir():
            if name not in weights.CHECKPOINTS and name.count("/") != 1:
                raise unknown_name("checkpoint", name, weights.CHECKPOINTS, ", a folder, or OWNER/NAME on the Hub")
            folder = weights.find(weights.CHECKPOINTS[name].address if name in weights.CHECKPOINTS else name)
        path = folder / "pipeline.json"
        if not path.is_file():
            raise MissingWeightsError(f"the checkpoint {folder} has no pipeline.json")
        settings = _read_json(path).get("args")
        if not isinstance(settings, dict) or not isinstance(settings.get("models"), dict):
            raise DataError(f'{path} has no "args" with "models"')
        return cls(name, folder, settings)

    def setting(self, key: str) -> object:
        """An entry of `args`. Raises DataError when it is missing."""
        if key not in self.settings:
            raise DataError(f'{self.folder / "pipeline.json"} has no entry "{key}"; it has: {", ".join(self.settings)}')
        return self.settings[key]

    def sampler(self, stage: str) -> FlowEuler:
        """Sampler of a stage, "sparse_structure" or "slat"."""
        return FlowEuler.from_config(self.setting(f"{stage}_sampler"))

    def text_model(self) -> Path:
        """Folder of the CLIP text model. Raises DataError for a checkpoint that is conditioned on pictures."""
        if "text_cond_model" not in self.settings:
            raise DataError(
                f'the checkpoint {self.name} names no "text_cond_model": it is conditioned on pictures. '
                "Use one conditioned on text, such as trellis-text-xlarge"
            )
        return find_text_model(str(self.setting("text_cond_model")), self.folder)

    def files(self, role: str) -> tuple[Path, Path]:
        """Config and weights of a network, in this checkpoint or, for OWNER/NAME/PATH, in that repository."""
        models = self.settings["models"]
        if role not in models:
            raise DataError(f"{self.folder / 'pipeline.json'} names no {role}; it names: {', '.join(models)}")
        return _pair(self.folder, str(models[role]))

    def skeleton(self, role: str) -> nn.Module:
        """A network without numbers, on the meta device, after a look at the names and shapes in its weights file.

        Raises MissingWeightsError, or DataError that names unknown settings and unknown, missing or misshapen tensors.
        """
        config, path = self.files(role)
        with torch.device("meta"):
            network = _network(config)
        _check_shapes(network, _shapes(path), path)
        return network

    def load(self, role: str, device: str | torch.device = "cpu", dtype: str = "float32") -> nn.Module:
        """A network, ready for use. Raises as `skeleton` does.

        dtype: of the blocks' matrices; embeddings, norms and outputs stay float32.
        """
        network = self.skeleton(role)
        network.load_state_dict(load_file(self.files(role)[1], device=str(device)), assign=True)
        return network.to_dtype(DTYPES[dtype]).eval().requires_grad_(False)

    def identity(self, roles: Sequence[str]) -> dict:
        """What results depend on: commit and digests of `pipeline.json`, of these networks and of the text model."""
        digests = {"pipeline.json": file_sha256(self.folder / "pipeline.json")}
        for role in roles:
            digests |= {f"{role}{path.suffix}": file_sha256(path) for path in self.files(role)}
        text = text_identity(str(self.setting("text_cond_model")), self.text_model())
        return {"revision": weights.revision(self.folder), "sha256": digests, "text_model": text}


def fetch(name: str) -> list[Path]:
    """Download a published checkpoint without what only its radiance-field decoder needs; the folders it lies in.

    Raises UnknownNameError, NetworkError.
    """
    if name not in weights.CHECKPOINTS:
        raise unknown_name("checkpoint", name, weights.CHECKPOINTS)
    address = weights.CHECKPOINTS[name].address
    folder = weights.fetch(address, ["pipeline.json"])
    wanted: dict[str, list[str]] = {address: ["pipeline.json"]}
    for role, entry in _read_json(folder / "pipeline.json")["args"]["models"].items():
        if role != "slat_decoder_rf":
            owner, path = _split(str(entry))
            wanted.setdefault(owner or address, []).extend([f"{path}.json", f"{path}.safetensors"])
    return [weights.fetch(repository, patterns) for repository, patterns in wanted.items()]


def _pair(folder: Path, entry: str) -> tuple[Path, Path]:
    """Files of the network `entry`. Raises MissingWeightsError."""
    owner, path = _split(entry)
    if owner and not (folder / f"{entry}.json").is_file():
        folder = weights.find(owner)
    else:
        path = entry
    pair = folder / f"{path}.json", folder / f"{path}.safetensors"
    missing = [str(file) for file in pair if not file.is_file()]
    if missing:
        advice = f": {weights.advice(owner)}" if owner else ""
        raise MissingWeightsError(f"the network {entry} lacks {', '.join(missing)}{advice}")
    return pair


def _split(entry: str) -> tuple[str, str]:
    """OWNER/NAME/PATH -> (OWNER/NAME, PATH); a path within the checkpoint has no owner."""
    parts = entry.split("/")
    return ("/".join(parts[:2]), "/".join(parts[2:])) if len(parts) > 2 else ("", entry)


def _network(path: Path) -> nn.Module:
    """An instance with the settings of a config. Raises DataError for an unknown class or setting."""
    config = _read_json(path)
    name = str(config.get("name", "")).removeprefix("Elastic")
    if name not in NETWORKS:
        raise DataError(f"{path} names the network {config.get('name')!r}; known: {', '.join(NETWORKS)}")
    network = getattr(importlib.import_module(f"mme3dr.models.trellis.{NETWORKS[name]}"), name)
    try:
        return network(**config["args"])
    except (TypeError, ValueError, KeyError) as error:
        raise DataError(f"{path}: {name} can't be made with its settings: {error}") from error


def _shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Names and shapes of a safetensors file, from its header alone. Raises DataError for a broken file."""
    try:
        with safe_open(path, "pt") as file:
            return {key: tuple(file.get_slice(key).get_shape()) for key in file.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise DataError(f"{path} is broken, fetch it again: {error}") from error


def _check_shapes(network: nn.Module, found: dict[str, tuple[int, ...]], path: Path) -> None:
    """Raise DataError unless the tensors are those of the network, by name and shape."""
    own = {key: tuple(value.shape) for key, value in network.state_dict().items()}
    common = sorted(set(own) & set(found))
    faults = {
        "unknown tensors": sorted(set(found) - set(own)),
        "missing tensors": sorted(set(own) - set(found)),
        "tensors of another shape": [f"{k} {found[k]} instead of {own[k]}" for k in common if found[k] != own[k]],
    }
    said = "; ".join(f"{what}: {', '.join(names)}" for what, names in faults.items() if names)
    if said:
        raise DataError(f"{path} doesn't fit {type(network).__name__}: {said}")


def _read_json(path: Path) -> dict:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"{path} is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise DataError(f"{path} holds no JSON object")
    return value
