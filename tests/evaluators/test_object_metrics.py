from dataclasses import replace

import numpy as np
import pytest
import trimesh
from surfaces import coloured, plain

from evaluators.base import ObjectInputs
from evaluators.clip_score import ClipScore
from evaluators.facts import Facts
from evaluators.geometry import Geometry
from evaluators.occupancy import EXTENT, occupancy
from evaluators.palette import Palette
from evaluators.sampling import sample_surface
from evaluators.shape import Shape, yaw_matrix
from mme3dr.records import Fact, Item, Surface

ITEM = Item(
    "spatial_x",
    "x",
    "spatial",
    "a thing",
    (),
    (
        Fact("count", "It has three legs.", "It has four legs.", True),
        Fact("colour", "It is red.", "It is blue.", False),
        Fact("style", "It is round.", "It is square.", False),
    ),
)


def inputs(surface=None, reference=None, **more):
    return ObjectInputs(item=ITEM, surface=surface, reference=reference, **more)


def lopsided():
    """A body without any symmetry, longest side 1."""
    mesh = trimesh.util.concatenate(
        [
            trimesh.creation.box((1, 0.2, 0.2)),
            trimesh.creation.box((0.2, 0.5, 0.2), trimesh.transformations.translation_matrix([0.4, 0.2, 0])),
            trimesh.creation.box((0.2, 0.2, 0.6), trimesh.transformations.translation_matrix([-0.2, 0, 0.2])),
        ]
    )
    return plain(mesh)


def moved(surface, vertices):
    return replace(surface, vertices=vertices)


def test_shape_of_the_reference_itself_is_perfect():
    scores = Shape().score(inputs(lopsided(), lopsided()))
    assert scores["f_score"] > 0.999
    assert scores["volume_iou"] == 1
    assert scores["chamfer"] < 0.006


def test_shape_is_the_same_at_every_multiple_of_15_degrees():
    surface = lopsided()
    turned = moved(surface, surface.vertices @ yaw_matrix(105).T)
    straight, other = Shape().score(inputs(surface, surface)), Shape().score(inputs(turned, surface))
    assert other["f_score"] == pytest.approx(straight["f_score"], abs=0.01)
    assert other["volume_iou"] > 0.95


def test_shape_falls_with_distortion():
    surface = lopsided()
    scores = [Shape().score(inputs(moved(surface, surface.vertices * [1, s, s]), surface)) for s in (1, 0.8, 0.5)]
    for column, sign in (("f_score", -1), ("volume_iou", -1), ("chamfer", 1)):
        values = [sign * s[column] for s in scores]
        assert values == sorted(values)


def test_volume_iou_of_boxes_is_their_ratio():
    big, small = plain(trimesh.creation.box((1, 1, 1))), plain(trimesh.creation.box((1, 0.5, 1)))
    assert Shape().score(inputs(small, big))["volume_iou"] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("mesh", [trimesh.creation.icosphere(4, 0.4), trimesh.creation.annulus(0.2, 0.45, 0.3)])
def test_occupancy_has_the_volume_of_the_mesh(mesh):
    cell = (2 * EXTENT / 64) ** 3
    assert occupancy(plain(mesh)).sum() * cell == pytest.approx(mesh.volume, rel=0.05)  # whole cells only


def test_occupancy_counts_overlapping_parts_once_and_knows_axes():
    a = trimesh.creation.box((1, 0.2, 0.2))
    overlap = trimesh.util.concatenate([a, trimesh.creation.box((0.5, 0.2, 0.2))])
    np.testing.assert_array_equal(occupancy(plain(a)), occupancy(plain(overlap)))
    filled = np.argwhere(occupancy(plain(a)))
    assert (np.ptp(filled, axis=0) == [43, 7, 7]).all()  # 44 and 8 cells of 0.0225


def test_occupancy_survives_a_missing_face_and_turned_faces():
    box = trimesh.creation.box((0.8, 0.8, 0.8))
    whole = occupancy(plain(box))
    open_box = trimesh.Trimesh(box.vertices, box.faces[1:], process=False)
    inside_out = trimesh.Trimesh(box.vertices, box.faces[:, ::-1], process=False)
    assert (occupancy(plain(open_box)) & whole).sum() > 0.95 * whole.sum()
    np.testing.assert_array_equal(occupancy(plain(inside_out)), whole)


