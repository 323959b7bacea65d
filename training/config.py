"""Settings of a training run: a YAML file read into a dataclass, single values changed on the command line."""

from __future__ import annotations

import contextlib
import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from mme3dr.errors import DataError, UnknownNameError, unknown_name

FOLDER = Path(__file__).parent / "configs"
"""Configurations that come with the package."""
C = typing.TypeVar("C")


def config_names(kind: str) -> list[str]:
    """Names of the shipped configurations of a kind, a folder of `training/configs`."""
    return sorted(path.stem for path in (FOLDER / kind).glob("*.yaml"))


def load_config(cls: type[C], kind: str, name: str, changes: Sequence[str] = ()) -> C:
    """A configuration as an instance of the dataclass `cls`.

    name: of a shipped one, or the path of a YAML file. A file may begin with `like: NAME`, another of its kind, whose
    settings are its own where it says nothing else.
    changes: "key=value" with dots for nested keys and a value as in YAML, e.g. "loop.steps=100".
    Raises UnknownNameError for a name or key that doesn't exist, DataError for a value of the wrong type.
    """
    return build(cls, *written(kind, name, changes))


def written(kind: str, name: str, changes: Sequence[str] = ()) -> tuple[dict, str]:
    """What a configuration and changes to it set, defaults left out, and the path of its file; see `load_config`."""
    path, settings = _read(kind, name)
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise DataError(f"{change!r} is no setting: write key=value, e.g. loop.steps=100")
        _change(settings, key.split("."), yaml.safe_load(value))
    return settings, str(path)


def _read(kind: str, name: str) -> tuple[Path, dict]:
    """A configuration's file and its settings, with those it takes over from another one."""
    path = Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / kind / f"{name}.yaml"
    if not path.is_file():
        raise unknown_name("configuration", name, config_names(kind), ", or a YAML file")
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not readable as YAML ({error})") from error
    if not isinstance(settings, dict):
        raise DataError(f"{path}: a table of settings is needed, not {settings!r}")
    other = settings.pop("like", None)
    return path, settings if other is None else _over(_read(kind, other)[1], settings)


def _over(below: dict, above: dict) -> dict:
    """Settings of two tables, those of the second before those of the first; lists are not mixed."""
    mixed = dict(below)
    for key, value in above.items():
        inner = mixed.get(key)
        mixed[key] = _over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return mixed


def build(cls: type[C], settings: Mapping, where: str) -> C:
    """The dataclass `cls` from nested mappings; lists become tuples. where: what an error names as its place."""
    if not isinstance(settings, Mapping):
        raise DataError(f"{where}: a table of settings is needed, not {settings!r}")
    hints = typing.get_type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(cls)}
    for name in settings:
        if name not in fields:
            raise unknown_name("setting", f"{where}: {name}", list(fields))
    required = {n for n, f in fields.items() if f.default is f.default_factory is dataclasses.MISSING}
    if missing := sorted(required - settings.keys()):
        raise DataError(f"{where}: the setting {missing[0]} is missing")
    return cls(**{name: _value(hints[name], value, f"{where}: {name}") for name, value in settings.items()})


def _value(hint: object, value: object, where: str) -> object:
    """A value checked against its type."""
    if hint is object:
        return tuple(value) if isinstance(value, list) else value
    if dataclasses.is_dataclass(hint):
        return build(hint, value, where)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else _value(next(t for t in inner if t is not type(None)), value, where)
    if origin is tuple and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_value(inner[0], v, f"{where}[{i}]") for i, v in enumerate(value))
    if origin is dict and isinstance(value, Mapping):
        return {str(k): _value(inner[1], v, f"{where}.{k}") for k, v in value.items()}
    if hint is float and isinstance(value, int | str) and not isinstance(value, bool):
        with contextlib.suppress(ValueError):
            return float(value)  # YAML reads 2e-3 as a text
    if origin is None and isinstance(hint, type) and type(value) is hint:
        return value
    raise DataError(f"{where} must be {getattr(hint, '__name__', hint)}, not {value!r}")


def _change(settings: dict, keys: Sequence[str], value: object) -> None:
    for key in keys[:-1]:
        settings = settings.setdefault(key, {})
        if not isinstance(settings, dict):
            raise UnknownNameError(f"{'.'.join(keys)}: {key} is no table of settings")
    settings[keys[-1]] = value
