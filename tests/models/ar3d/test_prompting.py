import numpy as np
import pytest
import torch

from mme3dr.models.ar3d.prompting import PromptError

PROMPT, PLAN, DETAIL = "a red stool", "stool: one round seat", "red wooden seat"
COARSE, REFINED = np.arange(16), np.arange(16)[::-1]


def words(policy, sequence, mask):
    return policy.tokenizer.decode(sequence.ids[mask])


def test_the_two_steps_as_text(policy):
    first, second = policy.prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    shape = "".join(f"<mesh{n}>" for n in COARSE)
    assert policy.tokenizer.decode(first.ids) == (f"<bos>{PROMPT}<plan>{PLAN}<mesh-start>{shape}<mesh-end><eos>")
    shape = "".join(f"<mesh{n}>" for n in REFINED)
    assert policy.tokenizer.decode(second.ids) == (
        f"<bos>{PROMPT}<plan>{PLAN}<detail>{DETAIL}<mesh-start>{shape}<mesh-end><eos>"
    )


def test_masks(policy):
    _, second = policy.prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    assert words(policy, second, second.text) == f"{DETAIL}<mesh-start>"
    assert policy.vocabulary.codebook > (second.ids[second.mesh] - policy.first_code).max()
    assert (second.ids[second.mesh] - policy.first_code).tolist() == REFINED.tolist()
    assert words(policy, second, second.learned & ~second.text & ~second.mesh) == "<mesh-end><eos>"
    assert words(policy, second, ~second.learned) == f"<bos>{PROMPT}<plan>{PLAN}<detail>"


def test_step_2_without_the_plan(policy):
    _, second = policy.with_context("xv").prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    assert policy.tokenizer.decode(second.ids).startswith(f"<bos>{PROMPT}<detail>{DETAIL}<mesh-start>")


def test_without_reasoning_start_is_given(policy):
    sequence = policy.prompter.without_reasoning(PROMPT, COARSE)
    assert words(policy, sequence, ~sequence.learned) == f"<bos>{PROMPT}<mesh-start>"
    assert not sequence.text.any()
    assert sequence.mesh.sum() == 16


def test_a_text_that_was_broken_off_did_not_choose_to_end(policy):
    text = policy.prompter.encode(PLAN)
    sequence = policy.prompter.sequence(policy.prompter.step1(PROMPT), text, COARSE, ended=False)
    assert words(policy, sequence, sequence.text) == PLAN
    assert words(policy, sequence, ~sequence.learned).endswith("<mesh-start>")


def test_sampling_and_training_see_the_same_prompt(policy):
    first, second = policy.prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    assert first.ids[~first.learned].tolist() == policy.prompter.step1(PROMPT)
    plan = policy.prompter.encode(PLAN)
    assert second.ids[~second.learned].tolist() == policy.prompter.step2(PROMPT, plan)


def test_batch_pads_on_the_right(policy):
    sequences = policy.prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    batch = policy.prompter.batch(sequences)
    short, long = (len(s.ids) for s in sequences)
    assert batch.ids.shape == (2, long)
    assert batch.attention.sum(1).tolist() == [short, long]
    assert (batch.ids[0, short:] == policy.tokenizer.pad_token_id).all()
    assert (batch.labels[0, short:] == -100).all()
    for row, sequence in enumerate(sequences):
        end = len(sequence.ids)
        assert batch.labels[row, :end].tolist() == np.where(sequence.learned, sequence.ids, -100).tolist()
        assert batch.text[row, :end].tolist() == sequence.text.tolist()
        assert batch.mesh[row].sum() == 16
    longer = policy.prompter.batch(sequences, multiple=32)
    assert longer.ids.shape == (2, -(-long // 32) * 32)
    assert torch.equal(longer.labels[:, :long], batch.labels)
    assert not longer.attention[:, long:].any()


def test_chat_turns_of_the_full_size(full_policy):
    first, second = full_policy.prompter.two_steps(PROMPT, PLAN, DETAIL, COARSE, REFINED)
    text = full_policy.tokenizer.decode(second.ids)
    assert text.startswith("<|im_start|>user\n")
    assert text.index(PROMPT) < text.index(PLAN) < text.index("<|im_start|>assistant\n") < text.index(DETAIL)
    assert text.endswith("<mesh-end><|im_end|>\n")
    assert words(full_policy, first, first.text) == f"{PLAN}<mesh-start>"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("", "empty"), ("  \n", "empty"), ("a <mesh3> stool", "reserved"), ("<plan> stool", "reserved")]
    + [("a<eos>", "reserved"), ("<mesh-start>", "reserved"), ("word " * 1000, "too_long")],
)
def test_texts_that_can_not_be_put(policy, text, kind):
    with pytest.raises(PromptError) as caught:
        policy.prompter.step1(text)
    assert caught.value.kind == kind


def test_unknown_context(policy):
    with pytest.raises(ValueError, match="xsv, xv"):
        policy.with_context("sv")
