"""What a training run writes down: log.jsonl, TensorBoard where it is installed, Weights & Biases if asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

from mme3dr.errors import DataError
from mme3dr.files import write_bytes

LOG = "log.jsonl"
WANDB_ID = "wandb-id"
"""Which run of Weights & Biases a folder's is: folders of one name must not share one."""


class Logs:
    """Figures by step. A context manager.

    folder: None writes nothing, in processes other than the main one.
    project: of Weights & Biases, "" for none.
    first: steps that count as done; lines about later ones, left by a run that was killed, are taken out.
    """

    def __init__(self, folder: Path | None, first: int = 0, project: str = ""):
        self._file = self._board = self._wandb = None
        if folder is None:
            return
        path = folder / LOG
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        kept = [line for line in lines if _step(line) <= first]
        write_bytes(path, "".join(f"{line}\n" for line in kept).encode())
        self._file = open(path, "a", encoding="utf-8")  # noqa: SIM115 (closed by __exit__)
        if find_spec("tensorboard"):
            from torch.utils.tensorboard import SummaryWriter

            self._board = SummaryWriter(str(folder / "tensorboard"), purge_step=first + 1)
        if project:
            if not find_spec("wandb"):
                raise DataError("watch.wandb is set, but wandb is not installed: pip install wandb, or leave it empty")
            import wandb

            identity = folder / WANDB_ID
            if not identity.is_file():
                write_bytes(identity, uuid4().hex.encode())
            run = identity.read_text(encoding="utf-8")
            self._wandb = wandb.init(project=project, name=folder.name, dir=str(folder), id=run, resume="allow")

    def __enter__(self) -> Logs:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()
        if self._board:
            self._board.close()
        if self._wandb:
            self._wandb.finish()

    def write(self, step: int, part: str, figures: Mapping[str, float | str]) -> None:
        """Figures of a step, or words. part: "train", "held_out" or "warning"."""
        if self._file is None:
            return
        self._file.write(json.dumps({"step": step, "part": part, **figures}) + "\n")
        self._file.flush()
        if self._wandb:
            self._wandb.log({f"{part}/{name}": value for name, value in figures.items()}, step=step)
        for name, value in figures.items() if self._board else ():
            if isinstance(value, str):
                self._board.add_text(f"{part}/{name}", value, step)
            else:
                self._board.add_scalar(f"{part}/{name}", value, step)


def _step(line: str) -> float:
    """The step of a line; a line cut off by a kill counts as later than any."""
    try:
        return json.loads(line)["step"]
    except ValueError:
        return float("inf")
