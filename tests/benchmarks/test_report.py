"""The page keeps its words and gets the figures between its markers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS, PROOFS
from benchmarks.report import PAGE, measured, section, table, write


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- one -->\nold\n<!-- /one -->\nbetween\n<!-- two -->\n<!-- /two -->\nafter\n")
    return page


def test_only_the_part_is_replaced(page: Path) -> None:
    write("one", "new", page)
    write("two", "more", page)
    assert page.read_text() == (
        "before\n<!-- one -->\nnew\n<!-- /one -->\nbetween\n<!-- two -->\nmore\n<!-- /two -->\nafter\n"
    )


def test_writing_twice_changes_nothing(page: Path) -> None:
    write("one", "new\n", page)
    once = page.read_text()
    write("one", "new\n", page)
    assert page.read_text() == once


def test_a_page_without_the_place_says_what_is_missing(page: Path) -> None:
    with pytest.raises(ValueError, match="no place for three; add the lines <!-- three -->"):
        write("three", "new", page)


def test_a_table_aligns_its_figures() -> None:
    assert table(["what", "ms"], [["ours", 1]]) == "| what | ms |\n| --- | ---: |\n| ours | 1 |"


def test_a_section_names_its_command_and_the_machine() -> None:
    text = section("scale", "body")
    assert text.startswith("`python -m benchmarks.scale --write` on ")
    assert " cores, " in text
    assert text.endswith("\n\nbody")


def test_a_measurement_says_how_busy_the_machine_was() -> None:
    assert re.search(
        r"\n\nOther work took \d+ % of the machine when this began[.] body$", measured("scale", lambda: "body")
    )


@pytest.mark.parametrize("part", [*PARTS, *PROOFS])
def test_the_page_has_a_place_for_every_part(part: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(f"<!-- {part} -->") == text.count(f"<!-- /{part} -->") == 1
