import os
import struct

import bad_files as bad
import numpy as np
import pytest
import trimesh
from bad_files import CHECKER, FACES, TETRAHEDRON, UV, Gltf, textured, with_image

from mme3dr.errors import MeshError
from mme3dr.meshes.isolation import KINDS
from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.loading import READERS, load_surface


def kind_of(path, limits=MeshLimits()) -> str:
    with pytest.raises(MeshError) as error:
        load_surface(path, limits)
    assert error.value.kind in KINDS
    assert str(error.value).startswith(path.name)
    return error.value.kind


TRIANGLE = TETRAHEDRON[:3]
BAD_PLACES = {
    "not_finite": np.where(TETRAHEDRON == 1, np.nan, 0),
    "huge_coordinates": TETRAHEDRON * 1e30,
    "single_point": TETRAHEDRON * 0 + 3,
    "degenerate": np.outer([0, 1, 2, 3], [1, 1, 1]),
}


@pytest.mark.parametrize("kind", BAD_PLACES)
def test_bad_places(tmp_path, kind):
    assert kind_of(bad.glb(tmp_path / "a.glb", BAD_PLACES[kind])) == kind


def test_infinity_in_text(tmp_path):
    (tmp_path / "a.obj").write_text("v 0 0 inf\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    assert kind_of(tmp_path / "a.obj") == "not_finite"


@pytest.mark.parametrize("suffix", READERS)
def test_no_bytes(tmp_path, suffix):
    (tmp_path / f"a{suffix}").touch()
    assert kind_of(tmp_path / f"a{suffix}") == "empty"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.obj", "# nothing\n"),
        ("b.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\n"),
        ("a.off", "OFF\n0 0 0\n"),
        ("a.ply", "ply\nformat ascii 1.0\nelement vertex 0\nproperty float x\nelement face 0\nend_header\n"),
        ("a.stl", "solid a\nendsolid a\n"),
        ("a.gltf", '{"asset": {"version": "2.0"}}'),
    ],
)
def test_no_triangles(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert kind_of(tmp_path / name) == "empty"


def test_not_files(tmp_path):
    assert kind_of(tmp_path / "none.glb") == "missing_file"
    (tmp_path / "folder.glb").mkdir()
    assert kind_of(tmp_path / "folder.glb") == "missing_file"
    os.mkfifo(tmp_path / "pipe.glb")
    assert kind_of(tmp_path / "pipe.glb") == "missing_file"
    (tmp_path / "a.blend").write_bytes(b"BLENDER")
    assert kind_of(tmp_path / "a.blend") == "unsupported"


@pytest.mark.parametrize("suffix", [".glb", ".ply", ".stl", ".off"])
@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_truncated(tmp_path, suffix, part):
    path = bad.good(tmp_path / f"a{suffix}")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert kind_of(path) == "truncated"


def test_truncated_obj_and_buffer(tmp_path):
    path = bad.good(tmp_path / "a.obj")
    path.write_bytes(path.read_bytes()[:-4])
    assert kind_of(path) == "truncated"
    path = bad.good(tmp_path / "a.gltf")
    (tmp_path / "data.bin").write_bytes((tmp_path / "data.bin").read_bytes()[:50])
    assert kind_of(path) == "truncated"
    (tmp_path / "data.bin").unlink()
    assert kind_of(path) == "missing_file"


@pytest.mark.parametrize(("order", "claimed"), [("<", ">"), (">", "<")])
def test_wrong_endian_ply(tmp_path, order, claimed):
    assert kind_of(bad.ply(tmp_path / "a.ply", order, claimed)) == "byte_order"


def test_indices_out_of_range(tmp_path):
    assert kind_of(bad.glb(tmp_path / "a.glb", TRIANGLE)) == "format"
    (tmp_path / "a.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n")
    assert kind_of(tmp_path / "a.obj") == "format"


@pytest.mark.parametrize("suffix", [".glb", ".gltf", ".ply", ".stl", ".off", ".obj"])
def test_limits_on_bytes_vertices_and_faces(tmp_path, suffix):
    path = bad.good(tmp_path / f"a{suffix}")
    for limits in (MeshLimits(max_bytes=40), MeshLimits(max_vertices=3), MeshLimits(max_faces=3)):
        assert kind_of(path, limits) == "too_large"


def test_claims_beyond_reason(tmp_path):
    head = "ply\nformat binary_little_endian 1.0\nelement vertex 999999999999\nproperty float x\nend_header\n"
    (tmp_path / "a.ply").write_text(head)
    assert kind_of(tmp_path / "a.ply") == "too_large"
    document = Gltf()
    document.scene(document.primitive())
    sparse = {"componentType": 5126, "type": "VEC3", "count": 4_000_000_000, "sparse": {"count": 1}}
    document.header["accessors"][0] = sparse
    assert kind_of(document.glb(tmp_path / "a.glb")) == "too_large"


def test_instances_multiply(tmp_path):
    document = Gltf()
    nodes = [{"children": list(range(1, 101))}, *({"mesh": 0} for _ in range(100))]
    document.scene(document.primitive(), nodes=nodes).glb(tmp_path / "a.glb")
    assert kind_of(tmp_path / "a.glb", MeshLimits(max_faces=399)) == "too_large"
    assert len(load_surface(tmp_path / "a.glb", MeshLimits(max_faces=400)).faces) == 400
    assert kind_of(tmp_path / "a.glb", MeshLimits(max_nodes=100)) == "too_large"


@pytest.mark.parametrize("children", [[[1], [0]], [[0]], [[1, 1], []], [[7]]])
def test_nodes_that_are_no_tree(tmp_path, children):
    document = Gltf()
    nodes = [{"mesh": 0, "children": c} for c in children]
    document.scene(document.primitive(), nodes=nodes).glb(tmp_path / "a.glb")
    assert kind_of(tmp_path / "a.glb") == "format"


def test_nodes_too_deep(tmp_path):
    document = Gltf()
    nodes = [{"mesh": 0, "children": [i + 1]} for i in range(600)] + [{"mesh": 0}]
    document.scene(document.primitive(), nodes=nodes).glb(tmp_path / "a.glb")
    assert kind_of(tmp_path / "a.glb") == "too_large"


def test_pictures_that_explode_or_are_broken(tmp_path):
    path = tmp_path / "a.glb"
    assert kind_of(with_image(bad.huge_png(60_000, 60_000)).glb(path)) == "too_large"
    assert kind_of(with_image(bad.huge_png(12_000, 12_000)).glb(path)) == "too_large"
    assert kind_of(with_image(bad.png(CHECKER)).glb(path), MeshLimits(max_texture_pixels=3)) == "too_large"
    assert kind_of(with_image(bad.png(CHECKER)[:50]).glb(path)) == "texture"
    assert kind_of(with_image(b"%!PS-Adobe-3.0 EPSF-3.0\n").glb(path)) == "texture"
    (tmp_path / "bomb.png").write_bytes(bad.huge_png(50_000, 50_000))
    mtl = "newmtl paint\nmap_Kd bomb.png\n"
    assert kind_of(bad.obj(tmp_path / "a.obj", "mtllib a.mtl", mtl)) == "too_large"


@pytest.mark.parametrize("name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu", "X_y"])
def test_required_extensions_that_are_not_read(tmp_path, name):
    document = Gltf(extensionsRequired=[name])
    assert kind_of(document.scene(document.primitive()).glb(tmp_path / "a.glb")) == "unsupported"


