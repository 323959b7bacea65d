import numpy as np
import pytest
import yaml
from surfaces import coloured, plain

from mme3dr.errors import DataError, UnknownNameError
from mme3dr.render.protocol import FOLDER, load_protocol, protocol_names


def test_mme3dr_v1_is_the_camera_of_the_design():
    protocol = load_protocol("mme3dr-v1")
    assert protocol.size == 512
    assert protocol.subsets == {"clip": list(range(8)), "distribution": [0, 2, 4, 6]}
    for number, camera in enumerate(protocol.cameras):
        place = camera.to_world[:3, 3]
        assert np.linalg.norm(place) == pytest.approx(2)
        assert np.degrees(np.arcsin(place[1] / 2)) == pytest.approx(30)
        assert np.degrees(np.arctan2(place[0], place[2])) % 360 == pytest.approx(45 * number)
        assert camera.fov == 40


def test_hash_of_the_default_protocol_is_pinned():
    """A change of the protocol needs a new name: results under this hash are compared with one another."""
    assert load_protocol("mme3dr-v1").hash == "50efd2b82ea39092b6264f174eab2f3565108bdff5f247711cf37b1b7a69b2e3"


def test_every_protocol_loads():
    assert {"mme3dr-v1", "paper-rewards", "ar3dr1-released"} <= set(protocol_names())
    for name in protocol_names():
        assert load_protocol(name).name == name


def _changed(tmp_path, **changes):
    settings = {**yaml.safe_load((FOLDER / "mme3dr-v1.yaml").read_text()), **changes}
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(settings))
    return str(tmp_path / "own.yaml")


def test_hash_follows_settings_but_not_the_description(tmp_path):
    default = load_protocol("mme3dr-v1")
    assert load_protocol(_changed(tmp_path, description="other words")).hash == default.hash
    assert load_protocol(_changed(tmp_path, size=256)).hash != default.hash


def test_mistakes_are_named(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean 'mme3dr-v1'"):
        load_protocol("mme3dr-v2")
    with pytest.raises(DataError, match="flavour"):
        load_protocol(_changed(tmp_path, flavour=1))
    with pytest.raises(DataError, match="subset"):
        load_protocol(_changed(tmp_path, subsets={"clip": [8]}))


def test_the_released_protocol_paints_everything_white(tmp_path):
    import trimesh

    surface = plain(trimesh.creation.icosphere(3, 0.5), coloured(1, 0, 0, 1))
    rgb = load_protocol("ar3dr1-released").render(surface).rgb[0]
    assert (np.ptp(rgb, axis=2) == 0).all()
