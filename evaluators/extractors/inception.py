"""The TF-FID Inception of torch-fidelity (torchvision's Inception has other weights and gives other distances)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

from evaluators.extractors import weights
from mme3dr.errors import MissingWeightsError


class Inception:
    """2,048 pooled features of the 2015 Inception, resized as TensorFlow 1 did (torch-fidelity does both)."""

    name = "inception_v3"
    world = "full"

    def __init__(self, device: str = "cpu"):
        self.folder = weights.find(self.name)
        self.device = torch.device(device)
        path = self.folder / weights.SOURCES[self.name].weight
        if not path.is_file():
            raise MissingWeightsError(
                f"{self.folder} has no {path.name}: put it there, or run `mme3dr prefetch {self.name}`"
            )
        torch.load(path, weights_only=True)  # refuses a file that holds code; the library's own load would run it
        self.model = FeatureExtractorInceptionV3(
            "inception-v3-compat", ["2048"], feature_extractor_weights_path=str(path)
        )
        self.model = self.model.to(self.device).eval()

    def identity(self) -> dict:
        """Source and SHA-256."""
        return weights.identity(self.name, self.folder)

    @torch.inference_mode()
    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 -> [N, 2048] float32."""
        x = torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).to(self.device)
        return self.model(x)[0].float().cpu().numpy()

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """There is no text tower."""
        raise TypeError("Inception can't encode text: use a CLIP encoder")
