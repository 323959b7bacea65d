"""The card of a trained policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import yaml

from mme3dr.models.ar3d.policy import Policy
from training.pretrain.loop import plain_settings
from training.settings import HiGRPOSettings


def card_of(policy: Policy, settings: HiGRPOSettings, figures: Mapping[str, float]) -> str:
    """README.md in the Hub's layout: what it is, how it was trained, its last figures."""
    shown = {name: value for name, value in figures.items() if name.startswith(("reward", "score", "held_out", "kl"))}
    rows = "\n".join(f"| {name} | {value:.4f} |" for name, value in shown.items())
    averaged = ""
    if settings.share < 1:
        averaged = (
            f" They are of the trained weights, of which {settings.share:g} is in those here; the rest is the base's."
        )
    size = sum(parameter.numel() for parameter in policy.model.parameters())
    return (
        "---\nlibrary_name: transformers\npipeline_tag: text-to-3d\ntags: [mme3dr, text-to-3d, grpo]\n---\n"
        f"# {policy.settings.world} policy trained with Hi-GRPO\n\n"
        f"{type(policy.model).__name__}, {size:,} parameters, from `{settings.base}` by `mme3dr train higrpo` "
        f"(arXiv 2512.10949). Evaluate it with `mme3dr eval --model ar3d:DIR`, DIR being the folder that holds "
        "`policy/` and `vqvae/`.\n\n"
        "## Last figures of its own training\n\n"
        f"They are rewards and not scores: see the evaluation for those.{averaged}\n\n"
        f"| figure | value |\n|---|---|\n{rows}\n\n"
        f"## Settings\n\n```yaml\n{yaml.safe_dump(plain_settings(asdict(settings)), sort_keys=False)}```\n"
    )
