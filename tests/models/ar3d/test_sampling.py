import numpy as np
import pytest
import torch

from mme3dr.models.ar3d.decoder_cached import CachedDecoder
from mme3dr.models.ar3d.decoder_qwen2 import Qwen2Decoder
from mme3dr.models.ar3d.draw import SamplingSettings
from mme3dr.models.ar3d.likelihood import token_likelihood
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.sampling import Request, Sampler, SamplingError

PROMPTS = ["a red stool with three legs", "boat", "a small blue boat with a white sail on a big round seat", "stool"]
SETTINGS = SamplingSettings(0.9)


def requests(policy, samples=3, limit=9):
    return [
        Request(policy.prompter.step1(text), [100 * number + k for k in range(samples)], limit + number)
        for number, text in enumerate(PROMPTS)
    ]


def sampler(policy, decoder, settings=SETTINGS, rows=64):
    made = Sampler(policy, settings, rows)
    assert isinstance(made.decoder, Qwen2Decoder) == Qwen2Decoder.fits(policy.model)
    made.decoder = decoder(policy.model)
    return made


CASES = [("policy", Qwen2Decoder), ("policy", CachedDecoder), ("full_policy", CachedDecoder)]
NAMES = ["nano", "nano through transformers' cache", "Qwen2.5-VL"]


@pytest.fixture(params=CASES, ids=NAMES)
def case(request):
    which, decoder = request.param
    return request.getfixturevalue(which), decoder


def same(a, b, exact=True):
    ids = all(np.array_equal(getattr(a, span).ids, getattr(b, span).ids) for span in ("text", "mesh"))
    close = np.array_equal if exact else lambda x, y: np.allclose(x, y, atol=1e-4)
    return ids and all(
        close(getattr(getattr(a, span), column), getattr(getattr(b, span), column))
        for span in ("text", "mesh")
        for column in ("log_probs", "raw_log_probs")
    )


def test_every_sample_is_a_text_and_exactly_one_shape(case):
    policy, decoder = case
    wanted = requests(policy)
    groups = sampler(policy, decoder)(wanted)
    assert [len(group) for group in groups] == [3] * 4
    blocked = {policy.text.first + int(i) for i in policy.text.blocked}
    for request, group in zip(wanted, groups, strict=True):
        for sample in group:
            assert sample.codes.shape == (16,)
            assert (sample.mesh.ids == sample.codes + policy.first_code).all()
            assert sample.ended == (sample.text.ids[-1] == policy.start)
            assert len(sample.text.ids) == request.text_limit or sample.ended
            assert policy.start not in sample.text_ids
            assert not blocked & set(sample.text_ids)
            assert len(sample.text.log_probs) == len(sample.text.ids) == len(sample.text_ids) + sample.ended
    samples = [sample for group in groups for sample in group]
    assert len({tuple(s.codes) for s in samples}) == len(samples)


def test_texts_end_by_themselves_or_at_the_limit(policy):
    groups = sampler(policy, Qwen2Decoder)(requests(policy, 8, limit=25))
    ended = [s.ended for group in groups for s in group]
    assert 0 < sum(ended) < len(ended)
    assert all(len(s.text.ids) == len(s.text_ids) + 1 for group in groups for s in group if s.ended)


def test_log_probabilities_equal_those_of_a_pass_over_the_whole(case):
    policy, decoder = case
    wanted = requests(policy)
    groups = sampler(policy, decoder)(wanted)
    sequences = [
        policy.prompter.sequence(request.prompt, s.text_ids, s.codes, s.ended)
        for request, group in zip(wanted, groups, strict=True)
        for s in group
    ]
    batch = policy.prompter.batch(sequences)
    samples = [s for group in groups for s in group]
    for temperature, column in ((SETTINGS.temperature, "log_probs"), (1.0, "raw_log_probs")):
        with torch.inference_mode():
            table = token_likelihood(policy, batch, temperature).log_probs
        for row, sample in enumerate(samples):
            assert np.allclose(table[row][batch.mesh[row]], getattr(sample.mesh, column), atol=2e-5)
            assert np.allclose(table[row][batch.text[row]], getattr(sample.text, column), atol=2e-5)
        assert (table[~(batch.text | batch.mesh)] == 0).all()


def test_a_sample_does_not_depend_on_batch_order_or_company(policy):
    wanted = requests(policy, 5, limit=20)
    all_at_once = sampler(policy, Qwen2Decoder)(wanted)
    in_threes = sampler(policy, Qwen2Decoder, rows=3)(wanted[::-1])[::-1]
    alone = sampler(policy, Qwen2Decoder)([Request(wanted[2].prompt, wanted[2].seeds[3:4], wanted[2].text_limit)])
    assert all(same(a, b) for x, y in zip(all_at_once, in_threes, strict=True) for a, b in zip(x, y, strict=True))
    assert same(alone[0][0], all_at_once[2][3])


