"""CLIP encoders, from open_clip or Hugging Face checkpoints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import open_clip
import torch
from PIL import Image
from transformers import AutoProcessor, CLIPModel

from evaluators.extractors import weights
from mme3dr.errors import MissingWeightsError


class Clip:
    """Image and text tower of a CLIP checkpoint: a folder in open_clip's layout or in that of transformers."""

    name = ""
    world = "full"

    def __init__(self, device: str = "cpu"):
        self.folder = weights.find(self.name)
        self.device = torch.device(device)
        if (self.folder / "open_clip_config.json").is_file():
            self._towers = _OpenClip(f"local-dir:{self.folder}", self.device)
        elif (self.folder / "config.json").is_file():
            self._towers = _Transformers(self.folder, self.device)
        else:
            raise MissingWeightsError(
                f"{self.folder} has neither open_clip_config.json nor config.json: no CLIP checkpoint"
            )

    def identity(self) -> dict:
        """Source, revision, SHA-256 and the library that runs it."""
        return {**weights.identity(self.name, self.folder), "library": type(self._towers).__name__.strip("_").lower()}

    @torch.inference_mode()
    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 -> [N, D] float32, not normalised."""
        return self._towers.images([Image.fromarray(p) for p in pictures]).float().cpu().numpy()

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """N texts, cut at the encoder's 77 tokens -> [N, D] float32, not normalised."""
        return self._towers.texts(list(texts)).float().cpu().numpy()


class _OpenClip:
    def __init__(self, source: str, device: torch.device):
        self.model, _, self.preprocess = open_clip.create_model_and_transforms(source, device=device)
        self.model.eval()
        self.tokenize = open_clip.get_tokenizer(source)
        self.device = device

    def images(self, pictures: list[Image.Image]) -> torch.Tensor:
        return self.model.encode_image(torch.stack([self.preprocess(p) for p in pictures]).to(self.device))

    def texts(self, texts: list[str]) -> torch.Tensor:
        return self.model.encode_text(self.tokenize(texts).to(self.device))


class _Transformers:
    def __init__(self, folder, device: torch.device):
        self.model = CLIPModel.from_pretrained(folder, local_files_only=True, use_safetensors=True).to(device).eval()
        self.processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        self.device = device

    def images(self, pictures: list[Image.Image]) -> torch.Tensor:
        inputs = self.processor(images=pictures, return_tensors="pt").to(self.device)
        return self.model.visual_projection(self.model.vision_model(**inputs).pooler_output)

    def texts(self, texts: list[str]) -> torch.Tensor:
        limit = self.model.config.text_config.max_position_embeddings
        inputs = self.processor(text=texts, padding=True, truncation=True, max_length=limit, return_tensors="pt")
        return self.model.text_projection(self.model.text_model(**inputs.to(self.device)).pooler_output)


class ClipB32(Clip):
    """OpenAI's ViT-B/32, the encoder of the published CLIP scores."""

    name = "clip_vit_b32"


class ClipL14(Clip):
    """OpenAI's ViT-L/14."""

    name = "clip_vit_l14"
