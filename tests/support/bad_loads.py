"""Loads for the worker process that go wrong in ways no file can bring about reliably."""

import os
import signal
import time

import numpy as np

from mme3dr.meshes.loading import load_surface

HOARD = []


def misbehave(path, limits, up):
    """Do what the file's name says, else load it."""
    match path.stem:
        case "hang":
            time.sleep(3600)
        case "eat":
            blocks = []
            while True:
                blocks.append(np.ones(2**24))
        case "hoard":
            HOARD.append(np.ones(2**25))
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            raise SystemExit(3)
        case "bug":
            raise OSError("nobody expected this")
        case "chatter":
            print("noise on standard output", flush=True)
            os.write(1, b"more noise\n")
    return load_surface(path, limits, up)
