"""The nano policy's tokenizer: Qwen2's kind, learnt from given texts, with the mesh tokens behind the words.

It works on bytes, so any text can be encoded and comes back (in Unicode's NFC form), whatever it was learnt from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from tokenizers import AddedToken, pre_tokenizers, trainers
from transformers import Qwen2Tokenizer

from mme3dr.models.ar3d.tokens import MeshVocabulary

PAD = "<pad>"


def train_tokenizer(
    texts: Iterable[str], vocabulary: MeshVocabulary, size: int, special: Sequence[str]
) -> Qwen2Tokenizer:
    """A tokenizer with up to `size` tokens for text (256 bytes and the most useful merges) and all mesh tokens.

    special: further tokens that stand for no text, the last of which ends a sequence.
    The ids run: padding, special, text, `<mesh-start>`, `<mesh-end>`, the codes in order.
    """
    first = [PAD, *special]
    trainer = trainers.BpeTrainer(
        vocab_size=size + len(first),
        special_tokens=first,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    learner = Qwen2Tokenizer().backend_tokenizer
    learner.train_from_iterator(texts, trainer)
    learnt = json.loads(learner.to_str())["model"]
    tokenizer = Qwen2Tokenizer(
        vocab=learnt["vocab"],
        merges=[tuple(pair) for pair in learnt["merges"]],
        unk_token=PAD,
        pad_token=PAD,
        eos_token=special[-1],
    )
    tokens = [*first, *vocabulary.tokens()]
    tokenizer.add_tokens([AddedToken(token, normalized=False, special=True) for token in tokens], special_tokens=True)
    return tokenizer
