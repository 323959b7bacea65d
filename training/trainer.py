"""Hi-GRPO: sample candidates in two steps, judge them, compare each with its group, update (paper, section 3).

Where it departs from the paper:
- candidates are drawn at the temperature given, without top-p, so that what is sampled is what is trained;
- a group that gives no signal is replaced by one of another prompt, and left out after `attempts` tries;
- everything random comes from the seed and the iteration's number, so a resumed run is the run that never stopped.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from accelerate.utils import gather_object
from tqdm import tqdm

from mme3dr.records import Item
from training.checkpoint import Checkpoints
from training.collect import Collected, step_of
from training.held_out import HeldOut
from training.journal import iteration_figures
from training.logs import Logs
from training.pretrain.loop import batch_indices
from training.rollout import step_batch
from training.settings import HiGRPOSettings
from training.setup import Run, prepare
from training.sharding import whole_weights
from training.update import StepData, update_policy
from training.warning_signs import WarningSigns


def train(settings: HiGRPOSettings, folder: Path, resume: bool = False) -> dict[str, float]:
    """Train in a folder and return the last figures.

    The folder gets config.yaml, log.jsonl, tensorboard/, checkpoint-N/, pictures of held-out prompts and, at the end,
    policy/ and vqvae/ as `--model ar3d:DIR` reads them, with a card.
    Raises DataError where the folder holds a run and `resume` is not set, RewardError where too many rewards fail.
    """
    run = prepare(settings)
    checkpoints = Checkpoints(folder, run.accelerator)
    first = checkpoints.begin(asdict(settings), resume)
    held_out, signs = HeldOut(run, folder), WarningSigns()
    signs.load(checkpoints.state.get("signs", {}))
    figures: dict[str, float] = checkpoints.state.get("figures", {})
    left = () if signs.exhausted(settings.watch.patience) else range(first, settings.iterations)
    main = run.accelerator.is_main_process
    with (
        Logs(folder if main else None, first, settings.watch.wandb) as logs,
        tqdm(total=settings.iterations, initial=first, desc=folder.name, unit="it", disable=not main) as bar,
    ):
        if settings.watch.every and not first:
            before = held_out.look(0)  # what there is to gain upon
            logs.write(0, "held_out", before)
            signs.begin(before["score"])
        for iteration in left:
            figures = train_iteration(run, iteration)
            done = iteration + 1
            last = done == settings.iterations
            logs.write(done, "train", figures)
            bar.set_postfix(reward=f"{figures['reward']:.3f}", refresh=False)
            bar.update()
            look = settings.watch.every and (last or done % settings.watch.every == 0)
            if look:
                score = held_out.look(done)
                logs.write(done, "held_out", score)
                figures |= score
            for warning in signs.look(done, figures):
                logs.write(done, "warning", {"text": warning})
                tqdm.write(f"iteration {done}: {warning}")
            stop = bool(look) and signs.exhausted(settings.watch.patience)
            if last or stop or done % settings.watch.checkpoint == 0:
                checkpoints.save(done, {"signs": signs.state(), "figures": figures})
            if stop:
                tqdm.write(f"iteration {done}: no better held-out score in {settings.watch.patience} looks, stopping")
                break
    run.export(folder, figures)
    return figures


def train_iteration(run: Run, iteration: int) -> dict[str, float]:
    """One iteration in all processes: collect, update; figures over all of them."""
    settings, accelerator, start = run.settings, run.accelerator, time.perf_counter()
    for group in run.optimizer.param_groups:
        group["lr"] = settings.optimizer.lr_at(iteration, settings.iterations)
    slots = range(accelerator.process_index, settings.prompts, accelerator.num_processes)
    with whole_weights(accelerator, run.trained.scorer):
        collected = run.collector.collect(prompt_chooser(run.prompts, settings, iteration), slots, iteration)
    before = time.perf_counter()
    data = {step: step_data(run, collected, step) for step in settings.steps}
    found: dict[str, float] = {}
    for number in range(settings.updates):
        changed = update_policy(run.trained, data, run.longest)
        found = changed if not number else {**found, **{f"last_{k}": v for k, v in changed.items()}}
    collected.seconds["update"] = time.perf_counter() - before
    collected.seconds["iteration"] = time.perf_counter() - start
    everywhere: Sequence[Collected] = gather_object([collected])
    return {
        **iteration_figures(everywhere, settings),
        **found,
        "lr": settings.optimizer.lr_at(iteration, settings.iterations),
    }


def prompt_chooser(prompts: Sequence[Item], settings: HiGRPOSettings, iteration: int):
    """Which prompt stands at a place of an iteration: all prompts in turn, in an order of their own every epoch;
    replacements are drawn at random. The same in any number of processes."""
    order = batch_indices(len(prompts), settings.prompts, iteration, settings.seed)

    def prompt_at(place: int, attempt: int) -> Item:
        if not attempt:
            return prompts[order[place]]
        rng = np.random.default_rng([settings.seed, iteration, place, attempt])
        return prompts[rng.integers(len(prompts))]

    return prompt_at


def step_data(run: Run, collected: Collected, step: int) -> StepData:
    """Sequences and advantages of a step, [B] with B = groups x candidates."""
    taken = [step_of(candidate, step) for group in collected.groups for candidate in group.candidates]
    advantages = torch.cat([group.advantages[step] for group in collected.groups])
    counted = torch.tensor([group.useful[step] for group in collected.groups for _ in group.candidates])
    sequences = step_batch(run.policy, taken)
    if run.settings.old == "training" and run.settings.updates > 1:  # the first of several updates changes the policy
        sequences = run.trained.rescored(sequences)
    return StepData(sequences, advantages, counted)
