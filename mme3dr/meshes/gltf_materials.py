"""Materials of a glTF file as `records.Material`."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from mme3dr.errors import MeshError
from mme3dr.meshes.colour import linear_rgba
from mme3dr.meshes.source import Source, logger
from mme3dr.meshes.surface import PLAIN, WHITE, apply_alpha_mode
from mme3dr.records import Material

SPECULAR_GLOSSINESS = "KHR_materials_pbrSpecularGlossiness"
ALPHA_MODES = ("OPAQUE", "MASK", "BLEND")
UvMap = Callable[[np.ndarray], np.ndarray]


class Looks:
    """Looks of the materials that primitives use, each decoded once.

    declared: alpha mode by the name under which trimesh is to know the material, in order of use.
    materials: the looks by that name.
    """

    def __init__(
        self, source: Source, header: dict, view: Callable[[int], memoryview], uri: Callable[[str], bytes]
    ) -> None:
        self.source, self.header, self.view, self.uri = source, header, view, uri
        self.declared: dict[str, str] = {}
        self.materials: dict[str, Material] = {}
        self._uv: dict[str, tuple[int, UvMap]] = {}
        self._textures: dict[int, np.ndarray | None] = {}

    def declare(self, number: int | None, coloured: bool) -> tuple[int, int, UvMap]:
        """A primitive's material in the rewritten file, the texture coordinates it reads and their transform.

        number: the material in the file; None is light grey, or white where the primitive has vertex colours.
        """
        name = str(number) if number is not None else ("white" if coloured else "plain")
        if name not in self.declared:
            if number is None:
                self.declared[name] = "OPAQUE"
                self.materials[name] = WHITE if coloured else PLAIN
                self._uv[name] = (0, _texture_transform({}))
            else:
                self._read(name, self.header["materials"][number])
        return list(self.declared).index(name), *self._uv[name]

    def _read(self, name: str, material: dict) -> None:
        mode = material.get("alphaMode", "OPAQUE")
        if mode not in ALPHA_MODES:
            raise self.source.error("format", f"material {name} has the unknown alpha mode {mode!r}")
        pbr = material.get("pbrMetallicRoughness", {})
        metallic, roughness = float(pbr.get("metallicFactor", 1)), float(pbr.get("roughnessFactor", 1))
        factor, info = pbr.get("baseColorFactor", [1, 1, 1, 1]), pbr.get("baseColorTexture")
        older = material.get("extensions", {}).get(SPECULAR_GLOSSINESS)
        if older is not None:
            metallic, roughness = 0.0, 1 - float(older.get("glossinessFactor", 1))
            factor, info = older.get("diffuseFactor", [1, 1, 1, 1]), older.get("diffuseTexture")
        elif (packed := self._texture(pbr.get("metallicRoughnessTexture"))) is not None:
            metallic *= packed[..., 2].mean() / 255
            roughness *= packed[..., 1].mean() / 255
        factor = np.array(factor, np.float64)
        if factor.shape != (4,) or not np.isfinite([*factor, metallic, roughness]).all():
            raise self.source.error("format", f"material {name} has factors that are not finite numbers")
        cutoff = float(material.get("alphaCutoff", 0.5))
        base, texture = apply_alpha_mode(linear_rgba(factor, True), self._texture(info), mode, cutoff)
        metallic, roughness = (float(np.clip(v, 0, 1)) for v in (metallic, roughness))
        self.declared[name] = mode
        self.materials[name] = Material(base, texture, metallic, roughness)
        transform = (info or {}).get("extensions", {}).get("KHR_texture_transform", {})
        self._uv[name] = (transform.get("texCoord", (info or {}).get("texCoord", 0)), _texture_transform(transform))

    def _texture(self, info: dict | None) -> np.ndarray | None:
        """Pixels of a texture reference; None, with a warning, where the file doesn't have them."""
        if info is None:
            return None
        texture = self.header["textures"][info["index"]]
        webp = texture.get("extensions", {}).get("EXT_texture_webp", {})
        number = webp.get("source", texture.get("source"))
        if number is None:
            logger.warning("%s: a texture in a form that isn't read is left out", self.source.path.name)
            return None
        if number not in self._textures:
            self._textures[number] = self._image(self.header["images"][number])
        return self._textures[number]

    def _image(self, image: dict) -> np.ndarray | None:
        if "bufferView" in image:
            return self.source.picture(bytes(self.view(image["bufferView"])))
        try:
            return self.source.picture(self.uri(image["uri"]))
        except MeshError as error:
            if error.kind != "missing_file":
                raise
            logger.warning("%s: the texture %s is missing and left out", self.source.path.name, image["uri"])
            return None


def _texture_transform(transform: dict) -> UvMap:
    """KHR_texture_transform as a function of [N, 2] texture coordinates, v downwards."""
    scale = np.array(transform.get("scale", [1, 1]), np.float64)
    offset = np.array(transform.get("offset", [0, 0]), np.float64)
    angle = float(transform.get("rotation", 0))
    cos, sin = math.cos(angle), math.sin(angle)
    matrix = np.array([[cos, sin], [-sin, cos]]) * scale  # [2, 2]
    return lambda uv: uv @ matrix.T + offset
