"""Work on training families for several processes: its functions must be importable in each of them."""

import numpy as np

from mme3dr.data.programs import program
from training.families.registry import families
from training.families.review import review
from training.families.sample import make_sample
from training.families.voxels import voxels_of


def faults(name, count, seed):
    """What the review says against a family."""
    return review(families()[name], count, seed)[0]


def draw(name, count):
    """Captions, and solid voxels [count, 32, 32, 32] bool, of a family's first samples."""
    samples = [make_sample(families()[name], n) for n in range(count)]
    return [s.caption for s in samples], np.stack([s.voxels.colours > 0 for s in samples])


def reference(item_id):
    """Solid voxels of an object of the benchmark, [32, 32, 32] bool."""
    return voxels_of(program(item_id).assemble()).colours > 0
