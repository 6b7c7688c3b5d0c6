"""The lexicon's files: what is in them, and what is said when they are wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.lexicon import PACKAGED, Lexicon, load_lexicon
from knowledge.problems import KnowledgeError

FILES = ("terms.yaml", "platforms.yaml", "smalltalk.yaml", "out_of_scope.yaml", "dialect.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(PACKAGED / name, tmp_path / name)
    return tmp_path


def _problems(folder: Path) -> str:
    with pytest.raises(KnowledgeError) as raised:
        load_lexicon(folder, use_cache=False)
    return str(raised.value)


def test_the_packaged_lexicon_is_sound() -> None:
    lexicon = load_lexicon(use_cache=False)
    assert lexicon.concepts["deposit"].terms()[0] == "自缴保证金"
    assert lexicon.concepts["freight"].kind == "outside"
    assert lexicon.platforms["taobao"].not_meant
    assert lexicon.dialect["几耐"] == "多久"


def test_the_cache_gives_the_same() -> None:
    first: Lexicon = load_lexicon()
    assert load_lexicon() == first == load_lexicon(use_cache=False)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert f"{name}:1: the file is missing" in _problems(folder)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "terms.yaml",
            "thing:\n  gloss: a thing\n  zh: [一物, 一物]\n",
            "terms.yaml:3: '一物' stands twice under 'thing'. Keep one of the two",
        ),
        ("terms.yaml", "thing:\n  gloss: a thing\n  zh: [一..]\n", "terms.yaml:3: '一..' has a gap at its end"),
        ("terms.yaml", "thing:\n  gloss: a thing\n  zh: ['']\n", "terms.yaml:3: an empty word stands under 'thing'"),
        ("terms.yaml", "thing:\n  zh: [一物]\n", "terms.yaml:1: thing has no 'gloss'. Add 'gloss:'"),
        ("terms.yaml", "thing:\n  gloss: a thing\n  slnag: [一物]\n", "Did you mean 'slang'?"),
        ("terms.yaml", "thing:\n  gloss: a thing\n  kind: outsid\n", "thing.kind cannot be 'outsid'"),
        ("terms.yaml", "thing:\n  gloss: a thing\n  zh: [6000]\n", "must be text, not the number 6000"),
        ("platforms.yaml", "taobao:\n  name: [淘宝]\n", "unknown key 'name' in taobao"),
        ("out_of_scope.yaml", "other: 天气\n", "must be a list"),
        ("smalltalk.yaml", "thanks: [谢谢\n", "smalltalk.yaml:"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert message in _problems(folder)
