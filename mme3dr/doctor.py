"""`mme3dr doctor`: what of this machine the benchmark can use."""

from __future__ import annotations

import importlib.util
import os
import platform
from importlib.metadata import PackageNotFoundError, version

import mme3dr
from mme3dr.files import cache_folder

PACKAGES = (
    "torch",
    "transformers",
    "open_clip_torch",
    "torch-fidelity",
    "datasets",
    "trimesh",
    "embreex",
    "manifold3d",
)


def diagnosis() -> str:
    """Versions, device, cache and optional parts, a line each."""
    lines = [
        f"mme3dr {mme3dr.__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"cores: {os.cpu_count()}",
        f"cache: {cache_folder()}",
        *(f"{name}: {_version(name)}" for name in PACKAGES),
        f"device: {_device()}",
        f"pyrender (option [gl]): {_installed('pyrender')}",
        f"accelerate (option [train]): {_installed('accelerate')}",
        f"xatlas (option [trellis]): {_installed('xatlas')}",
        *_weights(),
    ]
    return "\n".join(lines)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing: install mme3dr anew"


def _installed(module: str) -> str:
    return "installed" if importlib.util.find_spec(module) else "not installed"


def _device() -> str:
    import torch

    return f"cuda, {torch.cuda.get_device_name()}" if torch.cuda.is_available() else "cpu"


def _weights() -> list[str]:
    from evaluators.extractors.weights import availability

    return [f"weights {name}: {state}" for name, state in availability().items()]
