import numpy as np
import pytest
from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric
from torch_fidelity.metric_kid import kid_features_to_metric

from evaluators.frechet import Frechet
from evaluators.kernel_distance import Kernel, kernel_distance
from evaluators.moments import frechet_distance


def features(count, dimensions, seed, shift=0.0, scale=1.0):
    return shift + scale * np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)


@pytest.mark.parametrize(("n", "m", "d"), [(500, 400, 32), (40, 60, 96), (60, 300, 96)])
def test_frechet_equals_torch_fidelity(n, m, d):
    import torch

    a, b = features(n, d, 0), features(m, d, 1, 0.3, 1.4)
    statistics = [fid_features_to_statistics(torch.from_numpy(x)) for x in (a, b)]
    theirs = fid_statistics_to_metric(*statistics, verbose=False)["frechet_inception_distance"]
    # their matrix square root of a rank-deficient product is itself only good to some digits
    assert frechet_distance(a, b) == pytest.approx(float(theirs), rel=1e-6 if n > d else 1e-4)


def test_frechet_of_a_set_with_itself_is_zero():
    a = features(50, 200, 0)
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-9)


def test_frechet_of_known_gaussians():
    """Diagonal covariances commute: the distance is |m|^2 + sum (s - t)^2."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((400, 3))
    x = np.linalg.qr(x - x.mean(0))[0] * np.sqrt(399)  # mean 0 and covariance 1 exactly
    a, b = x * [1, 2, 3], x[:, ::-1] * [2, 2, 1] + [1, 0, -2]
    assert frechet_distance(a, b) == pytest.approx(1 + 4 + 1 + 0 + 4, rel=1e-9)


def test_frechet_is_the_same_by_either_route():
    """Fewer samples than dimensions, and the same points embedded in fewer dimensions."""
    a, b = features(30, 20, 0), features(35, 20, 1)
    basis = np.linalg.qr(np.random.default_rng(2).standard_normal((100, 20)))[0]
    assert frechet_distance(a @ basis.T, b @ basis.T) == pytest.approx(frechet_distance(a, b), rel=1e-6)


def test_distances_grow_with_the_shift():
    b = features(200, 16, 1)
    fd = [frechet_distance(features(200, 16, 0, shift), b) for shift in (0, 0.2, 0.5, 1)]
    kd = [kernel_distance(features(200, 16, 0, shift), b) for shift in (0, 0.2, 0.5, 1)]
    assert fd == sorted(fd)
    assert kd == sorted(kd)


@pytest.mark.parametrize("size", [50, 100])
def test_kernel_distance_equals_torch_fidelity(size):
    import torch

    a, b = features(150, 24, 0), features(120, 24, 1, 0.2)
    theirs = kid_features_to_metric(
        torch.from_numpy(a.astype(np.float64)),
        torch.from_numpy(b.astype(np.float64)),
        kid_subsets=20,
        kid_subset_size=size,
        kid_kernel="poly",
        verbose=False,
    )["kernel_inception_distance_mean"]
    assert kernel_distance(a, b, subsets=20, size=size) == pytest.approx(float(theirs), abs=1e-6)


def test_kernel_distance_by_hand():
    """Two points each, one dimension: k = (xy + 1)^3."""
    a, b = np.array([[0.0], [1.0]]), np.array([[1.0], [2.0]])
    within_a, within_b = 1.0, 27.0  # (0*1+1)^3, (1*2+1)^3
    cross = (1 + 1 + 8 + 27) / 4
    assert kernel_distance(a, b) == pytest.approx(within_a + within_b - 2 * cross)


def test_kernel_distance_is_unbiased_and_may_be_negative():
    rng = np.random.default_rng(0)
    values = [kernel_distance(*rng.standard_normal((2, 40, 8)), subsets=1) for _ in range(300)]
    assert min(values) < 0
    assert abs(np.mean(values)) < 3 * np.std(values) / np.sqrt(len(values))


def test_too_few_or_unequal_features_are_refused():
    with pytest.raises(ValueError, match="n, m >= 2"):
        frechet_distance(features(1, 4, 0), features(5, 4, 0))
    with pytest.raises(ValueError, match="not"):
        frechet_distance(features(5, 4, 0), features(5, 3, 0))


@pytest.mark.parametrize("metric", [Frechet, Kernel])
def test_intervals_hold_the_value_and_move_all_views_of_an_object_together(metric):
    rng = np.random.default_rng(0)
    objects = rng.standard_normal((60, 1, 6)) + 0.4
    generated = objects + 0.05 * rng.standard_normal((60, 4, 6))  # views of one object are nearly copies
    reference = rng.standard_normal((60, 4, 6))
    estimate = metric().score(generated, reference, seed=1)
    assert estimate.low < estimate.value < estimate.high
    assert estimate.n == 60
    # as if the 240 views were 240 objects: an interval that is wrongly narrow
    loose = metric().score(generated.reshape(240, 1, 6), reference.reshape(240, 1, 6), seed=1)
    assert estimate.high - estimate.low > 1.3 * (loose.high - loose.low)
