"""Pinhole cameras on a sphere round the object, and those of a `transforms.json`.

World frame: y up, the object's front towards +z, as in glTF. Camera frame: x right, y up, looking along -z (OpenGL).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mme3dr.errors import DataError


@dataclass(frozen=True)
class Camera:
    """to_world: [4, 4] camera-to-world, rigid.  fov: full vertical angle of view in degrees, in (0, 180)."""

    to_world: np.ndarray
    fov: float

    def rays(self, x: np.ndarray, y: np.ndarray, width: int, height: int) -> tuple[np.ndarray, ...]:
        """Rays through picture points x, y [N] (pixels, y down, pixel centres at .5), all float32.

        Origin [3], unit directions [N, 3], and the length [N] that a ray needs for each unit along the view axis.
        Written out element by element: a matrix product may round differently with another number of threads.
        """
        half = math.tan(math.radians(self.fov) / 2)
        right = ((2 * x / width - 1) * half * width / height).astype(np.float32)  # [N]
        top = ((1 - 2 * y / height) * half).astype(np.float32)
        stretch = np.sqrt(right * right + top * top + 1)
        frame = self.to_world[:3].astype(np.float32)
        directions = np.empty((len(right), 3), np.float32)
        for axis in range(3):
            directions[:, axis] = (right * frame[axis, 0] + top * frame[axis, 1] - frame[axis, 2]) / stretch
        return frame[:, 3], directions, stretch

    def project(self, points: np.ndarray, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
        """World points [N, 3] -> picture points [N, 2] in pixels (y down) and distance along the view axis [N]."""
        local = (points - self.to_world[:3, 3]) @ self.to_world[:3, :3]  # [N, 3]
        distance = -local[:, 2]
        scale = height / (2 * math.tan(math.radians(self.fov) / 2))
        with np.errstate(divide="ignore", invalid="ignore"):
            x = width / 2 + scale * local[:, 0] / distance
            y = height / 2 - scale * local[:, 1] / distance
        return np.column_stack([x, y]), distance


def orbit(yaw: float, pitch: float, radius: float, fov: float) -> Camera:
    """Camera `radius` from the origin looking at it. yaw 0 stands in front (+z), 90 at +x; pitch lifts it. Degrees."""
    a, e = math.radians(yaw), math.radians(pitch)
    back = np.array([math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e)])
    right = np.array([math.cos(a), 0.0, -math.sin(a)])
    to_world = np.eye(4)
    to_world[:3] = np.column_stack([right, np.cross(back, right), back, radius * back])
    return Camera(to_world, fov)


def read_transforms(path: str | Path) -> list[Camera]:
    """Cameras of a NeRF or TRELLIS style `transforms.json`.

    Each frame has a camera-to-world `transform_matrix` in a world with z up (Blender's), which is turned to y up here;
    `camera_angle_x` (radians, of the frame or the file) is the horizontal angle of view of square pictures.
    Raises DataError naming the file and the frame that is unusable.
    """
    path = Path(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        frames = content["frames"]
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not a transforms.json with a list of frames ({error})") from error
    to_y_up = np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1]], float)
    cameras = []
    for number, frame in enumerate(frames):
        try:
            matrix = np.array(frame["transform_matrix"], float).reshape(4, 4)
            fov = math.degrees(frame.get("camera_angle_x", content.get("camera_angle_x")))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(
                f"{path}: frame {number} lacks a 4x4 transform_matrix or camera_angle_x ({error})"
            ) from error
        if not np.allclose(matrix[:3, :3] @ matrix[:3, :3].T, np.eye(3), atol=1e-3):
            raise DataError(f"{path}: frame {number} has a transform_matrix that is not a rotation and a shift")
        cameras.append(Camera(to_y_up @ matrix, fov))
    return cameras
