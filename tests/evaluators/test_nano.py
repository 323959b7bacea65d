"""The package's own encoders, the metrics that stand in for CLIP's, and retrieval."""

import json

import numpy as np
import pytest
import torch

from evaluators.base import ObjectInputs
from evaluators.extractors.nano import Nano
from evaluators.extractors.nano_pictures import SIDE, shrink
from evaluators.extractors.nano_towers import NanoConfig, NanoEncoder, word_numbers
from evaluators.registry import METRICS, STAND_INS, create_extractor, create_metric, metric_names
from evaluators.retrieval import first_hits, mean_similarity
from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.records import Fact, Item
from training.pretrain.encoder_data import learn_words

SMALL = NanoConfig((8, 8, 8, 8), 1, 4, 0, 16, 1, 2, 12, 32)
PICTURES = np.random.default_rng(0).integers(0, 256, (5, 512, 512, 3), np.uint8)
TEXTS = ["a red chair", "A red chair with three legs.", "three", "zyzzyva quux", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("nano")
    tokenizer = learn_words(["a red chair with three legs.", "a blue table, no drawers"])
    config = NanoConfig(**{**vars(SMALL), "words": tokenizer.get_vocab_size()})
    NanoEncoder(config).save(folder, tokenizer)
    return folder


def test_pictures_are_means_of_their_pixels():
    picture = np.zeros((1, 512, 512, 3), np.uint8)
    picture[:, 16:21, 16:21] = (200, 100, 50)  # the first cell inside the margin
    picture[:, :16] = 255
    small = shrink(picture)
    assert small.shape == (1, SIDE, SIDE, 3)
    assert small[0, 0, 0].tolist() == [200, 100, 50]
    assert not small[0, 1:].any()
    assert not small[0, 0, 1:].any()


@pytest.mark.parametrize("size", [64, 224, 333])
def test_pictures_of_any_size_keep_a_plain_colour(size):
    plain = np.full((2, size, size, 3), (10, 200, 77), np.uint8)
    assert (shrink(plain) == (10, 200, 77)).all()


def test_features_do_not_depend_on_the_batch(folder):
    encoder = Nano(folder=folder)
    whole, texts = encoder.images(PICTURES), encoder.texts(TEXTS)
    assert whole.shape == (5, 32)
    assert whole.dtype == np.float32
    assert np.array_equal(whole, np.concatenate([encoder.images(PICTURES[:2]), encoder.images(PICTURES[2:])]))
    assert np.array_equal(texts, np.concatenate([encoder.texts([text]) for text in TEXTS]))
    assert np.allclose(np.linalg.norm(whole, axis=1), 32**0.5, rtol=1e-5)


def test_padding_and_case_change_nothing(folder):
    encoder, tokenizer = NanoEncoder.load(folder)
    with torch.inference_mode():
        alone = encoder.texts(word_numbers(tokenizer, TEXTS[:1], 12))
        beside = encoder.texts(word_numbers(tokenizer, ["A RED CHAIR", TEXTS[1]], 12))
    assert torch.allclose(alone[0], beside[0], atol=1e-6)


def test_unknown_words_are_one_word_and_long_texts_are_cut(folder):
    _, tokenizer = NanoEncoder.load(folder)
    numbers = word_numbers(tokenizer, ["zyzzyva chair", "quux chair", "red " * 40], 12)
    assert numbers[0].tolist() == numbers[1].tolist()
    assert numbers.shape == (3, 12)


def test_broken_folders_are_named(folder, tmp_path):
    with pytest.raises(MissingWeightsError, match=r"model\.safetensors"):
        NanoEncoder.load(tmp_path)
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    config = json.loads((folder / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "width": 24}))
    with pytest.raises(DataError, match="nano encoder"):
        NanoEncoder.load(tmp_path)


@pytest.mark.parametrize("name", ["nano_eval", "nano_reward"])
def test_the_shipped_encoders_are_small(name):
    encoder = create_extractor(name)
    assert encoder.world == "nano"
    assert set(encoder.identity()["sha256"]) == {"config.json", "model.safetensors", "tokenizer.json"}
    assert sum(path.stat().st_size for path in encoder.folder.iterdir()) < 6e6


def test_stand_ins_are_computed_only_without_clip(tmp_path, monkeypatch):
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    encoders = {"clip": "clip_vit_b32"}
    assert set(METRICS) <= set(metric_names(encoders=encoders))
    (tmp_path / "clip_vit_b32").mkdir()
    (tmp_path / "clip_vit_b32" / "open_clip_model.safetensors").write_bytes(b"")
    assert not STAND_INS & set(metric_names(encoders=encoders))
    assert set(metric_names(encoders={"clip": "clip_vit_l14"})) >= STAND_INS
    assert metric_names(["nano_facts", "clip_score"], encoders) == ["clip_score", "nano_facts"]


def test_stand_ins_say_nano_and_have_columns_of_their_own():
    full = {c.name for name in METRICS if name not in STAND_INS for c in create_metric(name).columns}
    for name in STAND_INS:
        metric = create_metric(name)
        assert metric.extractor == "nano_eval"
        for column in metric.columns:
            assert "nano" in column.label.lower()
            assert column.name not in full


def test_nano_metrics_score_under_their_own_names():
    basis = np.eye(3)
    item = Item("x", "x", "spatial", "p", (), (Fact("count", "s", "c", False), Fact("colour", "t", "d", True)))
    directions = {"p": basis[0], "s": basis[0], "c": basis[1], "t": basis[2], "d": basis[0]}
    inputs = ObjectInputs(item, features=basis[:1], encode_texts=lambda texts: np.stack([directions[t] for t in texts]))
    assert create_metric("nano_score").score(inputs) == {"nano_score": pytest.approx(100)}
    expected = {"nano_facts": 0.5, "nano_facts_explicit": 1.0, "nano_facts_implicit": 0.0}
    assert create_metric("nano_facts").score(inputs) == expected


def test_retrieval_counts_first_hits():
    similarity = np.array([[0.9, 0.1, 0.0], [0.8, 0.2, 0.0], [0.0, 0.5, 0.5]])
    to_text, to_object = first_hits(similarity, ["a", "b", "c"])
    assert to_text.tolist() == [1, 0, 0.5]
    assert to_object.tolist() == [1, 0, 1]


def test_objects_of_the_same_text_answer_for_each_other():
    similarity = np.array([[0.1, 0.9], [0.9, 0.1]])
    assert [hits.tolist() for hits in first_hits(similarity, ["same", "same"])] == [[1, 1], [1, 1]]


def test_similarity_is_the_mean_cosine_over_the_views():
    features = np.array([[[2.0, 0.0], [0.0, 3.0]]])
    assert np.allclose(mean_similarity(features, np.array([[5.0, 0.0]])), [[0.5]])
