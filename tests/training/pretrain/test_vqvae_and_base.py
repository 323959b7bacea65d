"""Training of VQ-VAE and base policy, end to end in the smallest size."""

import json

import numpy as np
import pytest
import torch

from mme3dr.cli import main
from mme3dr.models.ar3d.likelihood import token_likelihood
from mme3dr.models.ar3d.model import Ar3d
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.tokens import MeshVocabulary
from mme3dr.models.ar3d.vqvae import VQVAE
from training.pretrain.base import begin_with_codebook, sequence_losses

SMALL = ["loop.warmup=2", "loop.threads=1", "loop.log_every=1", "loop.evaluate_every=100", "loop.checkpoint_every=2"]


@pytest.fixture(scope="module")
def names():
    from training.families.registry import families

    return f"data.families=[{', '.join(list(families())[:2])}]"


@pytest.fixture(scope="module")
def trained(tmp_path_factory, names):
    """A VQ-VAE and a base policy of a few steps; the VQ-VAE's run was stopped and resumed."""
    folder = tmp_path_factory.mktemp("trained")
    common = ["data.count=32", "data.held_out=4", names, *SMALL]
    tiny = "changes={channels: [8, 8, 16], blocks: [0, 0, 0], middle: 1, codebook: 64}"
    vqvae = ["train", "vqvae", *common, tiny, "loop.batch=4"]
    assert main([*vqvae, "loop.steps=6", "--output", str(folder / "vqvae")]) == 0
    source = f"vqvae={folder / 'vqvae' / 'vqvae'}"
    sizes = "sizes={hidden_size: 32, intermediate_size: 64, num_hidden_layers: 1, num_attention_heads: 2}"
    base = ["train", "base", *common, source, sizes, "words=300", "loop.batch=4", "loop.steps=12", "loop.muon=true"]
    assert main([*base, "--output", str(folder / "base")]) == 0
    return folder, vqvae


def log(folder, part):
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [line for line in lines if line["part"] == part]


def test_losses_fall_and_the_checkpoint_generates(trained):
    folder, _ = trained
    for run in ("vqvae", "base"):
        losses = [line["total"] for line in log(folder / run, "train")]
        assert losses[-1] < losses[0]
    held_out = log(folder / "base", "held_out")[-1]
    assert held_out["step1_codes"] < 1.05 * np.log(64)
    model = Ar3d(str(folder / "base"))
    assert model.world == "nano"


def test_vqvae_resumes_exactly(trained, monkeypatch, capsys):
    folder, command = trained
    from mme3dr.models.ar3d import codebook_update

    update, calls = codebook_update.CodebookEMA.update, []

    def stopping(self, vectors, codes):
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return update(self, vectors, codes)

    command = [*command, "loop.steps=6", "--output", str(folder / "again")]
    monkeypatch.setattr(codebook_update.CodebookEMA, "update", stopping)
    with pytest.raises(KeyboardInterrupt):
        main(command)
    monkeypatch.undo()
    assert main(command) == 2
    assert "--resume" in capsys.readouterr().err
    assert main([*command, "--resume"]) == 0
    one, other = (torch.load(folder / name / "checkpoint.pt", weights_only=True) for name in ("vqvae", "again"))
    for key, value in one["model"].items():
        assert torch.equal(value, other["model"][key]), key
    assert torch.equal(one["task"]["codebook"]["sums"], other["task"]["codebook"]["sums"])


@pytest.fixture(scope="module")
def policy():
    texts = ["a red chair", "two blue wheels on a cart", "one seat, four legs"]
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 1, "num_attention_heads": 2}
    return Policy.nano(texts, MeshVocabulary(8, 16), words=280, **sizes)


def test_codes_that_look_alike_begin_alike_in_the_policy(policy):
    torch.manual_seed(0)
    vqvae = VQVAE.preset("nano", codebook=16, channels=(4, 4, 4))
    with torch.no_grad():
        vqvae.vq.embeddings.weight[1] = vqvae.vq.embeddings.weight[0] + 0.01
    before = policy.model.get_input_embeddings().weight.detach().clone()
    begin_with_codebook(policy, vqvae)
    rows = policy.model.get_input_embeddings().weight[policy.first_code :].detach()
    gaps = torch.pdist(rows)
    assert gaps[0] == gaps.min()
    assert gaps[0] < 0.7 * gaps.median()
    assert torch.equal(policy.model.get_input_embeddings().weight[: policy.first_code], before[: policy.first_code])


def test_losses_are_those_of_the_sampler_and_ignore_padding(policy):
    rng = np.random.default_rng(0)
    codes = rng.integers(0, 16, (2, 8))
    first, second = policy.prompter.two_steps("a red chair", "one seat", "four red legs", codes[0], codes[1])
    direct = policy.prompter.without_reasoning("a cart with two blue wheels", codes[0])
    for sequences in ([first, second], [first, direct], [direct]):
        losses = sequence_losses(policy, sequences)
        batch = policy.prompter.batch(sequences)
        known = token_likelihood(policy, batch).log_probs
        assert float(losses["codes"]) == pytest.approx(-float(known[batch.mesh].mean()), abs=1e-5)
        if batch.text.any():
            assert float(losses["text"]) == pytest.approx(-float(known[batch.text].mean()), abs=1e-5)
        else:
            assert "text" not in losses
        hidden = policy.model(input_ids=batch.ids, attention_mask=batch.attention).logits
        closing = (batch.labels != -100) & ~batch.text & ~batch.mesh
        rows, places = closing.nonzero(as_tuple=True)
        chance = torch.log_softmax(hidden[rows, places - 1], -1)[torch.arange(len(rows)), batch.ids[rows, places]]
        assert float(losses["closing"]) == pytest.approx(-float(chance.mean()), abs=1e-5)
