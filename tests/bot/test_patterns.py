"""Regular expressions that are compiled when they are first used, and kept."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from bot import patterns
from bot.patterns import Store, compile_all, pattern
from knowledge import cache

SOURCES = [
    ("A+|b", re.IGNORECASE),
    (r"(?P<day>\d+)号(?P<rest>[^,]*)", 0),
    (r"(?i:vip)|(\x00)(?<!后)", re.MULTILINE),
    ("[\ud800-\udfff]", 0),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "policybot"


def _kept_by_an_earlier_run() -> None:
    store = Store()
    for source, flags in SOURCES:
        store.expression(source, flags)
    store.keep()


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
    monkeypatch.setattr(patterns, "_store", None)
    assert used.search("baa") is not None


@pytest.mark.usefixtures("folder")
def test_the_next_run_compiles_nothing_and_has_the_same_expressions(monkeypatch: pytest.MonkeyPatch) -> None:
    _kept_by_an_earlier_run()
    monkeypatch.setattr(patterns, "_compiled", None)
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    store = Store()
    made = [store.expression(source, flags) for source, flags in SOURCES]
    monkeypatch.undo()
    for one, (source, flags) in zip(made, SOURCES, strict=True):
        usual = re.compile(source, flags)
        assert one == patterns._compiled(source, flags).expression()
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            usual.pattern,
            usual.flags,
            usual.groups,
            usual.groupindex,
        )
    match = made[1].search("5号申请")
    assert match is not None
    assert (match["day"], match["rest"]) == ("5", "申请")


def test_flags_tell_expressions_of_one_source_apart(folder: Path) -> None:
    for _ in range(2):
        store = Store()
        assert store.expression("a", re.IGNORECASE).search("A")
        assert not store.expression("a", 0).search("A")
        store.keep()
    assert len(list(folder.glob("patterns-*"))) == 1


def test_nothing_is_written_where_nothing_is_new(folder: Path) -> None:
    _kept_by_an_earlier_run()
    file = next(folder.glob("patterns-*"))
    before = file.stat().st_mtime_ns
    _kept_by_an_earlier_run()
    assert file.stat().st_mtime_ns == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("code", [b"", b"\x00" * 8, b"\xff" * 40, b"odd"])
def test_code_that_the_engine_refuses_is_compiled_again(code: bytes) -> None:
    _kept_by_an_earlier_run()
    stored = msgspec.msgpack.decode(cache.fetch("patterns", patterns._key()) or b"", type=list[patterns.Compiled])
    broken = [msgspec.structs.replace(one, code=code) for one in stored]
    cache.store("patterns", patterns._key(), msgspec.msgpack.encode(broken))
    assert Store().expression(*SOURCES[0]).findall("xaaB") == ["aa", "B"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_something_else_counts_as_none() -> None:
    cache.store("patterns", patterns._key(), b"something else")
    assert Store().expression(*SOURCES[0]).findall("xaaB") == ["aa", "B"]


def test_where_the_compiler_has_changed_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(import_module("re._compiler"), "_code")
    store = Store()
    monkeypatch.setattr(re, "compile", lambda source, flags: (source, flags))
    assert store.expression("a", 0) == ("a", 0)  # type: ignore[comparison-overlap]
    store.keep()
    assert not folder.exists()


def test_more_than_any_version_has_are_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _kept_by_an_earlier_run()
    monkeypatch.setattr(patterns, "_MOST_KEPT", 2)
    store = Store()
    store.expression("new", 0)
    store.keep()
    stored = msgspec.msgpack.decode(cache.fetch("patterns", patterns._key()) or b"", type=list[patterns.Compiled])
    assert [one.source for one in stored] == [b"new"]
    assert folder.exists()
