"""DINOv2 features through transformers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn.functional import interpolate
from transformers import Dinov2Model

from evaluators.extractors import weights

SIDE = 224
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Dinov2Large:
    """Class token of DINOv2 ViT-L/14 after the last layer norm, 1,024 numbers (dgm-eval's convention).

    The whole square picture is resized to 224 pixels (bicubic, antialiased) and normalised with ImageNet's figures.
    """

    name = "dinov2_large"
    world = "full"

    def __init__(self, device: str = "cpu"):
        self.folder = weights.find(self.name)
        self.device = torch.device(device)
        self.model = Dinov2Model.from_pretrained(self.folder, local_files_only=True, use_safetensors=True)
        self.model = self.model.to(self.device).eval()

    def identity(self) -> dict:
        """Source, revision and SHA-256."""
        return weights.identity(self.name, self.folder)

    @torch.inference_mode()
    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 -> [N, D] float32."""
        x = torch.from_numpy(np.ascontiguousarray(pictures)).to(self.device).permute(0, 3, 1, 2).float() / 255
        x = interpolate(x, (SIDE, SIDE), mode="bicubic", antialias=True).clamp(0, 1)
        mean, std = (torch.tensor(v, device=self.device)[None, :, None, None] for v in (MEAN, STD))
        return self.model(pixel_values=(x - mean) / std).pooler_output.float().cpu().numpy()

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """There is no text tower."""
        raise TypeError("DINOv2 can't encode text: use a CLIP encoder")
