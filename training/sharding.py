"""Whole weights of a model that accelerate has split over processes, for sampling."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from accelerate import Accelerator
from accelerate.utils import DistributedType
from torch import nn


@contextlib.contextmanager
def whole_weights(accelerator: Accelerator, scorer: nn.Module) -> Iterator[nn.Module]:
    """The unwrapped module, with all its weights in every process while the context lasts.

    Plain and data-parallel models are so anyway. FSDP's and ZeRO-3's weights are gathered: a process then holds one
    whole copy.
    """
    kind = accelerator.distributed_type
    if kind == DistributedType.FSDP:
        scorer.unshard()
        inner = [module for module in scorer.modules() if hasattr(module, "unshard")]
        for module in inner:
            module.unshard()
        try:
            yield accelerator.unwrap_model(scorer)
        finally:
            for module in inner:
                module.reshard()
    elif kind == DistributedType.DEEPSPEED:
        from deepspeed import zero

        with zero.GatheredParameters(list(scorer.parameters())):
            yield accelerator.unwrap_model(scorer)
    else:
        yield accelerator.unwrap_model(scorer)
