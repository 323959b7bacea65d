"""Decoding a small Qwen2 model on a CPU, a token at a time for many rows at once.

It reads the weights of a transformers `Qwen2ForCausalLM` and computes the same function with far fewer and larger
operations: norm scales are folded into the matrices behind them, query, key and value are one product, gate and up
another, the rotary embedding is one complex product, and the cache is written in place.

A row's result doesn't depend on the rows beside it, down to the last bit where the matrix library computes a row of a
product alike for every number of rows from `LEAST_ROWS` on (MKL does). So every row has its own slots in the cache from
0 on, windows grow in steps of `STEP`, and fewer rows than `LEAST_ROWS` are filled up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from transformers import Qwen2ForCausalLM

LEAST_ROWS = 16
STEP = 16
BLOCKED = -1e30


@dataclass(frozen=True)
class _Layer:
    """Matrices of a layer, inputs first. qkv: [d, (H + 2 K) h], out: [H h, d], gate_up: [d, 2 f], down: [f, d]."""

    qkv: torch.Tensor
    bias: torch.Tensor
    out: torch.Tensor
    gate_up: torch.Tensor
    down: torch.Tensor


class Qwen2Decoder:
    """The decoder (see `sampling.Decoder`). It holds the weights as they were when it was made."""

    def __init__(self, model: Qwen2ForCausalLM):
        config = model.config
        self.heads, self.groups = config.num_attention_heads, config.num_key_value_heads
        self.width = getattr(config, "head_dim", None) or config.hidden_size // self.heads
        self.eps, self.hidden = config.rms_norm_eps, config.hidden_size
        # Rotary pairs lie half a head apart in the published layout; side by side they are complex numbers.
        self.pairs = torch.arange(self.width).view(2, -1).T.flatten()
        self.norm_floor = torch.tensor(self.eps)
        with torch.no_grad():
            self.embedding = model.get_input_embeddings().weight.detach()  # [V, d]
            self.head = (model.get_output_embeddings().weight * model.model.norm.weight).detach()  # [V, d]
            self.layers = [self._layer(layer) for layer in model.model.layers]
        self.frequencies = model.model.rotary_emb.inv_freq.float()  # [h / 2]

    @staticmethod
    def fits(model: torch.nn.Module) -> bool:
        """Whether this decoder can take a model: Qwen2 without adapters, float32 on the CPU, plain rotary embedding."""
        if not isinstance(model, Qwen2ForCausalLM):
            return False
        config, weight = model.config, model.get_input_embeddings().weight
        plain = config.hidden_act == "silu" and config.rope_parameters["rope_type"] == "default"
        bare = type(model.model.layers[0].self_attn.q_proj) is torch.nn.Linear  # no adapter is put into it
        here = (weight.device.type, weight.dtype) == ("cpu", torch.float32)
        return plain and bare and here and set(config.layer_types) == {"full_attention"}

    def _layer(self, layer: torch.nn.Module) -> _Layer:
        attention, mlp = layer.self_attn, layer.mlp
        query, key = (self._paired(p) for p in (attention.q_proj, attention.k_proj))
        scale = self.width**-0.5
        qkv = torch.cat([query[0] * scale, key[0], attention.v_proj.weight]) * layer.input_layernorm.weight
        bias = torch.cat([query[1] * scale, key[1], attention.v_proj.bias])
        gate_up = torch.cat([mlp.gate_proj.weight, mlp.up_proj.weight]) * layer.post_attention_layernorm.weight
        matrices = (qkv, bias, attention.o_proj.weight, gate_up, mlp.down_proj.weight)
        return _Layer(*(m.detach().T.contiguous() if m.ndim == 2 else m.detach() for m in matrices))

    def _paired(self, projection: torch.nn.Linear) -> tuple[torch.Tensor, torch.Tensor]:
        """Weight and bias of a query or key projection, the two numbers of every rotary pair brought together."""
        rows = torch.arange(projection.out_features).view(-1, self.width)[:, self.pairs].flatten()
        return projection.weight[rows], projection.bias[rows]

    def start(self, prompts: Sequence[torch.Tensor], rows: torch.Tensor, room: int) -> torch.Tensor:
        """Read every prompt once and make a row for each copy of it that is wanted.

        prompts: [T_p] int64 each.  rows: [R] number of each row's prompt.  room: tokens that will follow.
        Returns the last token's hidden state, [R, d].
        """
        self.wanted = len(rows)
        rows = torch.cat([rows, rows[:1].expand(max(0, LEAST_ROWS - len(rows)))])
        lengths = torch.tensor([len(p) for p in prompts])
        span = _rounded(int(lengths.max()))
        tokens = torch.zeros(len(prompts), span, dtype=torch.int64)
        for number, prompt in enumerate(prompts):
            tokens[number, : len(prompt)] = prompt
        capacity = _rounded(int(lengths.max()) + room)
        turns = torch.arange(capacity)[:, None] * self.frequencies  # [capacity, h / 2]
        self.turns = torch.polar(torch.ones_like(turns), turns)
        shape = (len(self.layers), len(rows), self.groups)
        # Zeros, so that nothing unset is ever nan. Keys lie with their slots last: products of few rows are faster so.
        self.keys = torch.zeros(*shape, self.width, capacity)
        self.values = torch.zeros(*shape, capacity, self.width)
        mask = torch.where(torch.arange(capacity) < lengths[rows, None], 0.0, BLOCKED)  # [R, capacity]
        self.mask = mask[:, None].repeat(1, self.groups, 1)  # [R, K, capacity]
        self.filled, self.longest = lengths[rows], int(lengths.max())
        self.index = torch.arange(len(rows))
        hidden = self._read(tokens, rows)  # [P, T, d]
        return self._norm(hidden[rows, self.filled - 1])[: self.wanted]

    def step(self, tokens: torch.Tensor, keep: torch.Tensor | None = None) -> torch.Tensor:
        """Append a token to every row and return its hidden state, [R, d].

        tokens: [R] int64.  keep: [R] bool, rows where it is False stay as they were (their output means nothing).
        """
        tokens = _fill_up(tokens, len(self.index))
        place = self.filled  # [R] slot of the new token
        self.mask[self.index, :, place] = 0
        window = _rounded(self.longest + 1)
        mask = self.mask.view(-1, 1, self.mask.shape[-1])[..., :window]  # [R K, 1, window]
        turns = self.turns[place][:, None]  # [R, 1, h / 2]
        x = self.embedding[tokens]
        for layer, keys, values in zip(self.layers, self.keys, self.values, strict=True):
            query, pair = self._project(layer, x, turns)  # [R, H, h], [R, 2 K, h]
            keys[self.index, :, :, place] = pair[:, : self.groups]
            values[self.index, :, place] = pair[:, self.groups :]
            query = query.reshape(len(mask), -1, self.width)
            scores = torch.bmm(query, keys.flatten(0, 1)[..., :window]).add_(mask)  # [R K, H / K, window]
            mixed = torch.bmm(torch.softmax(scores, -1), values.flatten(0, 1)[:, :window])
            x = self._finish(layer, x, mixed.view(len(x), -1))
        if keep is None:
            self.filled = place + 1
        else:
            keep = _fill_up(keep, len(self.index))
            self.mask[self.index[~keep], :, place[~keep]] = BLOCKED
            self.filled = place + keep
        self.longest = int(self.filled.max())
        return self._norm(x)[: self.wanted]

    def logits(self, hidden: torch.Tensor, first: int, last: int) -> torch.Tensor:
        """Logits of the tokens first, ..., last - 1: [R, d] -> [R, last - first]."""
        return F.linear(_fill_up(hidden, LEAST_ROWS), self.head[first:last])[: len(hidden)]

    def _read(self, tokens: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
        """Hidden states [P, T, d] of whole prompts [P, T], whose keys and values go into the rows of the cache."""
        count, span = tokens.shape
        causal = torch.full((span, span), BLOCKED).triu(1)
        turns = self.turns[:span].repeat(count, 1)[:, None]  # [P T, 1, h / 2]
        x = self.embedding[tokens.flatten()]  # [P T, d]
        for number, layer in enumerate(self.layers):
            query, pair = (t.view(count, span, -1, self.width).transpose(1, 2) for t in self._project(layer, x, turns))
            keys, values = pair.chunk(2, dim=1)  # [P, K, T, h] each
            keys = keys.transpose(2, 3)
            self.keys[number, ..., :span], self.values[number, :, :, :span] = keys[rows], values[rows]
            keys, values = (t.repeat_interleave(self.heads // self.groups, 1) for t in (keys, values))
            scores = torch.matmul(query, keys).add_(causal)  # [P, H, T, T]
            mixed = torch.matmul(torch.softmax(scores, -1), values)  # [P, H, T, h]
            x = self._finish(layer, x, mixed.transpose(1, 2).reshape(count * span, -1))
        return x.view(count, span, -1)

    def _norm(self, x: torch.Tensor) -> torch.Tensor:
        """x over its root mean square, [N, d]. Fewer operations than `rms_norm` has on a CPU."""
        length = torch.linalg.vector_norm(x, dim=-1, keepdim=True)
        return x * torch.addcmul(self.norm_floor, length, length, value=1 / x.shape[-1]).rsqrt_()

    def _project(self, layer: _Layer, x: torch.Tensor, turns: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scaled queries [N, H, h], and keys with values [N, 2 K, h], of N tokens [N, d]."""
        qkv = torch.addmm(layer.bias, self._norm(x), layer.qkv).view(len(x), -1, self.width)
        turned = qkv[:, : self.heads + self.groups]
        pairs = torch.view_as_complex(turned.unflatten(-1, (-1, 2)))
        pairs.mul_(turns)  # in place: qkv itself is turned
        return qkv[:, : self.heads], qkv[:, self.heads :]

    def _finish(self, layer: _Layer, x: torch.Tensor, mixed: torch.Tensor) -> torch.Tensor:
        """Output projection and feed-forward, both added to x in place: [N, d], [N, H h] -> [N, d]."""
        x.addmm_(mixed, layer.out)
        gate, up = torch.mm(self._norm(x), layer.gate_up).chunk(2, dim=1)
        return x.addmm_(F.silu(gate).mul_(up), layer.down)


def _fill_up(x: torch.Tensor, rows: int) -> torch.Tensor:
    """x with rows of zeros (or False) below it, so that there are at least `rows`."""
    if len(x) >= rows:
        return x
    return torch.cat([x, x.new_zeros(rows - len(x), *x.shape[1:])])


def _rounded(length: int) -> int:
    return -(-length // STEP) * STEP
