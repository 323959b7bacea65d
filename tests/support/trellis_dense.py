"""The sparse core of TRELLIS again, slow and dense: zero-filled grids, explicit softmax, loops over voxels."""

import itertools
from collections import defaultdict

import torch
import torch.nn.functional as F


def random_voxels(counts, side, seed=0):
    """Coordinates (rows, 4) int32 of `counts[i]` random cells of sample i, in random order within the sample."""
    generator = torch.Generator().manual_seed(seed)
    rows = []
    for sample, count in enumerate(counts):
        cells = torch.randperm(side**3, generator=generator)[:count]
        places = torch.stack([cells // side**2, cells // side % side, cells % side], 1)
        rows.append(torch.cat([torch.full((count, 1), sample), places], 1))
    return torch.cat(rows).int()


def convolution(coordinates, features, weight, bias):
    """`conv3d` on the zero-filled grid, read at the voxels. weight: (out, s, s, s, in)."""
    sample, x, y, z = coordinates.long().T
    side = int(coordinates[:, 1:].max()) + 1
    grid = features.new_zeros(int(sample.max()) + 1, side, side, side, features.shape[1])
    grid[sample, x, y, z] = features
    kernel = weight.permute(0, 4, 1, 2, 3)
    result = F.conv3d(grid.movedim(-1, 1), kernel, bias, padding=weight.shape[1] // 2)
    return result.movedim(1, -1)[sample, x, y, z]


def attention(q, k, v, allowed):
    """Explicit softmax over all pairs. q (rows, heads, d), k and v (keys, heads, d), allowed (rows, keys) bool."""
    scores = torch.einsum("ihd,jhd->hij", q, k) / q.shape[2] ** 0.5
    scores = scores.masked_fill(~allowed, -torch.inf)
    return torch.einsum("hij,jhd->ihd", scores.softmax(-1), v)


def same_window(coordinates, size, shift):
    """(rows, rows) bool: whether two voxels are in one window of one sample."""
    cells = torch.cat([coordinates[:, :1], (coordinates[:, 1:] + shift) // size], 1)
    return (cells[:, None] == cells[None]).all(-1)


def halved(coordinates, features):
    """Cells of half the resolution in lexicographic order, with sum / (count + 1): lists of rows and of features."""
    found = defaultdict(list)
    for (sample, x, y, z), row in zip(coordinates.tolist(), features, strict=True):
        found[sample, x // 2, y // 2, z // 2].append(row)
    cells = sorted(found)
    return cells, torch.stack([sum(found[c]) / (len(found[c]) + 1) for c in cells])


def divided(coordinates, features):
    """Every voxel's eight children after each other, z fastest, with the voxel's features."""
    rows, values = [], []
    for (sample, x, y, z), row in zip(coordinates.tolist(), features, strict=True):
        for i, j, k in itertools.product((0, 1), repeat=3):
            rows.append((sample, 2 * x + i, 2 * y + j, 2 * z + k))
            values.append(row)
    return rows, torch.stack(values)
