import numpy as np
import pytest
import torch

from mme3dr.models.ar3d.draw import LARGEST, SamplingSettings, draw

LOGITS = torch.tensor([[2.0, 1.0, 0.0, -1.0, -1e30]])


def drawn(settings, count=20000, logits=LOGITS):
    """Frequencies over evenly spaced random numbers, and the log-probability reported for each token."""
    uniform = (torch.arange(count) + 0.5) / count
    token, log_prob, raw = draw(logits.expand(count, -1), uniform, settings)
    frequency = torch.bincount(token, minlength=logits.shape[1]) / count
    reported = {int(t): (float(p), float(r)) for t, p, r in zip(token, log_prob, raw, strict=True)}
    return frequency.numpy(), reported


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        (SamplingSettings(), 4),
        (SamplingSettings(temperature=0.5), 4),
        (SamplingSettings(top_k=2), 2),
        (SamplingSettings(top_p=0.85), 2),  # the first has 0.64, the first two 0.88
        (SamplingSettings(top_p=0.5), 1),
        (SamplingSettings(temperature=2.0, top_k=3, top_p=0.8), 2),  # of the three 0.51, 0.31, 0.19
    ],
)
def test_frequencies_are_the_distribution_and_are_reported(settings, kept):
    expected = torch.softmax(LOGITS[0] / settings.temperature, 0)
    expected[kept:] = 0
    expected = (expected / expected.sum()).numpy()
    frequency, reported = drawn(settings)
    assert np.allclose(frequency, expected, atol=1e-3)
    assert set(reported) == set(range(kept))
    for token, (log_prob, raw) in reported.items():
        assert log_prob == pytest.approx(np.log(expected[token]), abs=1e-5)
        assert raw == pytest.approx(torch.log_softmax(LOGITS[0], 0)[token].item(), abs=1e-6)


def test_same_filters_as_transformers():
    from transformers import TopKLogitsWarper, TopPLogitsWarper

    logits = torch.randn(6, 300, generator=torch.Generator().manual_seed(0)) * 2
    for top_k, top_p in ((40, 1.0), (0, 0.7), (0, 0.999), (90, 0.8)):
        theirs = logits / 0.9
        if top_k:
            theirs = TopKLogitsWarper(top_k)(None, theirs)
        if top_p < 1:
            theirs = TopPLogitsWarper(top_p)(None, theirs)
        for row in range(6):
            _, reported = drawn(SamplingSettings(0.9, top_k, top_p), 2000, logits[row : row + 1])
            log_probs = torch.log_softmax(theirs[row], 0)
            for token, (log_prob, _) in reported.items():
                assert log_prob == pytest.approx(log_probs[token].item(), abs=1e-5)


def test_temperature_0_takes_the_most_likely():
    frequency, reported = drawn(SamplingSettings(temperature=0), count=10)
    assert frequency[0] == 1
    assert reported[0][0] == 0


def test_extreme_numbers_never_draw_a_blocked_token():
    logits = torch.tensor([[-1e30, 0.0, -1e30, 5.0, -1e30]])
    for number in (0.0, 1e-30, LARGEST):
        token, log_prob, _ = draw(logits, torch.tensor([number]), SamplingSettings())
        assert int(token) in (1, 3)
        assert log_prob.isfinite().all()


@pytest.mark.parametrize("wrong", [{"temperature": -1}, {"top_k": -1}, {"top_p": 0}, {"top_p": 1.1}])
def test_settings_out_of_range(wrong):
    with pytest.raises(ValueError, match="top_p"):
        SamplingSettings(**wrong)
