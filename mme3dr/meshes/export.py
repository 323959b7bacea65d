"""Writing a `Surface` as GLB."""

from __future__ import annotations

import numpy as np
import trimesh
from PIL import Image
from trimesh.visual.material import PBRMaterial
from trimesh.visual.texture import TextureVisuals

from mme3dr.records import Material, Surface


def surface_to_glb(surface: Surface) -> bytes:
    """GLB bytes, one geometry per material, with factors, textures, vertex colours and normals as they are."""
    scene = trimesh.Scene()
    for number, material in enumerate(surface.materials):
        faces = surface.faces[surface.material_ids == number]
        if len(faces):
            used, index = np.unique(faces, return_inverse=True)
            scene.add_geometry(_geometry(surface, used, index.reshape(-1, 3), material, str(number)))

    def exact_factors(tree: dict) -> None:
        """trimesh keeps base colours in 8 bits: write them whole."""
        for entry in tree["materials"]:
            colour = surface.materials[int(entry["name"])].base_colour
            entry["pbrMetallicRoughness"]["baseColorFactor"] = [float(c) for c in colour]

    normals = surface.normals is not None
    return scene.export(file_type="glb", include_normals=normals, tree_postprocessor=exact_factors)


def _geometry(surface: Surface, used: np.ndarray, faces: np.ndarray, material: Material, name: str) -> trimesh.Trimesh:
    """The faces of one material, which is called `name`. used: [U] vertex numbers, faces: [F, 3] into them."""
    texture = None if material.texture is None else Image.fromarray(material.texture)
    look = PBRMaterial(
        name=name,
        alphaMode="BLEND",
        baseColorTexture=texture,
        metallicFactor=material.metallic,
        roughnessFactor=material.roughness,
    )
    uv = None if surface.uv is None else np.nan_to_num(surface.uv[used])
    visual = TextureVisuals(uv=uv, material=look)
    if surface.colours is not None:
        visual.vertex_attributes["color"] = np.round(surface.colours[used] * 255).astype(np.uint8)
    normals = None if surface.normals is None else surface.normals[used]
    return trimesh.Trimesh(surface.vertices[used], faces, vertex_normals=normals, visual=visual, process=False)
