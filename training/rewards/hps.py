"""HPS v2.1, the paper's human-preference reward, through open_clip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import open_clip
import torch
from PIL import Image
from torch.nn.functional import normalize

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.records import Item
from training.rewards.base import Reward
from training.shapes import Shape


class Hps(Reward):
    """Highest score of a view (paper, section 4): the cosine of picture and prompt under HPS v2.1 (arXiv 2306.09341).

    checkpoint: the file HPS_v2.1_compressed.pt of the Hub repository xswu/HPSv2.  device: of the model.
    The package `hpsv2` is not used: it pins old releases of others and loads its weights on every call. Its score is
    the diagonal of picture features times text features, both of length 1, which is what this computes.
    """

    world = "full"

    def __init__(self, checkpoint: str, device: str = "cpu", architecture: str = "ViT-H-14", batch: int = 32):
        path = Path(checkpoint).expanduser()
        if not path.is_file():
            raise MissingWeightsError(f"there is no file {path.resolve()}: download HPS_v2.1_compressed.pt")
        self.model, _, self.prepare = open_clip.create_model_and_transforms(architecture, device=device)
        state = torch.load(path, map_location=device, weights_only=True)
        try:
            self.model.load_state_dict(state["state_dict"])
        except (KeyError, RuntimeError) as error:
            raise DataError(f"{path} doesn't hold the state_dict of a {architecture}: {error}") from error
        self.model.eval()
        self.tokenize, self.device, self.batch = open_clip.get_tokenizer(architecture), device, batch

    @torch.inference_mode()
    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        found = []
        for item, shape in zip(items, shapes, strict=True):
            text = normalize(self.model.encode_text(self.tokenize([item.prompt]).to(self.device)), dim=1)  # [1, D]
            pictures = torch.stack([self.prepare(Image.fromarray(view)) for view in shape.views]).to(self.device)
            seen = torch.cat([normalize(self.model.encode_image(p), dim=1) for p in pictures.split(self.batch)])
            found.append(float((seen @ text.T).max()))
        return np.clip(np.array(found), 0, 1)
