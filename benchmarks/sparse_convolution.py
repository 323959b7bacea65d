"""Sparse convolution against spconv's CPU path and dense convolution, windowed attention against two simple ways.

    pip install --target DIR spconv==2.3.8
    OMP_NUM_THREADS=1 python benchmarks/sparse_convolution.py --spconv DIR

spconv is optional, and kept in a folder of its own because it brings many packages. Its CPU path gives right results
with one thread only, so that is the number of threads here unless --threads says otherwise (spconv is then left out).
Voxels are a thin shell, as the surface of an object: 5,000 in a grid of 64^3, and 6,250 of them divided into 50,000 in
128^3 as in the mesh decoder. Channels are those of the published networks. Tables of neighbours are made once for a set
of voxels, by spconv too, and are not in the times. At the end, seconds for one object with networks of the published
size are estimated from their measured parts.
"""

import argparse
import importlib
import importlib.util
import math
import multiprocessing
import os
import sys
import time

import psutil
import torch
import torch.nn.functional as F

from mme3dr.models.trellis.attention import attend, shifted_windows, whole_samples
from mme3dr.models.trellis.latent_flow import SparseResBlock3d
from mme3dr.models.trellis.mesh_decoder import SparseSubdivideBlock3d
from mme3dr.models.trellis.resampling import downsample, subdivide
from mme3dr.models.trellis.sparse import Samples, SparseTensor, Voxels
from mme3dr.models.trellis.sparse_conv import neighbour_table, rows_at_once, submanifold_convolution
from mme3dr.models.trellis.structure_decoder import SparseStructureDecoder
from mme3dr.models.trellis.transformer import ModulatedCrossBlock, WindowBlock

CHANNELS = {5000: ((96, 96), (192, 96), (256, 256), (1280, 1280)), 50000: ((96, 96), (192, 96), (256, 256))}
"""Voxels -> input and output channels."""
DENSE_LIMIT = 2e10
"""Cells x input x output channels up to which dense convolution is measured: beyond it takes minutes."""
HEADS, HEAD_WIDTH = 12, 64


def shell(count, side):
    """The `count` cells of a grid of side^3 nearest to a sphere: (rows, 4) int32."""
    axis = torch.arange(side)
    cells = torch.cartesian_prod(axis, axis, axis)
    distance = ((cells - side / 2 + 0.4).norm(dim=1) - math.sqrt(count / (4 * math.pi))).abs()
    chosen = cells[distance.argsort()[:count].sort().values]
    return F.pad(chosen, (1, 0)).int()


def voxels(count):
    """Coordinates of 5,000 or 50,000 voxels, and the side of their grid."""
    if count == 5000:
        return shell(5000, 64), 64
    return subdivide(SparseTensor.from_rows(shell(6250, 64), torch.empty(6250, 0))).coordinates, 128


def convolution(kind, count, channels):
    """A function that convolves, its tables of neighbours made. kind: ours, spconv or dense."""
    torch.manual_seed(0)
    coordinates, side = voxels(count)
    features, bias = torch.randn(count, channels[0]), torch.randn(channels[1])
    weight = torch.randn(channels[1], 3, 3, 3, channels[0]) / math.sqrt(27 * channels[0])
    if kind == "ours":
        x = SparseTensor.from_rows(coordinates, features)
        submanifold_convolution(x, weight, bias)
        return lambda: submanifold_convolution(x, weight, bias).features
    if kind == "spconv":
        spconv = importlib.import_module("spconv.pytorch")
        layer = spconv.SubMConv3d(*channels, 3, indice_key="voxels", algo=spconv.ConvAlgo.Native)
        layer.load_state_dict({"weight": weight, "bias": bias})
        x = spconv.SparseConvTensor(features, coordinates, [side] * 3, 1)
        x.indice_dict = layer(x).indice_dict
        return lambda: layer(x).features
    grid = torch.zeros(1, channels[0], side, side, side)
    places = coordinates[:, 1:].long().T
    grid[0, :, *places] = features.T
    kernel = weight.permute(0, 4, 1, 2, 3).contiguous()
    return lambda: F.conv3d(grid, kernel, bias, padding=1)[0, :, *places].T


