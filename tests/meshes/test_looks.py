import io
import logging

import bad_files as bad
import numpy as np
import pytest
import trimesh
from bad_files import CHECKER, FACES, TETRAHEDRON, UV, Gltf, textured, with_image
from PIL import Image

from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.surface import surface_from_trimesh

GREY = 0.4479884  # linear value of sRGB 0.7


def test_factor_and_texture_stay_apart(tmp_path):
    pbr = {"baseColorFactor": [0.5, 0.001, 1, 0.5], "baseColorTexture": {"index": 0}, "metallicFactor": 0.25}
    surface = load_surface(textured(pbrMetallicRoughness=pbr, alphaMode="BLEND").glb(tmp_path / "a.glb"))
    (material,) = surface.materials
    assert np.allclose(material.base_colour, [0.5, 0.001, 1, 0.5])  # 8 bits would lose the green
    assert np.array_equal(material.texture, CHECKER)
    assert (material.metallic, material.roughness) == (0.25, 1.0)
    assert np.allclose(surface.uv, UV * [1, -1] + [0, 1])  # glTF counts v downwards


@pytest.mark.parametrize(
    ("mode", "alpha", "texels"),
    [("OPAQUE", 1, [255] * 4), ("MASK", 1, [255, 255, 255, 0]), ("BLEND", 0.75, CHECKER[..., 3].ravel())],
)
def test_alpha_modes(tmp_path, mode, alpha, texels):
    pbr = {"baseColorFactor": [1, 1, 1, 0.75], "baseColorTexture": {"index": 0}}
    (material,) = load_surface(textured(pbrMetallicRoughness=pbr, alphaMode=mode).glb(tmp_path / "a.glb")).materials
    assert material.base_colour[3] == alpha
    assert np.array_equal(material.texture[..., 3].ravel(), texels)


def test_texture_transform_and_second_coordinates(tmp_path):
    transform = {"scale": [2, 4], "offset": [0.5, 0.25]}
    info = {"index": 0, "texCoord": 1, "extensions": {"KHR_texture_transform": transform}}
    document = textured(pbrMetallicRoughness={"baseColorTexture": info})
    document.header["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_1"] = document.accessor(UV / 2)
    uv = load_surface(document.glb(tmp_path / "a.glb")).uv
    down = UV / 2 * [2, 4] + [0.5, 0.25]
    assert np.allclose(uv, down * [1, -1] + [0, 1])


def test_large_textures_are_averaged_down(tmp_path):
    document = Gltf(textures=[{"source": 0}], materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}])
    stripes = np.zeros((8, 64, 4), np.uint8) + np.array([0, 0, 0, 255], np.uint8)
    stripes[:, ::2, 0] = 200
    document.header["images"] = [{"bufferView": document.view(bad.png(stripes))}]
    document.scene(document.primitive(material=0, TEXCOORD_0=UV)).glb(tmp_path / "a.glb")
    texture = load_surface(tmp_path / "a.glb", MeshLimits(texture_side=32)).materials[0].texture
    assert texture.shape == (4, 32, 4)
    assert (texture[..., 0] == 100).all()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("material", [None, 0])
def test_gltf_vertex_colours_are_linear(tmp_path, dtype, material):
    values = np.array([[0, 0.2, 0.4], [1, 0.6, 0.8], [0, 0, 1], [0.2, 0.2, 0.2]])
    whole = 1 if dtype == np.float32 else np.iinfo(dtype).max
    document = Gltf(materials=[{"pbrMetallicRoughness": {"baseColorFactor": [0.5, 1, 1, 1]}}])
    colours = document.accessor((values * whole).astype(dtype), normalized=dtype != np.float32)
    document.scene(document.primitive(material=material, COLOR_0=colours)).glb(tmp_path / "a.glb")
    surface = load_surface(tmp_path / "a.glb")
    assert np.allclose(surface.colours[:, :3], values, atol=1e-6)
    assert np.allclose(surface.colours[:, 3], 1)
    assert surface.materials[0].base_colour[0] == (1 if material is None else 0.5)


