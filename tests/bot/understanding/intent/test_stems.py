"""The regular forms of a word meet in one stem."""

from __future__ import annotations

import pytest

from bot.understanding.intent.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("renew", "renews", "renewed", "renewing"),
        ("apply", "applies", "applied", "applying"),
        ("remove", "removed", "removing", "removes"),
        ("cancel", "cancelled", "cancelling", "canceled"),
        ("ship", "shipped", "shipping", "ships"),
        ("supplier", "suppliers", "supplier's"),
        ("centre", "center", "centers"),
    ],
)
def test_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["is", "was", "business", "less", "vip", "unless"])
def test_words_that_only_look_inflected_stay(word: str) -> None:
    assert stem(word) == word


def test_different_words_stay_apart() -> None:
    assert len({stem(word) for word in ("refund", "return", "remove", "renew", "rejoin")}) == 5
