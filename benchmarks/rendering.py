"""The Embree renderer against pyrender (EGL) on the same meshes and cameras, in one run.

    PYOPENGL_PLATFORM=egl python benchmarks/rendering.py [--repeats 5] [--threads 2]

Needs the [gl] extra and an EGL driver; on a machine without a GPU that is Mesa's llvmpipe.
"""

import argparse
import os
import time

import numpy as np
import trimesh

from mme3dr.data.loader import load_items
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.normalise import normalise
from mme3dr.records import Surface
from mme3dr.render import embree, gl
from mme3dr.render.cameras import orbit


def meshes():
    """A ball with ripples of 82k faces, and three objects of the benchmark."""
    ball = trimesh.creation.icosphere(6, 0.5)
    rippled = ball.vertices * (1 + 0.1 * np.sin(16 * ball.vertices[:, :1]))
    faces = np.asarray(ball.faces)
    yield "rippled ball", normalise(Surface(rippled, faces, np.zeros(len(faces), int)))
    for item in load_items(limit=3):
        yield item.id, normalise(load_surface(item.mesh))


def alternating(functions, repeats):
    """Median seconds of each function, run in turn so that a drift of the machine's speed meets both."""
    times = [[] for _ in functions]
    for number in range(repeats + 1):
        for function, kept in zip(functions, times, strict=True):
            start = time.perf_counter()
            function()
            if number:
                kept.append(time.perf_counter() - start)
    return [float(np.median(t)) for t in times]


def main():
    """Print seconds and ratio for 6 views at both sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    cameras = [orbit(yaw, 30, 2, 40) for yaw in range(0, 360, 60)]
    for name, surface in meshes():
        for size in (224, 512):
            ours, theirs = alternating(
                [
                    lambda s=surface, n=size: embree.render(s, cameras, n, threads=options.threads),
                    lambda s=surface, n=size: gl.render(s, cameras, n, exact_masks=False),
                ],
                options.repeats,
            )
            print(
                f"{name}, {len(surface.faces)} faces, 6 views of {size} px: "
                f"mme3dr {ours:.3f} s, pyrender {theirs:.3f} s, ratio {theirs / ours:.1f}"
            )


if __name__ == "__main__":
    main()
