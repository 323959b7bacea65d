"""HPS through open_clip, in the smallest size: its formula by hand, and checkpoints that don't fit."""

import json

import numpy as np
import open_clip
import pytest
import torch
from PIL import Image

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.records import Item
from training.rewards.hps import Hps
from training.shapes import Shape

TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hps")
    (folder / "tiny-hps.json").write_text(json.dumps(TINY))
    open_clip.add_model_config(folder)
    torch.manual_seed(0)
    model = open_clip.create_model("tiny-hps")
    path = folder / "HPS.pt"
    torch.save({"epoch": 1, "state_dict": model.state_dict()}, path)
    return path


def test_the_highest_view_by_the_published_formula(checkpoint):
    rng = np.random.default_rng(0)
    shapes = [Shape(rng.integers(0, 255, (3, 40, 40, 3)).astype(np.uint8)) for _ in range(2)]
    items = [Item("a", "", "rare", prompt, (), ()) for prompt in ("a red stool", "a boat")]
    reward = Hps(str(checkpoint), architecture="tiny-hps", batch=2)
    values = reward.score(items, shapes)
    tokens = open_clip.get_tokenizer("tiny-hps")
    for item, shape, value in zip(items, shapes, values, strict=True):
        pictures = torch.stack([reward.prepare(Image.fromarray(view)) for view in shape.views])
        with torch.no_grad():  # as the package hpsv2: both towers normalised by the model, the diagonal of the products
            seen, read, _ = reward.model(pictures, tokens([item.prompt] * 3))
        by_hand = (seen @ read.T).diagonal().max()
        assert value == pytest.approx(max(0.0, float(by_hand)), abs=1e-5)


def test_checkpoints_that_don_t_fit(checkpoint, tmp_path):
    with pytest.raises(MissingWeightsError, match="HPS_v2"):
        Hps(str(tmp_path / "missing.pt"))
    torch.save({"state_dict": {"logit_scale": torch.ones(())}}, tmp_path / "other.pt")
    with pytest.raises(DataError, match="tiny-hps"):
        Hps(str(tmp_path / "other.pt"), architecture="tiny-hps")
