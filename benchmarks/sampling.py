"""The sampling engine against `transformers.generate`: same nano model, prompts, lengths and settings, in one run.

    OMP_NUM_THREADS=2 python benchmarks/sampling.py [--prompts 8] [--group 8] [--text 0] [--repeats 5]

Both make G samples of every prompt, a text span of fixed length (if any) and the codes of a shape. The weights are
random, which changes no speed; that of the engine includes folding the weights, as after every training step.
"""

import argparse
import time

import numpy as np
import torch
from transformers import GenerationConfig

from mme3dr.data.programs import programs
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.sampling import Request, Sampler
from mme3dr.models.ar3d.vqvae import PRESETS


def alternating(functions, repeats):
    """Seconds of each function, [functions, repeats], run in turn so that a drift of the machine's speed meets all."""
    times = np.zeros((len(functions), repeats + 1))
    for number in range(repeats + 1):
        for which, function in enumerate(functions):
            start = time.perf_counter()
            function()
            times[which, number] = time.perf_counter() - start
    return times[:, 1:]


def endless(policy):
    """Make `<mesh-start>` impossible in text, so that all texts have the same length."""
    text = policy.text
    policy.text = type(text)(text.first, text.last - 1, text.blocked)


def generate_function(policy, prompts, group, length):
    """transformers' own sampling, with its default attention and cache."""
    longest = max(len(prompt) for prompt in prompts)
    ids = torch.full((len(prompts), longest), policy.tokenizer.pad_token_id)
    mask = torch.zeros_like(ids)
    for row, prompt in enumerate(prompts):
        ids[row, longest - len(prompt) :], mask[row, longest - len(prompt) :] = torch.tensor(prompt), 1
    settings = GenerationConfig(
        do_sample=True,
        temperature=1.0,
        top_k=0,
        top_p=1.0,
        max_new_tokens=length,
        min_new_tokens=length,
        num_return_sequences=group,
        pad_token_id=policy.tokenizer.pad_token_id,
        eos_token_id=policy.tokenizer.eos_token_id,
    )
    return lambda: policy.model.generate(ids, attention_mask=mask, generation_config=settings)


def main():
    """Print tokens per second of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prompts", type=int, default=8)
    parser.add_argument("--group", type=int, default=8)
    parser.add_argument("--text", type=int, default=0, help="tokens of the text span (0)")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    texts = [program.item.prompt for program in programs("spatial").values()]
    vocabulary = PRESETS["nano"].vocabulary
    policy = Policy.nano(texts, vocabulary)
    endless(policy)
    prompts = [policy.prompter.step1(text) for text in texts[: options.prompts]]
    requests = [Request(p, list(range(100 * n, 100 * n + options.group)), options.text) for n, p in enumerate(prompts)]
    length = options.text + 1 + vocabulary.length
    times = alternating(
        [
            lambda: Sampler(policy, rows=options.prompts * options.group)(requests),
            generate_function(policy, prompts, options.group, length),
        ],
        options.repeats,
    )
    tokens = options.prompts * options.group * length
    ours, theirs = tokens / np.median(times, axis=1)
    sizes = sorted(map(len, prompts))
    print(
        f"{options.prompts} prompts of {sizes[0]} to {sizes[-1]} tokens, G = {options.group}, "
        f"{length} new tokens, {torch.get_num_threads()} threads: mme3dr {ours:,.0f} tokens/s, "
        f"transformers.generate {theirs:,.0f} tokens/s, ratio {ours / theirs:.2f} "
        f"(by repeat {', '.join(f'{r:.2f}' for r in times[1] / times[0])})"
    )


if __name__ == "__main__":
    main()
