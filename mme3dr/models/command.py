"""Any program in any environment as a model: one call per prompt."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mme3dr.errors import UnknownNameError
from mme3dr.models.base import TextTo3DModel, item_seed
from mme3dr.records import UP_AXES, Asset, Failure, Item

TAIL = 2000
"""Characters of the program's last output kept with a failure."""


class Command(TextTo3DModel):
    """`command:"PROGRAM ... {prompt} ... {output}"`: run without a shell, once for every item.

    {prompt}, {output}, {seed} and {id} are replaced inside the words of the command; {output} is the file to write,
    with the suffix `format` (glb, obj, ply, stl or off). timeout: seconds for one call. up: the meshes' up axis.
    """

    def __init__(self, command: str, timeout: float = 600.0, format: str = "glb", up: str = "y", world: str = "full"):
        self.words = shlex.split(command)
        if not any("{output}" in word for word in self.words):
            raise UnknownNameError(f"the command {command!r} never mentions {{output}}, the file it has to write")
        if format not in ("glb", "obj", "ply", "stl", "off"):
            raise UnknownNameError(f"format={format!r}: must be glb, obj, ply, stl or off (one self-contained file)")
        if up not in UP_AXES:
            raise UnknownNameError(f"up={up!r}: the up axis must be one of {', '.join(UP_AXES)}")
        self.kept = tempfile.TemporaryDirectory(prefix="mme3dr-meshes-")
        self.timeout, self.format, self.up, self.world = float(timeout), format, up, world

    def identity(self) -> dict:
        """The command and its settings; what the program is made of only its author can say."""
        return {"command": self.words, "format": self.format, "up": self.up, "timeout": self.timeout}

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """One call per item; exit code, time-out and the program's last words go into a failure."""
        return [self._run(item, item_seed(seed, item.id)) for item in items]

    def _run(self, item: Item, seed: int) -> Asset:
        with tempfile.TemporaryDirectory(prefix="mme3dr-command-") as folder:
            output = Path(folder) / f"{item.id}.{self.format}"
            values = {"{prompt}": item.prompt, "{output}": str(output), "{seed}": str(seed), "{id}": item.id}
            words = [_fill(word, values) for word in self.words]
            try:
                code, said = self._call(words)
            except OSError as error:
                return _failed(item, "not_started", f"{words[0]!r} could not be started: {error}")
            if code is None:
                return _failed(item, "timeout", f"no end after {self.timeout:g} s; last output: {said}")
            if code != 0:
                return _failed(item, "exit_code", f"exit code {code}; last output: {said}")
            if not output.is_file():
                return _failed(item, "no_output", f"exit code 0, but {{output}} was not written; last output: {said}")
            if self.format == "glb":
                return Asset(item.id, output.read_bytes(), self.up)
            kept = Path(self.kept.name) / output.name
            shutil.copyfile(output, kept)
            return Asset(item.id, kept, self.up)

    def _call(self, words: list[str]) -> tuple[int | None, str]:
        """Exit code (None: timed out and killed with its children) and the tail of stdout and stderr together."""
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
            try:
                code = process.wait(self.timeout)
            except subprocess.TimeoutExpired:
                code = None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - 4 * TAIL))
            return code, log.read().decode("utf-8", errors="replace")[-TAIL:].strip()


def _fill(word: str, values: dict[str, str]) -> str:
    """A word of the command with its placeholders replaced, in one pass so that a prompt can't smuggle one in."""
    for key, value in values.items():
        if key in word:
            before, after = word.split(key, 1)
            return _fill(before, values) + value + _fill(after, values)
    return word


def _failed(item: Item, kind: str, message: str) -> Asset:
    return Asset(item.id, failure=Failure("generate", kind, message))
