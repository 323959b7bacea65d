"""Contact sheets of families: every sample as mesh and as voxels, with its caption.

python -m training.families.sheet FAMILY... --output sheet.png
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from mme3dr.errors import MME3DRError
from mme3dr.meshes.assembly import Assembly, coloured_faces
from mme3dr.meshes.normalise import normalise
from mme3dr.meshes.palette import linear_rgb
from mme3dr.records import Material, Surface
from mme3dr.render.cameras import orbit
from mme3dr.render.embree import render
from mme3dr.render.sheet import contact_sheet
from training.families.base import Family
from training.families.registry import select
from training.families.sample import Sample, make_sample
from training.families.voxels import blocks

YAW = 30
"""Degrees from the front, where the camera stands."""


def pictures_of(sample: Sample, size: int, yaw: float = YAW) -> list[np.ndarray]:
    """The mesh and the voxels of a sample from one place, [size, size, 3] uint8 each."""
    surfaces = (_facets(sample.assembly), blocks(sample.voxels.colours))
    return [picture_of(surface, size, yaw) for surface in surfaces]


def picture_of(surface: Surface, size: int, yaw: float = YAW) -> np.ndarray:
    """A surface as sheets show it, [size, size, 3] uint8."""
    return render(normalise(surface), [orbit(yaw, 20, 2.05, 40)], size).rgb[0]


def _facets(assembly: Assembly) -> Surface:
    """The object with flat shading, without the way through a file."""
    groups = list(coloured_faces(assembly))
    corners = np.concatenate([triangles.reshape(-1, 3) for _, _, triangles in groups])
    looks = tuple(Material(np.append(linear_rgb(colour), 1).astype(np.float32)) for _, colour, _ in groups)
    numbers = np.repeat(np.arange(len(groups)), [len(triangles) for _, _, triangles in groups])
    return Surface(corners, np.arange(len(corners)).reshape(-1, 3), numbers, looks)


def draw_sheet(
    families: list[Family], count: int, size: int, split: str = "train", seed: int = 0, yaw: float = YAW
) -> Image.Image:
    """`count` samples of each family, four to a row."""
    pictures, labels = [], []
    for family in families:
        numbers = family.numbers(split, seed)
        for _ in range(count):
            sample = make_sample(family, next(numbers))
            pictures += pictures_of(sample, size, yaw)
            labels += [sample.id, sample.caption]
    return contact_sheet(pictures, labels, 8)


def main(argv: list[str] | None = None) -> int:
    """Draw a sheet; 2 for a name that there isn't."""
    parser = argparse.ArgumentParser(prog="python -m training.families.sheet", description=__doc__.split("\n")[0])
    parser.add_argument("families", nargs="*", help="ids, function names or categories (all)")
    parser.add_argument("--output", type=Path, required=True, metavar="PNG")
    parser.add_argument("--count", type=int, default=8, help="samples of each family (8)")
    parser.add_argument("--size", type=int, default=192, help="pixels of one picture (192)")
    parser.add_argument("--split", choices=("train", "proc800"), default="train")
    parser.add_argument("--yaw", type=float, default=YAW, help=f"degrees from the front, 90 is the right side ({YAW})")
    parser.add_argument("--seed", type=int, default=0, help="another draw of samples (0)")
    arguments = parser.parse_args(argv)
    try:
        chosen = select(arguments.families)
        sheet = draw_sheet(chosen, arguments.count, arguments.size, arguments.split, arguments.seed, arguments.yaw)
        sheet.save(arguments.output)
    except MME3DRError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(arguments.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
