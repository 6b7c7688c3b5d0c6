"""The large knowledge base is the same everywhere and holds nothing of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice

import pytest

from benchmarks.generate import ForeignWords, foreign_entries
from knowledge.lexicon import load_lexicon
from knowledge.loader import load

SOME = 300


def test_a_smaller_knowledge_base_is_the_beginning_of_a_larger_one() -> None:
    assert list(foreign_entries(SOME)) == list(islice(foreign_entries(3 * SOME), SOME))


def test_it_does_not_depend_on_how_python_hashes() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-m", "benchmarks.generate", "5"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert made.pop().count(b"\n") == 5


def test_another_seed_makes_another_one() -> None:
    assert list(foreign_entries(5)) != list(foreign_entries(5, seed=7))


def test_entries_are_told_apart_and_have_ten_texts_each() -> None:
    entries = list(foreign_entries(5000))
    assert len({entry.id for entry in entries}) == len(entries)
    assert {len(entry.texts) for entry in entries} == {10}
    assert not [text for entry in entries for text in entry.texts if "{" in text or not text.strip()]


def test_no_matter_that_we_know_is_put_on_our_platform() -> None:
    near = {subject["id"] for subject in ForeignWords.load().subjects if subject.get("near")}
    ours = next(iter(load().entries.values())).platform
    on_ours = [entry for entry in foreign_entries(20_000) if entry.platform == ours]
    assert len(on_ours) > 100
    assert not [entry.id for entry in on_ours if entry.id.split("/")[2] in near]


def test_platforms_go_by_the_keys_under_which_the_assistant_knows_their_names() -> None:
    """Or a message that names the platform could never bring the entry."""
    keys = {name: key for key, platform in load_lexicon().platforms.items() for name in platform.names}
    platforms = ForeignWords.load().platforms
    known = [(name, platform) for platform in platforms for name in platform["names"] if name in keys]
    assert len(known) > 30
    assert not [name for name, platform in known if platform.get("under", platform["id"]) != keys[name]]


def test_neighbours_are_all_on_our_platform() -> None:
    ours = next(iter(load().entries.values())).platform
    assert {entry.platform for entry in foreign_entries(SOME, neighbours=True)} == {ours}


def test_as_many_entries_are_made_as_are_asked_for() -> None:
    assert sum(1 for _ in foreign_entries(SOME)) == SOME
    assert ForeignWords.load().entries > 100_000


def test_too_many_entries_are_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"add words to foreign[.]yaml"):
        next(foreign_entries(ForeignWords.load().entries + 1))
