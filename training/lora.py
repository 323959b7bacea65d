"""Adapters on a policy (LoRA through peft), the weights under them frozen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib.util import find_spec

import torch
from torch import nn

from mme3dr.errors import DataError
from training.settings import LoraSettings


def add_adapters(model: nn.Module, settings: LoraSettings, seed: int) -> None:
    """Put adapters into a model's linear layers, in place; all other weights are frozen. They begin as no change.

    seed: of the half of their weights that begins at random.
    Raises DataError where peft is not installed.
    """
    if not find_spec("peft"):
        raise DataError("lora.rank above 0 needs peft: pip install 'mme3dr[train]', or set lora.rank=0")
    from peft import LoraConfig, inject_adapter_in_model

    config = LoraConfig(r=settings.rank, lora_alpha=settings.alpha, target_modules=list(settings.targets))
    model.requires_grad_(False)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        inject_adapter_in_model(config, model)


@contextlib.contextmanager
def adapters_off(model: nn.Module) -> Iterator[nn.Module]:
    """The model without its adapters, as it was before training."""
    layers = _layers(model).values()
    for layer in layers:
        layer.enable_adapters(False)
    try:
        yield model
    finally:
        for layer in layers:
            layer.enable_adapters(True)


def merge_adapters(model: nn.Module) -> None:
    """Add the adapters to the weights for good and take them out, in place."""
    for name, layer in _layers(model).items():
        layer.merge()
        parent, _, own = name.rpartition(".")
        setattr(model.get_submodule(parent), own, layer.get_base_layer())


def _layers(model: nn.Module) -> dict[str, nn.Module]:
    """The layers with adapters by name."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    return {name: module for name, module in model.named_modules() if isinstance(module, BaseTunerLayer)}
