"""Training of the nano encoders: wrong captions, what is known to be false, losses, the loop."""

import json
from pathlib import Path

import datasets
import numpy as np
import pytest
import torch

from evaluators.clip_score import unit
from evaluators.extractors.nano import Nano
from evaluators.extractors.nano_pictures import SIDE
from evaluators.registry import create_extractor
from training.families.dataset import FEATURES
from training.pretrain import encoder as training
from training.pretrain import hard_negatives, renders
from training.pretrain.data import DataConfig
from training.pretrain.encoder_data import Mix, Pairs, slot
from training.pretrain.encoder_loss import LossWeights, encoder_losses
from training.pretrain.loop import LoopConfig, fit

COLOURS = {"red": (205, 32, 38), "blue": (40, 95, 190), "green": (62, 145, 66)}


def rng():
    return np.random.default_rng(0)


def test_another_colour_replaces_a_whole_name():
    wrong = hard_negatives.other_colour("a dark red stool with grey legs", ["dark red", "grey", "mint"], rng())
    assert wrong in ("a mint stool with grey legs", "a dark red stool with mint legs")
    assert hard_negatives.other_colour("a stool", ["mint"], rng()) is None
    assert hard_negatives.other_colour("a mint stool", ["mint"], rng()) is None


def test_the_article_follows_the_new_word():
    assert hard_negatives.other_colour("A red stool", ["red", "orange"], rng()) == "An orange stool"
    assert hard_negatives.other_colour("make an orange stool", ["red", "orange"], rng()) == "make a red stool"


def test_another_count_is_near_and_never_below_two():
    made = {hard_negatives.other_count("a stool with three legs", np.random.default_rng(i)) for i in range(40)}
    assert made == {f"a stool with {n} legs" for n in ("two", "four", "five")}
    assert hard_negatives.other_count("a stool with one leg", rng()) is None


def test_presence_is_turned_round():
    assert hard_negatives.other_presence("a bed with a footboard") == "a bed without a footboard"
    assert hard_negatives.other_presence("a ladder, without feet") == "a ladder, with feet"
    assert hard_negatives.other_presence("a withered tree") is None


def test_another_part_is_one_that_the_object_lacks():
    wrong = hard_negatives.other_part("a bookcase with red rows of books", ["case", "rows of books"], ["vase"], rng())
    assert wrong == "a bookcase with red vase"
    assert hard_negatives.other_part("a stool with three legs", ["leg"], ["armrest"], rng()) == (
        "a stool with three armrests"
    )
    assert hard_negatives.other_part("a stool", ["leg"], ["armrest"], rng()) is None


def row(number, family, colour, legs):
    facts = [
        ("colour", f"The seat is {colour}.", f"The seat is {next(c for c in COLOURS if c != colour)}."),
        ("count", f"The {family} has {legs} legs.", f"The {family} has {'two' if legs == 'four' else 'four'} legs."),
    ]
    kinds = FEATURES["facts"][0]["kind"] if isinstance(FEATURES["facts"], list) else FEATURES["facts"].feature["kind"]
    return {
        "id": f"spatial_{family}-{number}",
        "family": f"spatial_{family}",
        "category": 0,
        "attributes": "{}",
        "caption": f"a {colour} {family} with {legs} legs",
        "plan": f"{family}: one seat, {legs} legs",
        "detail": f"{colour} wood seat, {legs} legs",
        "parts": [{"name": "seat", "count": 1, "colour": colour, "material": "wood", "stated": True}],
        "facts": [
            {"kind": kinds.str2int(k), "statement": s, "contrast": c, "implicit": k == "count", "check": ""}
            for k, s, c in facts
        ],
        "voxels": b"",
    }


def painted(family, colour, legs):
    """Pictures [2, 4, SIDE, SIDE, 3] of a seat and its legs, as simple as can be."""
    picture = np.full((SIDE, SIDE, 3), 255, np.uint8)
    top = 20 if family == "stool" else 50
    picture[top : top + 15, 20:76] = COLOURS[colour]
    for leg in range({"two": 2, "four": 4}[legs]):
        picture[top + 15 : top + 35, 22 + 15 * leg : 28 + 15 * leg] = 60
    return np.broadcast_to(picture, (2, 4, SIDE, SIDE, 3))


@pytest.fixture(scope="module")
def world():
    """Two families in all their combinations, twice."""
    kinds = [(f, c, n) for f in ("stool", "bench") for c in COLOURS for n in ("two", "four")] * 2
    rows = datasets.Dataset.from_list([row(i, *kind) for i, kind in enumerate(kinds)], features=FEATURES)
    pictures = np.stack([painted(*kind) for kind in kinds])
    return renders.Renders(rows, [pictures], [(0, i) for i in range(len(kinds))])


def test_slots_leave_out_colours_and_numbers():
    assert slot("The bed has three dark red legs.") == "The bed has # * legs."


def test_rivals_are_objects_that_the_statement_is_false_of(world):
    pairs = Pairs(world, Mix(mates=4, facts=2), 16)
    batch = pairs.batch([0, 13], np.random.default_rng(3))
    assert len(batch.pictures) == 8
    assert batch.pictures.shape[1:] == (2, SIDE, SIDE, 3)
    assert len(batch.pairs) == 16
    assert len(batch.rivals)
    words = {number: word for word, number in pairs.tokenizer.get_vocab().items()}

    def text(numbers):
        return {words[int(n)] for n in numbers if n}

    told = {}  # what the statements say of each object
    for number, statement, _ in batch.pairs.tolist():
        told.setdefault(number, set()).add(statement)
    for statement, holds, lacks in batch.rivals.tolist():
        assert statement in told[holds]
        assert statement not in told[lacks]
    for number, wrong in zip(batch.wrong_of.tolist(), batch.wrong, strict=True):
        assert text(wrong) != text(batch.captions[number])


