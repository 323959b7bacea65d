"""What a run works with, made from its settings: policy, decoder, rewards, optimizer, prompts."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from accelerate import Accelerator
from torch import nn

from mme3dr.errors import DataError
from mme3dr.models.ar3d.checkpoints import checkpoint_folder, vqvae_folder
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.records import Item
from training.card import card_of
from training.collect import Collector
from training.lora import add_adapters, merge_adapters
from training.rewards.ensemble import Ensemble
from training.settings import HiGRPOSettings
from training.shapes import ball, show
from training.update import Scorer, Trained


@dataclass
class Run:
    """Everything that the loop needs.

    policy: its model is the one that is trained.  longest: most tokens that a step's sequence can have, by step.
    """

    settings: HiGRPOSettings
    accelerator: Accelerator
    policy: Policy
    vqvae: VQVAE
    ensemble: Ensemble
    prompts: Sequence[Item]
    collector: Collector
    trained: Trained
    longest: dict[int, int]

    @property
    def optimizer(self) -> torch.optim.Optimizer:
        """The optimizer as accelerate prepared it."""
        return self.trained.optimizer

    def export(self, folder: Path, figures: dict[str, float]) -> None:
        """Write policy/ and vqvae/, as `--model ar3d:DIR` reads them, with a card."""
        weights = self.accelerator.get_state_dict(self.trained.scorer)  # whole, wherever its parts are
        if not self.accelerator.is_main_process:
            return
        fresh = Policy.load(checkpoint_folder(self.settings.base) / "policy")
        policy = Policy(fresh.model, self.policy.tokenizer, self.policy.settings, self.policy.sampling)
        whole = self.settings.share == 1
        base = {} if whole else {name: weight.detach().clone() for name, weight in policy.model.named_parameters()}
        if self.settings.lora.rank:
            add_adapters(policy.model, self.settings.lora, self.settings.seed)
        policy.model.load_state_dict({name.removeprefix("model."): value for name, value in weights.items()})
        if self.settings.lora.rank:
            merge_adapters(policy.model)
        with torch.no_grad():
            for name, weight in base.items():
                trained = policy.model.get_parameter(name)
                trained.copy_(weight.lerp(trained, self.settings.share))
        policy.model.to(getattr(torch, self.settings.export))
        self.vqvae.save(folder / "vqvae")
        policy.save(folder / "policy", card_of(policy, self.settings, figures))


def prepare(settings: HiGRPOSettings) -> Run:
    """Load, check and wrap everything. Raises MissingWeightsError, or DataError for settings that don't go together."""
    torch.set_num_threads(settings.threads)
    accelerator = Accelerator()
    source = checkpoint_folder(settings.base)
    vqvae = VQVAE.load(vqvae_folder(source)).to(accelerator.device).eval()
    policy = Policy.load(source / "policy", str(accelerator.device))
    wanted = replace(policy.settings, context=settings.rollout.context, mode=settings.rollout.mode)
    policy = Policy(policy.model, policy.tokenizer, wanted, policy.sampling)
    ensemble, prompts = Ensemble(settings.rewards), settings.data.load()
    ensemble.check(prompts)
    ensemble.probe(prompts[0], show([ball(vqvae.config.resolution)], settings.shapes)[0])
    if len(prompts) < settings.prompts:
        raise DataError(f"{settings.prompts} prompts an iteration, but there are only {len(prompts)}")
    if accelerator.num_processes > settings.prompts:
        raise DataError(f"{accelerator.num_processes} processes share {settings.prompts} prompts: set prompts higher")
    reference = None
    if settings.loss.beta and settings.reference == "copy":
        reference = copy.deepcopy(policy.model).requires_grad_(False)
    if settings.lora.rank:
        add_adapters(policy.model, settings.lora, settings.seed)
    if tower := getattr(policy.model.base_model, "visual", None):
        tower.requires_grad_(False)  # it sees no pictures here, and weights without a gradient stop data parallelism
    if settings.checkpointing:
        policy.model.gradient_checkpointing_enable()
    scorer, optimizer = accelerator.prepare(
        Scorer(policy, settings.rollout.temperature), _optimizer(policy.model, settings)
    )
    trained = Trained(accelerator, policy, scorer, optimizer, reference, settings)
    collector = Collector(policy, vqvae, ensemble, settings)
    return Run(settings, accelerator, policy, vqvae, ensemble, prompts, collector, trained, _longest(policy, settings))


def _optimizer(model: nn.Module, settings: HiGRPOSettings) -> torch.optim.Optimizer:
    chosen = settings.optimizer
    trained = [p for p in model.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": chosen.weight_decay},
        {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW([g for g in groups if g["params"]], lr=chosen.lr, betas=tuple(chosen.betas))


def _longest(policy: Policy, settings: HiGRPOSettings) -> dict[int, int]:
    texts = {1: policy.settings.plan_limit, 2: policy.settings.detail_limit}
    if settings.rollout.mode == "no-reasoning":
        texts[1] = 0
    return {step: texts[step] + policy.vocabulary.length for step in settings.all_steps}
