"""Rollouts: which tokens count, their log-probabilities, and what step 2 goes on from."""

import numpy as np
import pytest
import torch

from mme3dr.models.ar3d.likelihood import token_likelihood
from mme3dr.models.ar3d.policy import Policy
from training.rollout import RolloutSettings, candidate_seeds, sample_candidates, step_batch

PROMPTS = ["a red stool with three legs", "a boat"]
SEEDS = [[1, 2, 3], [4, 5, 6]]


@pytest.fixture(scope="module")
def policy(tiny):
    return Policy.load(tiny / "policy")


def steps_of(groups, step):
    return [candidate.first if step == 1 else candidate.second for group in groups for candidate in group]


@pytest.mark.parametrize("temperature", [1.0, 0.7])
@pytest.mark.parametrize("mode", ["two-step", "single-step", "no-reasoning"])
def test_log_probabilities_of_sampling_are_those_of_training(policy, mode, temperature):
    settings = RolloutSettings(group=3, mode=mode, temperature=temperature)
    made = sample_candidates(policy, PROMPTS, SEEDS, settings)
    for step in (1, 2) if mode == "two-step" else (1,):
        batch = step_batch(policy, steps_of(made, step))
        with torch.inference_mode():
            found = token_likelihood(policy, batch.batch, temperature).log_probs
        torch.testing.assert_close(batch.old, found, atol=2e-5, rtol=1e-4)
        assert not batch.old[~batch.mask].any()
        assert (batch.old[batch.mask] < 0).all()


def test_masks_cover_what_the_policy_sampled_and_nothing_else(policy):
    made = sample_candidates(policy, PROMPTS, SEEDS, RolloutSettings(group=3))
    for step in (1, 2):
        taken = steps_of(made, step)
        batch = step_batch(policy, taken)
        for row, one in enumerate(taken):
            ids, mask = batch.batch.ids[row], batch.mask[row]
            drawn = np.concatenate([one.sample.text.ids, one.sample.mesh.ids])
            assert ids[mask].tolist() == drawn.tolist()
            assert ids[: len(one.prompt)].tolist() == list(one.prompt)
            assert not mask[: len(one.prompt)].any()
            assert int(batch.batch.mesh[row].sum()) == policy.vocabulary.length


def test_step_2_goes_on_from_its_own_step_1(policy):
    made = sample_candidates(policy, PROMPTS, SEEDS, RolloutSettings(group=3))
    plans = set()
    for group, prompt in zip(made, PROMPTS, strict=True):
        for candidate in group:
            said = candidate.first.sample.text_ids
            assert candidate.second.prompt == policy.prompter.step2(prompt, said)
            plans.add(tuple(said))
    assert len(plans) > 1
    blind = sample_candidates(policy, PROMPTS, SEEDS, RolloutSettings(group=3, context="xv"))
    assert all(c.second.prompt == blind[0][0].second.prompt for c in blind[0])  # without the plan all see the same


def test_parts_of_a_batch_are_the_batch(policy):
    made = sample_candidates(policy, PROMPTS, SEEDS, RolloutSettings(group=3))
    whole = step_batch(policy, steps_of(made, 1))
    part = whole.rows(torch.tensor([4, 1]))
    length = part.old.shape[1]
    assert torch.equal(part.batch.ids, whole.batch.ids[[4, 1], :length])
    assert torch.equal(part.old, whole.old[[4, 1], :length])
    assert int(part.mask.sum()) == int(whole.mask[[4, 1]].sum())  # nothing that counts is cut off


def test_seeds_belong_to_the_place_in_the_iteration():
    drawn = {
        seed
        for iteration in range(3)
        for slot in range(4)
        for attempt in range(2)
        for seed in candidate_seeds(0, iteration, slot, attempt, 8)
    }
    assert len(drawn) == 3 * 4 * 2 * 8
    assert candidate_seeds(0, 1, 2, 0, 8)[:4] == candidate_seeds(0, 1, 2, 0, 4)
    assert not set(candidate_seeds(1, 0, 0, 0, 8)) & drawn
