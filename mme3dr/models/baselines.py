"""Three baselines that bound what any score can mean: the ceiling, the right set without alignment, and the floor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mme3dr.meshes import solids
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.palette import COLOURS
from mme3dr.models.base import TextTo3DModel, item_seed
from mme3dr.records import Asset, Item, Part


class Reference(TextTo3DModel):
    """Every item's own reference mesh."""

    batch_size = 16
    world = "baseline"
    sees_reference = True

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """The reference meshes."""
        return [Asset(item.id, item.mesh) for item in items]


class Shuffled(TextTo3DModel):
    """The reference mesh of another item: one cycle through all items of the run, by seed."""

    batch_size = 16
    world = "baseline"
    sees_reference = True

    def prepare(self, items: Sequence[Item]) -> None:
        """Keep the run's items, whose meshes are dealt out anew."""
        self.items = list(items)

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """The meshes of the items' partners."""
        order = np.random.default_rng(seed).permutation(len(self.items))  # a cycle through all items in this order
        partner = {self.items[a].id: self.items[b] for a, b in zip(order, np.roll(order, 1), strict=True)}
        return [Asset(item.id, partner[item.id].mesh) for item in items]


class Primitives(TextTo3DModel):
    """A random coloured box, ball, cylinder, cone or ring with random proportions for every prompt."""

    batch_size = 16
    world = "baseline"

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """One primitive per item, from the item's own seed."""
        return [Asset(item.id, _primitive(np.random.default_rng(item_seed(seed, item.id)))) for item in items]


def _primitive(rng: np.random.Generator) -> bytes:
    x, y, z = rng.uniform(0.4, 1.0, 3)
    shapes = (
        lambda: solids.box(x, y, z),
        lambda: solids.ellipsoid(x / 2, y / 2, z / 2),
        lambda: solids.cylinder(x / 2, z),
        lambda: solids.cone(x / 2, z),
        lambda: solids.torus(x / 2, y / 6),
    )
    colour = str(rng.choice(sorted(COLOURS)))
    assembly = Assembly([Part("primitive", 1, colour, "plastic", False)])
    assembly.add("primitive", shapes[rng.integers(len(shapes))]())
    return assembly.glb()
