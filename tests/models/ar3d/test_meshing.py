import io

import numpy as np
import pytest
import trimesh
from grids import CLASS, ball, table
from scipy.ndimage import generate_binary_structure, label

from mme3dr.errors import MeshError
from mme3dr.meshes.export import surface_to_glb
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.palette import linear_rgb
from mme3dr.models.ar3d.colour_regions import split_by_label
from mme3dr.models.ar3d.meshing import MOST_FACES, grid_to_surface, voxels_to_glb
from mme3dr.models.ar3d.voxel_surface import thin_parts, voxel_surface
from mme3dr.models.ar3d.voxels import voxels_of


def merged(surface):
    """The surface as one trimesh mesh, vertices at one place merged."""
    vertices, index = np.unique(surface.vertices.astype(np.float32), axis=0, return_inverse=True)
    return trimesh.Trimesh(vertices, index.reshape(-1)[surface.faces], process=False)


def empty():
    return np.zeros((32, 32, 32), np.uint8)


def bar():
    grid = empty()
    grid[16, 4:28, 16] = 1
    return grid


def sheet():
    grid = empty()
    grid[6:26, 16, 6:26] = 1
    return grid


def pole_by_a_body():
    """A bar one voxel thin two voxels off a big ball, standing on a slab that carries both."""
    grid = ball()
    grid[2:30, 2:5, 2:30] = 1
    grid[29, 3:30, 16] = 5
    return grid


def slanted():
    """Voxels that touch by their edges only."""
    grid = empty()
    for n in range(4, 28):
        grid[n, n, 16] = 1
    return grid


OBJECTS = {f.__name__: f for f in (table, ball, bar, sheet, pole_by_a_body, slanted)}


@pytest.mark.parametrize("name", OBJECTS)
def test_closed_outward_and_small(name):
    surface = grid_to_surface(OBJECTS[name]())
    mesh = merged(surface)
    assert mesh.is_watertight
    assert mesh.volume > 0
    assert len(surface.faces) < MOST_FACES
    assert np.abs(surface.vertices).max() <= 0.5
    corners = surface.vertices[surface.faces]
    outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    agreeing = np.einsum("ij,ij->i", outward, surface.normals[surface.faces[:, 0]]) > 0
    assert agreeing.mean() > 0.99


@pytest.mark.parametrize("name", OBJECTS)
def test_thin_parts_are_kept(name):
    grid = OBJECTS[name]()
    mesh = merged(grid_to_surface(grid))
    pieces = label(grid > 0, generate_binary_structure(3, 3))[1]
    assert mesh.body_count == pieces
    thin = np.argwhere(thin_parts(np.pad(grid > 0, 3))) - 3
    assert len(thin) or name == "ball"
    if len(thin):
        assert mesh.contains((thin + 0.5) / 32 - 0.5).all()


def test_thickness_is_that_of_the_voxels():
    across = merged(grid_to_surface(bar())).extents[[0, 2]] * 32
    assert (abs(across - 1) < 0.45).all()
    assert abs(merged(grid_to_surface(sheet())).extents[1] * 32 - 1) < 0.6
    big = merged(grid_to_surface(ball()))
    assert big.volume * 32**3 == pytest.approx((ball() > 0).sum(), rel=0.05)


def test_round_things_are_round():
    surface = grid_to_surface(ball())
    radius = np.linalg.norm(surface.vertices, axis=1) * 32
    assert radius.std() < 0.25  # the voxels' own corners spread by 0.5
    direction = surface.vertices / np.linalg.norm(surface.vertices, axis=1, keepdims=True)
    assert np.median(np.einsum("ij,ij->i", direction, surface.normals)) > 0.98


def test_thin_parts_are_not_the_corners_of_thick_ones():
    assert not thin_parts(np.pad(ball() > 0, 1)).any()
    grid = table() > 0
    legs = table() == CLASS["tan"]
    assert (thin_parts(grid) == legs).all()


def test_colours_are_exactly_the_palettes(tmp_path):
    (tmp_path / "a.glb").write_bytes(voxels_to_glb(voxels_of(table())))
    surface = load_surface(tmp_path / "a.glb")
    looks = sorted(m.base_colour[:3].tolist() for m in surface.materials)
    assert np.allclose(looks, sorted(linear_rgb(name).tolist() for name in ("red", "tan")), atol=1e-6)
    assert surface.colours is None
    for number, material in enumerate(surface.materials):
        heights = surface.vertices[surface.faces[surface.material_ids == number]].mean(1)[:, 1]
        if np.allclose(material.base_colour[:3], linear_rgb("red"), atol=1e-5):
            assert heights.min() > -0.05
        else:
            assert heights.max() < 0.05