@pytest.mark.parametrize("suffix", [".ply", ".obj", ".off"])
def test_other_vertex_colours_are_srgb(tmp_path, suffix):
    rgb = np.array([[255, 0, 0], [0, 188, 0], [0, 0, 0], [255, 255, 255]], np.uint8)
    path = tmp_path / f"a{suffix}"
    if suffix == ".off":
        rows = [f"{v[0]} {v[1]} {v[2]} {c[0]} {c[1]} {c[2]} 255" for v, c in zip(TETRAHEDRON, rgb, strict=True)]
        path.write_text("\n".join(["COFF", "4 4 0", *rows, *(f"3 {a} {b} {c}" for a, b, c in FACES)]))
    else:
        trimesh.Trimesh(TETRAHEDRON, FACES, vertex_colors=rgb, process=False).export(path)
    surface = load_surface(path)
    expected = [[1, 0, 0, 1], [0, 0.5029, 0, 1], [0, 0, 0, 1], [1, 1, 1, 1]]
    assert np.allclose(surface.colours, expected, atol=1e-4)
    assert np.allclose(surface.materials[0].base_colour, 1)


@pytest.mark.parametrize("suffix", [".ply", ".off"])
def test_face_colours_stay_sharp(tmp_path, suffix):
    rgb = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]], np.uint8)
    path = tmp_path / f"a{suffix}"
    if suffix == ".off":
        rows = [f"3 {a} {b} {c} {k[0]} {k[1]} {k[2]}" for (a, b, c), k in zip(FACES, rgb, strict=True)]
        path.write_text("\n".join(["OFF", "4 4 6", *(f"{a} {b} {c}" for a, b, c in TETRAHEDRON), *rows]))
    else:
        trimesh.Trimesh(TETRAHEDRON, FACES, face_colors=rgb, process=False).export(path)
    surface = load_surface(path)
    assert np.allclose(surface.colours[surface.faces][..., :3], np.repeat(rgb[:, None] / 255, 3, axis=1))
    assert np.allclose(surface.vertices[surface.faces], TETRAHEDRON[FACES])


def test_ply_with_coordinates_but_no_picture_keeps_its_colours(tmp_path):
    rows = ["0 0 0 0 0 255 0 0", "1 0 0 1 0 255 0 0", "0 1 0 0 1 0 0 255"]
    names = "".join(f"property float {n}\n" for n in ("x", "y", "z", "s", "t"))
    names += "".join(f"property uchar {n}\n" for n in ("red", "green", "blue"))
    head = f"ply\nformat ascii 1.0\nelement vertex 3\n{names}element face 1\nproperty list uchar int vertex_indices\n"
    (tmp_path / "a.ply").write_text(head + "end_header\n" + "\n".join(rows) + "\n3 0 1 2\n")
    surface = load_surface(tmp_path / "a.ply")
    assert np.allclose(surface.colours[:, :3], [[1, 0, 0], [1, 0, 0], [0, 0, 1]])


def test_ply_texture(tmp_path):
    (tmp_path / "skin.png").write_bytes(bad.png(CHECKER))
    head = "ply\nformat ascii 1.0\ncomment TextureFile skin.png\nelement vertex 3\n"
    head += "".join(f"property float {n}\n" for n in ("x", "y", "z")) + "element face 2\n"
    head += "property list uchar int vertex_indices\nproperty list uchar float texcoord\nend_header\n"
    (tmp_path / "a.ply").write_text(head + "0 0 0\n1 0 0\n0 1 0\n3 0 1 2 6 0 0 1 0 0 1\n3 1 0 2 6 1 0 0 0 0.5 1\n")
    surface = load_surface(tmp_path / "a.ply")
    assert np.array_equal(surface.materials[0].texture[..., :3], CHECKER[..., :3])
    assert np.allclose(surface.uv[surface.faces], [[[0, 0], [1, 0], [0, 1]], [[1, 0], [0, 0], [0.5, 1]]])


