"""Oracles of TRELLIS: stored outputs of the published code, and the formulas that give its weights and inputs."""

import zlib
from pathlib import Path

import numpy as np
import torch
from scipy.spatial import cKDTree

FIXTURES = Path(__file__).parents[1] / "models" / "trellis" / "fixtures"


def oracle(name):
    """Arrays of a fixture file by name."""
    with np.load(FIXTURES / f"{name}.npz") as file:
        return {key: file[key] for key in file.files}


def generator(name):
    return np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))


def draw(name, shape):
    """Standard normal numbers that belong to a name, float32."""
    return generator(name).standard_normal(shape).astype(np.float32)


def formula_weight(key, shape):
    """The value that the oracles' networks have for a key of their state dict, float32."""
    values = generator(key).standard_normal(shape)
    if len(shape) > 1:
        values = values / np.sqrt(np.prod(shape[1:]))
    elif key.endswith("weight"):
        values = 1 + 0.1 * values
    else:
        values = 0.05 * values
    return torch.from_numpy(values.astype(np.float32))


def with_formula_weights(network, computed=("pos_emb", "offset_perturbation")):
    """The network with the oracles' weights; what its constructor computes stays."""
    state = network.state_dict()
    state |= {k: formula_weight(k, tuple(v.shape)) for k, v in state.items() if k not in computed}
    network.load_state_dict(state)
    return network.eval().requires_grad_(False)


def matching(ours, theirs, tolerance):
    """Numbers in `theirs` [N, 3] of our vertices [N, 3]: each the nearest, within the tolerance, none twice."""
    distance, index = cKDTree(theirs).query(ours)
    assert len(ours) == len(theirs)
    assert distance.max() < tolerance
    assert len(set(index)) == len(theirs)
    return index


def triangles(faces):
    """The set of triangles, whatever corner each begins with."""
    faces = np.asarray(faces)
    first = faces.argmin(1)
    rows = np.arange(len(faces))
    return set(zip(*(faces[rows, (first + k) % 3].tolist() for k in range(3)), strict=True))


def assert_same_mesh(mesh, vertices, faces, tolerance=3e-5):
    """Same vertices and triangles as the oracle in any order; numbers in the oracle of our vertices."""
    index = matching(mesh.vertices.numpy(), vertices, tolerance)
    assert triangles(index[mesh.faces.numpy()]) == triangles(faces)
    return index
