"""jieba with a lean dictionary: terms stay whole, nothing heavy is imported."""

from __future__ import annotations

import subprocess
import sys

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import HAN
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.repair import chinese_terms
from bot.understanding.intent.segment import Segmenter, import_jieba
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase


def test_every_chinese_term_stays_whole(lexicon: Lexicon, dialect: Dialect, prepared: Prepared) -> None:
    segmenter = Segmenter(prepared.vocabulary)
    split = [term for term in chinese_terms(lexicon, dialect) if segmenter.words(term) != [term]]
    assert not split


def test_words_together_are_the_text(prepared: Prepared) -> None:
    run = "店小蜜和淘管家的世界"
    assert "".join(Segmenter(prepared.vocabulary).words(run)) == run


def test_words_are_those_that_jieba_cuts(kb: KnowledgeBase, prepared: Prepared) -> None:
    segmenter, jieba = Segmenter(prepared.vocabulary), import_jieba().Tokenizer()
    jieba.FREQ, jieba.total, jieba.initialized = prepared.vocabulary.frequencies, prepared.vocabulary.total, True
    runs = [run for entry in kb.entries.values() for text in entry.questions.all() for run in HAN.findall(text)]
    assert [segmenter.words(run) for run in runs] == [jieba.lcut(run, HMM=False) for run in runs]


def test_one_character_words_are_found(prepared: Prepared) -> None:
    assert Segmenter(prepared.vocabulary).alone("vip, 批发中心和他") == {9, 10}


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