def test_losses_of_known_vectors(world):
    pairs = Pairs(world, Mix(mates=1, facts=2, word_dropout=0.0), 16)
    batch = pairs.batch([0, 7], np.random.default_rng(1))._replace(
        pairs=torch.tensor([[0, 0, 1], [1, 1, 0]]), rivals=torch.tensor([[0, 0, 1]]), wrong_of=torch.tensor([1, 1])
    )
    a, b, c = torch.eye(3)
    losses = encoder_losses(
        torch.stack([a, b]), torch.stack([a, b]), torch.stack([b, c]), torch.stack([a, b]), batch, torch.tensor(2.0),
        LossWeights(prior=0.5),
    )  # fmt: skip
    softplus = np.log1p(np.exp(-2))
    other = np.log(1 + np.exp(-2))
    own = (other + np.log(np.exp(2) + 1 + np.exp(2) + 1) - 2) / 2  # one wrong caption is as near as the true one
    assert losses["captions"].item() == pytest.approx((own + other) / 2, abs=1e-5)
    assert losses["facts"].item() == pytest.approx(softplus, abs=1e-5)
    assert losses["rivals"].item() == pytest.approx(softplus, abs=1e-5)
    assert losses["prior"].item() == pytest.approx(0, abs=1e-6)
    assert losses["held"].item() == 1


def small(steps):
    loop = LoopConfig(steps=steps, batch=4, lr=3e-3, warmup=5, threads=1, log_every=1, checkpoint_every=10)
    sizes = training.Sizes((8, 8, 16, 16), 1, 4, 16, 1, 2, 16, 32)
    return training.EncoderTraining(loop, DataConfig(24, 0, 24), sizes, Mix(mates=3, facts=2))


def run(folder: Path, resume: bool = False):
    task = training.EncoderTask(small(40))
    return fit(task, task.config.loop, folder, {}, resume), task


def test_training_learns_and_goes_on_exactly(world, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "load_renders", lambda *_: world)
    figures, task = run(tmp_path / "whole")
    lines = [json.loads(line) for line in (tmp_path / "whole" / "log.jsonl").read_text().splitlines()]
    totals = [line["total"] for line in lines if line["part"] == "train"]
    assert np.mean(totals[-5:]) < 0.8 * np.mean(totals[:5])
    assert figures["facts"] > 0.6
    state = {name: value.clone() for name, value in task.model.state_dict().items()}

    part, stopped = tmp_path / "part", training.EncoderTask(small(40))
    steps = iter(range(40))

    def killed_at_25():
        if next(steps) == 24:
            raise KeyboardInterrupt
        return {}

    stopped.after_update = killed_at_25
    with pytest.raises(KeyboardInterrupt):
        fit(stopped, stopped.config.loop, part, {})
    _, resumed = run(part, resume=True)
    assert all(torch.equal(state[name], value) for name, value in resumed.model.state_dict().items())
    assert Nano(folder=part / "encoder").images(np.full((1, 512, 512, 3), 255, np.uint8)).shape == (1, 32)


def test_renders_are_kept_and_white_outside(tmp_path, monkeypatch):
    monkeypatch.setenv("MME3DR_CACHE", str(tmp_path))
    made = renders.load_renders("train", 2, workers=1)
    pictures = made.pictures(1)
    assert pictures.shape == (2, 4, SIDE, SIDE, 3)
    assert pictures.dtype == np.uint8
    assert (pictures[:, :, 0, 0] == 255).all()
    assert (pictures < 200).any((2, 3, 4)).all()
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "renders").iterdir()}
    again = renders.load_renders("train", 2, workers=1)
    assert np.array_equal(again.pictures(1), pictures)
    assert files == {path: path.stat().st_mtime_ns for path in (tmp_path / "renders").iterdir()}


@pytest.mark.parametrize("name", ["nano_eval", "nano_reward"])
@torch.inference_mode()
def test_the_shipped_encoders_know_unseen_objects(name):
    held_out = renders.load_renders("proc800", 24, workers=1)
    rows, encoder = held_out.rows, create_extractor(name)
    pictures = [torch.from_numpy(held_out.pictures(i)[0].copy()) for i in range(len(rows))]  # [V, SIDE, SIDE, 3]
    seen = unit(np.stack([encoder.encoder.images(views).mean(0).numpy() for views in pictures]))  # [N, D]
    cosines = seen @ unit(encoder.texts(rows["caption"])).T
    of_others = cosines[~np.eye(len(rows), dtype=bool)].mean()
    assert np.diag(cosines).mean() > of_others + 0.2
    assert (cosines.argmax(1) == np.arange(len(rows))).mean() > 0.5
    facts = [(view, fact) for view, facts in zip(seen, rows["facts"], strict=True) for fact in facts]
    statements, contrasts = (unit(encoder.texts([fact[k] for _, fact in facts])) for k in ("statement", "contrast"))
    views = np.stack([view for view, _ in facts])
    assert ((views * (statements - contrasts)).sum(1) > 0).mean() > 0.7
