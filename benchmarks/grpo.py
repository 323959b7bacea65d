"""One GRPO iteration against TRL's `GRPOTrainer`: same nano policy, prompts, lengths and a trivial reward, in one run.

    OMP_NUM_THREADS=2 python benchmarks/grpo.py [--prompts 4] [--group 8] [--iterations 4]

Both sample G completions of every prompt, as long as a shape's codes, and make one update. Prints samples per second of
both, their ratio, and the peak memory of this process.
"""

import argparse
import tempfile
import time
from functools import partial
from resource import RUSAGE_SELF, getrusage

import numpy as np
import torch
from accelerate import Accelerator
from datasets import Dataset
from transformers import TrainerCallback
from trl import GRPOConfig, GRPOTrainer

from mme3dr.data.programs import programs
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.vqvae import PRESETS
from training.advantages import group_advantages
from training.losses import LossSettings
from training.rollout import RolloutSettings, sample_candidates, step_batch
from training.settings import HiGRPOSettings
from training.update import Scorer, StepData, Trained, update_policy


def own_iterations(texts, policy, group, count):
    """Seconds of every iteration of ours."""
    settings = HiGRPOSettings(
        1,
        steps=(1,),
        precision="bf16",
        old="training",
        chunk=len(texts) * group,
        coupling=0.0,
        rollout=RolloutSettings(group=group, mode="no-reasoning"),
        loss=LossSettings(beta=0.0),
        rewards=_trivial(),
    )
    accelerator = Accelerator()
    scorer, optimizer = accelerator.prepare(Scorer(policy, 1.0), torch.optim.AdamW(policy.model.parameters(), lr=1e-6))
    trained = Trained(accelerator, policy, scorer, optimizer, None, settings)
    longest, rng, seconds = {1: policy.vocabulary.length}, np.random.default_rng(0), []
    for number in range(count):
        start = time.perf_counter()
        seeds = [[1000 * number + 10 * p + g for g in range(group)] for p in range(len(texts))]
        made = sample_candidates(policy, texts, seeds, settings.rollout)
        found = group_advantages(torch.from_numpy(rng.random((len(texts), group))))
        sequences = step_batch(policy, [candidate.first for row in made for candidate in row])
        counted = found.useful.repeat_interleave(group)
        update_policy(trained, {1: StepData(sequences, found.values.flatten(), counted)}, longest)
        seconds.append(time.perf_counter() - start)
    return seconds


def _trivial():
    from training.rewards.ensemble import EnsembleSettings, RewardTerm

    return EnsembleSettings(step1=(RewardTerm("alignment"),))


class Clock(TrainerCallback):
    """Seconds of every step of a transformers trainer."""

    def __init__(self):
        self.seconds = []

    def on_step_begin(self, *_, **__):
        """Called before a step, whose samples are made in it."""
        self.start = time.perf_counter()

    def on_step_end(self, *_, **__):
        """Called after the update."""
        self.seconds.append(time.perf_counter() - self.start)


def trl_iterations(texts, policy, group, count):
    """Seconds of every iteration of TRL's."""
    length, rng, clock = policy.vocabulary.length, np.random.default_rng(0), Clock()
    with tempfile.TemporaryDirectory() as folder:
        config = GRPOConfig(
            folder,
            per_device_train_batch_size=len(texts) * group,
            num_generations=group,
            max_completion_length=length,
            generation_kwargs={"min_new_tokens": length},
            max_steps=count,
            beta=0.0,
            learning_rate=1e-6,
            use_cpu=True,
            bf16=True,
            gradient_checkpointing=False,
            report_to="none",
            save_strategy="no",
            logging_strategy="no",
            disable_tqdm=True,
        )
        trainer = GRPOTrainer(
            policy.model,
            lambda completions, **_: rng.random(len(completions)).tolist(),
            args=config,
            train_dataset=Dataset.from_dict({"prompt": texts}),
            processing_class=policy.tokenizer,
            callbacks=[clock],
        )
        trainer.train()
    return clock.seconds


def main():
    """Print both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prompts", type=int, default=4)
    parser.add_argument("--group", type=int, default=8)
    parser.add_argument("--iterations", type=int, default=4)
    options = parser.parse_args()
    texts = [program.item.prompt for program in programs("spatial").values()]
    made = partial(Policy.nano, texts, PRESETS["nano"].vocabulary)
    chosen, samples = texts[: options.prompts], options.prompts * options.group
    rates = []
    for name, function in (("mme3dr", own_iterations), ("TRL", trl_iterations)):
        seconds = function(chosen, made(), options.group, options.iterations + 1)[1:]  # the first one warms up
        rates.append(samples / np.median(seconds))
        print(f"{name}: {np.median(seconds):.2f} s an iteration of {samples} samples, {rates[-1]:.1f} samples/s")
    print(f"ratio {rates[0] / rates[1]:.2f}; peak memory {getrusage(RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
