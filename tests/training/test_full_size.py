"""The full-size classes in small through the trainer: Qwen2.5-VL, a VQ-VAE without colours, TRELLIS's second stage."""

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, set_seed
from trellis_checkpoint import write_checkpoint

from mme3dr.models.ar3d.model import Ar3d
from mme3dr.models.ar3d.policy import Policy, PolicySettings
from mme3dr.models.ar3d.prompting import CHAT_STYLE
from mme3dr.models.ar3d.tokenizer import train_tokenizer
from mme3dr.models.ar3d.tokens import MeshVocabulary
from mme3dr.models.ar3d.vqvae import VQVAE, VQVAEConfig
from mme3dr.records import Item
from training.trainer import train

SPECIAL = ("<|im_start|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>", "<|im_end|>")
VOXELS = VQVAEConfig(
    resolution=16,
    colours=(),
    channels=(8, 8, 8),
    blocks=(0, 0, 0),
    middle=0,
    latent=8,
    cells_per_code=4,
    codebook=64,
    encoder_outputs=16,
)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A checkpoint of the classes of ShapeLLM-Omni, 16^3 voxels."""
    folder = tmp_path_factory.mktemp("full")
    torch.manual_seed(0)
    VQVAE(VOXELS).save(folder / "vqvae")
    tokenizer = train_tokenizer(["a red stool with three legs", "a blue boat"], MeshVocabulary(16, 64), 320, SPECIAL)
    ids = {token: tokenizer.convert_tokens_to_ids(token) for token in SPECIAL}
    config = Qwen2_5_VLConfig(
        text_config={
            "hidden_size": 32,
            "num_hidden_layers": 1,
            "intermediate_size": 32,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "vocab_size": len(tokenizer),
            "max_position_embeddings": 2048,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [2, 3, 3]},
        },
        vision_config={"depth": 1, "hidden_size": 32, "intermediate_size": 32, "num_heads": 2, "out_hidden_size": 32},
        image_token_id=ids["<|image_pad|>"],
        video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"],
        vision_end_token_id=ids["<|vision_end|>"],
    )
    set_seed(2)
    model = Qwen2_5_VLForConditionalGeneration(config).eval()
    Policy(model, tokenizer, PolicySettings(16, "full", CHAT_STYLE, plan_limit=4, detail_limit=4)).save(
        folder / "policy"
    )
    return folder


def test_one_iteration_through_every_part(tmp_path, settings_of, full):
    write_checkpoint(tmp_path / "trellis")
    decoder = f"trellis:{tmp_path / 'trellis'}"
    settings = settings_of(base=str(full), iterations=1, precision="bf16", old="training", checkpointing=True)
    settings = replace(
        settings, shapes=replace(settings.shapes, decoder=decoder), rollout=replace(settings.rollout, group=2)
    )
    figures = train(settings, tmp_path / "run")
    assert figures["entropy_mesh"] > 0
    (line,) = [json.loads(text) for text in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert line["seconds_decoding"] > 0
    before, after = (load_file(folder / "policy" / "model.safetensors") for folder in (full, tmp_path / "run"))
    changed = {name for name, value in before.items() if not torch.equal(value, after[name])}
    assert any("q_proj" in name for name in changed)
    assert not any("visual" in name for name in changed)  # nothing was shown to it
    asset = Ar3d(str(tmp_path / "run"), decoder=decoder).generate([Item("a", "", "rare", "a red stool", (), ())], 0)[0]
    assert asset.failure is None or asset.failure.kind in ("empty_occupancy", "empty_surface")
    assert asset.up == "y"
