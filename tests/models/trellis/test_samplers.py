"""Samplers against stored outputs of the published code, and on flows whose end is known."""

import numpy as np
import pytest
import torch
from trellis_oracles import oracle

from mme3dr.errors import DataError, UnknownNameError
from mme3dr.models.trellis.samplers import FlowEuler

SETTINGS = {
    "interval": FlowEuler(1e-5, 12, 3.0, 7.5, (0.5, 0.95)),
    "cfg": FlowEuler(1e-5, 12, 3.0, 7.5),
    "euler_rescale3": FlowEuler(1e-5, 12, 3.0, None),
    "euler": FlowEuler(1e-5, 12, 1.0, None),
}


def toy(x, t, condition):
    return 0.3 * x + 5e-4 * torch.full((len(x), 1), t, dtype=torch.float32) * condition


@pytest.mark.parametrize("name", SETTINGS)
def test_trajectories_equal_the_published_ones(name):
    stored = {k: torch.from_numpy(v) for k, v in oracle("samplers").items()}
    start = stored["noise"], stored["cond"], stored["neg_cond"]
    steps = list(SETTINGS[name].trajectory(toy, *start))
    torch.testing.assert_close(torch.stack([x for x, _ in steps]), stored[f"{name}_x_t"], atol=1e-6, rtol=0)
    torch.testing.assert_close(SETTINGS[name].sample(toy, *start), stored[f"{name}_samples"], atol=1e-6, rtol=0)
    if f"{name}_x_0" in stored:
        torch.testing.assert_close(torch.stack([x_0 for _, x_0 in steps]), stored[f"{name}_x_0"], atol=1e-6, rtol=0)


def test_network_is_asked_at_the_published_times():
    stored, asked = oracle("samplers"), []

    def velocity(x, t, condition):
        asked.append(t)
        return toy(x, t, condition)

    settings = SETTINGS["interval"]
    settings.sample(velocity, *(torch.from_numpy(stored[k]) for k in ("noise", "cond", "neg_cond")))
    np.testing.assert_array_equal(np.float32(asked), stored["interval_model_t"])
    np.testing.assert_array_equal(np.float32(settings.times()), stored["t_seq_rescale3"])


@pytest.mark.parametrize("steps", [1, 7])
@pytest.mark.parametrize("rescale_t", [1.0, 3.0])
def test_a_straight_flow_arrives_whatever_the_steps(steps, rescale_t):
    """With velocity (noise - data) of one pair, Euler steps are exact."""
    noise, data = torch.randn(2, 4, 5, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    settings = FlowEuler(0.0, steps, rescale_t, None)
    path = list(settings.trajectory(lambda x, t, c: noise - c, noise, data))
    torch.testing.assert_close(path[-1][0], data)
    for _, x_0 in path:
        torch.testing.assert_close(x_0, data)


def test_guidance_moves_away_from_the_negative_condition():
    one, nothing = torch.ones(1, 1, dtype=torch.float64), torch.zeros(1, 1, dtype=torch.float64)
    settings = FlowEuler(0.0, 10, 1.0, 2.0, (0.35, 0.75))
    end = settings.sample(lambda x, t, c: c, nothing, one, nothing)
    guided = 4  # at t = 0.7, 0.6, 0.5 and 0.4
    assert end.item() == pytest.approx(-(1 + 2 * guided / 10))


def test_no_guidance_asks_once_a_step_and_needs_no_negative_condition():
    asked = []
    for strength in (None, 0.0):
        settings = FlowEuler(0.0, 5, 1.0, strength)
        settings.sample(lambda x, t, c: (asked.append(t), x)[1], torch.ones(1, 1), torch.ones(1, 1))
    assert len(asked) == 10


PUBLISHED = {
    "name": "FlowEulerGuidanceIntervalSampler",
    "args": {"sigma_min": 1e-5},
    "params": {"steps": 25, "cfg_strength": 7.5, "cfg_interval": [0.5, 0.95], "rescale_t": 3.0},
}


def test_settings_of_pipeline_json():
    assert FlowEuler.from_config(PUBLISHED) == FlowEuler(1e-5, 25, 3.0, 7.5, (0.5, 0.95))
    assert FlowEuler.from_config({**PUBLISHED, "name": "FlowEulerCfgSampler"}).cfg_interval == (0.0, 1.0)
    assert FlowEuler.from_config({**PUBLISHED, "name": "FlowEulerSampler"}).cfg_strength is None
    bare = FlowEuler.from_config({"name": "FlowEulerGuidanceIntervalSampler", "args": {"sigma_min": 1e-5}})
    assert bare == FlowEuler(1e-5, 50, 1.0, 3.0, (0.0, 1.0))
    assert bare.changed(steps=4, cfg_strength=0.0) == FlowEuler(1e-5, 4, 1.0, 0.0)


def test_unknown_sampler_and_settings_are_named():
    with pytest.raises(UnknownNameError, match="HeunSampler"):
        FlowEuler.from_config({**PUBLISHED, "name": "HeunSampler"})
    with pytest.raises(DataError, match="rescale_time"):
        FlowEuler.from_config({**PUBLISHED, "params": {"rescale_time": 3}})
    with pytest.raises(DataError, match="steps"):
        FlowEuler(steps=0)
