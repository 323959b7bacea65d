"""Writing the data set as a Hugging Face repository folder, and uploading it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import datasets
from huggingface_hub import HfApi

from mme3dr.data.loader import load_mme3dr
from mme3dr.data.schema import EXPORT_FEATURES
from mme3dr.errors import DataError
from mme3dr.files import write_bytes
from mme3dr.network import reaching


def export(folder: Path, edition: str = "open", categories: Iterable[str] | None = None) -> int:
    """Write parquet, GLBs and the data card to `folder` as a Hub data set repository; return the number of objects."""
    rows = list(load_mme3dr(edition, categories))
    loaded = []
    for row in rows:
        data = Path(row["mesh"]).read_bytes()
        write_bytes(folder / "meshes" / f"{row['id']}.glb", data)
        loaded.append({**row, "mesh": data})
    (folder / "data").mkdir(parents=True, exist_ok=True)
    datasets.Dataset.from_list(loaded, features=EXPORT_FEATURES).to_parquet(
        folder / "data" / "test-00000-of-00001.parquet"
    )
    write_bytes(folder / "README.md", (files("data_cards") / "mme3dr.md").read_bytes())
    return len(rows)


def push(folder: Path, repository: str, private: bool = False) -> str:
    """Upload an exported folder to the Hub and return the commit's address.

    Raises DataError when the folder is no export, NetworkError when the Hub can't be reached or refuses.
    """
    if not any((folder / "data").glob("*.parquet")):
        raise DataError(f"{folder} is no exported data set: write one with `mme3dr data export {folder}`")
    api = HfApi()
    with reaching(f"uploading to {repository}", "(log in with `hf auth login` first)"):
        api.create_repo(repository, repo_type="dataset", private=private, exist_ok=True)
        return str(api.upload_folder(repo_id=repository, repo_type="dataset", folder_path=folder))
