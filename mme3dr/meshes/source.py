"""A mesh file that has been read into memory, and what its reader may still fetch for it."""

from __future__ import annotations

import io
import logging
import math
import re
import struct
from pathlib import Path

import numpy as np
from PIL import Image

from mme3dr.errors import MeshError
from mme3dr.meshes.limits import MeshLimits

logger = logging.getLogger(__name__)

PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TGA", "TIFF")
"""What Pillow may open as a texture; formats that start other programs (EPS) are not among them."""
SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*:")


class Source:
    """A mesh file and the budget of its load: side files and textures draw on the same limits."""

    def __init__(self, path: Path, limits: MeshLimits):
        """Read the file. Raises `MeshError` "missing_file" or "too_large"."""
        self.path = path
        self.limits = limits
        self._bytes_left = limits.max_bytes
        self._pixels_left = limits.max_texture_pixels
        self._named: dict[str, np.ndarray | None] = {}
        self._folder = path.parent.resolve()
        self.data = self._read(path)

    def error(self, kind: str, problem: str) -> MeshError:
        """A `MeshError` whose message begins with the file's name."""
        return MeshError(f"{self.path.name}: {problem}", kind)

    def text(self, data: bytes) -> str:
        """Bytes as text: UTF-8, else Latin-1, which reads anything; names then still match between files."""
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("latin-1")

    def check_counts(self, vertices: int, faces: int, of: str = "the file") -> None:
        """Raise "too_large" if these claims exceed the limits."""
        for what, count, most in (
            ("vertices", vertices, self.limits.max_vertices),
            ("faces", faces, self.limits.max_faces),
        ):
            if count > most:
                raise self.error("too_large", f"{of} has {count:,} {what}; at most {most:,} are taken. Simplify it")

    def side_file(self, name: str) -> bytes:
        """Bytes of a file that the mesh refers to by a relative path, from the mesh's folder or below it.

        Raises `MeshError` "unsafe_path" for URLs, absolute paths and whatever ends outside the folder (symbolic links
        are followed first), "missing_file" or "too_large".
        """
        plain = name.strip().replace("\\", "/")
        if SCHEME.match(plain) or plain.startswith("/") or "\0" in plain:
            raise self._unsafe(name)
        path = (self._folder / plain).resolve()
        if not path.is_relative_to(self._folder):
            raise self._unsafe(name)
        return self._read(path)

    def picture(self, data: bytes) -> np.ndarray:
        """Decode a texture into [H, W, 4] uint8 sRGB and alpha, sides at most `limits.texture_side`.

        Raises `MeshError` "too_large" before anything is decoded if it has too many pixels, "texture" if it is broken
        or of a format that isn't taken.
        """
        try:
            with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as image:
                self._pixels_left -= image.width * image.height
                if self._pixels_left < 0:
                    most = f"{self.limits.max_texture_pixels:,}"
                    size = f"{image.width} x {image.height}"
                    raise self.error("too_large", f"a texture of {size} pixels; all together may have {most}")
                rgba = image.convert("RGBA")
                factor = math.ceil(max(image.size) / self.limits.texture_side)
                return np.array(rgba.reduce(factor) if factor > 1 else rgba, np.uint8)
        except Image.DecompressionBombError as error:
            raise self.error("too_large", f"a texture: {error}") from error
        except (OSError, SyntaxError, ValueError, LookupError, TypeError, struct.error) as error:
            raise self.error("texture", f"a texture can't be decoded: {error}") from error

    def optional_picture(self, name: str) -> np.ndarray | None:
        """`picture` of a side file, made opaque: MTL and PLY take only colour from it. Decoded once a name.

        None, with a warning in the log, where the file is missing.
        """
        if name not in self._named:
            data = self.optional_file(name)
            self._named[name] = None if data is None else self.picture(data)
            if data is not None:
                self._named[name][..., 3] = 255
        return self._named[name]

    def optional_file(self, name: str) -> bytes | None:
        """`side_file`; None, with a warning in the log, where it is missing."""
        try:
            return self.side_file(name)
        except MeshError as error:
            if error.kind != "missing_file":
                raise
            logger.warning("%s: %s is missing, its look is left out", self.path.name, name)
            return None

    def _unsafe(self, name: str) -> MeshError:
        return self.error("unsafe_path", f"refers to {name!r}, which isn't in its own folder. Put it beside the mesh")

    def _read(self, path: Path) -> bytes:
        try:
            if not path.is_file():
                raise self.error("missing_file", f"{path} is not a file")
            size = path.stat().st_size
            if size > self._bytes_left:
                most = f"{self.limits.max_bytes:,}"
                raise self.error(
                    "too_large", f"{path.name} has {size:,} bytes; with side files at most {most} are read"
                )
            self._bytes_left -= size
            return path.read_bytes()
        except OSError as error:
            raise self.error("missing_file", f"{path} can't be read: {error.strerror}") from error
