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
STEP = 1e-4
"""How far behind a transparent surface a ray starts again."""
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
        hits = self._trace(camera, x, y, size)
        shape = columns.shape
        face, depth = hits.face.reshape(shape), hits.depth.reshape(shape)
        normal = np.zeros((*shape, 3), np.float32)
        normal.reshape(-1, 3)[hits.met] = hits.normal
        where = np.flatnonzero(_edges(face, depth, normal, self._look(hits.face, shape)))
        colour = hits.colour
        dx, dy = np.repeat(np.array(SUBSAMPLES).T, len(where), axis=1)  # [4 * edges] each
        extra = self._trace(camera, np.tile(x[where], 4) + dx, np.tile(y[where], 4) + dy, size).colour
        colour[where] = (colour[where] + extra.reshape(len(SUBSAMPLES), -1, 3).sum(0)) / (len(SUBSAMPLES) + 1)
        window = (slice(top, bottom), slice(left, right))
        return (
            _placed(_bytes(colour).reshape(*shape, 3), window, size, _bytes(self.background)),
            _placed(face >= 0, window, size, False),
            _placed(depth, window, size, np.inf),
            _placed(normal, window, size, 0.0),
        )

    def _window(self, camera: Camera, size: int) -> tuple[int, int, int, int]:
        """Pixel columns [left, right) and lines [top, bottom) that can see the object."""
        points, distance = camera.project(self.surface.vertices, size, size)
        if (distance <= 1e-6).any():
            return 0, size, 0, size
        low = np.clip(np.floor(points.min(0)) - 1, 0, size).astype(int)
        high = np.clip(np.ceil(points.max(0)) + 1, 0, size).astype(int)
        return low[0], high[0], low[1], high[1]

    def _look(self, face: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
        """Material of each pixel, -1 off the object: a change of it is an edge even on a flat face."""
        return np.where(face >= 0, self.surface.material_ids[face], -1).reshape(shape)

    def _trace(self, camera: Camera, x: np.ndarray, y: np.ndarray, size: int) -> _Hits:
        """What the rays through picture points x, y [N] see."""
        origin, direction, stretch = camera.rays(x, y, size, size)
        origins = np.empty_like(direction)
        origins[:] = origin
        face, distance, met, normal, albedo, shade = self._closest(origins, direction)
        colour = np.empty((len(x), 3), np.float32)
        colour[:] = self.background
        if self.clear:
            self._add_layers(colour, origin, direction, (distance, met, albedo, shade))
        else:
            colour[met] = shade
        return _Hits(face, met, distance / stretch, normal, colour)

    def _add_layers(self, colour: np.ndarray, origin: np.ndarray, direction: np.ndarray, first: tuple) -> None:
        """Write the colours of rays [N, 3] that may go on through transparent surfaces, front to back."""
        colour[:] = 0
        distance, met, albedo, shade = first
        active = np.arange(len(direction))
        through = np.ones(len(direction), np.float32)  # light still to come from behind
        travelled = np.zeros(len(direction), np.float32)
        for layer in range(LAYERS):
            rays, alpha = active[met], albedo[:, 3]
            colour[rays] += (through[rays] * alpha)[:, None] * shade
            through[rays] *= 1 - alpha
            travelled[rays] += distance[met] + STEP
            active = rays[alpha < OPAQUE]
            if not len(active) or layer == LAYERS - 1:
                break
            beyond = origin + direction[active] * travelled[active, None]
            _, distance, met, _, albedo, shade = self._closest(beyond.astype(np.float32), direction[active])
        colour += through[:, None] * self.background

    def _closest(self, origins: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, ...]:
        """Closest hits of N rays, M of which meet the surface.

        face [N] (-1: none), distance [N] (inf: none), numbers of the rays that meet it [M], and of these the normal
        [M, 3], albedo [M, 4] and shaded colour [M, 3].
        """
        result = self.scene.run(origins, direction, output=True)
        face = result["primID"]
        met = np.flatnonzero(face >= 0)
        u, v, struck = result["u"][met], result["v"][met], face[met]
        weights = np.stack([1 - u - v, u, v], -1)  # [M, 3]
        towards = direction[met]
        normal = self.shader.normal(struck, weights, towards)
        albedo = self.shader.albedo(struck, weights)
        shade = self.shader.shade(struck, albedo, normal, towards)
        distance = np.where(face >= 0, result["tfar"], np.float32(np.inf))
        return face, distance, met, normal, albedo, shade


@dataclass(frozen=True)
class _Hits:
    """Of N rays, M of which meet the surface.

    face: [N], -1 for none.  met: [M] numbers of the rays that do.  depth: [N] along the view axis, inf for none.
    normal: [M, 3].  colour: [N, 3] linear, over the background.
    """

    face: np.ndarray
    met: np.ndarray
    depth: np.ndarray
    normal: np.ndarray
    colour: np.ndarray


def _bytes(colour: np.ndarray) -> np.ndarray:
    """Linear light -> 8-bit sRGB."""
    return np.round(255 * linear_to_srgb(colour)).astype(np.uint8)


def _placed(values: np.ndarray, window: tuple[slice, slice], size: int, outside: object) -> np.ndarray:
    """A picture [size, size, ...] with the values in its window."""
    whole = np.empty((size, size, *values.shape[2:]), values.dtype)
    whole[:] = outside
    whole[window] = values
    return whole


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
