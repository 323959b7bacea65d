"""First stage: ask the model for a mesh of every sample, and keep each as one self-contained file."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tqdm import tqdm

from mme3dr.errors import MeshError
from mme3dr.files import content_key, sha256, write_bytes
from mme3dr.meshes.export import surface_to_glb
from mme3dr.meshes.isolation import SafeLoader
from mme3dr.models.base import TextTo3DModel
from mme3dr.records import Asset, Failure, Item
from mme3dr.run.spec import Sample
from mme3dr.run.store import Store

SELF_CONTAINED = (".glb", ".ply", ".stl", ".off")


def generate(
    model: TextTo3DModel, identity: dict, samples: Sequence[Sample], seed: int, store: Store, batch_size: int | None
) -> dict[str, dict]:
    """Record of every sample by name: mesh (path in the run's folder), sha256, up, texts, extras, failure.

    identity: everything the meshes depend on besides prompt and seed.
    """
    model.prepare([_shown(model, s.item) for s in samples if s.number == 0])
    records, todo = {}, []
    for sample in samples:
        record = store.get("generate", sample.name, _key(model, identity, sample, seed))
        if record is None:
            todo.append(sample)
        else:
            records[sample.name] = record
    size = batch_size or model.batch_size
    with tqdm(total=len(samples), initial=len(records), desc="generate", unit="object") as bar:
        for number in sorted({s.number for s in todo}):
            same = [s for s in todo if s.number == number]
            for start in range(0, len(same), size):
                batch = same[start : start + size]
                for sample, asset in zip(batch, _ask(model, batch, seed + number), strict=True):
                    value = _keep(asset, sample, store.folder)
                    key = _key(model, identity, sample, seed)
                    records[sample.name] = store.put("generate", sample.name, key, value)
                bar.update(len(batch))
    return records


def _shown(model: TextTo3DModel, item: Item) -> Item:
    """What the model may see of an item."""
    return item if model.sees_reference else item.question()


def _key(model: TextTo3DModel, identity: dict, sample: Sample, seed: int) -> str:
    seen = [sample.item.id, sample.item.prompt, sample.item.mesh_sha256 if model.sees_reference else ""]
    return content_key(["generate-1", identity, seen, seed, sample.number])


def _ask(model: TextTo3DModel, batch: Sequence[Sample], seed: int) -> list[Asset]:
    """The model's assets. Foreign code runs in a future, so that whatever it raises becomes its batch's failure."""
    items = [_shown(model, s.item) for s in batch]
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(model.generate, items, seed)
        error = future.exception()
    if error is not None:
        failure = Failure("generate", "exception", f"{type(error).__name__}: {error}")
        return [Asset(item.id, failure=failure) for item in items]
    assets = future.result()
    if [a.item_id for a in assets] != [i.id for i in items]:
        message = f"asked for {[i.id for i in items]}, the model returned {[a.item_id for a in assets]}"
        return [Asset(item.id, failure=Failure("generate", "wrong_items", message)) for item in items]
    return assets


def _keep(asset: Asset, sample: Sample, folder: Path) -> dict:
    """The record of an asset, its files copied into the run's folder."""
    failure = asset.failure
    kept: dict[str, str] = {}
    digest = None
    if failure is None and asset.mesh is None:
        failure = Failure("generate", "no_mesh", "the model returned neither a mesh nor a failure")
    if failure is None:
        meshes = {"": asset.mesh, **{f".{name}": mesh for name, mesh in asset.extras.items()}}
        try:
            for label, mesh in meshes.items():
                data, suffix = _self_contained(mesh)
                kept[label] = f"meshes/{sample.name}{label}{suffix}"
                write_bytes(folder / kept[label], data)
                digest = digest or sha256(data)
        except MeshError as error:
            failure, kept = Failure("load", error.kind, str(error)), {}
        except OSError as error:
            failure, kept = Failure("generate", "unreadable", f"the model's mesh file can't be read: {error}"), {}
    return {
        "mesh": kept.pop("", None),
        "sha256": digest if failure is None else None,
        "up": asset.up,
        "texts": dict(asset.texts),
        "extras": {label[1:]: path for label, path in kept.items()},
        "failure": vars(failure) if failure else None,
    }


def _self_contained(mesh: Path | bytes) -> tuple[bytes, str]:
    """Content and suffix of a single file: as it is where the format allows it, else packed into a GLB."""
    if isinstance(mesh, bytes):
        return mesh, ".glb"
    if mesh.suffix.lower() in SELF_CONTAINED:
        return mesh.read_bytes(), mesh.suffix.lower()
    with SafeLoader() as loader:
        return surface_to_glb(loader.load(mesh)), ".glb"
