"""The nano encoders: a convolutional image tower and a transformer over words, into one space of unit vectors.

The two-tower design is CLIP's (arXiv 2103.00020), in sizes that train on one CPU core.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import gelu, normalize

from evaluators.extractors.nano_pictures import SIDE
from evaluators.extractors.network_files import load_network, save_network

WORDS = "tokenizer.json"


@dataclass(frozen=True)
class NanoConfig:
    """Sizes of an encoder.

    channels: of the four halvings of the picture, 96 -> 48 -> 24 -> 12 -> 6.  residual: residual blocks at 12 and at 6.
    places: channels kept for each of the 36 places of the last grid.
    words: entries of the vocabulary.  width, layers, heads: of the text transformer.  length: words read at most.
    size: numbers of an embedding.
    """

    channels: tuple[int, int, int, int]
    residual: int
    places: int
    words: int
    width: int
    layers: int
    heads: int
    length: int
    size: int


class NanoEncoder(nn.Module):
    """Both towers."""

    def __init__(self, config: NanoConfig):
        super().__init__()
        self.config = config
        self.image = ImageTower(config)
        self.text = TextTower(config)

    def images(self, pictures: torch.Tensor) -> torch.Tensor:
        """[N, SIDE, SIDE, 3] uint8 -> unit vectors [N, size] float32."""
        ink = 1 - pictures.permute(0, 3, 1, 2).float() / 255  # [N, 3, SIDE, SIDE], 0 on the white background
        return normalize(self.image(ink.contiguous(memory_format=torch.channels_last)).float(), dim=1)

    def texts(self, words: torch.Tensor) -> torch.Tensor:
        """Word numbers [N, L], 0 behind the end, L <= length -> unit vectors [N, size] float32."""
        return normalize(self.text(words).float(), dim=1)

    def save(self, folder: Path, tokenizer: Tokenizer) -> None:
        """config.json, model.safetensors (float16) and tokenizer.json."""
        save_network(folder, self, self.config)
        tokenizer.save(str(folder / WORDS))

    @classmethod
    def load(cls, folder: Path) -> tuple[NanoEncoder, Tokenizer]:
        """Encoder in float32 and its tokenizer. Raises MissingWeightsError or DataError."""
        encoder = load_network(folder, lambda fields: cls(NanoConfig(**fields)), WORDS, "nano encoder")
        return encoder, Tokenizer.from_file(str(folder / WORDS))


class ImageTower(nn.Module):
    """Pictures to vectors, by what there is (the mean of the last grid) and by where it is (the grid, flattened)."""

    def __init__(self, config: NanoConfig):
        super().__init__()
        a, b, c, d = config.channels
        self.grid = nn.Sequential(
            nn.Conv2d(3, a, 3, 2, 1),
            nn.BatchNorm2d(a),
            nn.GELU(),
            nn.Conv2d(a, b, 3, 2, 1),
            nn.BatchNorm2d(b),
            nn.GELU(),
            nn.Conv2d(b, c, 3, 2, 1),
            *[Residual(c) for _ in range(config.residual)],
            nn.Conv2d(c, d, 3, 2, 1),
            *[Residual(d) for _ in range(config.residual)],
            nn.BatchNorm2d(d),
            nn.GELU(),
        )
        self.place = nn.Conv2d(d, config.places, 1)
        self.what = nn.Linear(d, config.size)
        self.where = nn.Linear(config.places * (SIDE // 16) ** 2, config.size)
        # Without it all pictures begin as nearly the same vector, and training doesn't start for hundreds of steps.
        self.centre = nn.BatchNorm1d(config.size, affine=False)

    def forward(self, ink: torch.Tensor) -> torch.Tensor:
        """[N, 3, SIDE, SIDE] -> [N, size]."""
        grid = self.grid(ink)  # [N, d, 6, 6]
        return self.centre(self.what(grid.mean((2, 3))) + self.where(gelu(self.place(grid)).flatten(1)))


class Residual(nn.Module):
    """x + f(x) with two 3 x 3 convolutions."""

    def __init__(self, channels: int):
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.inner = nn.Conv2d(channels, channels, 3, padding=1)
        self.outer = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[N, C, H, W] -> the same shape."""
        return x + self.outer(gelu(self.inner(gelu(self.norm(x)))))


class TextTower(nn.Module):
    """Words to a vector: the mean over the words of what a small transformer makes of them."""

    def __init__(self, config: NanoConfig):
        super().__init__()
        self.words = nn.Embedding(config.words, config.width)
        self.places = nn.Parameter(torch.randn(config.length, config.width) * 0.02)
        self.layers = nn.ModuleList(Layer(config.width, config.heads) for _ in range(config.layers))
        self.norm = nn.LayerNorm(config.width)
        self.out = nn.Linear(config.width, config.size)
        nn.init.normal_(self.words.weight, std=0.1)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """[N, L] word numbers, 0 behind the end -> [N, size]."""
        there = words > 0  # [N, L]
        x = self.words(words) + self.places[: words.shape[1]]  # [N, L, width]
        unseen = torch.where(there, 0.0, -1e4)[:, None, None]  # [N, 1, 1, L]
        for layer in self.layers:
            x = layer(x, unseen)
        weight = there[..., None].float()
        return self.out((self.norm(x) * weight).sum(1) / weight.sum(1).clamp(min=1))


class Layer(nn.Module):
    """Self-attention and a feed-forward net, norms first."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm, self.norm_inner = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix, self.join = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)

    def forward(self, x: torch.Tensor, unseen: torch.Tensor) -> torch.Tensor:
        """[N, L, width]; unseen [N, 1, 1, L] is added to the attention -> [N, L, width]."""
        count, length, width = x.shape
        mixed = self.mix(self.norm(x)).view(count, length, 3, self.heads, width // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)  # [N, heads, L, head width] each
        # Written out: the fused kernel's backward pass is slow in bfloat16 on CPUs.
        attention = (query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + unseen).softmax(-1)
        x = x + self.join((attention.to(value.dtype) @ value).transpose(1, 2).reshape(count, length, width))
        return x + self.outer(gelu(self.inner(self.norm_inner(x))))


def word_numbers(tokenizer: Tokenizer, texts: Sequence[str], length: int) -> torch.Tensor:
    """Word numbers [N, L] int64 of texts, cut at `length`, 0 behind the end; an empty text is one unknown word."""
    lines = [e.ids[:length] or [tokenizer.token_to_id("<unknown>")] for e in tokenizer.encode_batch(list(texts))]
    numbers = torch.zeros(len(lines), max(map(len, lines)), dtype=torch.int64)
    for row, line in zip(numbers, lines, strict=True):
        row[: len(line)] = torch.tensor(line)
    return numbers
