"""What the networks know of a prompt: the last hidden states of CLIP's text model (TRELLIS, appendix B)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.files import file_sha256
from mme3dr.models.trellis import weights

FILES = ("config.json", "model.safetensors")
TEXT_HALF = ("text_model.", "embeddings.", "encoder.", "final_layer_norm.")
"""How keys of the text model begin, in a whole CLIP and alone; the rest of a whole CLIP is never read."""


class TextEncoder:
    """CLIP text model in the layout of transformers: the text model alone, or a whole CLIP whose text half is taken."""

    def __init__(self, folder: Path, device: str | torch.device = "cpu"):
        self.folder, self.device = folder, torch.device(device)
        self.tokenizer = CLIPTokenizer.from_pretrained(folder, local_files_only=True)
        config = CLIPTextConfig.from_pretrained(folder, local_files_only=True)
        with safe_open(folder / "model.safetensors", "pt") as file:
            keys = [k for k in file.keys() if k.startswith(TEXT_HALF) and not k.endswith("position_ids")]  # noqa: SIM118
            state = {key: file.get_tensor(key) for key in keys}
        model, found = CLIPTextModel.from_pretrained(
            None, config=config, state_dict=state, dtype=torch.float32, output_loading_info=True
        )
        bad = [*found["missing_keys"], *found["mismatched_keys"]]
        if bad:
            raise DataError(
                f"{folder / 'model.safetensors'} lacks, or has in another shape: {', '.join(map(str, bad))}"
            )
        self.model = model.to(self.device).eval()

    @torch.inference_mode()
    def encode(self, prompts: Sequence[str]) -> Tensor:
        """N texts -> [N, 77, C] float32, after the final layer norm, cut or padded to the model's 77 tokens.

        The padding isn't masked, as in training.
        """
        length = self.model.config.max_position_embeddings
        tokens = self.tokenizer(
            list(prompts), padding="max_length", truncation=True, max_length=length, return_tensors="pt"
        )
        return self.model(input_ids=tokens.input_ids.to(self.device)).last_hidden_state


def find_text_model(name: str, checkpoint: Path) -> Path:
    """Folder of the text model that a checkpoint names: a folder inside of it, or a repository OWNER/NAME of the Hub.

    Raises MissingWeightsError, which says how to get it.
    """
    folder = checkpoint / name if (checkpoint / name).is_dir() else weights.find(name)
    missing = [file for file in FILES if not (folder / file).is_file()]
    if missing:
        raise MissingWeightsError(f"the text model {folder} lacks {', '.join(missing)}: {weights.advice(name)}")
    return folder


def identity(name: str, folder: Path) -> dict:
    """Name, commit and digest of the text model."""
    return {
        "source": name,
        "revision": weights.revision(folder),
        "sha256": {file: file_sha256(folder / file) for file in FILES},
    }
