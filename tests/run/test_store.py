import json

import numpy as np
import pytest

from mme3dr.files import content_key, write_bytes, write_json
from mme3dr.run.store import Store


def test_a_record_is_found_by_the_key_of_its_inputs_only(tmp_path):
    store = Store(tmp_path)
    store.put("render", "a-0", "key", {"x": 1})
    assert store.get("render", "a-0", "key") == {"x": 1}
    assert store.get("render", "a-0", "other") is None
    assert store.get("render", "b-0", "key") is None
    store.put_array("features/clip", "a-0", "key", np.arange(3))
    np.testing.assert_array_equal(store.get_array("features/clip", "a-0", "key"), [0, 1, 2])
    assert store.get_array("features/clip", "a-0", "other") is None


def test_a_failed_write_leaves_the_old_file(tmp_path):
    write_json(tmp_path / "a.json", {"x": 1})
    with pytest.raises(ValueError, match="JSON"):
        write_json(tmp_path / "a.json", {"x": float("nan")})
    assert json.loads((tmp_path / "a.json").read_text()) == {"x": 1}
    write_bytes(tmp_path / "a.json", b"2")
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_content_keys_ignore_the_order_of_keys_but_not_values():
    assert content_key({"a": 1, "b": [2, None]}) == content_key({"b": [2, None], "a": 1})
    assert content_key([1, 2]) != content_key([2, 1])
