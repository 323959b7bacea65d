"""Small models with random weights, far enough from uniform that their distributions differ."""

import pytest
import torch
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, set_seed

from mme3dr.models.ar3d.policy import Policy, PolicySettings
from mme3dr.models.ar3d.prompting import CHAT_STYLE
from mme3dr.models.ar3d.tokenizer import train_tokenizer
from mme3dr.models.ar3d.tokens import MeshVocabulary

TEXTS = [
    "a red stool with three legs",
    "stool: one round seat, three splayed legs; 6 wide 6 deep 10 high",
    "red wooden seat, three tan legs; symmetric left to right",
    "a small blue boat with a white sail",
    "boat: one hull, one mast, one sail; long and low",
]
VOCABULARY = MeshVocabulary(length=16, codebook=64)
TINY = {
    "hidden_size": 64,
    "num_hidden_layers": 2,
    "intermediate_size": 128,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
}


def spread(model, scale):
    """Move all weights, so that norms and biases matter too and the outputs are far from uniform."""
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn(weight.shape, generator=generator) * scale)
    return model


@pytest.fixture(scope="session")
def texts():
    return TEXTS


@pytest.fixture(scope="session")
def policy():
    """A nano policy in small."""
    made = Policy.nano(TEXTS, VOCABULARY, seed=1, words=320, **TINY)
    spread(made.model, 0.1)
    with torch.no_grad():  # so that some texts end by themselves, and some don't
        made.model.get_input_embeddings().weight[made.start] *= 1.6
    return made


@pytest.fixture(scope="session")
def full_policy():
    """The full-size class in small: Qwen2.5-VL with its vision tower and chat turns."""
    special = ("<|im_start|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>", "<|im_end|>")
    tokenizer = train_tokenizer(TEXTS, VOCABULARY, 320, special)
    ids = {token: tokenizer.convert_tokens_to_ids(token) for token in special}
    config = Qwen2_5_VLConfig(
        text_config={
            **TINY,
            "vocab_size": len(tokenizer) + 7,  # published embeddings have spare rows too
            "max_position_embeddings": 2048,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [2, 3, 3]},
        },
        vision_config={"depth": 1, "hidden_size": 32, "intermediate_size": 32, "num_heads": 2, "out_hidden_size": 64},
        image_token_id=ids["<|image_pad|>"],
        video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"],
        vision_end_token_id=ids["<|vision_end|>"],
    )
    set_seed(2)
    model = spread(Qwen2_5_VLForConditionalGeneration(config).eval(), 0.08)
    settings = PolicySettings(VOCABULARY.length, "full", CHAT_STYLE, plan_limit=12, detail_limit=12)
    return Policy(model, tokenizer, settings)
