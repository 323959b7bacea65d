"""Looking at one reference object as its GLB; a module of its own, so that worker processes can import it."""

import io

import numpy as np
import trimesh

from mme3dr.data.programs import program
from mme3dr.data.review import object_faults


def review_object(item_id):
    """Faults of an object, the parts that are nodes of its GLB, those that are not closed, and its bounds."""
    entry = program(item_id)
    assembly = entry.assemble()
    scene = trimesh.load_scene(io.BytesIO(assembly.glb()), file_type="glb", process=False)
    nodes = {name.split(".")[0] for name in scene.graph.nodes_geometry}
    leaks = []
    for part in nodes:
        meshes = [scene.geometry[scene.graph[n][1]] for n in scene.graph.nodes_geometry if n.split(".")[0] == part]
        whole = trimesh.util.concatenate([trimesh.Trimesh(m.vertices, m.faces, process=False) for m in meshes])
        if not _closed(whole):
            leaks.append(part)
    count = sum(len(mesh.faces) for mesh in scene.geometry.values())
    return object_faults(entry.item, assembly, count), nodes, leaks, scene.bounds


def _closed(mesh):
    """Every edge is run through as often forwards as backwards, vertices at one place taken as one."""
    _, index = np.unique(mesh.vertices, axis=0, return_inverse=True)
    faces = index.reshape(-1)[mesh.faces]
    edges = np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    turn = np.where(edges[:, 0] < edges[:, 1], 1, -1)
    _, which = np.unique(np.sort(edges, axis=1), axis=0, return_inverse=True)
    return not np.bincount(which.reshape(-1), turn).any()
