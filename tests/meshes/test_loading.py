import bad_files as bad
import numpy as np
import pytest
import trimesh
from bad_files import CHECKER, FACES, TETRAHEDRON, Gltf, textured

from mme3dr.meshes.loading import READERS, load_surface
from mme3dr.records import Surface

GREY = 0.4479884  # linear value of sRGB 0.7


def volume(surface: Surface) -> float:
    a, b, c = np.moveaxis(surface.vertices[surface.faces], 1, 0)
    return np.einsum("fx,fx->", a, np.cross(b, c)) / 6


@pytest.mark.parametrize("suffix", READERS)
def test_every_format_gives_the_same_plain_mesh(tmp_path, suffix):
    surface = load_surface(bad.good(tmp_path / f"a{suffix}"))
    assert surface.vertices.dtype == np.float64
    assert surface.faces.dtype == surface.material_ids.dtype == np.int64
    assert np.allclose(surface.vertices[surface.faces], TETRAHEDRON[FACES])
    assert surface.normals is None
    assert surface.colours is None
    assert np.allclose(surface.materials[0].base_colour, [GREY, GREY, GREY, 1])


def test_up_axis_is_turned(tmp_path):
    surface = load_surface(bad.good(tmp_path / "a.glb"), up="z")
    assert np.allclose(surface.vertices, TETRAHEDRON @ np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]]))


def test_ascii_stl_and_ply(tmp_path):
    mesh = trimesh.Trimesh(TETRAHEDRON, FACES, process=False)
    mesh.export(tmp_path / "a.stl", file_type="stl_ascii")
    mesh.export(tmp_path / "a.ply", encoding="ascii")
    for name in ("a.stl", "a.ply"):
        surface = load_surface(tmp_path / name)
        assert np.allclose(surface.vertices[surface.faces], TETRAHEDRON[FACES])


def test_big_endian_ply(tmp_path):
    assert np.allclose(load_surface(bad.ply(tmp_path / "a.ply", ">")).vertices, TETRAHEDRON)


def test_nested_transforms_and_mirrors(tmp_path):
    document = Gltf()
    normal = np.tile(np.array([1, 1, 0], np.float32) / np.float32(np.sqrt(2)), (4, 1))
    nodes = [
        {"children": [1, 2], "translation": [10, 0, 0], "rotation": [0, np.sqrt(0.5), 0, np.sqrt(0.5)]},
        {"mesh": 0, "scale": [1, 2, 3]},
        {"mesh": 0, "scale": [-1, 2, 3]},
        {"mesh": 0, "translation": [99, 99, 99]},
    ]
    document.scene(document.primitive(NORMAL=normal), nodes=nodes).glb(tmp_path / "a.glb")
    surface = load_surface(tmp_path / "a.glb")  # node 3 is not in the scene
    turn = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]])
    for part, scale in ((slice(4, 8), (1, 2, 3)), (slice(0, 4), (-1, 2, 3))):  # trimesh lists later children first
        assert np.allclose(surface.vertices[part], (TETRAHEDRON * scale) @ turn.T + [10, 0, 0])
        expected = (normal[0] / scale) @ turn.T
        assert np.allclose(surface.normals[part], expected / np.linalg.norm(expected), atol=1e-6)
    assert volume(surface) == pytest.approx(2.0)  # inside out, the mirrored half would count -1


def test_sparse_quantised_strip_and_fan(tmp_path):
    document = Gltf(extensionsRequired=["KHR_mesh_quantization"])
    vertices = document.accessor(np.round(TETRAHEDRON * 127).astype(np.int8), normalized=True)
    index, values = (
        document.view(np.array([3], np.uint16).tobytes()),
        document.view(np.array([0, 0, -127], np.int8).tobytes()),
    )
    document.header["accessors"][vertices]["sparse"] = {
        "count": 1,
        "indices": {"bufferView": index, "componentType": 5123},
        "values": {"bufferView": values},
    }
    order = document.accessor(np.array([0, 1, 2, 3], np.uint16))
    strip = {"attributes": {"POSITION": vertices}, "indices": order, "mode": 5}
    lines = {"attributes": {"POSITION": vertices}, "mode": 1}
    document.scene(strip, strip | {"mode": 6}, lines).glb(tmp_path / "a.glb")
    surface = load_surface(tmp_path / "a.glb")
    assert np.allclose(surface.vertices[:4], TETRAHEDRON * [1, 1, -1])
    assert {frozenset(f) for f in surface.faces[:2].tolist()} == {frozenset({0, 1, 2}), frozenset({1, 2, 3})}
    assert (surface.faces[2:] - 4).tolist() == [[0, 1, 2], [0, 2, 3]]


def test_unused_vertices_are_dropped(tmp_path):
    stray = np.vstack([[[np.nan] * 3], TETRAHEDRON, [[1e9] * 3]])
    surface = load_surface(bad.glb(tmp_path / "a.glb", stray, FACES + 1))
    assert np.allclose(surface.vertices, TETRAHEDRON)


def test_polygons_and_merged_vertices(tmp_path):
    path = tmp_path / "a.obj"
    path.write_text("v 0 0 0\nv 1 0 0\nv 2 1 0\nv 1 2 0\nv 0 1 0\nv 0 0 0\nf 1 2 3 4 5\nf 6 2 3 4\n")
    surface = load_surface(path)
    assert len(surface.faces) == 5
    assert len(surface.vertices) == 6  # equal places are not merged


def test_side_files_beside_and_below(tmp_path):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a b.png").write_bytes(bad.png(CHECKER))
    document = textured(pbrMetallicRoughness={"baseColorTexture": {"index": 0}})
    document.header["images"] = [{"uri": "maps/a%20b.png"}]
    assert load_surface(document.gltf(tmp_path / "a.gltf")).materials[0].texture.shape == (2, 2, 4)
