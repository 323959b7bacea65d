import numpy as np
import pytest

from mme3dr.models.ar3d.tokens import MeshTokenError, MeshVocabulary

WORDS = MeshVocabulary(length=4, codebook=100)


def test_text_and_back():
    text = WORDS.text([7, 0, 99, 7])
    assert text == "<mesh-start><mesh7><mesh0><mesh99><mesh7><mesh-end>"
    codes = WORDS.parse(f"A plan. {text} Done.")
    assert codes.tolist() == [7, 0, 99, 7]
    assert codes.dtype == np.int64


def test_tokens_are_start_end_and_codes():
    assert MeshVocabulary(4, 3).tokens() == ["<mesh-start>", "<mesh-end>", "<mesh0>", "<mesh1>", "<mesh2>"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<mesh1><mesh2><mesh3><mesh4><mesh-end>", "no_start"),
        ("<mesh-start><mesh1><mesh2><mesh3><mesh4>", "no_end"),
        ("<mesh-end><mesh-start><mesh1>", "no_end"),
        ("<mesh-start><mesh1><mesh2><mesh3><mesh-end>", "wrong_count"),
        ("<mesh-start><mesh1><mesh2><mesh3><mesh4><mesh5><mesh-end>", "wrong_count"),
        ("<mesh-start><mesh-end>", "wrong_count"),
        ("<mesh-start><mesh1><mesh2> <mesh3><mesh4><mesh-end>", "not_a_code"),
        ("<mesh-start><mesh1><mesh2><meshx><mesh4><mesh-end>", "not_a_code"),
        ("<mesh-start><mesh1><mesh2><mesh3><mesh100><mesh-end>", "out_of_range"),
        ("<mesh9><mesh-start><mesh1><mesh2><mesh3><mesh4><mesh-end>", "stray"),
        ("<mesh-start><mesh1><mesh2><mesh3><mesh4><mesh-end><mesh4>", "stray"),
        (2 * "<mesh-start><mesh1><mesh2><mesh3><mesh4><mesh-end>", "several"),
        ("", "no_start"),
    ],
)
def test_anything_but_one_whole_shape_is_a_named_error(text, kind):
    with pytest.raises(MeshTokenError) as caught:
        WORDS.parse(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("codes", "kind"),
    [([1, 2, 3], "wrong_count"), ([[1, 2, 3, 4]], "wrong_count"), ([1, 2, 3, -1], "out_of_range")]
    + [([1.0, 2.0, 3.0, 4.0], "not_a_code")],
)
def test_codes_are_checked_before_they_are_written(codes, kind):
    with pytest.raises(MeshTokenError) as caught:
        WORDS.text(codes)
    assert caught.value.kind == kind
