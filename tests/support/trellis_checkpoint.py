"""A small random checkpoint in the published layout, with a tiny CLIP text model in it."""

import importlib
import json

import torch
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer
from trellis_oracles import with_formula_weights

from mme3dr.models.trellis.checkpoint import NETWORKS

TRANSFORMER = {"num_blocks": 2, "num_heads": 4, "mlp_ratio": 4, "pe_mode": "ape"}
FLOW = {**TRANSFORMER, "in_channels": 8, "out_channels": 8, "model_channels": 64, "cond_channels": 32}
LATENT = {**TRANSFORMER, "latent_channels": 8, "attn_mode": "swin", "window_size": 8}

SMALL = {
    "sparse_structure_flow_model": (
        "SparseStructureFlowModel",
        {**FLOW, "resolution": 4, "patch_size": 1, "qk_rms_norm": True, "qk_rms_norm_cross": True},
    ),
    "sparse_structure_decoder": (
        "SparseStructureDecoder",
        {
            "out_channels": 1,
            "latent_channels": 8,
            "num_res_blocks": 1,
            "num_res_blocks_middle": 1,
            "channels": [32, 16, 16],
        },
    ),
    "slat_flow_model": (
        "ElasticSLatFlowModel",
        {
            **FLOW,
            "resolution": 16,
            "patch_size": 2,
            "num_io_res_blocks": 2,
            "io_block_channels": [32],
            "qk_rms_norm": True,
        },
    ),
    "slat_decoder_mesh": (
        "ElasticSLatMeshDecoder",
        {**LATENT, "resolution": 16, "model_channels": 256, "representation_config": {"use_color": True}},
    ),
    "slat_decoder_gs": (
        "ElasticSLatGaussianDecoder",
        {
            **LATENT,
            "resolution": 16,
            "model_channels": 64,
            "representation_config": {
                "lr": {"_xyz": 1.0, "_features_dc": 1.0, "_opacity": 1.0, "_scaling": 1.0, "_rotation": 0.1},
                "perturb_offset": True,
                "voxel_size": 1.5,
                "num_gaussians": 8,
                "2d_filter_kernel_size": 0.1,
                "3d_filter_kernel_size": 9e-4,
                "scaling_bias": 4e-3,
                "opacity_bias": 0.1,
                "scaling_activation": "softplus",
            },
        },
    ),
}
"""Role in `pipeline.json` -> class and settings. 4^3 latent cells, 16^3 voxels, 64^3 cubes."""

SAMPLER = {
    "name": "FlowEulerGuidanceIntervalSampler",
    "args": {"sigma_min": 1e-5},
    "params": {"steps": 2, "cfg_strength": 3.0, "cfg_interval": [0.5, 1.0], "rescale_t": 3.0},
}


ORACLES = {
    "sparse_structure_flow_model": (
        "SparseStructureFlowModel",
        {**FLOW, "resolution": 8, "patch_size": 1, "qk_rms_norm": True, "qk_rms_norm_cross": True},
    ),
    "sparse_structure_decoder": (
        "SparseStructureDecoder",
        {
            "out_channels": 1,
            "latent_channels": 8,
            "num_res_blocks": 2,
            "num_res_blocks_middle": 2,
            "channels": [64, 32, 16],
        },
    ),
    "slat_flow_model": (
        "SLatFlowModel",
        {
            **FLOW,
            "resolution": 16,
            "patch_size": 2,
            "num_io_res_blocks": 3,
            "io_block_channels": [32],
            "qk_rms_norm": True,
        },
    ),
    "slat_decoder_mesh": (
        "SLatMeshDecoder",
        {**LATENT, "resolution": 16, "model_channels": 256, "representation_config": {"use_color": True}},
    ),
}
"""The networks whose outputs are stored, as far as a pipeline has them."""


def network(name, settings):
    """A network with the oracles' weights."""
    name = name.removeprefix("Elastic")
    module = importlib.import_module(f"mme3dr.models.trellis.{NETWORKS[name]}")
    return with_formula_weights(getattr(module, name)(**settings))


def small_network(role):
    """A network of SMALL, its weights moved so that a coloured body of few voxels comes out."""
    made = network(*SMALL[role])
    state = made.state_dict()
    if role == "sparse_structure_decoder":
        state["out_layer.2.bias"] -= 0.6
    if role == "slat_decoder_mesh":
        state["out_layer.weight"][:8] *= 0.1
        state["out_layer.bias"][:8] -= 0.5
    return made


def write_clip(folder):
    """A text model and tokenizer that know the letters of the alphabet."""
    folder.mkdir(parents=True)
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    words = [*letters, *(f"{c}</w>" for c in letters), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({t: i for i, t in enumerate(words)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt")).save_pretrained(folder)
    torch.manual_seed(0)
    config = CLIPTextConfig(
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=2,
        vocab_size=len(words),
        bos_token_id=len(words) - 2,
        eos_token_id=len(words) - 1,
    )
    CLIPTextModel(config).save_pretrained(folder)


def write_checkpoint(folder, configs=SMALL, **changes):
    """A checkpoint folder of SMALL or ORACLES. changes: entries of `args` to replace."""
    models = {}
    (folder / "ckpts").mkdir(parents=True)
    for role, (name, settings) in configs.items():
        models[role] = f"ckpts/{role}"
        (folder / "ckpts" / f"{role}.json").write_text(json.dumps({"name": name, "args": settings}))
        made = small_network(role) if configs is SMALL else network(name, settings)
        save_file(made.state_dict(), folder / "ckpts" / f"{role}.safetensors")
    write_clip(folder / "clip")
    arguments = {
        "models": models,
        "sparse_structure_sampler": SAMPLER,
        "slat_sampler": SAMPLER,
        "slat_normalization": {"mean": [0.0] * 8, "std": [1.0] * 8},
        "text_cond_model": "clip",
        **changes,
    }
    (folder / "pipeline.json").write_text(json.dumps({"name": "TrellisTextTo3DPipeline", "args": arguments}))
    return folder
