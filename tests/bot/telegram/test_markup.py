"""Cutting HTML: never too long, always valid, nothing lost."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.markup import LIMIT, plain, split_html, units
from tests.botapi.entities import parse

_SPACE = re.compile(r"\s+")
_PIECES = st.sampled_from([*"ab <>&\"'\n。,!", "😀", "👨‍👩‍👧", "🇨🇳", "é", "退", "\u200d"])
_TEXTS = st.lists(_PIECES, min_size=1, max_size=60).map("".join)


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> str:
    """Valid Telegram HTML."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["text", "b", "i", "a", "blockquote"])) if depth < 3 else "text"
        if kind == "text":
            parts.append(escape(draw(_TEXTS), quote=False))
        elif kind == "a":
            parts.append(f'<a href="https://example.com/?a=1&amp;b=2">{draw(documents(depth=3))}</a>')
        else:
            parts.append(f"<{kind}>{draw(documents(depth=depth + 1))}</{kind}>")
    return "".join(parts)


def _letters(text: str) -> str:
    return _SPACE.sub("", text)


@settings(max_examples=300, deadline=None)
@given(documents(), st.integers(8, 120))
def test_parts_are_short_balanced_and_complete(html: str, limit: int) -> None:
    parts = split_html(html, limit)
    for part in parts:
        assert units(plain(part)) <= limit
        assert _balanced(part)
    assert _letters("".join(plain(part) for part in parts)) == _letters(plain(html))


def _balanced(html: str) -> bool:
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^<>]*>", html):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


@settings(max_examples=40, deadline=None)
@given(documents())
def test_telegrams_own_parser_accepts_every_part(html: str) -> None:
    for part in split_html(html, 40):
        parse(part, "HTML")


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("one\n\ntwo\n\nthree", 10, ["one\n\ntwo", "three"]),
        ("one\ntwo\nthree", 9, ["one\ntwo", "three"]),
        ("第一句。第二句。第三句。", 9, ["第一句。第二句。", "第三句。"]),
        ("3.5 of it. And 4.5", 12, ["3.5 of it.", "And 4.5"]),
        ("aaaa bbbb cccc", 10, ["aaaa bbbb", "cccc"]),
        ("aaaaaaaaaaaa", 5, ["aaaaa", "aaaaa", "aa"]),
        ("aaaa👨‍👩‍👧bb", 6, ["aaaa", "👨‍👩‍👧", "bb"]),
    ],
)
def test_cuts_come_where_they_disturb_least(text: str, limit: int, parts: list[str]) -> None:
    limit = max(limit, 8) if "👨" in text else limit
    assert split_html(text, limit) == parts


def test_a_text_of_exactly_the_limit_is_one_message() -> None:
    assert len(split_html("😀" * (LIMIT // 2))) == 1
    assert len(split_html("😀" * (LIMIT // 2) + "x")) == 2


def test_nothing_to_say_is_no_message() -> None:
    assert split_html("") == split_html(" \n") == []


def test_plain_text_of_broken_markup() -> None:
    assert plain("<b>a <i>b</b> &lt;c&gt; 1 < 2</i>") == "a b <c> 1 < 2"
