"""Names of models -> where they are implemented. Nothing is imported until a model is asked for."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from importlib.metadata import entry_points
from pathlib import Path

from mme3dr.errors import UnknownNameError, unknown_name
from mme3dr.models.base import TextTo3DModel

MODELS: dict[str, tuple[str, str]] = {
    "reference": ("mme3dr.models.baselines:Reference", "the reference meshes themselves: the ceiling"),
    "shuffled": (
        "mme3dr.models.baselines:Shuffled",
        "reference meshes under the wrong prompts: right set, no alignment",
    ),
    "primitives": ("mme3dr.models.baselines:Primitives", "a random coloured primitive for every prompt: the floor"),
    "retrieval": ("training.retrieval:Retrieval", "the object of the nearest training caption"),
    "folder": ("mme3dr.models.folder:Folder", "folder:DIR - meshes made elsewhere, named by item id"),
    "command": ("mme3dr.models.command:Command", 'command:"PROGRAM {prompt} {output}" - any program, run per prompt'),
    "ar3d-r1": ("mme3dr.models.ar3d.model:Ar3dR1", "ar3d-base trained with Hi-GRPO: plan, coarse shape, refined shape"),
    "ar3d-base": ("mme3dr.models.ar3d.model:Ar3dBase", "the nano base model that comes with the package, two steps"),
    "ar3d": ("mme3dr.models.ar3d.model:Ar3d", "ar3d:DIR - an autoregressive checkpoint, policy/ and vqvae/"),
    "trellis": ("mme3dr.models.trellis.model:Trellis", "TRELLIS in plain PyTorch; --model-args checkpoint=DIR"),
}
"""Built-in models: name -> ("module:Class", one line about it)."""

DECODERS: dict[str, tuple[str, str]] = {
    "trellis": ("mme3dr.models.trellis.model:TrellisSecondStage", "occupied voxels and a prompt to a coloured mesh"),
}
"""What models that make their own voxels can end in: name -> ("module:Class", one line about it)."""

GROUP = "mme3dr.models"
"""Entry-point group in which other packages offer models."""


def known_models() -> dict[str, tuple[str, str]]:
    """Built-in models and those of installed packages, name -> ("module:Class", one line)."""
    found = {
        e.name: (e.value, f"from {e.dist.name if e.dist else 'an entry point'}") for e in entry_points(group=GROUP)
    }
    return {**found, **MODELS}


def create_model(spec: str, arguments: dict[str, object]) -> TextTo3DModel:
    """The model that `--model` names.

    spec: a registered name; `name:ARGUMENT` for those that take one (folder, command); or `path/to/file.py:Class`.
    arguments: keyword arguments of the class, from `--model-args`.
    Raises UnknownNameError when there is no such model, class or argument.
    """
    name, _, argument = spec.partition(":")
    if name.endswith(".py"):
        target = _class_of_file(Path(name), argument)
        argument = ""
    else:
        models = known_models()
        if name not in models:
            raise unknown_name("model", name, models, ", or path/to/file.py:Class for your own")
        target = _imported(models[name][0])
    return _made(target, f"model {spec!r}", [argument] if argument else [], arguments)


def create_decoder(name: str, arguments: dict[str, object]) -> object:
    """The decoder of DECODERS with that name. Raises UnknownNameError when there is no such decoder or argument."""
    if name not in DECODERS:
        raise unknown_name("decoder", name, DECODERS)
    return _made(_imported(DECODERS[name][0]), f"decoder {name!r}", [], arguments)


def decoder_of(spec: str, device: str) -> object | None:
    """The decoder that "NAME" or "NAME:CHECKPOINT" means, None for "". Raises UnknownNameError."""
    name, _, checkpoint = spec.partition(":")
    arguments = {"checkpoint": checkpoint} if checkpoint else {}
    return create_decoder(name, {**arguments, "device": device}) if name else None


def _imported(target: str) -> type:
    """The class behind "module:Class"."""
    module, _, attribute = target.partition(":")
    return getattr(importlib.import_module(module), attribute)


def _made(target: type, what: str, positional: list[str], arguments: dict[str, object]) -> object:
    """An instance, or an error that says which arguments `what` takes."""
    try:
        inspect.signature(target).bind(*positional, **arguments)
    except TypeError as error:
        given = [*positional, *(f"{key}={value!r}" for key, value in arguments.items())]
        raise UnknownNameError(
            f"{what} can't be made with ({', '.join(given)}): {error}. Its arguments are {inspect.signature(target)}"
        ) from error
    return target(*positional, **arguments)


def _class_of_file(path: Path, name: str) -> type[TextTo3DModel]:
    """The class `name` of a Python file."""
    if not path.is_file():
        raise UnknownNameError(f"--model {path}:{name}: there is no file {path.resolve()}")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    target = getattr(module, name, None)
    if not (inspect.isclass(target) and issubclass(target, TextTo3DModel)):
        classes = [n for n, v in vars(module).items() if inspect.isclass(v) and issubclass(v, TextTo3DModel)]
        raise UnknownNameError(
            f"{path} has no model class {name!r}; its subclasses of TextTo3DModel are: {', '.join(classes) or 'none'}"
        )
    return target
