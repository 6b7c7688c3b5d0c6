"""What is kept between runs: found again, never trusted, never in the way."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from knowledge import cache, draft, loader
from knowledge.loader import KnowledgeError, load

from .conftest import TOPIC, Shelf


def stored(home: Path) -> list[Path]:
    return sorted((home / "policybot").glob("*"))


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, only the cache can give a knowledge base."""

    def fail(*_: Any) -> None:
        raise AssertionError("the YAML files were parsed")

    monkeypatch.setattr(draft, "read_yaml", fail)


def test_a_second_load_gives_the_same_without_parsing(shelf: Shelf, request: pytest.FixtureRequest) -> None:
    first = load(shelf.folder)
    request.getfixturevalue("no_reading")
    assert load(shelf.folder) == first


def test_a_changed_file_is_read_again(shelf: Shelf) -> None:
    before = load(shelf.folder)
    shelf.edit(TOPIC, "  en: Too many valid complaints", "  en: Complaints")
    after = load(shelf.folder)
    assert after.entries["complaints"].title.en == "Complaints"
    assert after.version != before.version


def test_a_mistake_is_found_although_the_folder_was_loaded_before(shelf: Shelf) -> None:
    load(shelf.folder)
    shelf.edit(TOPIC, "category: vip", "category: vipp")
    with pytest.raises(KnowledgeError):
        load(shelf.folder)


def test_what_does_not_load_is_not_kept(shelf: Shelf, cache_home: Path) -> None:
    shelf.edit(TOPIC, "category: vip", "category: vipp")
    for _ in range(2):
        with pytest.raises(KnowledgeError):
            load(shelf.folder)
    assert stored(cache_home) == []


def test_the_version_depends_on_names_and_contents_only(shelf: Shelf, tmp_path: Path) -> None:
    copy = Shelf(tmp_path / "copy")
    assert load(copy.folder).version == load(shelf.folder).version
    (copy.folder / TOPIC).rename(copy.folder / "entries/1688/complaint.yaml")
    copy.edit("entries/1688/complaint.yaml", "id: complaints", "id: complaint")
    assert load(copy.folder).version != load(shelf.folder).version


def test_the_cache_is_of_no_use_to_other_code(shelf: Shelf, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(shelf.folder)
    code = shelf.folder.parent / "code"
    code.mkdir()
    (code / "model.py").write_text("# a later release")
    monkeypatch.setattr(loader, "PACKAGED", code)
    load(shelf.folder)
    assert len(stored(cache_home)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-10],
        lambda content: content.replace(b"\xe6", b"\xe7", 1),
        lambda content: b"no checksum",
        lambda content: content.partition(b"\n")[0] + b"\n" + b"{}",
        lambda content: content + b" ",
    ],
    ids=["empty", "cut", "flipped", "text", "other", "longer"],
)
def test_a_damaged_file_is_ignored_and_replaced(shelf: Shelf, cache_home: Path, damage: Any) -> None:
    first = load(shelf.folder)
    (file,) = stored(cache_home)
    file.write_bytes(damage(file.read_bytes()))
    assert load(shelf.folder) == first
    assert cache.fetch("knowledge", file.name.removeprefix("knowledge-")) is not None


def test_a_sound_file_of_another_shape_is_ignored(shelf: Shelf, cache_home: Path) -> None:
    first = load(shelf.folder)
    (file,) = stored(cache_home)
    key = file.name.removeprefix("knowledge-")
    for payload in (b"{}", b"not json", json.dumps({"entries": {"x": 1}}).encode(), b"\xff\xfe"):
        cache.store("knowledge", key, payload)
        assert load(shelf.folder) == first


def test_without_the_cache_nothing_is_written(shelf: Shelf, cache_home: Path) -> None:
    load(shelf.folder, use_cache=False)
    assert not cache_home.exists()


def test_a_cache_that_cannot_be_written_is_no_trouble(shelf: Shelf, cache_home: Path) -> None:
    cache_home.write_text("a file where a folder should be")
    assert len(load(shelf.folder).entries) == 2


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_is_no_trouble(shelf: Shelf, cache_home: Path) -> None:
    cache_home.mkdir(mode=0o500)
    assert len(load(shelf.folder).entries) == 2


def test_a_disk_that_fails_in_the_middle_leaves_nothing_behind(
    cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    cache.store("index", "k", b"payload")
    assert stored(cache_home) == []
    assert cache.fetch("index", "k") is None


def test_other_things_can_be_kept_under_their_own_name(cache_home: Path) -> None:
    cache.store("index", "k1", b"\x00one\ntwo")
    assert cache.fetch("index", "k1") == b"\x00one\ntwo"
    assert cache.fetch("index", "k2") is None
    assert cache.fetch("other", "k1") is None
    assert [file.stat().st_mode & 0o077 for file in stored(cache_home)] == [0]


def test_old_files_are_removed(cache_home: Path) -> None:
    for number in range(cache.KEPT + 3):
        cache.store("index", f"k{number}", b"x")
        os.utime(cache_home / "policybot" / f"index-k{number}", (number, number))
    cache.store("index", "last", b"x")
    assert cache.fetch("index", "last") == b"x"
    assert cache.fetch("index", "k0") is None
    assert len(stored(cache_home)) == cache.KEPT


def test_a_relative_cache_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    cache.store("index", "k", b"x")
    assert (tmp_path / ".cache" / "policybot" / "index-k").is_file()
    assert not (tmp_path / "here").exists()
