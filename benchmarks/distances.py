"""Frechet and kernel distance against torch-fidelity on the same features, in one run.

python benchmarks/distances.py [--objects 249] [--dimensions 2048] [--repeats 3]
"""

import argparse
import time

import numpy as np
import torch
from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric
from torch_fidelity.metric_kid import kid_features_to_metric

from evaluators.kernel_distance import kernel_distance
from evaluators.moments import frechet_distance


def fastest(function, repeats):
    """Best of some runs: (seconds, result)."""
    times, result = [], None
    for _ in range(repeats):
        start = time.perf_counter()
        result = function()
        times.append(time.perf_counter() - start)
    return min(times), result


def main():
    """Print seconds, ratio and difference for both distances."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objects", type=int, default=249)
    parser.add_argument("--dimensions", type=int, default=2048)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    count = 4 * options.objects
    rng = np.random.default_rng(0)
    mixing = rng.standard_normal((options.dimensions, options.dimensions)) / options.dimensions**0.5
    a = np.abs(rng.standard_normal((count, options.dimensions)) @ mixing)
    b = np.abs(rng.standard_normal((count, options.dimensions)) @ mixing + 0.05)
    tensors = torch.from_numpy(a), torch.from_numpy(b)
    size = min(1000, count)

    def their_fd():
        statistics = [fid_features_to_statistics(x) for x in tensors]
        return fid_statistics_to_metric(*statistics, verbose=False)["frechet_inception_distance"]

    def their_kd():
        result = kid_features_to_metric(
            *tensors, kid_subsets=100, kid_subset_size=size, kid_kernel="poly", verbose=False
        )
        return result["kernel_inception_distance_mean"]

    print(f"{count} features of {options.dimensions} dimensions on each side, best of {options.repeats}")
    for name, ours, theirs in (
        ("FD", lambda: frechet_distance(a, b), their_fd),
        ("KD", lambda: kernel_distance(a, b, size=size), their_kd),
    ):
        (seconds, value), (peer_seconds, peer_value) = fastest(ours, options.repeats), fastest(theirs, options.repeats)
        print(
            f"{name}: mme3dr {seconds:.2f} s, torch-fidelity {peer_seconds:.2f} s, ratio {peer_seconds / seconds:.1f}, "
            f"values {value:.8g} and {float(peer_value):.8g}, difference {abs(value - float(peer_value)):.1e}"
        )


if __name__ == "__main__":
    main()