OUTSIDE = [
    "../secret.bin",
    "/etc/passwd",
    "http://localhost/a.bin",
    "file:///etc/passwd",
    "C:\\a.bin",
    "link.bin",
    "..\\secret.bin",
]


@pytest.mark.parametrize("uri", OUTSIDE)
def test_paths_out_of_the_folder(tmp_path, uri):
    (tmp_path / "secret.bin").write_bytes(bytes(1000))
    folder = tmp_path / "mesh"
    folder.mkdir()
    (folder / "link.bin").symlink_to(tmp_path / "secret.bin")
    document = Gltf()
    document.scene(document.primitive())
    document.header["buffers"] = [{"byteLength": len(document.binary), "uri": uri}]
    assert kind_of(document.glb(folder / "a.glb")) == "unsafe_path"
    assert kind_of(bad.obj(folder / "b.obj", f"mtllib {uri}")) == "unsafe_path"
    assert kind_of(bad.obj(folder / "c.obj", "mtllib c.mtl", f"newmtl paint\nmap_Kd {uri}\n")) == "unsafe_path"
    image = Gltf(textures=[{"source": 0}], images=[{"uri": uri}])
    image.header["materials"] = [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]
    image.scene(image.primitive(material=0, TEXCOORD_0=UV))
    assert kind_of(image.glb(folder / "d.glb")) == "unsafe_path"
    text = bad.good(folder / "e.ply").read_bytes()
    (folder / "e.ply").write_bytes(text.replace(b"1.0\n", b"1.0\ncomment TextureFile " + uri.encode() + b"\n", 1))
    assert kind_of(folder / "e.ply") == "unsafe_path"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.glb", b"not a GLB, but long enough for a header", "format"),
        ("a.glb", struct.pack("<4sII", b"glTF", 1, 20) + bytes(8), "unsupported"),
        ("a.gltf", b'{"asset": {"version": "1.0"}}', "unsupported"),
        ("a.gltf", b"[" * 100_000, "format"),
        ("a.gltf", b"[1, 2]", "format"),
        ("a.ply", b"plywood\nformat none\nend_header\n", "format"),
        ("a.ply", b"ply\nformat ascii 1.0\nelement vertex 3\n", "truncated"),
        ("a.off", b"CUBE\n1 2 3\n", "format"),
        ("a.stl", bytes(80) + struct.pack("<I", 1) + bytes(60), "format"),
        ("a.obj", b"v 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "format"),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 5 5\n", "unsupported"),
    ],
)
def test_other_broken_content(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    assert kind_of(tmp_path / name) == kind


def flipped(data: bytes, random: np.random.Generator) -> bytes:
    """Some bytes replaced, by any or by others of the file, and in a third of all cases the end cut off."""
    changed = np.frombuffer(data, np.uint8).copy()
    where = random.integers(0, len(data), random.integers(1, 9))
    if random.random() < 0.5:
        changed[where] = random.integers(0, 256, len(where))
    else:
        changed[where] = random.choice(changed, len(where))
    return changed.tobytes()[: random.integers(1, len(data)) if random.random() < 1 / 3 else None]


def outcome(path) -> str:
    """ "surface" after checking that it is sound, or the kind of its error."""
    try:
        surface = load_surface(path)
    except MeshError as error:
        return error.kind
    assert np.isfinite(surface.vertices).all()
    assert surface.faces.max() < len(surface.vertices)
    assert surface.material_ids.max() < len(surface.materials)
    return "surface"


@pytest.mark.parametrize("suffix", [*READERS, ".stl_ascii", ".textured"])
def test_damaged_files_end_in_a_surface_or_a_named_error(tmp_path, suffix):
    random = np.random.default_rng(7)
    if suffix == ".textured":
        path = textured(pbrMetallicRoughness={"baseColorTexture": {"index": 0}}).glb(tmp_path / "a.glb")
    elif suffix == ".stl_ascii":
        path = tmp_path / "a.stl"
        trimesh.Trimesh(TETRAHEDRON, FACES, process=False).export(path, file_type="stl_ascii")
    else:
        path = bad.good(tmp_path / f"a{suffix}")
    data, kinds = path.read_bytes(), set()
    for _ in range(120):
        path.write_bytes(flipped(data, random))
        kinds.add(outcome(path))
    assert kinds <= {"surface", *KINDS}
    assert len(kinds) >= 2