def test_obj_with_materials(tmp_path):
    (tmp_path / "wood grain.png").write_bytes(bad.png(CHECKER))
    mtl = "newmtl paint\nKd 0.4 0.4 0.4\nmap_Kd -s 1 1 1 -clamp on wood grain.png\nnewmtl red\nKd 0.7 0 0\nd 0.5\n"
    path = bad.obj(tmp_path / "a.obj", "mtllib a.mtl", mtl)
    with path.open("a") as file:
        file.write("v 0 0 5\nusemtl red\nf 1 2 5\nusemtl nowhere\nf 2 3 5\n")
    surface = load_surface(path)
    corners = surface.vertices[surface.faces]
    looks = [surface.materials[i] for i in surface.material_ids]
    by_look = {"paint": 0, "red": 0, "plain": 0}
    for triangle, uv, look in zip(corners, surface.uv[surface.faces], looks, strict=True):
        if look.texture is not None:
            by_look["paint"] += 1
            assert np.allclose(uv, triangle[:, :2])
            assert np.allclose(look.base_colour, 1)  # the texture replaces Kd
            assert np.array_equal(look.texture[..., :3], CHECKER[..., :3])
            assert (look.texture[..., 3] == 255).all()
        else:
            assert np.isnan(uv).all()
            by_look["red" if look.base_colour[3] == 0.5 else "plain"] += 1
            assert np.allclose(look.base_colour, [GREY, 0, 0, 0.5] if look.base_colour[3] == 0.5 else [GREY] * 3 + [1])
    assert by_look == {"paint": 2, "red": 1, "plain": 1}


def test_obj_materials_share_a_texture(tmp_path):
    (tmp_path / "atlas.png").write_bytes(bad.png(CHECKER))
    mtl = "".join(f"newmtl {name}\nmap_Kd atlas.png\n" for name in ("paint", "b", "c"))
    path = bad.obj(tmp_path / "a.obj", "mtllib a.mtl", mtl)
    assert load_surface(path, MeshLimits(max_texture_pixels=4)).materials[0].texture.shape == (2, 2, 4)


def test_missing_look_is_logged_and_the_shape_kept(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        surface = load_surface(bad.obj(tmp_path / "a.obj", "mtllib gone.mtl"))
    assert len(surface.faces) == 2
    assert "gone.mtl is missing" in caplog.text


def test_mixed_looks_keep_each_their_own(tmp_path):
    document = textured(pbrMetallicRoughness={"baseColorTexture": {"index": 0}})
    coloured = document.primitive(COLOR_0=np.full((4, 3), 0.25, np.float32))
    plain = document.primitive(NORMAL=np.tile(np.array([0, 0, 1], np.float32), (4, 1)))
    document.header["meshes"][0]["primitives"] += [coloured, plain]
    surface = load_surface(document.glb(tmp_path / "a.glb"))
    assert [m.texture is not None for m in surface.materials] == [True, False, False]
    per_face = surface.faces[:, 0] // 4
    assert np.array_equal(surface.material_ids, per_face)
    assert np.allclose(surface.colours[:, 0], np.repeat([1, 0.25, 1], 4))
    assert np.array_equal(np.isnan(surface.uv[:, 0]), np.repeat([False, True, True], 4))
    assert np.allclose(surface.normals, np.repeat([[0, 0, 0], [0, 0, 0], [0, 0, 1]], 4, axis=0))


def test_trimesh_objects_from_memory():
    picture = Image.fromarray(CHECKER)
    first = trimesh.Trimesh(TETRAHEDRON, FACES, process=False)
    first.visual = trimesh.visual.TextureVisuals(uv=UV, material=trimesh.visual.material.SimpleMaterial(image=picture))
    second = trimesh.Trimesh(TETRAHEDRON, FACES, vertex_colors=[255, 0, 0, 255], process=False)
    surface = surface_from_trimesh(trimesh.Scene([first, second]), linear=False)
    assert np.array_equal(surface.materials[0].texture, CHECKER)
    assert np.allclose(surface.colours[4:], [1, 0, 0, 1])
    assert surface_from_trimesh(first).normals is None


def test_shared_texture_is_decoded_once(tmp_path):
    document = with_image(bad.png(CHECKER))
    document.header["materials"] *= 2
    primitives = document.header["meshes"][0]["primitives"]
    primitives.append(primitives[0] | {"material": 1})
    one, two = load_surface(document.glb(tmp_path / "a.glb"), MeshLimits(max_texture_pixels=4)).materials
    assert np.array_equal(one.texture, two.texture)


def test_jpeg_texture(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 10, 10)).save(out, "JPEG")
    texture = load_surface(with_image(out.getvalue()).glb(tmp_path / "a.glb")).materials[0].texture
    assert np.abs(texture[0, 0].astype(int) - [200, 10, 10, 255]).max() < 6
