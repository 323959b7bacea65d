"""Checkpoints of a run: whole or not there, and enough to go on exactly."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml
from accelerate import Accelerator

from mme3dr.errors import DataError
from mme3dr.files import write_bytes, write_json
from training.pretrain.loop import plain_settings

CONFIG, STATE = "config.yaml", "state.json"
_NAME = re.compile(r"checkpoint-(\d+)$")


class Checkpoints:
    """The checkpoints in a run's folder, of which the last is kept.

    accelerate writes model, optimizer and random states, sharded where the model is. state: what else was saved.
    """

    def __init__(self, folder: Path, accelerator: Accelerator):
        self.folder, self.accelerator = folder, accelerator
        self.state: dict = {}

    def begin(self, settings: Mapping, resume: bool) -> int:
        """Prepare the folder, load its last checkpoint, and return the number of iterations done.

        Raises DataError where the folder holds a run and `resume` is not set, or one with other settings.
        """
        path, text = self.folder / CONFIG, yaml.safe_dump(plain_settings(settings), sort_keys=False)
        if path.is_file() and not resume:
            raise DataError(f"{self.folder} holds a run: go on with --resume, or choose another folder")
        if path.is_file() and path.read_text(encoding="utf-8") != text:
            raise DataError(f"{path} differs from the settings given now: a run can only go on with its own")
        self.accelerator.wait_for_everyone()
        if self.accelerator.is_main_process:
            write_bytes(path, text.encode())
        self.accelerator.wait_for_everyone()
        last = self._last()
        if last is None:
            return 0
        self.accelerator.load_state(str(last))
        self.state = json.loads((last / STATE).read_text(encoding="utf-8"))
        return int(_NAME.search(last.name)[1])

    def save(self, iteration: int, state: Mapping) -> None:
        """Write checkpoint-N, which is there whole or not at all, and then remove those before it."""
        final = self.folder / f"checkpoint-{iteration}"
        partial = self.folder / f".{final.name}.partial"
        if self.accelerator.is_main_process:
            shutil.rmtree(partial, ignore_errors=True)
        self.accelerator.wait_for_everyone()
        self.accelerator.save_state(str(partial), safe_serialization=False)  # tied weights stay one
        self.accelerator.wait_for_everyone()
        if self.accelerator.is_main_process:
            write_json(partial / STATE, state)
            partial.rename(final)
            for older in self._all():
                if older != final:
                    shutil.rmtree(older)
        self.accelerator.wait_for_everyone()

    def _all(self) -> list[Path]:
        found = [path for path in self.folder.glob("checkpoint-*") if _NAME.search(path.name)]
        return sorted(found, key=lambda path: int(_NAME.search(path.name)[1]))

    def _last(self) -> Path | None:
        return next(reversed(self._all()), None)
