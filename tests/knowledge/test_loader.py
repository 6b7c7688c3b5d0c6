"""Loading: what is read, what is refused, and that nothing wrong is passed over."""

from __future__ import annotations

import re

import pytest

from knowledge.loader import KnowledgeError, load

from .conftest import OTHER, SALES, TOPIC, Shelf
from .mistakes import problems_in


def test_the_small_knowledge_base_itself_loads(shelf: Shelf) -> None:
    assert sorted(load(shelf.folder).entries) == ["complaints", "sales"]


def test_words_of_cases_that_are_not_computed_are_read(shelf: Shelf) -> None:
    assert load(shelf.folder).entries["complaints"].not_computed == ()
    shelf.edit(TOPIC, "related: [sales]", "related: [sales]\nnot_computed: [待定, 另案处理]")
    assert load(shelf.folder).entries["complaints"].not_computed == ("待定", "另案处理")


def test_all_mistakes_of_all_files_are_told_at_once(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "category: vip", "category: vip\nsumary: x")
    shelf.edit(TOPIC, "unit: count", "unit: dayz")
    shelf.edit(TOPIC, "  until: 2030-01-01", "  until: soon")
    shelf.edit(OTHER, "{document: notice, place: 第2条}", "{document: notice}")
    shelf.edit("categories.yaml", "  en: Wholesale centre\n", "")
    found = [(problem.file, problem.line) for problem in problems_in(shelf)]
    assert found == [
        ("categories.yaml", 1),
        (TOPIC, shelf.line(TOPIC, "sumary")),
        (TOPIC, shelf.line(TOPIC, "until: soon")),
        (TOPIC, shelf.line(TOPIC, "dayz")),
        (OTHER, shelf.line(OTHER, "{document")),
    ]


def test_a_broken_file_brings_no_complaints_about_references_into_it(shelf: Shelf) -> None:
    shelf.write("sources.yaml", "notice: [\n")
    assert {problem.file for problem in problems_in(shelf)} == {"sources.yaml"}


def test_the_same_topic_on_two_platforms_is_refused(shelf: Shelf) -> None:
    shelf.write("entries/1699/sales.yaml", SALES.replace('"1688"', '"1699"'))
    (problem,) = problems_in(shelf)
    assert "the topic exists twice, also in" in problem.message
    assert problem.line == 1


@pytest.mark.parametrize("name", ["entries/lost.yaml", "entries/1688/lost.yml", "entries/1688/deep/lost.yaml"])
def test_a_topic_in_the_wrong_place_is_not_passed_over(shelf: Shelf, name: str) -> None:
    shelf.write(name, SALES)
    (problem,) = problems_in(shelf)
    assert (problem.file, problem.message) == (name, "the file is not where topics are read")
    assert "entries/<platform>/<topic-id>.yaml" in problem.remedy


@pytest.mark.parametrize("name", [".#sales.yaml", "sales.yaml~", "sales.yaml.bak"])
def test_what_an_editor_leaves_behind_is_passed_over(shelf: Shelf, name: str) -> None:
    shelf.write(f"entries/1688/{name}", "not: [yaml")
    assert len(load(shelf.folder).entries) == 2


@pytest.mark.parametrize("name", ["sources.yaml", "categories.yaml"])
def test_a_missing_file_is_named(shelf: Shelf, name: str) -> None:
    (shelf.folder / name).unlink()
    assert any(problem.file == name and "missing" in problem.message for problem in problems_in(shelf))


def test_a_folder_without_topics_and_no_folder_at_all(shelf: Shelf) -> None:
    (shelf.folder / TOPIC).unlink()
    (shelf.folder / OTHER).unlink()
    assert any("there is no topic" in problem.message for problem in problems_in(shelf))
    shelf.folder = shelf.folder / "nowhere"
    assert "there is no such folder" in problems_in(shelf)[0].message


def test_a_file_in_another_encoding_is_named_with_its_line(shelf: Shelf) -> None:
    shelf.write(OTHER, SALES.encode("gb18030"))
    (problem,) = [problem for problem in problems_in(shelf) if "UTF-8" in problem.message]
    assert (problem.file, problem.line) == (OTHER, 4)
    assert "UTF-8" in problem.remedy


def test_a_huge_file_is_refused_unread(shelf: Shelf) -> None:
    shelf.write(OTHER, SALES + "# " + "x" * 300_000)
    assert any("at most 256 KB" in problem.message for problem in problems_in(shelf))


def test_an_empty_file_is_refused(shelf: Shelf) -> None:
    shelf.write("entries/1688/empty.yaml", "# nothing yet\n")
    assert any(problem.message == "the file is empty" for problem in problems_in(shelf))


def test_the_error_reads_as_a_list_and_as_one_line(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "category: vip", "category: vipp")
    shelf.edit(OTHER, "category: vip", "category: vipp")
    with pytest.raises(KnowledgeError) as caught:
        load(shelf.folder)
    lines = str(caught.value).split("\n")
    assert lines[0] == "The knowledge base has 2 problems:"
    assert lines[1] == f"  {TOPIC}:3: unknown category 'vipp'. Did you mean 'vip'? Categories: vip"
    assert re.fullmatch(r"The knowledge base is broken: entries/.*\(and 1 more\)", caught.value.headline)
