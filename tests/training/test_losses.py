"""Policy losses: TRL's on the same tensors, numbers worked by hand, and what must not change them."""

import math
from collections import defaultdict
from types import SimpleNamespace

import pytest
import torch
from accelerate import Accelerator
from trl import GRPOTrainer

from mme3dr.errors import UnknownNameError
from training.losses import LossSettings, k3, normaliser, policy_loss

LONGEST = 9


def tensors(seed=0, rows=6, length=9):
    """Log-probabilities of three policies, advantages, and a mask of spans of different lengths, one of one token."""
    torch.manual_seed(seed)
    log_probs = -3 * torch.rand(rows, length)
    old, reference = log_probs + 0.4 * torch.randn(rows, length), log_probs + 0.3 * torch.randn(rows, length)
    lengths = torch.tensor([9, 1, 4, 7, 2, 9])[:rows, None]
    return log_probs, old, reference, torch.randn(rows), torch.arange(length) < lengths


def trl_loss(settings, log_probs, old, reference, advantages, mask):
    """`GRPOTrainer._compute_loss` on given tensors."""
    trainer = GRPOTrainer.__new__(GRPOTrainer)
    names = {"token": "dapo", "sequence": "grpo", "constant": "dr_grpo"}
    trainer.loss_type, trainer.beta = names[settings.average], settings.beta
    trainer.importance_sampling_level = settings.ratio
    trainer.epsilon_low, trainer.epsilon_high = settings.clip_low, settings.clip_high
    trainer.args = SimpleNamespace(delta=None, use_bias_correction_kl=False, steps_per_generation=1)
    trainer.top_entropy_quantile, trainer.off_policy_mask_threshold = 1.0, None
    trainer.aux_loss_enabled = trainer._entropy_bonus_enabled = trainer.use_vllm = False
    trainer.use_adaptive_entropy = trainer.use_liger_kernel = False
    trainer.max_completion_length, trainer.current_gradient_accumulation_steps = LONGEST, 1
    trainer.model, trainer.accelerator = SimpleNamespace(training=True), Accelerator()
    trainer._metrics = {"train": defaultdict(list)}
    trainer._get_per_token_logps_and_entropies = lambda *_, **__: (log_probs, torch.zeros_like(log_probs), None)
    ids = torch.zeros(mask.shape, dtype=torch.int64)
    inputs = {
        "prompt_ids": ids[:, :1],
        "prompt_mask": ids[:, :1],
        "completion_ids": ids,
        "completion_mask": mask.int(),
        "advantages": advantages,
        "old_per_token_logps": old,
        "ref_per_token_logps": reference,
        "num_items_in_batch": mask.sum(),
    }
    return trainer._compute_loss(trainer.model, inputs)


