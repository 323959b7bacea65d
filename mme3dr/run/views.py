"""Second stage: load every mesh safely, normalise it and take the protocol's views."""

from __future__ import annotations

import atexit
import importlib.util
import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from PIL import Image
from tqdm import tqdm

from mme3dr.errors import MeshError, MME3DRError
from mme3dr.files import cache_folder, content_key, sha256, write_bytes
from mme3dr.meshes.isolation import SafeLoader
from mme3dr.meshes.normalise import normalise
from mme3dr.records import Item, Surface
from mme3dr.render.protocol import Protocol, load_protocol
from mme3dr.run.spec import Sample
from mme3dr.run.store import Store

VERSION = "render-1"
"""Part of every key of this stage: raise it when the renderer's pictures change."""


def render_samples(
    samples: Sequence[Sample], generated: Mapping[str, dict], protocol_name: str, store: Store, workers: int
) -> dict[str, dict]:
    """Record of every sample by name: views (picture in the run's folder), sha256, failure."""
    protocol = load_protocol(protocol_name)
    records, todo = {}, []
    for sample in samples:
        made = generated[sample.name]
        if made["failure"] is not None:
            records[sample.name] = {"views": None, "sha256": None, "failure": made["failure"]}
            continue
        record = store.get("render", sample.name, _key(made["sha256"], made["up"], protocol))
        if record is None:
            todo.append(sample.name)
        else:
            records[sample.name] = record
    jobs = (delayed(_render_one)(n, generated[n], protocol_name, store) for n in todo)
    with tqdm(total=len(samples), initial=len(samples) - len(todo), desc="render", unit="object") as bar:
        for name, record in Parallel(min(workers, len(todo) or 1), return_as="generator_unordered")(jobs):
            records[name] = record
            bar.update()
    return records


def render_references(items: Sequence[Item], protocol_name: str, workers: int) -> dict[str, Path]:
    """Pictures of the reference meshes by item id, in the user's cache, kept by content of mesh and protocol."""
    protocol = load_protocol(protocol_name)
    paths = {i.id: _kept(_key(i.mesh_sha256, "y", protocol)) for i in items}
    todo = [i for i in items if not paths[i.id].is_file()]
    if todo:
        jobs = (delayed(_render_reference)(i, protocol_name, paths[i.id]) for i in todo)
        done = Parallel(min(workers, len(todo)), return_as="generator_unordered")(jobs)
        for _ in tqdm(done, "render references", total=len(todo), unit="object"):
            pass
    return paths


def load_normalised(path: Path, up: str) -> Surface:
    """The mesh in the frame every score uses. Raises MeshError."""
    return normalise(_loader().load(path, up))


def render_file(mesh: Path, up: str, protocol_name: str, backend: str, output: Path) -> None:
    """Write the protocol's views of any mesh file as one PNG. backend: "embree" or "pyrender". Raises MeshError."""
    protocol = load_protocol(protocol_name)
    if backend == "pyrender" and importlib.util.find_spec("pyrender") is None:
        raise MME3DRError("the pyrender backend is not installed: pip install 'mme3dr[gl]', or use --backend embree")
    with SafeLoader() as loader:
        surface = normalise(loader.load(mesh, up))
    write_bytes(output, _png(protocol.render(surface, backend=backend).rgb))


def read_views(path: Path) -> np.ndarray:
    """Pictures side by side -> [V, H, W, 3] uint8."""
    strip = np.asarray(Image.open(path).convert("RGB"))  # [H, V * W, 3]
    return np.stack(np.split(strip, strip.shape[1] // strip.shape[0], axis=1))


def _key(mesh_sha256: str, up: str, protocol: Protocol) -> str:
    return content_key([VERSION, mesh_sha256, up, protocol.hash])


def _kept(key: str) -> Path:
    """Where the pictures of a reference mesh are kept."""
    return cache_folder() / "views" / f"{key}.png"


@cache
def _loader() -> SafeLoader:
    """This process's loader, closed when the process ends."""
    loader = SafeLoader().__enter__()
    atexit.register(loader.__exit__, None, None, None)
    return loader


def _render_one(name: str, made: dict, protocol_name: str, store: Store) -> tuple[str, dict]:
    protocol = load_protocol(protocol_name)
    key = _key(made["sha256"], made["up"], protocol)
    try:
        if _kept(key).is_file():  # the mesh is a reference, whose pictures are there already
            data = _kept(key).read_bytes()
        else:
            data = _png(protocol.render(load_normalised(store.folder / made["mesh"], made["up"])).rgb)
    except MeshError as error:
        failure = {"stage": "load", "kind": error.kind, "message": str(error)}
        value = {"views": None, "sha256": None, "failure": failure}
    else:
        write_bytes(store.folder / "views" / f"{name}.png", data)
        value = {"views": f"views/{name}.png", "sha256": sha256(data), "failure": None}
    return name, store.put("render", name, key, value)


def _render_reference(item: Item, protocol_name: str, path: Path) -> None:
    surface = load_normalised(item.mesh, "y")
    write_bytes(path, _png(load_protocol(protocol_name).render(surface).rgb))


def _png(views: np.ndarray) -> bytes:
    """[V, H, W, 3] uint8 -> one PNG with the views side by side."""
    buffer = io.BytesIO()
    Image.fromarray(np.concatenate(list(views), axis=1)).save(buffer, "png", compress_level=1)
    return buffer.getvalue()