def test_a_spot_of_one_voxel_keeps_its_colour():
    grid = ball()
    front = np.flatnonzero(grid[16, 16])[-1]
    grid[16, 16, front] = CLASS["white"]
    surface = grid_to_surface(grid)
    white = surface.material_ids == list(np.unique(grid[grid > 0])).index(CLASS["white"])
    corners = surface.vertices[surface.faces[white]] * 32
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum() / 2
    assert 0.35 < area < 2.5
    assert np.allclose(corners.mean((0, 1)) + 15.5, (16, 16, front), atol=1)


def test_axes_and_place():
    grid = empty()
    grid[20:30, 4:8, 14:18] = 1
    low, high = merged(grid_to_surface(grid)).bounds
    assert np.allclose(low, np.array([20, 4, 14]) / 32 - 0.5, atol=0.6 / 32)
    assert np.allclose(high, np.array([30, 8, 18]) / 32 - 0.5, atol=0.6 / 32)


def test_the_same_voxels_give_the_same_bytes():
    assert voxels_to_glb(voxels_of(table())) == voxels_to_glb(voxels_of(table()))


def test_noise_stays_under_the_limit_of_faces():
    rng = np.random.default_rng(0)
    grid = (rng.integers(1, 43, (32,) * 3) * (rng.random((32,) * 3) < 0.1)).astype(np.uint8)
    assert 1000 < len(grid_to_surface(grid).faces) <= MOST_FACES


def test_occupancy_alone_is_grey():
    grid = np.zeros((64, 64, 64), np.uint8)
    grid[20:40, 20:40, 20:40] = 1
    surface = grid_to_surface(grid, coloured=False)
    assert len(surface.materials) == 1
    assert len(set(surface.materials[0].base_colour[:3].tolist())) == 1
    scene = trimesh.load(io.BytesIO(surface_to_glb(surface)), file_type="glb")
    assert np.allclose(scene.bounds[0], 20 / 64 - 0.5, atol=0.01)


@pytest.mark.parametrize(
    ("grid", "kind"),
    [
        (empty(), "empty_voxels"),
        (np.full((8, 8, 8), 43, np.uint8), "broken_voxels"),
        (np.full((8, 8, 8), -1), "broken_voxels"),
        (np.ones((8, 8), np.uint8), "broken_voxels"),
        (np.ones((8, 8, 8)), "broken_voxels"),
    ],
)
def test_nothing_and_nonsense_are_named_failures(grid, kind):
    with pytest.raises(MeshError) as caught:
        grid_to_surface(grid)
    assert caught.value.kind == kind


def test_splitting_keeps_area_and_closedness():
    mesh = trimesh.creation.icosphere(3)
    place = np.asarray(mesh.vertices)
    weights = np.abs(place) @ np.diag([1.0, 1.1, 0.9])  # three labels that meet in points
    regions = split_by_label(place, place, np.asarray(mesh.faces), weights)
    split = trimesh.Trimesh(regions.vertices, regions.faces, process=False)
    assert split.is_watertight
    assert split.volume == pytest.approx(mesh.volume, rel=1e-6)
    assert split.area == pytest.approx(mesh.area, rel=1e-6)
    assert len(regions.faces) > len(mesh.faces)
    centre = regions.vertices[regions.faces].mean(1)
    strongest = (np.abs(centre) * [1.0, 1.1, 0.9]).argmax(1)
    assert (strongest == regions.label).mean() > 0.95
    assert np.allclose(np.linalg.norm(regions.normals, axis=1), 1)


def test_one_voxel():
    grid = empty()
    grid[3, 4, 5] = 7
    mesh = merged(grid_to_surface(grid))
    assert mesh.is_watertight
    assert mesh.contains((np.array([[3, 4, 5]]) + 0.5) / 32 - 0.5).all()


def test_surface_alone_is_in_voxels():
    vertices, _, _ = voxel_surface(ball() > 0, 1.5)
    assert np.allclose(vertices.mean(0), 15.5, atol=0.1)
