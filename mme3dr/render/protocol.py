"""Evaluation protocols: which views of an object are taken, and how. YAML files with a name and a content hash.

Two results may be compared only when their protocol hashes are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from mme3dr.errors import DataError, unknown_name
from mme3dr.files import content_key
from mme3dr.records import Material, Surface
from mme3dr.render.cameras import Camera, orbit, read_transforms

FOLDER = Path(__file__).parent / "protocols"
FIELDS = {
    "name",
    "description",
    "size",
    "fov",
    "radius",
    "background",
    "light",
    "colour",
    "views",
    "subsets",
    "encoders",
}


@dataclass(frozen=True)
class Protocol:
    """One way of looking at objects.

    settings: the file's content.  hash: SHA-256 of the settings without the description.
    cameras: in the order of the views.  subsets: view numbers by use ("clip", "distribution").
    """

    name: str
    hash: str
    settings: dict
    cameras: tuple[Camera, ...]

    @property
    def size(self) -> int:
        """Side of the square pictures in pixels."""
        return self.settings["size"]

    @property
    def subsets(self) -> dict[str, list[int]]:
        """View numbers by use."""
        return self.settings["subsets"]

    def render(self, surface: Surface, threads: int = 1, backend: str = "embree"):
        """`mme3dr.render.embree.Views` of a normalised surface. backend: "embree", or "pyrender" where installed."""
        from mme3dr.render.shading import Light

        if self.settings["colour"] == "white":
            surface = replace(surface, materials=tuple(Material() for _ in surface.materials), colours=None)
        light, background = Light(**self.settings["light"]), tuple(self.settings["background"])
        if backend == "pyrender":
            from mme3dr.render import gl

            return gl.render(surface, list(self.cameras), self.size, light, background)
        from mme3dr.render import embree

        return embree.render(surface, list(self.cameras), self.size, light, background, threads)


def protocol_names() -> list[str]:
    """Names of the protocols that come with the package."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load_protocol(name: str) -> Protocol:
    """A protocol by name, or from a path of a YAML file. Raises UnknownNameError or DataError."""
    path = Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise unknown_name("protocol", name, protocol_names(), ", or a YAML file")
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not readable as YAML ({error})") from error
    return _protocol(settings, path)


def _protocol(settings: dict, path: Path) -> Protocol:
    wrong = set(settings) ^ (FIELDS | ({"transforms"} if "transforms" in settings else set()))
    if wrong:
        raise DataError(f"{path}: missing or unknown fields: {', '.join(sorted(wrong))}")
    content = {k: v for k, v in settings.items() if k != "description"}
    if "transforms" in settings:
        file = path.parent / settings["transforms"]
        cameras = tuple(read_transforms(file))
        content["transforms"] = [c.to_world.tolist() for c in cameras]
    else:
        cameras = tuple(orbit(v["yaw"], v["pitch"], settings["radius"], settings["fov"]) for v in settings["views"])
    if settings["colour"] not in ("own", "white"):
        raise DataError(f"{path}: colour must be own or white, not {settings['colour']!r}")
    for use, numbers in settings["subsets"].items():
        if not numbers or max(numbers) >= len(cameras):
            raise DataError(f"{path}: subset {use!r} names a view beyond the {len(cameras)} there are")
    return Protocol(settings["name"], content_key(content), settings, cameras)
