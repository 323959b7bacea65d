"""The policy: a Hugging Face causal language model whose vocabulary has the mesh tokens.

`nano` is a small Qwen2; the full size is Qwen2.5-VL as ShapeLLM-Omni publishes it. Both are one class, saved and loaded
in the layout of the Hugging Face Hub: config, safetensors, tokenizer, generation config, card, and `ar3d.json` for what
those have no place for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoModelForImageTextToText,
    AutoTokenizer,
    GenerationConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    Qwen2Config,
    Qwen2ForCausalLM,
    set_seed,
)

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.files import write_bytes, write_json
from mme3dr.models.ar3d.draw import SamplingSettings
from mme3dr.models.ar3d.prompting import CHAT_STYLE, NANO_STYLE, Prompter, PromptStyle
from mme3dr.models.ar3d.spans import Span
from mme3dr.models.ar3d.tokenizer import train_tokenizer
from mme3dr.models.ar3d.tokens import END, START, MeshVocabulary

SETTINGS = "ar3d.json"
NANO_SIZES = {
    "hidden_size": 256,
    "num_hidden_layers": 4,
    "intermediate_size": 768,
    "num_attention_heads": 8,
    "num_key_value_heads": 2,
    "max_position_embeddings": 1024,
    "tie_word_embeddings": True,
}
FIXED = 256
"""Tokens kept free for the fixed text of prompts."""
NANO_WORDS = 2048
"""Text tokens of the nano policy."""


@dataclass(frozen=True)
class PolicySettings:
    """What a checkpoint's other files don't say.

    length: codes of one shape.  world: "nano" or "full".  style: the fixed text of prompts.
    context: what step 2 sees, "xsv" or "xv".  plan_limit, detail_limit: most tokens of the two texts.
    mode: how shapes are made of prompts, one of `generation.MODES`, as the policy was trained.
    """

    length: int
    world: str
    style: PromptStyle
    context: str = "xsv"
    plan_limit: int = 96
    detail_limit: int = 96
    mode: str = "two-step"


PUBLISHED = PolicySettings(1024, "full", CHAT_STYLE, plan_limit=512, detail_limit=512)
"""Settings of a checkpoint without `ar3d.json`: ShapeLLM-Omni's and those made from it."""
PUBLISHED_SAMPLING = SamplingSettings(temperature=0.7, top_k=8192, top_p=0.7)
"""How such a checkpoint is sampled (paper, section 1)."""


