"""Small networks of the package as folders: config.json, model.safetensors in float16, and the words they read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from safetensors.torch import load_file, save
from torch import nn

from mme3dr.errors import DataError
from mme3dr.files import require_files, write_bytes, write_json

CONFIG, WEIGHTS = "config.json", "model.safetensors"


def save_network(folder: Path, network: nn.Module, config: object) -> None:
    """Write config.json, of the fields of a dataclass, and model.safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / CONFIG, asdict(config))
    tensors = {k: v.half() if v.is_floating_point() else v for k, v in network.state_dict().items()}
    write_bytes(folder / WEIGHTS, save({k: v.contiguous() for k, v in tensors.items()}))


def load_network(folder: Path, make: Callable[[dict], nn.Module], words: str, what: str) -> nn.Module:
    """The network in float32, ready to be used.

    make: from the fields of config.json.  words: file of its words, which has to be there too.  what: for errors.
    Raises MissingWeightsError where a file is missing, DataError where configuration and weights don't fit.
    """
    require_files(folder, (CONFIG, WEIGHTS, words), what)
    fields = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    try:
        network = make({name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()})
        network.load_state_dict(load_file(folder / WEIGHTS))
    except (TypeError, KeyError, RuntimeError) as error:
        raise DataError(f"{folder}: configuration and weights don't make a {what} ({error})") from error
    return network.eval()
