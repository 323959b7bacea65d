"""The real loading and encoding code on small checkpoints with random weights, saved in the true layouts."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from evaluators.extractors import weights
from evaluators.extractors.clip import ClipB32
from evaluators.extractors.dinov2 import Dinov2Large
from evaluators.extractors.hog import Hog
from evaluators.extractors.inception import Inception
from mme3dr.errors import MissingWeightsError, UnknownNameError

PICTURES = np.random.default_rng(0).integers(0, 256, (3, 64, 64, 3), np.uint8)
TEXTS = ["a red chair", "three interlocked rings " * 40]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Weights folder of one extractor under MME3DR_WEIGHTS."""
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))

    def make(name):
        (tmp_path / name).mkdir()
        return tmp_path / name

    return make


def save_open_clip(folder):
    import open_clip
    from safetensors.torch import save_file

    config = {
        "embed_dim": 32,
        "vision_cfg": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
    }
    preprocess = {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28]}
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": config, "preprocess_cfg": preprocess}))
    torch.manual_seed(0)
    save_file(open_clip.CLIP(**config).state_dict(), folder / "open_clip_model.safetensors")


def save_transformers_clip(folder):
    from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel, CLIPProcessor, CLIPTokenizer

    letters = [*"abcdefghijklmnopqrstuvwxyz", *(f"{c}</w>" for c in "abcdefghijklmnopqrstuvwxyz")]
    vocabulary = {t: i for i, t in enumerate([*letters, "<|startoftext|>", "<|endoftext|>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    tokenizer = CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"))
    small = {"hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 2}
    text = {**small, "vocab_size": len(vocabulary), "eos_token_id": len(vocabulary) - 1}
    config = CLIPConfig(text_config=text, vision_config={**small, "image_size": 32, "patch_size": 8}, projection_dim=24)
    torch.manual_seed(0)
    CLIPModel(config).save_pretrained(folder)
    image = CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    CLIPProcessor(image, tokenizer).save_pretrained(folder)


@pytest.mark.parametrize(("save", "width"), [(save_open_clip, 32), (save_transformers_clip, 24)])
def test_clip_of_both_layouts(folder, save, width):
    save(folder("clip_vit_b32"))
    clip = ClipB32()
    together, texts = clip.images(PICTURES), clip.texts(TEXTS)
    assert together.shape == (3, width)
    assert texts.shape == (2, width)
    alone = np.concatenate([clip.images(p[None]) for p in PICTURES])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(texts[:1], clip.texts(TEXTS[:1]), atol=1e-5)
    assert not np.allclose(together[0], together[1], atol=1e-4)
    identity = clip.identity()
    assert all(len(digest) == 64 for digest in identity["sha256"].values())
    assert identity["sha256"]
    assert not identity["pinned"]


def test_dinov2_is_the_class_token_of_the_resized_picture(folder):
    from transformers import Dinov2Config, Dinov2Model

    place = folder("dinov2_large")
    torch.manual_seed(0)
    config = Dinov2Config(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, patch_size=14, image_size=224)
    model = Dinov2Model(config).eval()
    model.save_pretrained(place)
    features = Dinov2Large().images(PICTURES)
    assert features.shape == (3, 32)
    x = (torch.full((1, 3, 224, 224), 100 / 255) - torch.tensor(DINO_MEAN)[:, None, None]) / torch.tensor(DINO_STD)[
        :, None, None
    ]
    grey = np.full((1, 64, 64, 3), 100, np.uint8)
    with torch.inference_mode():
        expected = model(pixel_values=x).last_hidden_state[:, 0].numpy()
    np.testing.assert_allclose(Dinov2Large().images(grey), expected, atol=1e-5)


DINO_MEAN, DINO_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@pytest.fixture
def inception_weights(folder):
    from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

    torch.manual_seed(0)
    # the architecture without its download: built by its own constructor on a state dict of its own shapes
    shell = FeatureExtractorInceptionV3.__new__(FeatureExtractorInceptionV3)
    place = folder("inception_v3") / "weights-inception-2015-12-05-6726825d.pth"
    states = {}

    def keep(state_dict):
        states.update(
            {k: torch.randn_like(v) * 0.05 if v.is_floating_point() else v for k, v in shell.state_dict().items()}
        )
        raise _Built

    shell.load_state_dict = keep
    torch.save({}, place)
    with pytest.raises(_Built):
        FeatureExtractorInceptionV3.__init__(shell, "shapes", ["2048"], feature_extractor_weights_path=str(place))
    states = {k: v.abs() + 0.5 if k.endswith("running_var") else v for k, v in states.items()}
    torch.save(states, place)
    return place


class _Built(Exception):
    """Raised when the architecture stands and its weights would be loaded."""


def test_inception_gives_2048_features_whatever_the_batch(inception_weights):
    inception = Inception()
    together = inception.images(PICTURES)
    assert together.shape == (3, 2048)
    alone = np.concatenate([inception.images(p[None]) for p in PICTURES])
    np.testing.assert_allclose(together, alone, atol=1e-4, rtol=1e-4)


def test_inception_file_with_code_in_it_is_refused(inception_weights):
    import pickle

    class Evil:
        def __reduce__(self):
            return print, ("executed",)

    with open(inception_weights, "wb") as file:
        pickle.dump(Evil(), file)
    with pytest.raises(pickle.UnpicklingError):
        Inception()


def test_histograms_tell_colours_and_outlines_apart_and_ignore_the_batch():
    red, blue = np.full((1, 64, 64, 3), (200, 0, 0), np.uint8), np.full((1, 64, 64, 3), (0, 0, 200), np.uint8)
    bars = red.copy()
    bars[:, :, ::8] = 255
    features = Hog().images(np.concatenate([red, blue, bars]))
    assert features.shape == (3, 208)
    assert np.abs(features[0] - features[1]).max() > 0.5
    assert np.abs(features[0] - features[2])[:144].max() > 0.05
    np.testing.assert_array_equal(features[1], Hog().images(blue)[0])


def test_missing_weights_say_how_to_get_them(folder, monkeypatch):
    monkeypatch.setenv("TORCH_HOME", str(folder("nothing")))
    for name, extractor in (("clip_vit_b32", ClipB32), ("dinov2_large", Dinov2Large), ("inception_v3", Inception)):
        with pytest.raises(MissingWeightsError, match=f"mme3dr prefetch {name}"):
            extractor()


def test_a_download_that_was_broken_off_counts_as_missing(tmp_path, monkeypatch):
    source = weights.SOURCES["dinov2_large"]
    monkeypatch.delenv("MME3DR_WEIGHTS", raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    snapshot = tmp_path / f"models--{source.repository.replace('/', '--')}" / "snapshots" / source.revision
    snapshot.mkdir(parents=True)
    (snapshot / "config.json").write_text("{}")
    with pytest.raises(MissingWeightsError):
        weights.find("dinov2_large")
    (snapshot / source.weight).write_bytes(b"")
    assert weights.find("dinov2_large") == snapshot
    assert weights.identity("dinov2_large", snapshot)["revision"] == source.revision


def test_every_source_is_pinned():
    for name, source in weights.SOURCES.items():
        assert re.fullmatch(r"[0-9a-f]{64}", source.sha256), name
        assert source.address or re.fullmatch(r"[0-9a-f]{40}", source.revision), name


@pytest.mark.parametrize("settings", [{}, {"XDG_CACHE_HOME": "/c"}, {"TORCH_HOME": "~/t", "XDG_CACHE_HOME": "/c"}])
def test_inception_is_looked_for_where_torch_hub_keeps_it(settings, monkeypatch):
    for name in ("TORCH_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert weights._torch_hub() == Path(torch.hub.get_dir()) / "checkpoints"


def test_unknown_weights_are_named():
    with pytest.raises(UnknownNameError, match="clip_vit_b32"):
        weights.prefetch(["clip"])
