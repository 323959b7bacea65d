"""Training objects as a Hugging Face data set, built in parallel into the user's cache.

rows = load_families("train", 8400)
grid = rgba(unpack(rows[0]["voxels"]))  # [32, 32, 32, 4] uint8 (training.families.voxels)
glb = mesh_of(rows[0]["id"])  # training.families.sample
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import datasets
import pyarrow as pa
import pyarrow.parquet as pq
from datasets import ClassLabel, Features, Value
from datasets.table import InMemoryTable
from joblib import Parallel, cpu_count, delayed
from tqdm import tqdm

import mme3dr
from mme3dr.data.build import GEOMETRY_PACKAGES
from mme3dr.data.schema import ANNOTATION
from mme3dr.errors import DataError, unknown_name
from mme3dr.files import cache_folder, content_key, sha256, write_bytes
from mme3dr.records import CATEGORIES, FACT_KINDS
from training.families.base import Family
from training.families.registry import families, select
from training.families.sample import Sample, make_sample
from training.families.voxels import pack

SPLITS = {"train": 8400, "proc800": 800}
"""Splits, and how many samples of each are the standard: as many as the paper trains and tests on."""
BLOCK = 32
"""Samples of a family that are built and kept together."""
FEATURES = Features(
    {
        "id": Value("string"),
        "family": Value("string"),
        "category": ClassLabel(names=list(CATEGORIES)),
        "attributes": Value("string"),
        "caption": Value("string"),
        "plan": Value("string"),
        "detail": Value("string"),
        "parts": ANNOTATION["parts"],
        "facts": ANNOTATION["facts"],
        "voxels": Value("binary"),
    }
)
"""`attributes` is JSON; `voxels` are palette indices [32, 32, 32], see `training.families.voxels.unpack`."""


def load_families(
    split: str = "train",
    count: int | None = None,
    seed: int = 0,
    names: Iterable[str] | None = None,
    workers: int | None = None,
) -> datasets.Dataset:
    """Samples of all families in turn, so that every beginning of the data set is balanced.

    split: "train", or "proc800": attribute combinations that never occur in training, for any seed.
    count: default 8,400 and 800. The first samples of a larger count are those of a smaller one.
    seed: another draw; samples of two seeds are different objects with their own numbers.
    names: families or categories to take, by default all.  workers: processes, by default one per core.
    Raises UnknownNameError for names, DataError for a family that is at fault.
    """
    if split not in SPLITS:
        raise unknown_name("split", split, list(SPLITS))
    count = SPLITS[split] if count is None else count
    if count < 1:
        raise DataError(f"{count} training objects asked for: ask for one or more")
    chosen = select(names)[:count]
    shares = [count // len(chosen) + (i < count % len(chosen)) for i in range(len(chosen))]
    blocks = [[_path(f, split, seed, k) for k in range(-(-n // BLOCK))] for f, n in zip(chosen, shares, strict=True)]
    _build_missing([path for paths in blocks for path in paths], workers)
    tables = [
        pa.concat_tables([pq.read_table(path) for path in paths])[:share]
        for paths, share in zip(blocks, shares, strict=True)
    ]
    starts = [sum(shares[:i]) for i in range(len(shares))]
    turns = [start + k for k in range(max(shares)) for start, share in zip(starts, shares, strict=True) if k < share]
    return datasets.Dataset(InMemoryTable(pa.concat_tables(tables).take(turns).combine_chunks()))


def row_of(sample: Sample) -> dict[str, Any]:
    """The row of a sample."""
    return {
        "id": sample.id,
        "family": sample.family.id,
        "category": CATEGORIES.index(sample.family.category),
        "attributes": json.dumps(sample.values),
        "caption": sample.caption,
        "plan": sample.plan,
        "detail": sample.detail,
        "parts": [dict(vars(p)) for p in sample.parts],
        "facts": [{**vars(f), "kind": FACT_KINDS.index(f.kind)} for f in sample.facts],
        "voxels": pack(sample.voxels.colours),
    }


@cache
def source_key(family: Family) -> str:
    """Digest of all that a family's samples are made from: its file and the helpers beside it, this framework, the
    building blocks and the packages under them."""
    here, package = Path(__file__).parent, Path(mme3dr.__file__).parent
    own = here / family.category / f"{family.build.__module__.rpartition('.')[2]}.py"
    framework = [path for path in here.glob("*.py") if path.stem not in ("sheet", "review")]
    blocks = [*(package / "meshes").glob("*.py"), package / "data" / "checks.py", package / "records.py"]
    sources = [own, *own.parent.glob("_*.py"), *framework, *blocks]
    packages = {name: version(name) for name in (*GEOMETRY_PACKAGES, "inflect")}
    return content_key([sorted([path.name, sha256(path.read_bytes())] for path in sources), packages])


def _path(family: Family, split: str, seed: int, block: int) -> Path:
    folder = cache_folder() / "families" / family.id / source_key(family)[:16]
    return folder / f"{family.id}.{split}.{seed}.{block}.parquet"


def _build_missing(paths: Iterable[Path], workers: int | None) -> None:
    missing = [path for path in paths if not path.is_file()]
    if missing:
        jobs = (delayed(_build_block)(path) for path in missing)
        done = Parallel(min(workers or cpu_count(), len(missing)), return_as="generator_unordered")(jobs)
        for _ in tqdm(done, "building training objects", total=len(missing), unit=f"x{BLOCK}"):
            pass


def _build_block(path: Path) -> None:
    """Build the samples that a path stands for, and write them."""
    name, split, seed, block, _ = path.name.split(".")
    family = families()[name]
    rows = [row_of(make_sample(family, number)) for number in _numbers(family, split, int(seed), int(block))]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=FEATURES.arrow_schema), buffer)
    write_bytes(path, buffer.getvalue())


def _numbers(family: Family, split: str, seed: int, block: int) -> Iterator[int]:
    return islice(family.numbers(split, seed), block * BLOCK, (block + 1) * BLOCK)
