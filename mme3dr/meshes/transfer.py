"""Surfaces as .npz files: plain arrays that are read without unpickling anything."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from mme3dr.records import Material, Surface

OPTIONAL = ("normals", "uv", "colours")


def save_surface(path: Path, surface: Surface) -> None:
    """Write a surface; a texture that several materials share is written once."""
    textures: dict[int, np.ndarray] = {id(m.texture): m.texture for m in surface.materials if m.texture is not None}
    number = {key: i for i, key in enumerate(textures)}
    arrays = {
        "vertices": surface.vertices,
        "faces": surface.faces,
        "material_ids": surface.material_ids,
        "base_colours": np.array([m.base_colour for m in surface.materials], np.float32),  # [M, 4]
        "gloss": np.array([(m.metallic, m.roughness) for m in surface.materials], np.float64),  # [M, 2]
        "texture_ids": np.array([number.get(id(m.texture), -1) for m in surface.materials], np.int64),  # [M]
    }
    arrays |= {name: getattr(surface, name) for name in OPTIONAL if getattr(surface, name) is not None}
    arrays |= {f"texture_{number[key]}": texture for key, texture in textures.items()}
    np.savez(path, allow_pickle=False, **arrays)


def read_surface(path: Path) -> Surface:
    """Read what `save_surface` wrote. Raises `OSError`, `ValueError` or `KeyError` for anything else."""
    with np.load(path, allow_pickle=False) as file:
        textures = {
            int(name[8:]): file[name] for name in file.files if name.startswith("texture_") and name[8:].isdigit()
        }
        looks = zip(file["base_colours"], file["gloss"], file["texture_ids"], strict=True)
        materials = tuple(Material(c, textures.get(int(t)), float(g[0]), float(g[1])) for c, g, t in looks)
        optional = {name: file[name] if name in file.files else None for name in OPTIONAL}
        return Surface(file["vertices"], file["faces"], file["material_ids"], materials, **optional)
