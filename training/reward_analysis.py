"""Looking into an ensemble of rewards: which of them say the same, which one decides, do they know what is true?

Two sets of shapes are judged. Samples: several of a policy for every held-out prompt, what training sees. Truth: for
every held-out prompt its own object and others of its family, of which is known how many of the stated facts hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.base import item_seed
from mme3dr.records import Item
from training.advantages import dominance
from training.collect import Collector, counted, step_of
from training.families.dataset import load_families
from training.families.voxels import unpack
from training.prompts import family_items
from training.rewards.ensemble import Ensemble
from training.rollout import sample_candidates
from training.settings import HiGRPOSettings
from training.shapes import show

REDUNDANT = 0.7
"""Correlation above which two rewards say the same (paper, section 6)."""
MATES = 3
"""Other objects of its family that a prompt is judged with."""


@dataclass(frozen=True)
class Judged:
    """values: [N, G] weighted components by step and reward.

    truth: [N, G] share of the stated facts that hold, or None where it isn't known.
    """

    values: dict[int, dict[str, np.ndarray]]
    truth: np.ndarray | None = None


def judged_samples(settings: HiGRPOSettings, policy: Policy, vqvae: VQVAE, ensemble: Ensemble, count: int) -> Judged:
    """`settings.rollout.group` candidates of `count` held-out prompts."""
    items, group = family_items("proc800", count), settings.rollout.group
    seeds = [[item_seed(settings.seed + k, item.id) for k in range(group)] for item in items]
    made = sample_candidates(policy, [item.prompt for item in items], seeds, settings.rollout)
    collector = Collector(policy, vqvae, ensemble, settings)
    each = [item for item in items for _ in range(group)]
    values = {}
    for step in settings.all_steps:
        codes = [step_of(candidate, step).sample.codes for group_ in made for candidate in group_]
        shapes = collector.shapes(codes, [item.prompt for item in each])
        found = ensemble.judge(step, each, shapes).components
        values[step] = {name: table.reshape(count, group) for name, table in found.items()}
    return Judged(values)


def judged_truth(settings: HiGRPOSettings, ensemble: Ensemble, count: int) -> Judged:
    """Every prompt's own object and MATES others of its family, all of proc800."""
    rows, items = load_families("proc800"), family_items("proc800")
    families = defaultdict(list)
    for number, family in enumerate(rows["family"][:]):
        families[family].append(number)
    place = {number: (family, k) for family, own in families.items() for k, number in enumerate(own)}
    chosen = []
    for number in range(min(count, len(items))):
        family, k = place[number]
        own = families[family]
        if len(own) > MATES and any(not fact.implicit for fact in items[number].facts):
            chosen.append([own[(k + step) % len(own)] for step in range(1 + MATES)])
    packed = rows["voxels"][:]
    shapes = show([unpack(packed[n]) for group in chosen for n in group], settings.shapes)
    each = [items[group[0]] for group in chosen for _ in group]
    truth = np.array([[stated_share(items[group[0]], items[n]) for n in group] for group in chosen])
    values = {
        step: {
            name: table.reshape(truth.shape) for name, table in ensemble.judge(step, each, shapes).components.items()
        }
        for step in settings.all_steps
    }
    return Judged(values, truth)


def stated_share(asked: Item, shown: Item) -> float:
    """Share of the facts that a prompt states which hold for an object of the same family, by its own facts."""
    true = {fact.statement for fact in shown.facts}
    held = [fact.statement in true for fact in asked.facts if not fact.implicit]
    return float(np.mean(held)) if held else float("nan")


def agreement(values: np.ndarray, truth: np.ndarray) -> float:
    """How often the shape of which more is true has the higher reward, over pairs of a prompt; 0.5 is chance.

    values, truth: [N, G].  Ties of the reward count half; pairs of which the same share is true don't count.
    """
    won, pairs = 0.0, 0
    for a in range(values.shape[1]):
        for b in range(a):
            better = np.sign(truth[:, a] - truth[:, b])
            gap = np.sign(values[:, a] - values[:, b]) * better
            counted = better != 0
            won += float(np.where(gap == 0, 0.5, gap > 0)[counted].sum())
            pairs += int(counted.sum())
    return won / pairs if pairs else float("nan")


def correlations(tables: Mapping[str, np.ndarray]) -> dict[tuple[str, str], float]:
    """Pearson's correlation of every pair of rewards within groups, which is what advantages are made of.

    tables: [N, G] by name. nan where one of the two doesn't vary.
    """
    centred = {name: (table - table.mean(1, keepdims=True)).ravel() for name, table in tables.items()}
    names, found = list(tables), {}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            length = np.linalg.norm(centred[a]) * np.linalg.norm(centred[b])
            found[a, b] = float(centred[a] @ centred[b] / length) if length else float("nan")
    return found


def analysis_text(samples: Judged, truth: Judged, settings: HiGRPOSettings) -> str:
    """Markdown: a table of every step's rewards, and the pairs that are redundant."""
    lines = []
    for step, tables in samples.values.items():
        if not tables:
            continue
        terms = settings.rewards.terms(step)
        shares = dominance(counted(tables, step, settings))
        plain = dominance({n: torch.from_numpy(table) for n, table in _undivided(tables, terms, step).items()})
        lines += [
            f"### Step {step}",
            "",
            "| reward | mean | range seen | share of the sum's variance | without divisors, alignment in [1, 5] | "
            "agreement with true facts |",
            "|---" * 6 + "|",
        ]
        for name, table in tables.items():
            agreed = agreement(truth.values[step][name], truth.truth)
            lines.append(
                f"| {name} | {table.mean():.3f} | {table.min():.3f} to {table.max():.3f} | {shares[name]:.0%} | "
                f"{plain[name]:.0%} | {agreed:.2f} |"
            )
        total = agreement(sum(counted(truth.values[step], step, settings).values()).numpy(), truth.truth)
        lines += [f"| sum | | | | | {total:.2f} |", "", *_pairs(tables), ""]
    return "\n".join(lines + _between_steps(samples, settings))


def _between_steps(samples: Judged, settings: HiGRPOSettings) -> list[str]:
    """Whether a better step 1 makes a better step 2, which is what lambda (`coupling`) counts on."""
    sums = {f"step {k}": sum(counted(t, k, settings).values()).numpy() for k, t in samples.values.items() if t}
    if len(sums) < 2:
        return []
    (found,) = correlations(sums).values()
    return [f"Correlation of the two steps' sums within groups, by which lambda can help step 1: {found:.2f}."]


def _pairs(tables: Mapping[str, np.ndarray]) -> Sequence[str]:
    found = correlations(tables)
    if not found:
        return []
    told = ", ".join(f"{a} and {b} {value:.2f}" for (a, b), value in found.items())
    same = [f"{a} and {b}" for (a, b), value in found.items() if value > REDUNDANT]
    verdict = f"Redundant (above {REDUNDANT}): {', '.join(same)}." if same else f"No pair is above {REDUNDANT}."
    return [f"Correlations within groups: {told}. {verdict}"]


def _undivided(tables: Mapping[str, np.ndarray], terms, step: int) -> dict[str, np.ndarray]:
    """Components as the judges give them: no divisor, and the alignment of step 1 on the paper's scale from 1 to 5."""
    made = {}
    for term in terms:
        table = tables[term.label] * term.divisor / term.weight
        made[term.label] = 1 + 4 * table if term.reward == "alignment" and step == 1 else table
    return made
