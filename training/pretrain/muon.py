"""Muon for convolutions."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn


class KernelMuon(torch.optim.Muon):
    """torch's Muon, which takes matrices alone, for weights of two or more dimensions.

    A kernel [out, in, ...] is taken as the matrix [out, in * ...].
    """

    def __init__(self, weights: Iterable[nn.Parameter], lr: float, weight_decay: float):
        self._weights = list(weights)
        self._matrices = [nn.Parameter(weight.detach().flatten(1).clone()) for weight in self._weights]
        # Updates of the size of AdamW's, so that one learning rate serves both.
        super().__init__(self._matrices, lr, weight_decay, adjust_lr_fn="match_rms_adamw")

    @torch.no_grad()
    def step(self, closure=None):
        """One update of all weights that have a gradient."""
        for weight, matrix in zip(self._weights, self._matrices, strict=True):
            matrix.copy_(weight.flatten(1))
            matrix.grad = None if weight.grad is None else weight.grad.flatten(1)
        loss = super().step(closure)
        for weight, matrix in zip(self._weights, self._matrices, strict=True):
            weight.copy_(matrix.view_as(weight))
        return loss
