import json

import numpy as np
import pytest
import torch

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.models.ar3d.draw import SamplingSettings
from mme3dr.models.ar3d.policy import PUBLISHED, PUBLISHED_SAMPLING, Policy
from mme3dr.models.ar3d.tokens import MeshVocabulary


def test_any_text_can_be_encoded_and_comes_back(policy):
    for text in ("a red stool", "unheard-of words: Größe, 椅子, 🪑", "tab\tand\nline"):
        assert policy.prompter.decode(policy.prompter.encode(text)) == text


def test_known_words_take_few_tokens(policy, texts):
    assert len(policy.prompter.encode(texts[0])) <= len(texts[0].split()) + 2


def test_the_spans_hold_what_they_should(policy):
    words = policy.tokenizer.get_vocab()
    text = set(range(policy.text.first, policy.text.last)) - {policy.text.first + int(i) for i in policy.text.blocked}
    special = {words[t] for t in ("<pad>", "<bos>", "<plan>", "<detail>", "<eos>", "<mesh-end>")}
    codes = {words[f"<mesh{n}>"] for n in range(64)}
    assert text == set(words.values()) - special - codes
    assert words["<mesh-start>"] in text
    assert set(range(policy.mesh.first, policy.mesh.last)) == codes


def test_the_tokenizer_is_the_same_whenever_it_is_learnt(policy, texts):
    again = Policy.nano(texts, policy.vocabulary, words=320, num_hidden_layers=1, hidden_size=64)
    assert again.tokenizer.get_vocab() == policy.tokenizer.get_vocab()


def test_nano_has_the_size_it_says():
    policy = Policy.nano(["a chair"], MeshVocabulary(128, 1024))
    size = sum(p.numel() for p in policy.model.parameters())
    assert 3e6 < size < 5e6
    assert type(policy.model).__name__ == "Qwen2ForCausalLM"


@pytest.mark.parametrize("which", ["policy", "full_policy"])
def test_saved_and_loaded_it_is_the_same(which, request, tmp_path):
    policy = request.getfixturevalue(which)
    policy.save(tmp_path)
    files = {p.name for p in tmp_path.iterdir()}
    assert {"config.json", "model.safetensors", "tokenizer.json", "generation_config.json", "README.md"} <= files
    assert not [name for name in files if name.endswith((".bin", ".pt", ".pkl"))]
    loaded = Policy.load(tmp_path)
    assert loaded.settings == policy.settings
    assert loaded.sampling == policy.sampling
    assert loaded.vocabulary == policy.vocabulary
    ids = policy.prompter.step1("a red stool")
    assert loaded.prompter.step1("a red stool") == ids
    with torch.inference_mode():
        before, after = (p.model(input_ids=torch.tensor([ids])).logits for p in (policy, loaded))
    assert torch.equal(before, after)


def test_sampling_settings_are_the_generation_config(policy, tmp_path):
    chosen = SamplingSettings(0.8, 50, 0.9)
    Policy(policy.model, policy.tokenizer, policy.settings, chosen).save(tmp_path)
    values = json.loads((tmp_path / "generation_config.json").read_text())
    assert (values["temperature"], values["top_k"], values["top_p"], values["do_sample"]) == (0.8, 50, 0.9, True)
    assert Policy.load(tmp_path).sampling == chosen


def test_a_checkpoint_without_our_settings_counts_as_published(full_policy, tmp_path):
    full_policy.save(tmp_path)
    (tmp_path / "ar3d.json").unlink()
    loaded = Policy.load(tmp_path)
    assert loaded.settings == PUBLISHED
    assert loaded.sampling == PUBLISHED_SAMPLING
    assert loaded.vocabulary == MeshVocabulary(1024, 64)


def test_mistakes_are_named(policy, tmp_path):
    with pytest.raises(MissingWeightsError, match="no policy"):
        Policy.load(tmp_path / "nothing")
    policy.save(tmp_path)
    (tmp_path / "ar3d.json").write_text(json.dumps({"length": 16}))
    with pytest.raises(DataError, match=r"ar3d\.json"):
        Policy.load(tmp_path)


def test_a_tokenizer_without_mesh_tokens_is_refused(policy, full_policy):
    from transformers import Qwen2Tokenizer

    with pytest.raises(DataError, match="mesh tokens"):
        Policy(policy.model, Qwen2Tokenizer(), policy.settings)
    wide = Policy.nano(["a chair"], MeshVocabulary(16, 300), hidden_size=64, num_hidden_layers=1)
    with pytest.raises(DataError, match="embeddings"):
        Policy(policy.model, wide.tokenizer, policy.settings)


def test_same_seed_same_weights(policy, texts):
    a, b, c = (Policy.nano(texts, policy.vocabulary, seed=s, words=300, hidden_size=64) for s in (3, 3, 4))
    weights = [p.model.get_input_embeddings().weight.detach().numpy() for p in (a, b, c)]
    assert np.array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[0], weights[2])
