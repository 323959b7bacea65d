"""The small language in which a fact says what the reference geometry must fulfil, and its evaluation.

An expression such as `count(leg) == 3 and above(seat, leg)` over part names, numbers and strings, with comparisons,
+ - * /, and/or/not, and the measures below. Frame: the building frame (z up, front -y), so x is width, y is depth and
z is height. The part name `all` means the whole object.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from functools import cached_property

import numpy as np
from manifold3d import Manifold
from scipy.spatial import cKDTree

from mme3dr.errors import DataError
from mme3dr.meshes.assembly import Assembly

TOUCH = 0.012
"""Parts nearer than this share of the object's longest side touch."""
SAME = 0.025
"""Surfaces that agree to this share of their longest side are symmetric."""

_BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_COMPARE = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def holds(expression: str, geometry: Assembly | Measures) -> bool:
    """Does the geometry fulfil the expression? Raises DataError when the expression is not of the language.

    geometry: the object, or its measures when several expressions are asked of it.
    """
    try:
        tree = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        raise DataError(f"check {expression!r} can't be read: {error.msg}") from error
    measures = geometry if isinstance(geometry, Measures) else Measures(geometry)
    return bool(_Evaluation(measures, expression).value(tree))


class Measures:
    """What can be measured of a finished object. Every public method is a function of the language."""

    def __init__(self, assembly: Assembly):
        self._assembly = assembly
        self._cache: dict[str, list[Manifold]] = {}

    @cached_property
    def _size(self) -> float:
        box = self._box("all")
        return float((box[1] - box[0]).max())

    def _pieces(self, part: str) -> list[Manifold]:
        if part not in self._cache:
            self._cache[part] = [c for p in self._assembly.of(part) for c in p.solid.decompose()]
        if not self._cache[part]:
            raise DataError(f"no solid was added to part {part!r}")
        return self._cache[part]

    def _box(self, part: str) -> np.ndarray:
        boxes = np.array([s.bounding_box() for s in self._pieces(part)]).reshape(-1, 2, 3)
        return np.stack([boxes[:, 0].min(0), boxes[:, 1].max(0)])  # [2, 3]

    def _points(self, part: str) -> np.ndarray:
        fine = [s.refine_to_length(self._size / 40) for s in self._pieces(part)]
        return np.vstack([np.asarray(s.to_mesh64().vert_properties)[:, :3] for s in fine])  # [N, 3]

    def _centres(self, part: str) -> np.ndarray:
        boxes = np.array([s.bounding_box() for s in self._pieces(part)]).reshape(-1, 2, 3)
        return boxes.mean(1)  # [pieces, 3]

    def has(self, part: str) -> bool:
        """The object has such a part."""
        return bool(self._assembly.of(part))

    def count(self, part: str) -> int:
        """How many separate pieces the part has."""
        return len(self._pieces(part))

    def colour(self, part: str) -> str:
        """Colour name with the largest surface in the part, marks left aside."""
        return self._main(part, "colour")

    def material(self, part: str) -> str:
        """Material name with the largest surface in the part."""
        return self._main(part, "material")

    def _main(self, part: str, what: str) -> str:
        areas: dict[str, float] = {}
        for piece in self._assembly.of(part):
            key = getattr(piece, what)
            areas[key] = areas.get(key, 0.0) + piece.solid.surface_area()
        return max(areas, key=areas.__getitem__)

    def has_colour(self, part: str, colour: str) -> bool:
        """Some of the part, marks included, has the colour."""
        return any(colour in (p.colour, *(m[0] for m in p.marks)) for p in self._assembly.of(part))

    def width(self, part: str) -> float:
        """Extent along x."""
        return float(np.diff(self._box(part)[:, 0])[0])

    def depth(self, part: str) -> float:
        """Extent along y."""
        return float(np.diff(self._box(part)[:, 1])[0])

    def height(self, part: str) -> float:
        """Extent along z."""
        return float(np.diff(self._box(part)[:, 2])[0])

    def length(self, part: str) -> float:
        """The largest of width, depth and height."""
        return float(np.diff(self._box(part), axis=0).max())

    def piece_length(self, part: str) -> float:
        """Mean over the pieces of their largest extent."""
        boxes = np.array([s.bounding_box() for s in self._pieces(part)]).reshape(-1, 2, 3)
        return float((boxes[:, 1] - boxes[:, 0]).max(1).mean())

    def volume(self, part: str) -> float:
        """Sum of the pieces' volumes."""
        return float(sum(s.volume() for s in self._pieces(part)))

    def bottom(self, part: str) -> float:
        """Lowest z."""
        return float(self._box(part)[0, 2])

    def top(self, part: str) -> float:
        """Highest z."""
        return float(self._box(part)[1, 2])

    def left(self, part: str) -> float:
        """Lowest x."""
        return float(self._box(part)[0, 0])

    def right(self, part: str) -> float:
        """Highest x."""
        return float(self._box(part)[1, 0])

    def front(self, part: str) -> float:
        """Lowest y."""
        return float(self._box(part)[0, 1])

    def back(self, part: str) -> float:
        """Highest y."""
        return float(self._box(part)[1, 1])

    def x(self, part: str) -> float:
        """x of the middle of the part's box."""
        return float(self._box(part).mean(0)[0])

    def y(self, part: str) -> float:
        """y of the middle of the part's box."""
        return float(self._box(part).mean(0)[1])

    def z(self, part: str) -> float:
        """z of the middle of the part's box."""
        return float(self._box(part).mean(0)[2])

    def above(self, a: str, b: str) -> bool:
        """a's middle, bottom and top are each higher than b's."""
        return self.z(a) > self.z(b) and self.bottom(a) > self.bottom(b) and self.top(a) > self.top(b)

    def touches(self, a: str, b: str) -> bool:
        """Some piece of a meets or nearly meets some piece of b."""
        limit = TOUCH * self._size
        return any(p.min_gap(q, 2 * limit) <= limit for p in self._pieces(a) for q in self._pieces(b))

    def all_touch(self, a: str, b: str) -> bool:
        """Every piece of a meets or nearly meets some piece of b."""
        limit = TOUCH * self._size
        return all(any(p.min_gap(q, 2 * limit) <= limit for q in self._pieces(b)) for p in self._pieces(a))

    def on(self, a: str, b: str) -> bool:
        """a rests on b: they touch and a is above."""
        return self.touches(a, b) and self.z(a) > self.z(b)

    def inside(self, a: str, b: str) -> bool:
        """a's box lies within b's box."""
        slack = TOUCH * self._size
        low, high = self._box(a)[0] - self._box(b)[0], self._box(b)[1] - self._box(a)[1]
        return bool((low >= -slack).all() and (high >= -slack).all())

    def between(self, a: str, b: str, c: str) -> bool:
        """a's middle lies within the box spanned by the middles of b and c, with some slack."""
        ends = np.stack([self._box(b).mean(0), self._box(c).mean(0)])
        middle, slack = self._box(a).mean(0), 0.05 * self._size
        return bool((middle >= ends.min(0) - slack).all() and (middle <= ends.max(0) + slack).all())

    def rising(self, part: str) -> bool:
        """The pieces stand at heights that are all different: steps, rungs, tiers."""
        heights = np.sort(self._centres(part)[:, 2])
        return bool((np.diff(heights) > 1e-3 * self._size).all())

    def level(self, part: str) -> bool:
        """The lowest points of the pieces are at one height: legs, wheels."""
        bottoms = np.array([s.bounding_box()[2] for s in self._pieces(part)])
        return bool(np.ptp(bottoms) < SAME * self._size)

    def even(self, part: str) -> bool:
        """The pieces stand at even angles round the vertical axis through the middle of the part."""
        flat = self._centres(part)[:, :2]
        flat = flat - flat.mean(0)
        angles = np.sort(np.degrees(np.arctan2(flat[:, 1], flat[:, 0])))
        gaps = np.diff(np.append(angles, angles[0] + 360))
        return bool(np.ptp(gaps) < 12)

    def alike(self, part: str) -> bool:
        """All pieces have the same volume within 5 %."""
        volumes = np.array([s.volume() for s in self._pieces(part)])
        return bool(np.ptp(volumes) <= 0.05 * volumes.max())

    def mirror(self, part: str, axis: str) -> bool:
        """Mirror symmetric across the plane through the middle of the part's box, normal to "x", "y" or "z"."""
        flip = np.ones(3)
        flip["xyz".index(axis)] = -1
        return self._same(part, lambda p: p * flip, self._box(part).mean(0))

    def turn(self, part: str, n: float) -> bool:
        """Looks the same after 1/n of a turn round the vertical axis through the middle of the part's surface."""
        a = 2 * np.pi / n
        matrix = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
        return self._same(part, lambda p: p @ matrix.T, self._points(part).mean(0))

    def _same(self, part: str, move: Callable[[np.ndarray], np.ndarray], middle: np.ndarray) -> bool:
        points = self._points(part) - middle
        distance, _ = cKDTree(points).query(move(points))
        return bool(np.quantile(distance, 0.97) < 1.6 * SAME * self.length(part))


class _Evaluation:
    def __init__(self, measures: Measures, expression: str):
        self.measures = measures
        self.expression = expression

    def value(self, node: ast.AST):
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return name
            case ast.BoolOp(op=op, values=values):
                return (all if isinstance(op, ast.And) else any)(self.value(v) for v in values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not self.value(operand)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self.value(operand)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
                return _BINARY[type(op)](self.value(left), self.value(right))
            case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(o) in _COMPARE for o in ops):
                values = [self.value(left), *map(self.value, rest)]
                return all(_COMPARE[type(o)](a, b) for o, a, b in zip(ops, values, values[1:], strict=False))
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if not name.startswith("_"):
                measure = getattr(self.measures, name, None)
                if measure is not None:
                    return measure(*map(self.value, args))
        raise DataError(f"check {self.expression!r}: {ast.unparse(node)!r} is not of the language of checks")
