"""The `mme3dr` command with weights split over processes by FSDP on CPUs, which accelerate offers on GPUs only.

    torchrun --nproc_per_node 2 fsdp_on_cpu.py train higrpo ...

The settings are those of `training/configs/accelerate/fsdp.yaml`, as `ENVIRONMENT` for the processes.
"""

import sys

from accelerate import accelerator, state
from accelerate.utils import DistributedType

ENVIRONMENT = {
    "ACCELERATE_USE_CPU": "true",
    "ACCELERATE_USE_FSDP": "true",
    "FSDP_VERSION": "2",
    "FSDP_AUTO_WRAP_POLICY": "NO_WRAP",
    "FSDP_RESHARD_AFTER_FORWARD": "true",
    "FSDP_STATE_DICT_TYPE": "SHARDED_STATE_DICT",
    "FSDP_CPU_RAM_EFFICIENT_LOADING": "false",
}


class SplitOnCpu(state.AcceleratorState):
    """accelerate's state on CPUs, as it would be on GPUs."""

    def __init__(self, *rest, fsdp_plugin=None, **settings):
        super().__init__(*rest, fsdp_plugin=fsdp_plugin, **settings)
        if fsdp_plugin:
            self.fsdp_plugin, self.distributed_type = fsdp_plugin, DistributedType.FSDP
            state.PartialState._shared_state["distributed_type"] = DistributedType.FSDP


if __name__ == "__main__":
    from mme3dr.cli import main

    accelerator.AcceleratorState = SplitOnCpu
    sys.exit(main())