@pytest.mark.parametrize("ratio", ["token", "sequence"])
@pytest.mark.parametrize("average", ["token", "sequence", "constant"])
@pytest.mark.parametrize(("low", "high"), [(0.2, 0.2), (0.2, 0.28), (0.01, 0.5)])
@pytest.mark.parametrize("beta", [0.0, 0.01, 1.0])
def test_the_loss_and_its_gradient_are_trls(ratio, average, low, high, beta):
    log_probs, old, reference, advantages, mask = tensors()
    settings = LossSettings(ratio, low, high, average, beta)
    both = []
    for ours in (True, False):
        leaf = log_probs.clone().requires_grad_()
        if ours:
            total = normaliser(mask, average, LONGEST)
            loss = policy_loss(leaf, old, advantages, mask, settings, total, reference).loss
        else:
            loss = trl_loss(settings, leaf, old, reference, advantages, mask)
        loss.backward()
        both.append((loss.detach(), leaf.grad))
    torch.testing.assert_close(*(loss for loss, _ in both), atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(*(gradient for _, gradient in both), atol=1e-5, rtol=1e-5)


def worked(settings, advantages=(1.0, -1.0), beta_reference=None):
    """Two sequences: ratios 2 and 1/2 with the third token masked; then the ratio 3/2 alone."""
    ratios = torch.tensor([[2.0, 0.5, 9.0], [1.5, 9.0, 9.0]])
    mask = torch.tensor([[True, True, False], [True, False, False]])
    total = normaliser(mask, settings.average, 3)
    reference = None if beta_reference is None else ratios.log() + math.log(beta_reference)
    return policy_loss(ratios.log(), torch.zeros(2, 3), torch.tensor(advantages), mask, settings, total, reference)


@pytest.mark.parametrize(
    ("average", "by_hand"),
    [
        # ratios 2, 1/2 with advantage 1 count 1.2 and 0.5; 3/2 with advantage -1 counts -1.5
        ("token", -(1.2 + 0.5 - 1.5) / 3),
        ("sequence", -((1.2 + 0.5) / 2 - 1.5) / 2),
        ("constant", -(1.2 + 0.5 - 1.5) / 6),
    ],
)
def test_averages_worked_by_hand(average, by_hand):
    found = worked(LossSettings(clip_low=0.2, clip_high=0.2, average=average, beta=0.0))
    assert float(found.loss) == pytest.approx(by_hand)
    assert (int(found.low), int(found.high)) == (0, 1)


def test_a_higher_upper_bound_lets_good_tokens_grow_further():
    found = worked(LossSettings(clip_low=0.2, clip_high=1.5, beta=0.0))
    assert float(found.loss) == pytest.approx(-(2 + 0.5 - 1.5) / 3)
    assert int(found.high) == 0


def test_the_sequence_ratio_is_the_geometric_mean():
    # sqrt(2 * 1/2) = 1 for both tokens of the first; 3/2 for the second, whose advantage is negative: not clipped
    found = worked(LossSettings("sequence", 0.2, 0.2, "token", 0.0))
    assert float(found.loss) == pytest.approx(-(1 + 1 - 1.5) / 3)


def test_k3_by_hand_and_never_negative():
    # pi_ref / pi = 2: 2 - log 2 - 1
    assert float(k3(torch.zeros(1), torch.tensor([math.log(2)]))) == pytest.approx(1 - math.log(2))
    assert float(k3(torch.zeros(1), torch.zeros(1))) == 0
    assert (k3(torch.randn(1000), torch.randn(1000)) >= 0).all()
    found = worked(LossSettings(clip_low=0.2, clip_high=0.2, beta=0.5), (0.0, 0.0), beta_reference=2.0)
    assert float(found.loss) == pytest.approx(0.5 * (1 - math.log(2)))
    assert float(found.kl) == pytest.approx(3 * (1 - math.log(2)))


@pytest.mark.parametrize("average", ["token", "sequence", "constant"])
@pytest.mark.parametrize("ratio", ["token", "sequence"])
def test_losses_of_parts_add_up_to_that_of_the_whole(average, ratio):
    log_probs, old, reference, advantages, mask = tensors()
    settings = LossSettings(ratio=ratio, average=average, beta=0.1)
    total = sum(normaliser(part, average, LONGEST) for part in mask.split(2))
    assert total == normaliser(mask, average, LONGEST)
    whole = policy_loss(log_probs, old, advantages, mask, settings, total, reference)
    rows = zip(*(x.split(2) for x in (log_probs, old, advantages, mask, reference)), strict=True)
    parts = [policy_loss(lp, o, a, m, settings, total, r) for lp, o, a, m, r in rows]
    for name in ("loss", "kl", "low", "high"):
        torch.testing.assert_close(sum(getattr(part, name) for part in parts).float(), getattr(whole, name).float())


def test_what_stands_outside_of_the_mask_never_counts():
    log_probs, old, reference, advantages, mask = tensors()
    found = []
    for junk in (0.0, 5.0):
        leaf = torch.where(mask, log_probs, junk).requires_grad_()
        others = torch.where(mask, old, -junk), torch.where(mask, reference, 2 * junk)
        loss = policy_loss(leaf, others[0], advantages, mask, LossSettings(), mask.sum(), others[1]).loss
        loss.backward()
        found.append((loss.detach(), leaf.grad))
        assert not leaf.grad[~mask].any()
    torch.testing.assert_close(*found)


def test_settings_that_mean_nothing_are_refused():
    with pytest.raises(UnknownNameError, match="token, sequence"):
        LossSettings(ratio="word")
    with pytest.raises(ValueError, match="clip_low"):
        LossSettings(clip_low=1.5)
    log_probs, old, _, advantages, mask = tensors()
    with pytest.raises(ValueError, match="reference"):
        policy_loss(log_probs, old, advantages, mask, LossSettings(beta=0.1), mask.sum())
