"""Colour of a ray's hit: vertex colours, texture and factor in linear light, headlight and ambient, smooth normals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mme3dr.records import Surface

CREASE_COSINE = float(np.cos(np.radians(22.5)))
"""A corner is shaded flat where the vertex's mean normal is further than this from the face's: at an edge between two
faces that is half the angle by which it bends, so edges of more than 45 degrees stay sharp."""


@dataclass(frozen=True)
class Light:
    """Strengths in linear light: `ambient` from everywhere, `headlight` from the camera, `specular` its reflection."""

    ambient: float = 0.32
    headlight: float = 0.72
    specular: float = 0.25


def corner_normals(surface: Surface) -> np.ndarray:
    """Unit normal at each face corner, [F, 3, 3] float32: the file's own, else smooth except across sharp edges."""
    corners = surface.vertices[surface.faces]  # [F, 3, 3]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])  # [F, 3], length 2 x area
    flat = face / np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-30)
    if surface.normals is not None:
        given = surface.normals[surface.faces]
        missing = ~(np.linalg.norm(given, axis=2, keepdims=True) > 0.5)
        return np.where(missing, flat[:, None], given).astype(np.float32)
    index = _places(surface.vertices)[surface.faces]  # [F, 3]
    total = np.zeros((index.max() + 1, 3))
    for axis in range(3):
        total[:, axis] = np.bincount(index.ravel(), np.repeat(face[:, axis], 3), len(total))
    total /= np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-30)
    smooth = total[index]  # [F, 3, 3]
    keep = np.einsum("fcx,fx->fc", smooth, flat) > CREASE_COSINE
    return np.where(keep[..., None], smooth, flat[:, None]).astype(np.float32)


def _places(vertices: np.ndarray) -> np.ndarray:
    """Number of each vertex's place, the same for vertices at one place: [V, 3] -> [V], by a 64-bit hash of bits."""
    bits = (np.ascontiguousarray(vertices, np.float64) + 0.0).view(np.uint64)  # + 0.0 makes -0.0 and 0.0 one
    factors = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
    mixed = bits * factors
    mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed * factors[::-1]).sum(1), return_inverse=True)[1]


class Shader:
    """Shades hits of one surface. Precomputes what doesn't depend on the rays."""

    def __init__(self, surface: Surface, light: Light):
        self.surface = surface
        self.light = light
        self.normals = corner_normals(surface)  # [F, 3, 3]
        self.base = np.array([m.base_colour for m in surface.materials], np.float32)  # [M, 4]
        self.gloss = np.array([_gloss(m.metallic, m.roughness, light) for m in surface.materials], np.float32)  # [M, 3]
        self.textured = any(m.texture is not None for m in surface.materials)

    def normal(self, face: np.ndarray, weights: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """Unit normals [N, 3] turned towards the camera, for hits on `face` [N] with corner weights [N, 3]."""
        normal = np.einsum("nc,ncx->nx", weights, self.normals[face])
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-20)
        away = np.einsum("nx,nx->n", normal, direction) > 0
        normal[away] *= -1
        return normal

    def albedo(self, face: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Linear RGBA [N, 4] before lighting."""
        material = self.surface.material_ids[face]  # [N]
        colour = self.base[material]
        if self.surface.colours is not None:
            colour = colour * np.einsum("nc,ncx->nx", weights, self.surface.colours[self.surface.faces[face]])
        if self.textured and self.surface.uv is not None:
            uv = np.einsum("nc,ncx->nx", weights, self.surface.uv[self.surface.faces[face]])  # [N, 2]
            for number in np.unique(material):
                texture = self.surface.materials[number].texture
                if texture is not None:
                    some = (material == number) & np.isfinite(uv).all(1)
                    colour[some] *= sample_texture(texture, uv[some])
        return colour.astype(np.float32)

    def shade(self, face: np.ndarray, albedo: np.ndarray, normal: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """Linear RGB [N, 3] leaving the surface towards the camera. The light stands at the camera."""
        facing = np.clip(-np.einsum("nx,nx->n", normal, direction), 0, 1)[:, None]  # [N, 1]
        metallic, power, strength = self.gloss[self.surface.material_ids[face]].T[..., None]  # [N, 1] each
        mirror = 0.04 + (albedo[:, :3] - 0.04) * metallic
        shine = strength * facing**power * mirror
        diffuse = (1 - 0.35 * metallic) * (self.light.ambient + self.light.headlight * facing) * albedo[:, :3]
        return diffuse + shine


def _gloss(metallic: float, roughness: float, light: Light) -> tuple[float, float, float]:
    """Metallic, exponent and strength of the reflection: the narrower it is, the stronger."""
    power = 2 / max(roughness, 0.2) ** 3
    return metallic, power, light.specular * power**0.5


def sample_texture(texture: np.ndarray, uv: np.ndarray) -> np.ndarray:
    """Bilinear sample, repeating: texture [H, W, 4] uint8 sRGB, uv [N, 2] (v upwards) -> linear RGBA [N, 4]."""
    height, width = texture.shape[:2]
    x = uv[:, 0] * width - 0.5
    y = (1 - uv[:, 1]) * height - 0.5
    x0, y0 = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    fx, fy = (x - x0)[:, None], (y - y0)[:, None]

    def texel(column: np.ndarray, line: np.ndarray) -> np.ndarray:
        rgba = texture[line % height, column % width].astype(np.float32) / 255
        rgba[:, :3] = srgb_to_linear(rgba[:, :3])
        return rgba

    top = texel(x0, y0) * (1 - fx) + texel(x0 + 1, y0) * fx
    bottom = texel(x0, y0 + 1) * (1 - fx) + texel(x0 + 1, y0 + 1) * fx
    return top * (1 - fy) + bottom * fy


def srgb_to_linear(value: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1] -> linear light (IEC 61966-2-1)."""
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def linear_to_srgb(value: np.ndarray) -> np.ndarray:
    """Linear light -> sRGB in [0, 1]; values outside [0, 1] are clipped."""
    value = np.clip(value, 0, 1)
    return np.where(value <= 0.0031308, 12.92 * value, 1.055 * value ** (1 / 2.4) - 0.055)
