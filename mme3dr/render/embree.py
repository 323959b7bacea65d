"""The default renderer: rays through Embree, one per pixel, more where a pixel holds an edge.

Every view is computed alone with a fixed order of operations, so the picture is the same for any thread count.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from mme3dr.records import Surface
from mme3dr.render.cameras import Camera
from mme3dr.render.shading import Light, Shader, linear_to_srgb

LAYERS = 8
"""Transparent layers that a ray passes at most."""
OPAQUE = 0.995
SUBSAMPLES = ((-0.375, -0.125), (0.125, -0.375), (0.375, 0.125), (-0.125, 0.375))
"""Offsets in pixels of the extra rays of an edge pixel (a rotated grid)."""


@dataclass(frozen=True)
class Views:
    """Pictures of one object.

    rgb: [V, H, W, 3] uint8 sRGB over the background.  mask: [V, H, W] bool, the pixel centre hits the object.
    depth: [V, H, W] float32 distance along the view axis, inf off the object.
    normal: [V, H, W, 3] float32 unit world normals turned to the camera, 0 off the object.
    """

    rgb: np.ndarray
    mask: np.ndarray
    depth: np.ndarray
    normal: np.ndarray


def render(
    surface: Surface,
    cameras: list[Camera],
    size: int,
    light: Light = Light(),
    background: tuple[float, float, float] = (1.0, 1.0, 1.0),
    threads: int = 1,
) -> Views:
    """Pictures of `size` x `size` pixels from every camera. `background` is sRGB in [0, 1]."""
    tracer = _Tracer(surface, light, np.asarray(background, float))
    with ThreadPoolExecutor(threads) as pool:
        views = list(pool.map(lambda camera: tracer.view(camera, size), cameras))
    return Views(*(np.stack(channel) for channel in zip(*views, strict=True)))


class _Tracer:
    def __init__(self, surface: Surface, light: Light, background: np.ndarray):
        self.surface = surface
        self.shader = Shader(surface, light)
        self.background = np.where(
            background <= 0.04045, background / 12.92, ((background + 0.055) / 1.055) ** 2.4
        ).astype(np.float32)
        self.scene = EmbreeScene()
        self.corners = surface.vertices[surface.faces].astype(np.float32)  # [F, 3, 3]
        self.mesh = TriangleMesh(self.scene, self.corners)
        self.clear = bool((self.shader.base[:, 3] < OPAQUE).any()) or self.shader.textured
        self.clear |= surface.colours is not None and bool((surface.colours[:, 3] < OPAQUE).any())

    def view(self, camera: Camera, size: int) -> tuple[np.ndarray, ...]:
        left, right, top, bottom = self._window(camera, size)
        columns, lines = np.meshgrid(np.arange(left, right), np.arange(top, bottom))
        x, y = columns.ravel() + 0.5, lines.ravel() + 0.5
        hit = self._trace(camera, x, y, size)
        shape = columns.shape
        edges = _edges(
            *(a.reshape(shape + a.shape[1:]) for a in (hit.face, hit.depth, hit.normal)), self._look(hit, shape)
        )
        colour = hit.colour
        where = np.flatnonzero(edges)
        for dx, dy in SUBSAMPLES:
            extra = self._trace(camera, x[where] + dx, y[where] + dy, size)
            colour[where] += extra.colour
        colour[where] /= len(SUBSAMPLES) + 1
        rgb = np.empty((size, size, 3), np.uint8)
        rgb[:] = np.round(255 * linear_to_srgb(self.background)).astype(np.uint8)
        mask, depth = np.zeros((size, size), bool), np.full((size, size), np.inf, np.float32)
        normal = np.zeros((size, size, 3), np.float32)
        window = (slice(top, bottom), slice(left, right))
        rgb[window] = np.round(255 * linear_to_srgb(colour)).astype(np.uint8).reshape(*shape, 3)
        mask[window] = (hit.face >= 0).reshape(shape)
        depth[window] = hit.depth.reshape(shape)
        normal[window] = hit.normal.reshape(*shape, 3)
        return rgb, mask, depth, normal

    def _window(self, camera: Camera, size: int) -> tuple[int, int, int, int]:
        """Pixel columns [left, right) and lines [top, bottom) that can see the object."""
        points, distance = camera.project(self.surface.vertices, size, size)
        if (distance <= 1e-6).any():
            return 0, size, 0, size
        low = np.clip(np.floor(points.min(0)) - 1, 0, size).astype(int)
        high = np.clip(np.ceil(points.max(0)) + 1, 0, size).astype(int)
        return low[0], high[0], low[1], high[1]

    def _look(self, hit: _Hits, shape: tuple[int, int]) -> np.ndarray:
        """Material of each pixel, -1 off the object: a change of it is an edge even on a flat face."""
        return np.where(hit.face >= 0, self.surface.material_ids[hit.face], -1).reshape(shape)

    def _trace(self, camera: Camera, x: np.ndarray, y: np.ndarray, size: int) -> _Hits:
        origin, direction = camera.rays(x, y, size, size)
        direction = direction.astype(np.float32)  # [N, 3]
        origins = np.broadcast_to(origin.astype(np.float32), direction.shape).copy()
        view_axis = -camera.to_world[:3, 2].astype(np.float32)
        first = None
        colour = np.zeros((len(x), 3), np.float32)
        through = np.ones(len(x), np.float32)  # light still to come from behind
        active = np.arange(len(x))
        travelled = np.zeros(len(x), np.float32)
        for _ in range(LAYERS):
            face, distance, normal, albedo, shade = self._closest(origins[active], direction[active])
            if first is None:
                depth = np.where(face >= 0, distance * (direction @ view_axis), np.inf).astype(np.float32)
                first = (face, depth, normal)
            met = face >= 0
            alpha = np.where(met, albedo[:, 3], 0.0)
            colour[active] += (through[active] * alpha)[:, None] * shade
            through[active] *= 1 - alpha
            travelled[active] += np.where(met, distance, 0.0)
            active = active[met & (alpha < OPAQUE)] if self.clear else active[:0]
            if not len(active):
                break
            origins[active] = origin + direction[active] * (travelled[active] + 1e-4)[:, None]
            travelled[active] += 1e-4
        colour += through[:, None] * self.background
        return _Hits(*first, colour)

    def _closest(self, origins: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, ...]:
        """Closest hits: face [N] (-1: none), distance [N], normal [N, 3], albedo [N, 4], shaded colour [N, 3]."""
        result = self.scene.run(origins, direction, output=True)
        face = result["primID"].astype(np.int64)
        met = np.flatnonzero(face >= 0)
        u, v = result["u"][met], result["v"][met]
        weights = np.stack([1 - u - v, u, v], -1)  # [M, 3]
        normal = np.zeros((len(face), 3), np.float32)
        albedo = np.zeros((len(face), 4), np.float32)
        shade = np.zeros((len(face), 3), np.float32)
        normal[met] = self.shader.normal(face[met], weights, direction[met])
        albedo[met] = self.shader.albedo(face[met], weights)
        shade[met] = self.shader.shade(face[met], albedo[met], normal[met], direction[met])
        return face, result["tfar"], normal, albedo, shade


@dataclass(frozen=True)
class _Hits:
    """face: [N], -1 for none.  depth: [N].  normal: [N, 3].  colour: [N, 3] linear, over the background."""

    face: np.ndarray
    depth: np.ndarray
    normal: np.ndarray
    colour: np.ndarray


def _edges(face: np.ndarray, depth: np.ndarray, normal: np.ndarray, look: np.ndarray) -> np.ndarray:
    """Pixels [H, W] beside which the silhouette, the depth, the orientation or the material jumps."""
    edge = np.zeros(face.shape, bool)
    for axis in (0, 1):
        a = [np.moveaxis(v, axis, 0)[:-1] for v in (look, depth, normal, face)]
        b = [np.moveaxis(v, axis, 0)[1:] for v in (look, depth, normal, face)]
        with np.errstate(invalid="ignore"):
            jump = (a[0] != b[0]) | (np.abs(a[1] - b[1]) > 0.03)
        jump |= (np.einsum("...x,...x->...", a[2], b[2]) < 0.8) & (a[3] >= 0) & (b[3] >= 0)
        view = np.moveaxis(edge, axis, 0)
        view[:-1] |= jump
        view[1:] |= jump
    return edge
