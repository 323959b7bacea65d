"""Loading meshes from strangers in a worker process that can be killed.

Importing this module and using it doesn't load trimesh here: only the worker parses, and what comes back are arrays.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile
from dataclasses import asdict
from pathlib import Path

from mme3dr.errors import MeshError, MME3DRError
from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.transfer import read_surface
from mme3dr.records import UP_AXES, Surface

logger = logging.getLogger(__name__)

KINDS = {
    "missing_file": "the mesh, or a file that its geometry needs, is not there or can't be read",
    "unsupported": "a file format, version, extension or construct that isn't read",
    "unsafe_path": "it refers to a file outside its own folder, or to the network",
    "format": "the content doesn't follow the format",
    "truncated": "the file ends before what it promises",
    "byte_order": "the data have the other byte order than the header says",
    "texture": "a texture can't be decoded",
    "too_large": "bytes, vertices, faces, nodes or texture pixels beyond the limits",
    "empty": "no bytes, no vertices or no triangles",
    "not_finite": "nan or infinite vertices",
    "huge_coordinates": "coordinates beyond 1e15",
    "single_point": "all vertices in one place",
    "degenerate": "no face has an area",
    "timeout": "loading took longer than the limit",
    "memory": "loading needed more memory than the limit",
    "crash": "the loading process died",
}
"""Every kind of `MeshError` that loading and normalising raise, and what it means."""

START_SECONDS = 120.0


class SafeLoader:
    """Loads mesh files in one persistent worker process; a context manager. For one thread at a time.

    A worker that hangs, outgrows its memory or dies is ended and replaced, and only the file at fault gets an error.
    """

    def __init__(self, limits: MeshLimits = MeshLimits(), load: str = "mme3dr.meshes.loading:load_surface"):
        """
        limits: for each load.
        load: "module:function" with the signature of `loading.load_surface`, imported in the worker.
        """
        self.limits = limits
        self._load = load
        self._process: subprocess.Popen | None = None
        self._folder: tempfile.TemporaryDirectory | None = None
        self._replies: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ready = False
        self._served = 0

    def __enter__(self) -> SafeLoader:
        self._folder = tempfile.TemporaryDirectory(prefix="mme3dr-")
        self._start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop()
        self._folder.cleanup()
        self._folder = None

    def load(self, path: Path | str, up: str = "y") -> Surface:
        """The surface of a mesh file as `loading.load_surface` gives it: upright, in the file's size and place.

        Raises `MeshError` with one of KINDS for this file alone, `ValueError` for an unknown axis, `MME3DRError` if the
        worker can't even start.
        """
        if self._folder is None:
            raise RuntimeError("SafeLoader works inside a with statement only")
        if up not in UP_AXES:
            raise ValueError(f"unknown up axis {up!r}; use one of {', '.join(UP_AXES)}")
        fresh = self._served == 0
        reply = self._ask(Path(path).absolute(), up)
        if reply["kind"] == "memory" and not fresh:
            # what earlier files left behind must not decide over this one
            reply = self._ask(Path(path).absolute(), up)
        for message in reply.get("warnings", []):
            logger.warning("%s", message)
        if reply["kind"] is not None:
            raise MeshError(reply["message"], reply["kind"])
        return reply["surface"]

    def _ask(self, path: Path, up: str) -> dict:
        """One request to a living worker: its reply, or one that says how it ended."""
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._start()
        self._await_start()
        output = Path(self._folder.name) / "surface.npz"
        request = {"path": str(path), "up": up, "limits": asdict(self.limits), "output": str(output)}
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            line = self._replies.get(timeout=self.limits.seconds)
            reply = json.loads(line) if line else self._crash(path)
            if reply["kind"] is None:
                reply["surface"] = read_surface(output)
        except queue.Empty:
            reply = {"kind": "timeout", "message": f"{path.name}: not loaded within {self.limits.seconds:g} s"}
        except BrokenPipeError:
            reply = self._crash(path)
        except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
            reply = {"kind": "crash", "message": f"{path.name}: the loading process gave no usable answer: {error}"}
        finally:
            output.unlink(missing_ok=True)
        self._served += 1
        if reply["kind"] in ("timeout", "memory", "crash"):
            self._stop()
        if reply["kind"] == "memory" and not reply["message"].startswith(path.name):
            reply["message"] = f"{path.name}: {reply['message']}"
        return reply

    def _start(self) -> None:
        paths = os.pathsep.join(os.path.abspath(p) for p in sys.path)
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-P", "-m", "mme3dr.meshes.worker", self._load]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | threads | {"PYTHONPATH": paths},
            )
        self._replies = queue.SimpleQueue()
        self._ready, self._served = False, 0
        threading.Thread(target=_forward, args=(self._process.stdout, self._replies), daemon=True).start()

    def _await_start(self) -> None:
        if self._ready:
            return
        try:
            self._ready = bool(self._replies.get(timeout=START_SECONDS))
        except queue.Empty:
            self._ready = False
        if not self._ready:
            self._stop()
            raise MME3DRError(f"the mesh loading process doesn't start ({self._load}):\n{self._last_words(2000)}")

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process = None

    @property
    def _log(self) -> Path:
        return Path(self._folder.name) / "worker.log"

    def _last_words(self, length: int) -> str:
        return self._log.read_text("utf-8", "replace")[-length:].strip()

    def _crash(self, path: Path) -> dict:
        code = self._process.wait()
        if code < 0:
            how = f"was ended by {signal.Signals(-code).name}"
        else:
            how = f"ended with code {code}: {self._last_words(500).splitlines()[-1:]}"
        return {"kind": "crash", "message": f"{path.name}: the loading process {how}"}


def _forward(stream: object, replies: queue.SimpleQueue[str]) -> None:
    """Put each line of a stream into the queue and "" at its end."""
    with stream:
        for line in stream:
            replies.put(line)
    replies.put("")
