"""Decoding any Hugging Face causal language model through transformers' own static cache, on any device."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from transformers import DynamicCache, PreTrainedModel, StaticCache


class CachedDecoder:
    """The decoder (see `sampling.Decoder`). Prompts are padded on the left; a column that a row skips is masked."""

    def __init__(self, model: PreTrainedModel):
        self.model, self.config = model.base_model, model.config.get_text_config(decoder=True)
        self.head = model.get_output_embeddings().weight.detach()  # [V, d]

    def start(self, prompts: Sequence[torch.Tensor], rows: torch.Tensor, room: int) -> torch.Tensor:
        """See `sampling.Decoder`."""
        lengths = torch.tensor([len(p) for p in prompts], device=rows.device)
        self.column = int(lengths.max())
        tokens = torch.stack([F.pad(p, (self.column - len(p), 0)) for p in prompts])  # [P, T]
        places = torch.arange(self.column, device=rows.device) - (self.column - lengths)[:, None]
        prompt_cache = DynamicCache(config=self.config)
        hidden = self._forward(tokens, (places >= 0).long(), places.clamp(min=0), prompt_cache)
        self.mask = F.pad((places >= 0).long()[rows], (0, room))  # [R, T + room]
        self.filled = lengths[rows]
        self.cache = StaticCache(config=self.config, max_cache_len=self.column + room)
        for number, layer in enumerate(prompt_cache.layers):
            self.cache.update(layer.keys[rows], layer.values[rows], number)
        return hidden[rows]

    def step(self, tokens: torch.Tensor, keep: torch.Tensor | None = None) -> torch.Tensor:
        """See `sampling.Decoder`."""
        self.mask[:, self.column] = 1
        hidden = self._forward(tokens[:, None], self.mask, self.filled[:, None], self.cache)
        if keep is None:
            self.filled = self.filled + 1
        else:
            self.mask[:, self.column] = keep.long()
            self.filled = self.filled + keep
        self.column += 1
        return hidden

    def logits(self, hidden: torch.Tensor, first: int, last: int) -> torch.Tensor:
        """See `sampling.Decoder`."""
        return F.linear(hidden, self.head[first:last]).float()

    def _forward(self, tokens, mask, places, cache) -> torch.Tensor:
        """Last hidden states [R, d]."""
        output = self.model(
            input_ids=tokens, attention_mask=mask, position_ids=places, past_key_values=cache, use_cache=True
        )
        return output.last_hidden_state[:, -1]
