"""Voxels of closed surfaces: known answers, thin parts, symmetry, agreement with the ray-traced occupancy."""

import numpy as np
import pytest
from scipy.ndimage import binary_fill_holes, generate_binary_structure, label

from evaluators import occupancy as rays
from mme3dr.data.programs import program
from mme3dr.meshes.assembly import coloured_faces
from mme3dr.meshes.solids import box, cylinder, rod, sphere
from mme3dr.meshes.voxels import voxelise
from mme3dr.records import Surface


def corners_of(*solids):
    meshes = [s.to_mesh64() for s in solids]
    faces = [np.asarray(m.vert_properties)[:, :3][np.asarray(m.tri_verts).astype(int)] for m in meshes]
    return np.concatenate(faces), np.repeat(np.arange(len(faces)), [len(f) for f in faces])


def test_a_box_fills_the_grid_up_to_the_margin():
    solid = voxelise(*corners_of(box(2, 1, 0.5, (7, -3, 1), bevel=0))) >= 0
    expected = np.zeros((32, 32, 32), bool)
    expected[1:31, 8:24, 12:20] = True  # the sides that end on voxel centres, 8.5 and 12.25, are decided at them
    expected[:, 8:9] = solid[:, 8:9]
    assert np.array_equal(solid[1:31, 9:23, 13:19], expected[1:31, 9:23, 13:19])
    assert not solid[[0, 31]].any()
    assert not solid[:, :8].any()
    assert not solid[:, 24:].any()
    assert solid.sum() == pytest.approx(30 * 15 * 7.5, rel=0.08)


def test_a_ball_is_solid_where_its_centre_distance_says():
    solid = voxelise(*corners_of(sphere(1, segments=128))) >= 0
    x, y, z = np.indices((32, 32, 32)) - 15.5
    distance = np.sqrt(x * x + y * y + z * z)
    assert solid[distance < 14.9].all()
    assert not solid[distance > 15.6].any()


@pytest.mark.parametrize("thickness", [0.35, 0.6, 0.9])
@pytest.mark.parametrize("turn", [(0, 0, 0), (0, 25, 0), (10, 40, 30)])
def test_a_plate_thinner_than_a_voxel_has_no_holes(thickness, turn):
    plate = box(1, 1, thickness / 30, bevel=0).rotate(turn)
    solid = voxelise(*corners_of(plate)) >= 0
    low, high = np.array(plate.bounding_box()).reshape(2, 3)
    slope = np.cos(np.radians(turn[0])) * np.cos(np.radians(turn[1]))  # of the plate's normal against z
    seen_from_above = solid.any(2)
    assert np.array_equal(binary_fill_holes(seen_from_above), seen_from_above)
    assert seen_from_above.sum() >= 0.97 * slope * (30 / (high - low).max()) ** 2
    assert solid.sum() <= 2 * seen_from_above.sum()


def test_a_thin_plate_off_the_middle_is_one_voxel_thick():
    post, top = box(0.2, 0.2, 1, (0, 0, 0.5), bevel=0), box(1, 1, 0.012, (0, 0, 0.83), bevel=0)
    solid = voxelise(*corners_of(post, top)) >= 0
    assert set(solid[3:10, 3:29].sum(2).ravel()) == {1}


@pytest.mark.parametrize("end", [(1, 0, 0), (1, 0.3, 0.1), (1, 1, 1), (0.2, 1, 0.5)])
@pytest.mark.parametrize("radius", [0.25, 0.45, 0.8])
def test_a_rod_thinner_than_a_voxel_stays_whole(end, radius):
    length = max(np.abs(end))
    solid = voxelise(*corners_of(rod((0, 0, 0), end, radius * length / 30))) >= 0
    assert label(solid, generate_binary_structure(3, 3))[1] == 1
    assert solid.any((1, 2)).sum() >= 30 * end[0] / length - 1
    assert solid.sum() <= 9 * 30 * np.linalg.norm(end) / length


def test_a_mirrored_object_has_mirrored_voxels():
    corners, labels = corners_of(rod((0, 0, 0), (0.3, 0.9, 0.4), 0.02), cylinder(0.3, 0.1, (0.1, 0.2, 0)))
    grid = voxelise(corners, labels)
    flipped = corners[:, ::-1] * [-1, 1, 1]  # faces turned, so that they go on facing outwards
    assert np.mean(voxelise(flipped, labels)[::-1] != grid) < 1e-4


def test_a_mirror_image_made_by_the_blocks_is_solid_too():
    one = rod((0.2, 0, 0), (0.5, 0, 1), 0.1)
    solid = voxelise(*corners_of(one, one.mirror((1, 0, 0)))) >= 0
    assert np.array_equal(solid, solid[::-1])
    assert solid[:16].sum() > 100


def test_labels_are_those_of_the_visible_surface():
    shell, core = sphere(1), sphere(0.5)
    left, right = box(1, 2, 2, (-0.5, 0, 0), bevel=0), box(1, 2, 2, (0.5, 0, 0), bevel=0)
    assert set(np.unique(voxelise(*corners_of(shell, core)))) == {-1, 0}
    grid = voxelise(*corners_of(left, right))
    assert (grid[1:15, 3:29, 3:29] == 0).all()
    assert (grid[17:31, 3:29, 3:29] == 1).all()


def test_the_commonest_label_wins_a_voxel():
    body, badge = box(1, 1, 1, bevel=0), box(0.2, 0.2, 0.02, (0.2, 0.1, 0.505), bevel=0)
    grid = voxelise(*corners_of(body, badge))
    x, y = np.nonzero(grid.max(2, where=np.indices(grid.shape)[2] >= 29, initial=-1) == 1)
    assert 25 <= len(x) <= 49
    assert (x.mean(), y.mean()) == pytest.approx((15.5 + 0.2 * 30, 15.5 + 0.1 * 30), abs=0.6)


@pytest.mark.parametrize("item_id", ["spatial_rocking_chair", "biological_garden_snail"])
def test_agrees_with_rays_through_voxel_centres(item_id, monkeypatch):
    corners = np.concatenate([triangles for _, _, triangles in coloured_faces(program(item_id).assemble())])
    low, high = corners.reshape(-1, 3).min(0), corners.reshape(-1, 3).max(0)
    points = ((corners - (low + high) / 2) / (high - low).max()).reshape(-1, 3)
    monkeypatch.setattr(rays, "EXTENT", 16 / 30)
    faces = np.arange(len(points)).reshape(-1, 3)
    traced = rays.occupancy(Surface(points, faces, np.zeros(len(faces), np.int64)), 32)
    solid = voxelise(corners, np.zeros(len(corners), int)) >= 0
    assert (traced & ~solid).sum() <= 2