def test_points_are_spread_by_area_and_seeded():
    mesh = trimesh.util.concatenate(
        [
            trimesh.creation.box((1, 1, 1)),
            trimesh.creation.box((0.5, 0.5, 0.5), trimesh.transformations.translation_matrix([3, 0, 0])),
        ]
    )
    points, _, _ = sample_surface(plain(mesh), 5000, 1)
    assert (points[:, 0] > 2).mean() == pytest.approx(0.2, abs=0.01)
    np.testing.assert_array_equal(points, sample_surface(plain(mesh), 5000, 1)[0])


def test_palette_knows_black_from_white_and_ignores_place():
    box = trimesh.creation.box((1, 1, 1))
    white, black = plain(box, coloured(1, 1, 1, 1)), plain(box, coloured(0, 0, 0, 1))
    assert Palette().score(inputs(black, white))["palette"] == pytest.approx(100, abs=0.01)
    half = np.repeat([0, 1], 6)
    ours = Surface(white.vertices, white.faces, half, (white.materials[0], black.materials[0]))
    theirs = Surface(white.vertices, white.faces, 1 - half, (white.materials[0], black.materials[0]))
    assert Palette().score(inputs(ours, theirs))["palette"] == pytest.approx(0, abs=0.5)
    assert Palette().score(inputs(ours, white))["palette"] == pytest.approx(50, abs=0.5)


def test_geometry_of_closed_open_and_broken_meshes():
    ball = trimesh.creation.icosphere(2, 0.5)
    assert Geometry().score(inputs(plain(ball))) == {
        "watertight": 1,
        "manifold_edges": 1,
        "degenerate_faces": 0,
        "components": 1,
        "euler": 2,
    }
    opened = Geometry().score(inputs(plain(trimesh.Trimesh(ball.vertices, ball.faces[1:], process=False))))
    assert opened["watertight"] == 0
    assert opened["manifold_edges"] == pytest.approx(1 - 3 / 480)
    split = trimesh.Trimesh(
        ball.vertices[ball.faces].reshape(-1, 3), np.arange(3 * len(ball.faces)).reshape(-1, 3), process=False
    )
    assert Geometry().score(inputs(plain(split)))["watertight"] == 1
    broken = trimesh.Trimesh(ball.vertices, np.vstack([ball.faces, [[0, 0, 1]] * len(ball.faces)]), process=False)
    assert Geometry().score(inputs(plain(broken)))["degenerate_faces"] == 0.5


def test_closed_parts_that_touch_along_an_edge_stay_watertight():
    first, second = trimesh.creation.box(), trimesh.creation.box()
    second.apply_translation([1, 1, 0])
    both = Geometry().score(inputs(plain(trimesh.util.concatenate([first, second]))))
    assert both["watertight"] == 1
    assert both["manifold_edges"] < 1


def encode(vectors):
    return lambda texts: np.array([vectors[t] for t in texts], np.float32)


def test_clip_score_is_the_mean_cosine_and_never_negative():
    features = np.array([[2, 0], [0, 5]], np.float32)
    score = ClipScore().score(inputs(features=features, encode_texts=encode({"a thing": [3, 0]})))
    assert score["clip_score"] == pytest.approx(50)
    score = ClipScore().score(inputs(features=features, encode_texts=encode({"a thing": [-1, 0]})))
    assert score["clip_score"] == 0


def test_facts_choose_the_nearer_text_and_tell_stated_from_implied():
    vectors = {
        "It has three legs.": [1, 0],
        "It has four legs.": [0, 1],
        "It is red.": [0, 1],
        "It is blue.": [1, 0],
        "It is round.": [1, 1],
        "It is square.": [1, 1],
    }
    given = inputs(features=np.array([[1, 0], [0.8, 0.1]], np.float32), encode_texts=encode(vectors))
    assert Facts().score(given) == {"facts": 0.5, "facts_explicit": 0.25, "facts_implicit": 1}
    assert Facts().judge(given) == {"It has three legs.": 1, "It is red.": 0, "It is round.": 0.5}


def test_facts_of_an_item_without_any_are_nan():
    bare = ObjectInputs(item=replace(ITEM, facts=()), features=np.ones((2, 2), np.float32), encode_texts=encode({}))
    assert np.isnan(Facts().score(bare)["facts"])