def attention(kind, count):
    """A function that attends within windows of 8^3. kind: ours, "one by one", or "padded" to 512 rows with a mask."""
    torch.manual_seed(0)
    qkv = torch.randn(count, 3, HEADS, HEAD_WIDTH)
    sets = shifted_windows(Voxels(voxels(count)[0]), 8, 4)
    windows = [rows for some in sets for rows in some.rows.view(some.count, -1)]

    def ours():
        return attend(qkv, sets)

    def one_by_one():
        result = torch.empty(count, HEADS, HEAD_WIDTH)
        for rows in windows:
            q, k, v = qkv[rows].permute(1, 2, 0, 3)
            result[rows] = F.scaled_dot_product_attention(q, k, v).transpose(0, 1)
        return result

    def padded(at_once=32):
        result = torch.empty(count, HEADS, HEAD_WIDTH)
        for start in range(0, len(windows), at_once):
            some = windows[start : start + at_once]
            values, there = torch.zeros(len(some), 512, 3, HEADS, HEAD_WIDTH), torch.zeros(len(some), 512).bool()
            for number, rows in enumerate(some):
                values[number, : len(rows)], there[number, : len(rows)] = qkv[rows], True
            q, k, v = values.permute(2, 0, 3, 1, 4)
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=there[:, None, None])
            result[torch.cat(some)] = attended.transpose(1, 2)[there]
        return result

    return {"ours": ours, "one by one": one_by_one, "padded": padded}[kind]


def seconds(function, *arguments):
    """(time of one call, what it gave)."""
    start = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - start, result


def alternating(functions, repeats):
    """Shortest time of each of the functions (name -> function), which take turns; and what each gave."""
    results = {name: function() for name, function in functions.items()}
    times = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            times[name].append(seconds(function)[0])
    return {name: min(t) for name, t in times.items()}, results


def prepare(spconv, threads):
    """Threads, no gradients, and the folder of spconv at the end of the path, so that nothing else comes from it."""
    torch.set_num_threads(threads)
    torch.set_grad_enabled(False)
    if spconv:
        sys.path.append(spconv)


def _call_when_told(connection, spconv, threads, make, arguments):
    prepare(spconv, threads)
    function = make(*arguments)
    connection.send("ready")
    connection.recv()
    function()
    connection.send("done")


def peak_memory(options, make, *arguments):
    """MB that the function `make(*arguments)` needs beyond its inputs and tables, in a process watched from outside."""
    context = multiprocessing.get_context("spawn")
    connection, other = context.Pipe()
    process = context.Process(
        target=_call_when_told, args=(other, options.spconv, options.threads, make, arguments), daemon=True
    )
    process.start()
    connection.recv()
    watched = psutil.Process(process.pid)
    before = highest = watched.memory_info().rss
    connection.send("go")
    while not connection.poll(0.0005):
        highest = max(highest, watched.memory_info().rss)
    process.join()
    return (highest - before) / 2**20


def report(options, make, arguments, times, results):
    """Print a line for each kind: time, peak memory, and its ratio and difference to ours."""
    for kind, value in times.items():
        line = f"  {kind}: {value * 1e3:.1f} ms, peak {peak_memory(options, make, kind, *arguments):.0f} MB"
        if kind != "ours":
            difference = (results[kind] - results["ours"]).abs().max()
            line += f"; ours is faster by {value / times['ours']:.2f}, difference {difference:.0e}"
        print(line, flush=True)


def compare_convolutions(options, with_spconv):
    """Print times, ratios, differences and memory of sparse convolution."""
    for count, widths in CHANNELS.items():
        coordinates, side = voxels(count)
        for channels in widths:
            at_once = rows_at_once(coordinates.device, channels[1])
            taken, table = seconds(neighbour_table, Voxels(coordinates), 3, at_once)
            pairs = [pair for block in table for pair in block.pairs]
            size = sum(part.nbytes for pair in pairs for part in pair) / 2**20
            occupied = 1 + sum(len(sources) for _, sources in pairs) / count
            print(
                f"convolution of {count:,} voxels in {side}^3, {channels[0]} -> {channels[1]} channels, {occupied:.1f} "
                f"of 27 taps occupied; table of neighbours: {taken * 1e3:.0f} ms, {size:.0f} MB"
            )
            kinds = ["ours", "spconv"] if with_spconv else ["ours"]
            functions = {kind: convolution(kind, count, channels) for kind in kinds}
            times, results = alternating(functions, options.repeats)
            if side**3 * channels[0] * channels[1] <= DENSE_LIMIT:
                times["dense"], results["dense"] = seconds(convolution("dense", count, channels))
            report(options, convolution, (count, channels), times, results)


