"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from bot.patterns import compile_all, pattern


def test_it_is_used_like_a_compiled_one() -> None:
    words = pattern("A+|b", re.IGNORECASE)
    assert words.pattern == "A+|b"
    assert [match.group() for match in words.finditer("xaaB")] == ["aa", "B"]
    assert (words.sub("-", "cab"), words.fullmatch("aa") is not None, words.split("xay")) == ("c--", True, ["x", "y"])


def test_what_is_no_expression_says_so_when_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("x")
    with pytest.raises(AttributeError):
        broken.unheard_of  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(re.error):
        compile_all()


def test_all_can_be_compiled_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    used = pattern("a+")
    compile_all()
    monkeypatch.setattr(re, "compile", None)
    assert used.search("baa") is not None
