"""CLIP conditioning on a small text model saved in both layouts."""

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import CLIPConfig, CLIPModel, CLIPTextModel, CLIPTokenizer
from trellis_checkpoint import write_clip

from evaluators.extractors.weights import SOURCES
from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.models.trellis.text import TextEncoder, find_text_model
from mme3dr.models.trellis.weights import CLIP

TEXTS = ["a red chair", "", "the same long story " * 40]


@pytest.fixture
def clip(tmp_path):
    write_clip(tmp_path / "clip")
    return tmp_path / "clip"


def test_states_are_the_last_ones_of_padded_text_without_a_mask(clip):
    states = TextEncoder(clip).encode(TEXTS)
    assert states.shape == (3, 77, 32)
    tokenizer, model = CLIPTokenizer.from_pretrained(clip), CLIPTextModel.from_pretrained(clip).eval()
    ids = tokenizer(TEXTS[0]).input_ids
    padded = torch.tensor([ids + [tokenizer.pad_token_id] * (77 - len(ids))])
    with torch.inference_mode():
        expected = model(input_ids=padded).last_hidden_state
        masked = model(input_ids=padded, attention_mask=(torch.arange(77) < len(ids))[None].long()).last_hidden_state
    torch.testing.assert_close(states[:1], expected)
    assert not torch.allclose(states[:1], masked, atol=1e-3)
    assert states.dtype == torch.float32


def test_a_prompt_does_not_depend_on_its_batch(clip):
    encoder = TextEncoder(clip)
    torch.testing.assert_close(encoder.encode(TEXTS)[1:2], encoder.encode([""]), atol=1e-6, rtol=0)


def test_text_half_of_a_whole_clip(clip):
    """The published text model lies in the checkpoint of a CLIP with its picture half, in half precision."""
    alone = TextEncoder(clip)
    picture = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = CLIPConfig(
        text_config=alone.model.config.to_dict(), vision_config={**picture, "image_size": 8, "patch_size": 4}
    )
    whole = CLIPModel(config)
    whole.text_model.load_state_dict(alone.model.state_dict())
    whole.save_pretrained(clip)
    state = load_file(clip / "model.safetensors")
    state["text_model.embeddings.position_ids"] = torch.arange(77)[None]  # as in files of older versions
    save_file(state, clip / "model.safetensors", metadata={"format": "pt"})
    torch.testing.assert_close(TextEncoder(clip).encode(TEXTS), alone.encode(TEXTS))


def test_missing_tensors_are_named(clip):
    state = load_file(clip / "model.safetensors")
    del state["final_layer_norm.bias"]
    save_file(state, clip / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(DataError, match=r"final_layer_norm\.bias"):
        TextEncoder(clip)


def test_where_it_is_looked_for(clip, tmp_path, monkeypatch):
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path / "weights"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    assert find_text_model("clip", tmp_path) == clip
    with pytest.raises(MissingWeightsError, match="mme3dr prefetch clip_vit_l14"):
        find_text_model(CLIP.address, tmp_path)
    write_clip(tmp_path / "weights" / "clip_vit_l14")
    assert find_text_model(CLIP.address, tmp_path) == tmp_path / "weights" / "clip_vit_l14"
    (tmp_path / "weights" / "clip_vit_l14" / "model.safetensors").unlink()
    with pytest.raises(MissingWeightsError, match=r"model\.safetensors"):
        find_text_model(CLIP.address, tmp_path)


def test_it_is_the_text_model_of_the_clip_metrics():
    source = SOURCES[CLIP.name]
    assert (source.repository, source.revision) == (CLIP.address, CLIP.revision)