def compare_attentions(options):
    """Print times, ratios, differences and memory of windowed attention."""
    for count in (5000, 50000):
        print(f"attention of {count:,} voxels in windows of 8^3, {HEADS} heads of {HEAD_WIDTH}")
        functions = {kind: attention(kind, count) for kind in ("ours", "one by one", "padded")}
        report(options, attention, (count,), *alternating(functions, 3))


def upsampling(count):
    """A function that does what the mesh decoder does after its transformer: `count` voxels to 64 times as many."""
    first, second = SparseSubdivideBlock3d(768, 192), SparseSubdivideBlock3d(192, 96)
    x = SparseTensor.from_rows(shell(count, 64), torch.randn(count, 768))
    return lambda: second(first(x))


def shortest(module, *arguments):
    """Shortest of three calls, in seconds."""
    return min(seconds(module, *arguments)[0] for _ in range(3))


def estimate(count, steps):
    """Print seconds of each part of the published networks for an object of `count` voxels, and the sum.

    Every distinct block is timed with random weights and multiplied by how often it runs. Both samplers are taken to
    make two calls a step, with and without the prompt.
    """
    calls, parts = 2 * steps, {}
    time_vector, context = torch.randn(1, 1280), torch.randn(1, 77, 768)
    block = ModulatedCrossBlock(1280, 768, 16, 4, qk_norm=True)

    def transformer(samples):
        tokens = torch.randn(sum(samples.lengths), 1280)
        return 28 * shortest(block, tokens, time_vector, context, samples, whole_samples(samples))

    parts["structure flow"] = calls * transformer(Samples([16**3], torch.device("cpu")))
    decoder = SparseStructureDecoder(1, 8, 2, (512, 128, 32))
    parts["structure decoder"] = seconds(decoder, torch.randn(1, 8, 16, 16, 16))[0]
    fine = SparseTensor.from_rows(shell(count, 64), torch.randn(count, 256))
    coarse = downsample(fine)
    tokens = len(coarse.voxels)
    parts["latent flow, transformer"] = calls * transformer(coarse.samples)
    convolutions = [
        (2, SparseResBlock3d(256, 1280, 256), fine, None),
        (1, SparseResBlock3d(256, 1280, 1280, halve=True), fine, None),
        (1, SparseResBlock3d(2560, 1280, 256), coarse.replace(torch.randn(tokens, 2560)), fine.voxels),
        (2, SparseResBlock3d(512, 1280, 256), fine.replace(torch.randn(count, 512)), None),
    ]
    one_call = sum(times * shortest(layer, x, time_vector, finer) for times, layer, x, finer in convolutions)
    parts["latent flow, convolutions"] = calls * one_call
    windows = shifted_windows(fine.voxels, 8, 4)
    parts["mesh decoder, transformer"] = 12 * shortest(WindowBlock(768, 12, 4), torch.randn(count, 768), windows)
    parts["mesh decoder, convolutions"] = seconds(upsampling(count))[0]
    print(f"an object of {count:,} voxels ({tokens:,} tokens), {steps} steps of two calls each, networks alone:")
    for name, value in parts.items():
        print(f"  {name}: {value:.0f} s")
    threads = torch.get_num_threads()
    print(f"  together {sum(parts.values()):.0f} s, an estimate and no run: {threads} thread(s), float32")


def main():
    """Print all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spconv", help="folder that spconv was installed into with pip install --target")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--voxels", type=int, default=10000, help="of the object whose time is estimated")
    parser.add_argument("--steps", type=int, default=25, help="of both samplers, for the estimate")
    options = parser.parse_args()
    # Every large buffer is then given back when it is freed, so that what one call needs can be seen from outside.
    os.environ["MALLOC_MMAP_THRESHOLD_"] = "65536"
    prepare(options.spconv, options.threads)
    with_spconv = options.threads == 1 and importlib.util.find_spec("spconv") is not None
    if options.threads > 1:
        print("spconv is left out: with more than one thread its CPU path gives wrong results")
    elif not with_spconv:
        print("spconv is left out: pip install --target DIR spconv==2.3.8, then give --spconv DIR")
    print(f"{options.threads} thread(s), shortest of {options.repeats} runs that take turns")
    compare_convolutions(options, with_spconv)
    compare_attentions(options)
    estimate(options.voxels, options.steps)
    memory = peak_memory(options, upsampling, options.voxels)
    print(f"  highest memory beyond the weights, in the mesh decoder's convolutions: {memory:.0f} MB")


if __name__ == "__main__":
    main()
