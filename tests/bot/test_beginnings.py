"""The characters with which what an expression finds can begin change nothing of what it finds."""

from __future__ import annotations

import re

import pytest

from bot.patterns import compiled

TEXTS = (
    "",
    "\n",
    "我朋友5月10号退的,人家说不退",
    "退给人家了吗?\x00\x00 当天 vip 3号 ne?",
    "阿姐的店 姐那边 wait, no: not the 5th but the 6th",
    "没人要的店,要要要",
)
BEGUN = [
    r"朋友|[我他]们?|(?<!退给)人家",
    r"阿?姐(?=[的那])|(?:没有?)?人",
    r"(?<![,。])(?:\d{1,2}|[一二三])\s?号|\bno\b",
    r"^(?:wait|我)|\x00+(?=\s)|[吗么]\?$",
    r"(?=.*店)[阿姐没](?!们)",
    r"(要)\1|(?P<day>5)月",
    "(?>退|没)(?:给|人)",
]
NOT_BEGUN = [r".人", "[^,]号", r"(?i:VIP)|号", "退", "(?:退)*", r"(?:退|$)", r"\b", r"(?:(店)|x)?(?(1)y|店)"]


@pytest.mark.parametrize("source", [*BEGUN, *NOT_BEGUN])
def test_what_is_found_is_the_same(source: str) -> None:
    usual, ours = re.compile(source), compiled(source)
    for text in TEXTS:
        assert [(one.span(), one.groups()) for one in ours.finditer(text)] == [
            (one.span(), one.groups()) for one in usual.finditer(text)
        ]
        for place in range(len(text)):
            one, other = ours.search(text, place), usual.search(text, place)
            assert (one and one.span()) == (other and other.span())
        assert ours.sub("-", text) == usual.sub("-", text)


@pytest.mark.parametrize("source", BEGUN)
def test_the_engine_is_told_where_the_usual_compiler_does_not(source: str) -> None:
    assert compiled(source) != re.compile(source)


def test_letters_of_either_case_are_left_to_the_usual_compiler() -> None:
    assert compiled("[ab]c|dé", re.IGNORECASE) == re.compile("[ab]c|dé", re.IGNORECASE)
    assert compiled("[ab]c|dé", re.IGNORECASE).findall("Dé BC") == ["Dé", "BC"]
