"""Traditional script, where the converter's dictionary cuts the words of our texts wrongly."""

from __future__ import annotations

import re

import pytest

from bot.rendering.phrases import PHRASES
from bot.rendering.script import to_traditional
from knowledge.loader import load
from knowledge.placeholders import texts

TEXTS = [text.zh for entry in load().entries.values() for _, text in texts(entry)]
TEXTS += [text.zh for text in PHRASES.values()]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("报道里旧名", "報道裡舊名"),
        ("尽快补上并联系1688", "儘快補上並聯繫1688"),
        ("并联系统", "並聯系統"),
        ("后台里", "後台裡"),
        ("三公里", "三公里"),
    ],
)
def test_words_are_cut_right(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional


def test_no_text_of_ours_keeps_a_simplified_form_in_traditional_script() -> None:
    kept = [text for text in TEXTS if re.search(r"(?<![公阿])里|聯系(?!統)", to_traditional(text))]
    assert kept == []
