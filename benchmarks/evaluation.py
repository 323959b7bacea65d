"""A whole evaluation: seconds by stage, and peak memory at 25 and at 249 objects.

    python benchmarks/evaluation.py [--model reference] [--counts 25 249] [--keep FOLDER]

Everything is built, rendered and scored from nothing in a cache and a folder of its own. Memory is the highest sum of
the proportional set sizes of the process and all its children, sampled four times a second.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil


def measured(command, environment):
    """(seconds, peak memory in MB) of a command and its children."""
    start, peak = time.perf_counter(), 0
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        total = 0
        for one in [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]:
            try:
                total += one.memory_full_info().pss
            except psutil.Error:
                continue  # it ended meanwhile
        peak = max(peak, total)
        time.sleep(0.25)
    if process.returncode:
        raise SystemExit(f"the evaluation failed with exit code {process.returncode}: run {' '.join(command)}")
    return time.perf_counter() - start, peak / 2**20


def main():
    """Print seconds and memory for each size, and how memory grows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", default="reference")
    parser.add_argument("--counts", type=int, nargs="+", default=[25, 249])
    parser.add_argument("--keep", type=Path, help="folder to which the runs are moved, each named by its count")
    arguments = parser.parse_args()
    peaks = {}
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "MME3DR_CACHE": f"{folder}/cache"}
            command = [sys.executable, "-m", "mme3dr.eval", "--model", arguments.model, "--limit", str(count)]
            seconds, peaks[count] = measured([*command, "--output", f"{folder}/run"], environment)
            stages = json.loads((Path(folder) / "run" / "timing.json").read_text())
            size = (Path(folder) / "run" / "report.html").stat().st_size / 2**20
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                shutil.move(f"{folder}/run", arguments.keep / str(count))
        by_stage = ", ".join(f"{name} {value:.0f} s" for name, value in stages.items())
        print(f"{count} objects: {seconds:.0f} s ({by_stage}), peak memory {peaks[count]:.0f} MB, report {size:.1f} MB")
    few, many = min(peaks), max(peaks)
    if few < many:
        print(f"memory of {many} objects over that of {few}: {peaks[many] / peaks[few]:.2f}")


if __name__ == "__main__":
    main()
