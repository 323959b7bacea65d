"""Advantages: worked by hand, TRL's formula, groups that give no signal."""

import math

import pytest
import torch

from training.advantages import dominance, group_advantages, hierarchical, normalised


def test_by_hand():
    # mean 3, deviations -2 and 2, standard deviation (divided by G - 1) sqrt(8 / 1)
    found = group_advantages(torch.tensor([[1.0, 5.0], [2.0, 2.0]]))
    expected = 2 / (math.sqrt(8) + 1e-4)
    torch.testing.assert_close(found.values, torch.tensor([[-expected, expected], [0.0, 0.0]]))
    assert found.known.tolist() == [True, True]
    assert found.spread.tolist() == found.useful.tolist() == [True, False]


def test_without_scaling():
    found = group_advantages(torch.tensor([[1.0, 5.0, 0.0]]), scaled=False)
    torch.testing.assert_close(found.values, torch.tensor([[-1.0, 3.0, -2.0]]))


def test_as_trl_computes_them():
    torch.manual_seed(0)
    rewards = torch.rand(5, 8)
    flat = rewards.flatten()  # GRPOTrainer._generate_and_score_completions, scale_rewards="group"
    mean = flat.view(-1, 8).mean(dim=1).repeat_interleave(8)
    std = flat.view(-1, 8).std(dim=1).repeat_interleave(8)
    torch.testing.assert_close(group_advantages(rewards).values.flatten(), (flat - mean) / (std + 1e-4))


def test_an_unknown_reward_masks_its_group_and_no_other():
    found = group_advantages(torch.tensor([[1.0, math.nan, 3.0], [1.0, 2.0, 3.0]]))
    assert found.known.tolist() == [False, True]
    assert found.values[0].tolist() == [0, 0, 0]
    assert found.values[1].tolist()[0] < 0 < found.values[1].tolist()[2]


def test_groups_don_t_reach_into_one_another():
    torch.manual_seed(0)
    rewards = torch.rand(4, 8)
    whole = group_advantages(rewards).values
    parts = torch.cat([group_advantages(part).values for part in rewards.split(1)])
    torch.testing.assert_close(whole, parts, rtol=0, atol=0)
    torch.testing.assert_close(whole.sum(1), torch.zeros(4), atol=1e-5, rtol=0)


def test_normalised_components_count_by_their_weights_alone():
    torch.manual_seed(0)
    narrow, wide = torch.rand(3, 8), 4 * torch.rand(3, 8) + 1
    found = normalised(torch.stack([narrow, wide]), [1, 3])
    torch.testing.assert_close(found.std(2), torch.tensor([[1.0] * 3, [3.0] * 3]), atol=1e-2, rtol=0)
    assert normalised(torch.stack([narrow, torch.full((3, 8), 2.0)]), [1, 1])[1].abs().max() == 0
    narrow[0, 0] = math.nan
    assert normalised(narrow[None], [1]).isnan().nonzero().tolist() == [[0, 0, 0]]  # unknown stays unknown


def test_the_first_step_gets_its_share_of_the_second():
    high, low = torch.tensor([[1.0, 2.0]]), torch.tensor([[10.0, 30.0]])
    assert hierarchical(high, low, 0.5).tolist() == [[6.0, 17.0]]
    assert hierarchical(high, low, 0.0).tolist() == high.tolist()


def test_the_share_of_an_unscaled_reward_shows():
    torch.manual_seed(0)
    components = {"preference": torch.rand(200, 8), "alignment": 1 + 4 * torch.rand(200, 8)}
    shares = dominance(components)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["alignment"] == pytest.approx(16 / 17, abs=0.02)  # variances 1 and 16
    components["alignment"] /= 4
    assert dominance(components)["alignment"] == pytest.approx(0.5, abs=0.05)
    assert all(math.isnan(v) for v in dominance({"even": torch.ones(2, 4)}).values())


def test_one_candidate_is_no_group():
    with pytest.raises(ValueError, match="two candidates"):
        group_advantages(torch.ones(3, 1))
