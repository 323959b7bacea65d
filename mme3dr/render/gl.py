"""The optional renderer: pyrender over EGL or OSMesa, for those who have it (`pip install mme3dr[gl]`).

An independent check of the default one: same cameras, same silhouettes. Set PYOPENGL_PLATFORM to egl or osmesa before
Python starts. pyrender 0.1.45 pins an old PyOpenGL; installing it with `--no-deps` beside a newer one works.
"""

from __future__ import annotations

import numpy as np
import pyrender

from mme3dr.records import Surface
from mme3dr.render.cameras import Camera
from mme3dr.render.embree import Views
from mme3dr.render.shading import Light, corner_normals


class _Mesh(pyrender.Mesh):
    """pyrender's mesh with bounds that work with NumPy 2 (its own use a constant that NumPy 2 removed)."""

    @property
    def bounds(self) -> np.ndarray:
        """[2, 3] lowest and highest corner over all primitives."""
        boxes = np.stack([p.bounds for p in self.primitives])  # [P, 2, 3]
        return np.stack([boxes[:, 0].min(0), boxes[:, 1].max(0)])


def render(
    surface: Surface,
    cameras: list[Camera],
    size: int,
    light: Light = Light(),
    background: tuple[float, float, float] = (1.0, 1.0, 1.0),
    exact_masks: bool = True,
) -> Views:
    """As `mme3dr.render.embree.render`, textures left out: factors and vertex colours only, no normals (zeros).

    Mask and depth come from a second pass without multisampling: that of the colour pass samples the silhouette a
    fraction of a pixel beside the pixel's centre. `exact_masks=False` saves that pass and takes the colour pass's.
    """
    scene = pyrender.Scene(bg_color=[*background, 1.0], ambient_light=[light.ambient] * 3)
    node = scene.add(_Mesh(_primitives(surface)))
    renderer = pyrender.OffscreenRenderer(size, size)
    rgb, depth = [], []
    try:
        for camera in cameras:
            lens = pyrender.PerspectiveCamera(yfov=np.radians(camera.fov), aspectRatio=1.0, znear=0.05, zfar=20.0)
            nodes = [
                scene.add(lens, pose=camera.to_world),
                scene.add(pyrender.DirectionalLight(intensity=np.pi * light.headlight), pose=camera.to_world),
            ]
            colour, distance = renderer.render(scene)
            if exact_masks:
                _, distance = renderer.render(scene, pyrender.RenderFlags.SEG, {node: (255, 255, 255)})
            rgb.append(colour)
            depth.append(np.where(distance > 0, distance, np.inf).astype(np.float32))
            for extra in nodes:
                scene.remove_node(extra)
    finally:
        renderer.delete()
    depth = np.stack(depth)
    return Views(np.stack(rgb), np.isfinite(depth), depth, np.zeros((*depth.shape, 3), np.float32))


def _primitives(surface: Surface) -> list[pyrender.Primitive]:
    """One primitive per material, corners unshared so that sharp edges stay sharp."""
    normals = corner_normals(surface)  # [F, 3, 3]
    out = []
    for number, material in enumerate(surface.materials):
        chosen = surface.material_ids == number
        if not chosen.any():
            continue
        corners = surface.faces[chosen].reshape(-1)
        look = pyrender.MetallicRoughnessMaterial(
            baseColorFactor=material.base_colour,
            metallicFactor=material.metallic,
            roughnessFactor=material.roughness,
            doubleSided=True,
        )
        out.append(
            pyrender.Primitive(
                positions=surface.vertices[corners].astype(np.float32),
                normals=normals[chosen].reshape(-1, 3),
                color_0=None if surface.colours is None else surface.colours[corners].astype(np.float32),
                material=look,
            )
        )
    return out
