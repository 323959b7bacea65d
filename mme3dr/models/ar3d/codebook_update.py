"""Moving the codebook's entries after the encoder's output: exponential means, and restarts of entries nobody uses."""

from __future__ import annotations

import torch

from mme3dr.models.ar3d.vqvae import Codebook


class CodebookEMA:
    """Entries as exponential moving means of the vectors that chose them (van den Oord 2017, appendix A.1).

    An entry that fewer than `restart` vectors a step choose on average starts anew at a random vector of the batch,
    so at the first step all entries do. Has a state for exact resuming.
    """

    def __init__(self, codebook: Codebook, decay: float = 0.99, restart: float = 0.1, seed: int = 0):
        self.codebook, self.decay, self.restart = codebook, decay, restart
        self.generator = torch.Generator().manual_seed(seed)
        table = codebook.embeddings.weight
        table.requires_grad_(False)
        self.counts = torch.zeros(len(table), device=table.device)  # [K]
        self.sums = torch.zeros_like(table)  # [K, size]

    @torch.no_grad()
    def update(self, vectors: torch.Tensor, codes: torch.Tensor) -> int:
        """Move the entries. vectors: [N, size], codes: [N] their entries. Returns how many entries started anew."""
        vectors = vectors.detach().float()
        counts = torch.bincount(codes, minlength=len(self.counts)).float()
        sums = torch.zeros_like(self.sums).index_add_(0, codes, vectors)
        self.counts.lerp_(counts, 1 - self.decay)
        self.sums.lerp_(sums, 1 - self.decay)
        dead = (self.counts < self.restart).nonzero()[:, 0]
        if len(dead):
            chosen = torch.randint(len(vectors), (len(dead),), generator=self.generator)
            self.counts[dead] = max(1.0, self.restart)
            self.sums[dead] = vectors[chosen.to(vectors.device)] * max(1.0, self.restart)
        self.codebook.embeddings.weight.copy_(self.sums / self.counts[:, None])
        return len(dead)

    def state_dict(self) -> dict[str, torch.Tensor]:
        """Counts, sums and the state of the random numbers."""
        return {"counts": self.counts, "sums": self.sums, "generator": self.generator.get_state()}

    def load_state_dict(self, state: dict[str, torch.Tensor]) -> None:
        """Go on where `state_dict` was taken."""
        self.counts.copy_(state["counts"])
        self.sums.copy_(state["sums"])
        self.generator.set_state(state["generator"])