def test_nor_on_the_number_of_threads(policy):
    before = torch.get_num_threads()
    results = []
    try:
        for threads in (1, 2):
            torch.set_num_threads(threads)
            results.append(sampler(policy, Qwen2Decoder)(requests(policy)))
    finally:
        torch.set_num_threads(before)
    assert all(same(a, b) for x, y in zip(*results, strict=True) for a, b in zip(x, y, strict=True))


def test_company_changes_no_token_through_transformers_either(full_policy):
    wanted = requests(full_policy)
    together, apart = (sampler(full_policy, CachedDecoder, rows=n)(wanted) for n in (64, 2))
    assert all(same(a, b, False) for x, y in zip(together, apart, strict=True) for a, b in zip(x, y, strict=True))


def test_both_decoders_draw_the_same(policy):
    ours, theirs = (sampler(policy, decoder)(requests(policy)) for decoder in (Qwen2Decoder, CachedDecoder))
    assert all(same(a, b, False) for x, y in zip(ours, theirs, strict=True) for a, b in zip(x, y, strict=True))


def test_seeds_decide(policy):
    prompt = policy.prompter.step1(PROMPTS[0])
    ((a, b, c),) = sampler(policy, Qwen2Decoder)([Request(prompt, [7, 7, 8], 9)])
    assert same(a, b)
    assert not same(a, c)


def test_no_text_span(policy):
    request = Request(policy.prompter.direct("boat"), [1, 2], 0)
    mixed = sampler(policy, Qwen2Decoder)([request, requests(policy)[0]])
    alone = sampler(policy, Qwen2Decoder)([request])
    for a, b in zip(mixed[0], alone[0], strict=True):
        assert same(a, b)
        assert (a.text_ids, a.ended, len(a.text.ids)) == ([], False, 0)


def test_greedy_equals_transformers_generate_in_the_mesh_span(policy):
    prompt = policy.prompter.direct("a red stool")
    sample = sampler(policy, Qwen2Decoder, SamplingSettings(temperature=0))([Request(prompt, [0], 0)])[0][0]
    others = [i for i in range(len(policy.tokenizer)) if not policy.mesh.first <= i < policy.mesh.last]
    made = policy.model.generate(
        torch.tensor([[*prompt, policy.start]]), do_sample=False, max_new_tokens=16, suppress_tokens=others
    )
    assert made[0, len(prompt) + 1 :].tolist() == sample.mesh.ids.tolist()


def test_top_k_and_top_p_hold_in_both_spans(policy):
    made = sampler(policy, Qwen2Decoder, SamplingSettings(1.0, top_k=1))(requests(policy, 2))
    for group in made:
        assert same(group[0], group[1])  # with a single candidate seeds don't matter
        assert np.allclose(group[0].mesh.log_probs, 0, atol=1e-6)
        assert (group[0].mesh.raw_log_probs < 0).all()


def test_the_engine_holds_the_weights_as_they_were(policy, texts):
    own = Policy.nano(texts, policy.vocabulary, words=320, hidden_size=64, num_hidden_layers=1)
    before = Sampler(own)
    wanted = requests(own, 1)
    first = before(wanted)
    with torch.no_grad():
        for weight in own.model.parameters():
            weight.add_(torch.randn_like(weight) * 0.1)
    assert not all(same(a[0], b[0]) for a, b in zip(first, Sampler(own)(wanted), strict=True))


def test_broken_weights_are_an_error(policy, texts):
    own = Policy.nano(texts, policy.vocabulary, words=320, hidden_size=64, num_hidden_layers=1)
    with torch.no_grad():
        own.model.model.layers[0].mlp.down_proj.weight.fill_(torch.nan)
    with pytest.raises(SamplingError, match="not finite"):
        Sampler(own)(requests(own, 1))


def test_likelihood_has_gradients_and_entropies(policy):
    sequences = policy.prompter.two_steps("a red stool", "one seat", "red", np.arange(16), np.arange(16))
    batch = policy.prompter.batch(sequences)
    with torch.inference_mode():
        plain = token_likelihood(policy, batch)
    mesh = plain.entropies[batch.mesh]
    assert (mesh > 0).all()
    assert (mesh < np.log(64)).all()
    likelihood = token_likelihood(policy, batch)
    likelihood.log_probs.sum().backward()
    gradients = [p.grad for p in policy.model.parameters()]
    policy.model.zero_grad(set_to_none=True)
    assert all(g is not None and g.isfinite().all() for g in gradients)
    by_hand = policy.model(input_ids=batch.ids[:1], attention_mask=batch.attention[:1]).logits[0]
    place = int(batch.mesh[0].nonzero()[5])
    logits = by_hand[place - 1, policy.mesh.first : policy.mesh.last]
    expected = torch.log_softmax(logits, 0)[batch.ids[0, place] - policy.mesh.first]
    assert torch.allclose(likelihood.log_probs[0, place], expected, atol=1e-5)
