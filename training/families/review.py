"""What is wrong with a family: checks, voxels, attributes that don't show, texts.

python -m training.families.review FAMILY... [--count 60] [--show 3]
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import time
from collections import Counter

import numpy as np

from mme3dr.errors import DataError, MME3DRError
from training.families.base import Family
from training.families.facts import MOST_COUNTED
from training.families.registry import select
from training.families.sample import Sample, make_sample

MOST_FACES = 12_000
CAPTION_WORDS = 20
UNCOUNTABLE = 0.2
"""Share of samples in which a part's pieces may run together in the voxels before it is worth a note."""


def review(family: Family, count: int = 60, seed: int = 0) -> tuple[list[str], list[str]]:
    """Faults, which must be mended, and notes, which the author should weigh, from `count` samples."""
    samples, where = [], {}
    for number in range(seed * 10_000_000, seed * 10_000_000 + count):
        try:
            samples.append(make_sample(family, number))
        except DataError as error:
            where.setdefault(str(error).partition(": ")[2], []).append(number)
    for sample in samples:
        for fault in sample_faults(sample):
            where.setdefault(fault, []).append(int(sample.id.rpartition("-")[2]))
    faults = [f"{fault} (in {len(n)} of {count} samples, first {family.id}-{n[0]})" for fault, n in where.items()]
    return faults + _split_faults(family) + _hidden_attributes(family, samples[:6]), _notes(samples)


def sample_faults(sample: Sample) -> list[str]:
    """Faults of one sample that doesn't break its checks."""
    found, kinds = [], Counter(f.kind for f in sample.facts)
    if loose := sample.voxels.loose():
        found.append(f"the voxels fall apart: {', '.join(loose)} floats")
    shown = set(sample.voxels.names)
    for part in sample.parts:
        if part.name not in shown or not sample.voxels.lumps(part.name):
            found.append(f"part {part.name!r} doesn't show in the voxels: make it larger or leave it out")
        if not re.fullmatch(r"[a-z][a-z_]*", part.name):
            found.append(f"part {part.name!r}: lower case words joined by '_'")
    if len(sample.parts) < 2 or len(sample.facts) < 6:
        found.append(f"{len(sample.parts)} parts, {len(sample.facts)} facts: at least 2 and 6")
    if not kinds["relation"] or not kinds["symmetry"] + kinds["proportion"]:
        found.append("a relation, and a symmetry or proportion, are needed among the facts")
    for fact in sample.facts:
        if fact.statement == fact.contrast or (fact.statement + fact.contrast).count(".") != 2:
            found.append(f"statement and contrast must be two different sentences: {fact.statement!r}")
        if fact.kind != "style" and not fact.check:
            found.append(f"the fact needs a check: {fact.statement!r}")
    if len(sample.caption.split()) > CAPTION_WORDS:
        found.append(f"the caption is long: {sample.caption!r}")
    if sample.assembly.faces() > MOST_FACES:
        found.append(f"{sample.assembly.faces()} faces, at most {MOST_FACES}: use fewer segments, less detail")
    return found


def _split_faults(family: Family) -> list[str]:
    """Is enough, and not too much, held out, and is every option trained on?"""
    combinations = list(itertools.islice(itertools.product(*family.vary.values()), 20_000))
    out = [family.held_out(dict(zip(family.vary, c, strict=True))) for c in combinations]
    faults = []
    if not 0.03 <= np.mean(out) <= 0.3:
        faults.append(f"{sum(out)} of {len(out)} combinations are held out: vary another attribute")
    kept = [c for c, o in zip(combinations, out, strict=True) if not o]
    for position, (name, options) in enumerate(family.vary.items()):
        missing = set(options) - {c[position] for c in kept}
        if missing and len(combinations) < 20_000:
            faults.append(f"no training combination has {name} = {missing}")
    return faults


def _hidden_attributes(family: Family, samples: list[Sample]) -> list[str]:
    """Attributes that in some sample change nothing: its combination would stand in both splits under two names."""
    faults, rng = [], np.random.default_rng(0)
    for name, options in family.vary.items():
        for sample in samples:
            others = [o for o in options if o != sample.values[name]]
            values = {**sample.values, name: others[rng.integers(len(others))]}
            try:
                changed = make_sample(family, int(sample.id.rpartition("-")[2]), values)
            except DataError as error:
                faults.append(f"with {name} = {values[name]!r}: {error}")
                continue
            if np.array_equal(changed.voxels.colours, sample.voxels.colours):
                faults.append(f"{sample.id}: {name} = {values[name]!r} looks as {sample.values[name]!r} does")
    return faults


def _notes(samples: list[Sample]) -> list[str]:
    notes, seen, merged = [], Counter(), Counter()
    for sample in samples:
        for part in sample.parts:
            if 1 < part.count <= MOST_COUNTED:
                seen[part.name] += 1
                merged[part.name] += sample.voxels.lumps(part.name) != part.count
    for name, number in merged.items():
        if number > UNCOUNTABLE * seen[name]:
            notes.append(f"part {name!r}: the voxels show another number of pieces in {number} of {seen[name]} samples")
    return notes


def main(argv: list[str] | None = None) -> int:
    """Print faults and notes; 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="python -m training.families.review", description=__doc__.split("\n")[0])
    parser.add_argument("families", nargs="*", help="ids, function names or categories (all)")
    parser.add_argument("--count", type=int, default=60, help="samples of each family (60)")
    parser.add_argument("--seed", type=int, default=0, help="another draw of samples (0)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the texts and facts of N samples")
    arguments = parser.parse_args(argv)
    bad = 0
    try:
        for family in select(arguments.families):
            start = time.process_time()
            faults, notes = review(family, arguments.count, arguments.seed)
            bad += bool(faults)
            for line in [*(f"FAULT {f}" for f in dict.fromkeys(faults)), *(f"note  {n}" for n in notes)]:
                print(f"{family.id}: {line}")
            print(f"{family.id}: {len(faults)} faults, {time.process_time() - start:.1f} s")
            for number in range(arguments.show):
                print(text_of(make_sample(family, arguments.seed * 10_000_000 + number)))
    except MME3DRError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 1 if bad else 0


def text_of(sample: Sample) -> str:
    """All that a sample says, for reading."""
    lines = [sample.id, f"  caption  {sample.caption}", f"  plan     {sample.plan}", f"  detail   {sample.detail}"]
    for fact in sample.facts:
        lines.append(f"  {'implied' if fact.implicit else 'stated '} {fact.kind:10} {fact.statement} | {fact.contrast}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
