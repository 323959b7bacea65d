"""The process behind `isolation.SafeLoader`: python -m mme3dr.meshes.worker MODULE:FUNCTION.

One JSON request a line on standard input, one JSON reply a line on standard output. Errors that are nobody's plan end
the process; the other side calls that a crash.
"""

from __future__ import annotations

import importlib
import json
import logging
import math
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from mme3dr.errors import MeshError
from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.transfer import save_surface
from mme3dr.records import Surface

GRACE = 10
"""Seconds after the time limit at which the process ends itself, should nobody have ended it."""


class _Warnings(logging.Handler):
    """Collects the messages of a load."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's message."""
        self.messages.append(record.getMessage())


def main() -> None:
    """Serve loads until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what libraries print must not get among the replies
    module, _, function = sys.argv[1].partition(":")
    load = getattr(importlib.import_module(module), function)
    _no_core_dump()
    start = _address_space()
    replies.write(json.dumps({"ready": True}) + "\n")
    for line in sys.stdin:
        replies.write(json.dumps(_serve(load, json.loads(line), start)) + "\n")


def _serve(load: Callable[[Path, MeshLimits, str], Surface], request: dict, start: int) -> dict:
    limits = MeshLimits(**request["limits"])
    warnings = _Warnings()
    logger = logging.getLogger("mme3dr")
    logger.addHandler(warnings)
    _limit_memory(start + limits.memory_bytes)
    _alarm(math.ceil(limits.seconds) + GRACE)
    try:
        save_surface(Path(request["output"]), load(Path(request["path"]), limits, request["up"]))
        reply = {"kind": None}
    except MeshError as error:
        reply = {"kind": error.kind, "message": str(error)}
    except MemoryError:
        reply = {"kind": "memory", "message": f"more than {limits.memory_bytes / 1024**2:,.0f} MiB were needed"}
    finally:
        _alarm(0)
        logger.removeHandler(warnings)
    return reply | {"warnings": warnings.messages}


def _address_space() -> int:
    """Bytes of address space in use now; 0 where the system doesn't tell."""
    if sys.platform != "linux":
        return 0
    import resource

    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _limit_memory(wanted: int) -> None:
    """Keep the address space below so many bytes. Only Linux does."""
    if sys.platform != "linux":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _no_core_dump() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
