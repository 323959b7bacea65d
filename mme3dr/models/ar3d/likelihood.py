"""Log-probabilities of given tokens by one pass over whole sequences, under the masks that sampling uses."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from transformers import PreTrainedModel

from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import Batch
from mme3dr.models.ar3d.spans import Span


@dataclass(frozen=True)
class Likelihood:
    """Both [B, L]; at a token of a text or mesh span, elsewhere 0.

    log_probs: of the token given those before it.  entropies: of the distribution it is drawn from, in nats.
    """

    log_probs: torch.Tensor
    entropies: torch.Tensor


def token_likelihood(
    policy: Policy, batch: Batch, temperature: float = 1.0, model: PreTrainedModel | None = None
) -> Likelihood:
    """Log-probabilities and entropies of a batch's text and mesh tokens, with gradients where they are enabled.

    Equal to what `Sampler` returns at the same temperature without top-k and top-p.
    model: another model of the same vocabulary, e.g. a reference policy.
    """
    model = model or policy.model
    # Padding stands on the right, where no token that counts can see it: no attention mask is needed.
    hidden = model.base_model(input_ids=batch.ids).last_hidden_state  # [B, L, d]
    head = model.get_output_embeddings().weight
    log_probs = hidden.new_zeros(batch.ids.shape, dtype=torch.float32)
    entropies = torch.zeros_like(log_probs)
    for span, mask in ((policy.text, batch.text), (policy.mesh, batch.mesh)):
        at, logits, target = span_logits(hidden, head, batch.ids, mask, span)
        logits = torch.log_softmax(logits / temperature, -1)
        log_probs = log_probs.index_put(at, logits.gather(1, target[:, None])[:, 0])
        entropies = entropies.index_put(at, -(logits.exp() * logits).sum(-1))
    return Likelihood(log_probs, entropies)


def span_logits(
    hidden: torch.Tensor, head: torch.Tensor, ids: torch.Tensor, mask: torch.Tensor, span: Span
) -> tuple[tuple[torch.Tensor, torch.Tensor], torch.Tensor, torch.Tensor]:
    """What the model says of the N tokens in a mask, among those that may stand in a span.

    hidden: [B, L, d] last states.  head: [V, d].  ids: [B, L].  mask: [B, L] bool; a row's first token is never said.
    Returns rows and columns of the tokens, their logits [N, span's range] float32, and the tokens as offsets from the
    span's first.
    """
    rows, places = mask[:, 1:].nonzero(as_tuple=True)  # a token is predicted one place before it
    logits = F.linear(hidden[:, :-1][rows, places], head[span.first : span.last]).float()
    return (rows, places + 1), span.masked(logits), ids[:, 1:][rows, places] - span.first