class Policy:
    """A causal language model with its tokenizer and what is known about its mesh tokens.

    model, tokenizer: transformers' own.  settings: see `PolicySettings`.  vocabulary: the mesh tokens.
    sampling: how it is sampled unless told otherwise; the generation config of a saved policy.
    text, mesh: the spans of tokens that may be sampled as text (its end `<mesh-start>` included) and as codes.
    prompter: builds prompts and training sequences.
    """

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        settings: PolicySettings,
        sampling: SamplingSettings = SamplingSettings(),
    ):
        self.model, self.tokenizer, self.settings, self.sampling = model, tokenizer, settings, sampling
        vocabulary = tokenizer.get_vocab()
        if not {START, END, "<mesh0>"} <= vocabulary.keys():
            raise DataError(f"the tokenizer has no mesh tokens ({START}, {END}, <mesh0>, ...): it is of another model")
        self.start, self.end, self.first_code = (vocabulary[token] for token in (START, END, "<mesh0>"))
        entries = 0
        while vocabulary.get(f"<mesh{entries}>") == self.first_code + entries:
            entries += 1
        if f"<mesh{entries}>" in vocabulary:
            raise DataError(f"the tokenizer's ids of the codes don't follow one another at <mesh{entries}>")
        rows = model.get_input_embeddings().num_embeddings
        if max(vocabulary.values()) >= rows:
            raise DataError(f"the tokenizer has ids up to {max(vocabulary.values())}, the model only {rows} embeddings")
        self.vocabulary = MeshVocabulary(settings.length, entries)
        special = {i for i, token in tokenizer.added_tokens_decoder.items() if token.special}
        words = set(vocabulary.values()) - special - set(range(self.first_code, self.first_code + entries))
        self.text = Span.of(sorted((words - {self.end}) | {self.start}))
        self.mesh = Span(self.first_code, self.first_code + entries, torch.zeros(0, dtype=torch.int64))
        mesh = (self.start, self.end, self.first_code)
        places = model.config.get_text_config(decoder=True).max_position_embeddings
        longest = places - settings.length - settings.plan_limit - settings.detail_limit - FIXED
        words -= {self.start, self.end}
        self.prompter = Prompter(tokenizer, settings.style, settings.context, words, mesh, longest)

    @classmethod
    def nano(
        cls, texts: Iterable[str], vocabulary: MeshVocabulary, seed: int = 0, words: int = NANO_WORDS, **sizes: int
    ) -> Policy:
        """A small Qwen2 with random weights, its tokenizer learnt from texts.

        words: text tokens.  sizes: fields of transformers' `Qwen2Config` that differ from NANO_SIZES.
        """
        tokenizer = train_tokenizer(texts, vocabulary, words, ("<bos>", "<plan>", "<detail>", "<eos>"))
        config = Qwen2Config(
            vocab_size=len(tokenizer),
            pad_token_id=tokenizer.pad_token_id,
            bos_token_id=tokenizer.convert_tokens_to_ids("<bos>"),
            eos_token_id=tokenizer.eos_token_id,
            **{**NANO_SIZES, **sizes},
        )
        set_seed(seed)
        return cls(Qwen2ForCausalLM(config).eval(), tokenizer, PolicySettings(vocabulary.length, "nano", NANO_STYLE))

    @property
    def device(self) -> torch.device:
        """Where the model's inputs go."""
        return self.model.get_input_embeddings().weight.device

    def with_context(self, context: str) -> Policy:
        """The same model with another context of step 2."""
        return Policy(self.model, self.tokenizer, replace(self.settings, context=context), self.sampling)

    def save(self, folder: Path, card: str = "") -> None:
        """Write everything into a folder in the Hub's layout. card: README.md, a short one by default."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.generation_config = GenerationConfig(
            do_sample=True,
            **asdict(self.sampling),
            eos_token_id=self.tokenizer.eos_token_id,
            pad_token_id=self.tokenizer.pad_token_id,
        )
        self.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)
        write_json(folder / SETTINGS, asdict(self.settings))
        write_bytes(folder / "README.md", (card or self._card()).encode())

    @classmethod
    def load(cls, source: Path | str, device: str = "cpu", dtype: torch.dtype = torch.float32) -> Policy:
        """From a folder, or from the Hub's cache by repository name. Nothing is downloaded, nothing unpickled.

        Raises MissingWeightsError when it isn't there, DataError when it is something else.
        """
        try:
            config = AutoConfig.from_pretrained(source, local_files_only=True)
            kind = AutoModelForCausalLM
            if type(config) not in AutoModelForCausalLM._model_mapping:
                kind = AutoModelForImageTextToText
            model = kind.from_pretrained(source, dtype=dtype, local_files_only=True, use_safetensors=True)
            tokenizer = AutoTokenizer.from_pretrained(source, local_files_only=True)
        except OSError as error:
            raise MissingWeightsError(f"no policy in {source}: {str(error).splitlines()[0]}") from error
        model, own = model.to(device).eval(), Path(source) / SETTINGS
        if not own.is_file():
            return cls(model, tokenizer, PUBLISHED, PUBLISHED_SAMPLING)
        chosen = model.generation_config
        return cls(
            model, tokenizer, _settings(own), SamplingSettings(chosen.temperature, chosen.top_k or 0, chosen.top_p)
        )

    def _card(self) -> str:
        size = sum(p.numel() for p in self.model.parameters())
        return (
            "---\nlibrary_name: transformers\npipeline_tag: text-to-3d\ntags: [mme3dr, text-to-3d]\n---\n"
            f"# {self.settings.world} policy of mme3dr\n\n"
            f"{type(self.model).__name__}, {size:,} parameters. Writes a shape as {self.vocabulary.length} codes of a "
            f"codebook of {self.vocabulary.codebook}. Load it with `mme3dr.models.ar3d.policy.Policy.load`.\n"
        )


def _settings(path: Path) -> PolicySettings:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return PolicySettings(**{**values, "style": PromptStyle(**values["style"])})
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(f"{path} doesn't hold the settings of a policy: {error}") from error
