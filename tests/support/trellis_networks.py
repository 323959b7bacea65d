"""The small networks that the oracles of TRELLIS were made with, and looking into them while they run."""

from contextlib import contextmanager

import numpy as np
import torch
from trellis_oracles import generator

from mme3dr.models.trellis.sparse import SparseTensor

FLOW = {"in_channels": 8, "out_channels": 8, "model_channels": 64, "cond_channels": 32, "num_blocks": 2}
FLOW |= {"num_heads": 4, "mlp_ratio": 4, "pe_mode": "ape", "qk_rms_norm": True}
STRUCTURE_FLOW = {**FLOW, "resolution": 8, "patch_size": 1, "qk_rms_norm_cross": True, "share_mod": False}
LATENT_FLOW = {**FLOW, "resolution": 16, "patch_size": 2, "num_io_res_blocks": 3, "io_block_channels": [32]}
LATENT_FLOW |= {"qk_rms_norm_cross": False, "use_skip_connection": True}
STRUCTURE_DECODER = {"out_channels": 1, "latent_channels": 8, "num_res_blocks": 2, "num_res_blocks_middle": 2}
STRUCTURE_DECODER |= {"channels": [64, 32, 16], "norm_type": "layer"}
DECODER = {"resolution": 16, "latent_channels": 8, "num_heads": 4, "mlp_ratio": 4, "attn_mode": "swin"}
DECODER |= {"window_size": 8, "pe_mode": "ape"}
MESH_DECODER = {**DECODER, "model_channels": 256, "num_blocks": 2, "representation_config": {"use_color": True}}
GAUSSIANS = {
    "lr": {"_xyz": 1.0, "_features_dc": 1.0, "_opacity": 1.0, "_scaling": 1.0, "_rotation": 0.1},
    "perturb_offset": True,
    "voxel_size": 1.5,
    "num_gaussians": 8,
    "2d_filter_kernel_size": 0.1,
    "3d_filter_kernel_size": 9e-4,
    "scaling_bias": 4e-3,
    "opacity_bias": 0.1,
    "scaling_activation": "softplus",
}
GAUSSIAN_DECODER = {**DECODER, "model_channels": 64, "num_blocks": 4, "representation_config": GAUSSIANS}


def with_gamma_near_one(network):
    """The network with the scales of its query and key norms near one instead of near zero."""
    state = network.state_dict()
    for key in [key for key in state if key.endswith("gamma")]:
        values = 1 + 0.1 * generator(key).standard_normal(tuple(state[key].shape))
        state[key] = torch.from_numpy(values.astype(np.float32))
    network.load_state_dict(state)
    return network


def tensors(stored, *names):
    """Entries of an oracle as tensors."""
    return [torch.from_numpy(stored[name]) for name in names]


def voxels_of(stored, features="feats"):
    """The sparse tensor an oracle was fed with."""
    return SparseTensor.from_rows(*tensors(stored, "coords", features))


@contextmanager
def outputs_of(modules):
    """What each of the modules (name -> module) last gave, by name; features of sparse tensors."""
    found = {}

    def keep(name):
        def hook(_module, _inputs, output):
            found[name] = output.features if isinstance(output, SparseTensor) else output

        return hook

    handles = [module.register_forward_hook(keep(name)) for name, module in modules.items()]
    yield found
    for handle in handles:
        handle.remove()


def assert_equals(ours, theirs, tolerance=3e-5):
    """Our tensor equals the oracle's array, within the tolerance of the oracles."""
    torch.testing.assert_close(ours, torch.from_numpy(theirs), atol=tolerance, rtol=0)
