"""jieba with a lean dictionary: terms stay whole, nothing heavy is imported."""

from __future__ import annotations

import subprocess
import sys

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.repair import chinese_terms
from bot.understanding.intent.segment import Segmenter
from knowledge.lexicon import Lexicon


def test_every_chinese_term_stays_whole(lexicon: Lexicon, dialect: Dialect, prepared: Prepared) -> None:
    segmenter = Segmenter(prepared.vocabulary)
    split = [term for term in chinese_terms(lexicon, dialect) if segmenter.words(term) != [term]]
    assert not split


def test_words_together_are_the_text(prepared: Prepared) -> None:
    text = "店小蜜和淘管家 hello,世界3.5!"
    assert "".join(Segmenter(prepared.vocabulary).words(text)) == text


def test_one_character_words_are_found(prepared: Prepared) -> None:
    assert Segmenter(prepared.vocabulary).alone("批发中心和他") == {4, 5}


def test_ordinary_words_are_known(prepared: Prepared) -> None:
    segmenter = Segmenter(prepared.vocabulary)
    assert segmenter.is_ordinary("推出")
    assert not segmenter.is_ordinary("申情")


def test_importing_it_leaves_the_heavy_parts_out() -> None:
    code = (
        "import sys; from bot.understanding.intent.segment import import_jieba; import_jieba();"
        "print(sorted(name for name in sys.modules if name in ('pkg_resources', 'jieba.finalseg', 'jieba')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['jieba']"
