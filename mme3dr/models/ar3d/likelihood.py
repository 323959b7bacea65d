"""Log-probabilities of given tokens by one pass over whole sequences, under the masks that sampling uses."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from transformers import PreTrainedModel

from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import Batch


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
    hidden = model.base_model(input_ids=batch.ids, attention_mask=batch.attention).last_hidden_state  # [B, L, d]
    head = model.get_output_embeddings().weight
    log_probs = hidden.new_zeros(batch.ids.shape, dtype=torch.float32)
    entropies = torch.zeros_like(log_probs)
    for span, mask in ((policy.text, batch.text), (policy.mesh, batch.mesh)):
        places = mask[:, 1:].nonzero(as_tuple=True)  # a token is predicted one place before it
        logits = F.linear(hidden[:, :-1][places], head[span.first : span.last]).float()  # [N, V]
        logits = torch.log_softmax(span.masked(logits) / temperature, -1)
        chosen = logits.gather(1, (batch.ids[:, 1:][places] - span.first)[:, None])[:, 0]
        at = (places[0], places[1] + 1)
        log_probs = log_probs.index_put(at, chosen)
        entropies = entropies.index_put(at, -(logits.exp() * logits).sum(-1))
    return Likelihood(log_probs, entropies)
