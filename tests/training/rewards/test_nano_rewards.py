"""The nano rewards that need no training of their own: do they prefer what they should?"""

import numpy as np
import pytest
from grids import CLASS, ball, table

from mme3dr.records import Fact, Item, Part
from training.rewards.alignment import Alignment
from training.rewards.appearance import Appearance, consistency
from training.rewards.category import Category
from training.rewards.encoder import reward_encoder
from training.rewards.unified import Unified, stated_facts
from training.shapes import ShapeSettings, coloured_points, show
from training.shapes import ball as plain_ball

SETTINGS = ShapeSettings(size=204, points=256, workers=1)


@pytest.fixture(scope="module")
def shapes():
    """A red table on tan legs, the same in blotches, a blue ball."""
    blotched = table()
    rng = np.random.default_rng(0)
    blotched[blotched > 0] = rng.choice(
        [CLASS["red"], CLASS["lime"], CLASS["black"], CLASS["sky blue"]], (blotched > 0).sum()
    )
    return show([table(), blotched, ball()], SETTINGS)


def item(prompt, name="table", facts=()):
    parts = (Part("top", 1, "red", "wood", True), Part("leg", 4, "tan", "wood", True))
    return Item("a", name, "spatial", prompt, parts, tuple(facts))


def test_alignment_prefers_the_object_asked_for(shapes):
    asked = item("a red table with four tan legs")
    values = Alignment().score([asked] * 3, shapes)
    assert values[0] > values[2]
    stretched = Alignment(low=1, high=5).score([asked] * 3, shapes)
    assert stretched == pytest.approx(1 + 4 * values)


def test_alignment_doesn_t_depend_on_the_company(shapes):
    prompts = [item("a red table"), item("a blue ball"), item("a red table")]
    together = Alignment().score(prompts, shapes)
    alone = [Alignment().score([p], [s])[0] for p, s in zip(prompts, shapes, strict=True)]
    assert together == pytest.approx(alone, abs=1e-5)


def test_pictures_are_encoded_anew_when_shapes_change(shapes):
    encoder = reward_encoder()
    first = encoder.views(shapes[:1])
    assert not np.allclose(first, encoder.views(show([ball()], SETTINGS)), atol=1e-3)
    np.testing.assert_array_equal(first, encoder.views(shapes[:1]))


def test_category_names_the_nearest(shapes):
    values = Category().score([item("a table", "table"), item("a table", "snowman")], [shapes[0]] * 2)
    assert values.tolist() in ([1.0, 0.0], [0.0, 0.0])  # never two names at once
    assert set(Category().score([item("x", "table")] * 3, shapes)) <= {0.0, 1.0}


def test_unified_counts_the_facts_that_the_prompt_states_and_no_other(shapes):
    stated = Fact("colour", "The table has a red top.", "The table has a blue top.", False)
    left_open = Fact("colour", "The table has a blue top.", "The table has a red top.", True)
    views = reward_encoder().views(shapes)[0].mean(0)
    true = stated_facts(item("a red table", facts=[stated]), views)
    assert true == stated_facts(item("a red table", facts=[stated, left_open]), views)
    swapped = Fact("colour", stated.contrast, stated.statement, False)
    assert stated_facts(item("a red table", facts=[swapped]), views) == pytest.approx(1 - true, abs=1e-6)
    assert true > 0.5
    assert stated_facts(item("a table", facts=[left_open]), views) == 0.5
    values = Unified().score([item("a red table", facts=[stated])] * 3, shapes)
    assert ((values >= 0) & (values <= 3)).all()


def test_appearance_sees_blotches(shapes):
    whole, blotched, _ = Appearance().score([item("")] * 3, shapes)
    assert whole > blotched + 0.3
    assert all(0 <= value <= 1 for shape in shapes for value in consistency(shape.views))


def test_appearance_by_hand():
    plain = np.full((2, 8, 8, 3), 255, np.uint8)
    assert consistency(plain) == (0.0, 0.0, 0.0)
    plain[:, 2:6, 2:6] = (200, 30, 30)
    assert consistency(plain) == (1.0, 1.0, 1.0)
    plain[1, 2:6, 2:6] = (30, 30, 200)  # the back has another colour: only the views' agreement is lost
    assert consistency(plain) == (1.0, 1.0, 0.0)
    striped = np.full((2, 8, 8, 3), 255, np.uint8)
    striped[:, 2:6:2, 2:6], striped[:, 3:6:2, 2:6] = (200, 30, 30), (30, 200, 30)
    smooth, _, alike = consistency(striped)
    assert smooth == pytest.approx(0.5)  # all neighbours down differ, none across
    assert alike == 1.0


def test_shapes_show_views_and_points_in_one_frame():
    (shape,) = show([plain_ball(16)], SETTINGS)
    assert shape.views.shape == (6, 204, 204, 3)
    assert shape.points.shape == (256, 6)
    radius = np.linalg.norm(shape.points[:, :3], axis=1)
    assert radius == pytest.approx(0.5, abs=0.05)  # longest side 1, centred
    (empty,) = show([np.zeros((16,) * 3, np.uint8)], SETTINGS)
    assert empty.failure.kind == "empty_voxels"
    assert empty.views is None
    assert empty.points is None


def test_workers_change_nothing():
    grids = [table(), ball(), np.zeros((32,) * 3, np.uint8)]
    one, two = (show(grids, ShapeSettings(size=48, points=64, workers=workers)) for workers in (1, 2))
    for a, b in zip(one, two, strict=True):
        assert a.failure == b.failure
        if a.views is not None:
            np.testing.assert_array_equal(a.views, b.views)
            np.testing.assert_array_equal(a.points, b.points)


def test_points_carry_the_colour_of_their_place():
    from mme3dr.meshes.palette import linear_rgb
    from mme3dr.models.ar3d.meshing import grid_to_surface

    points = coloured_points(grid_to_surface(table(top="red", leg="tan")), 2000)
    top = points[:, 1] > 0.05
    assert np.abs(points[top, 3:] - linear_rgb("red")).max() < 1e-5
    assert np.abs(points[points[:, 1] < -0.1, 3:] - linear_rgb("tan")).max() < 1e-5
