from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation.labels import Dialogue, FactLine, Group, Hostile, LabelError, Question, read_labels

QUESTION = {"id": "q1", "q": "怎么退出", "now": "2023-05-17T14:30:00+08:00", "topic": "vip-exit"}
DIALOGUE = {
    "id": "d1",
    "now": "2023-05-17T14:30:00+08:00",
    "turns": [{"user": "谢谢", "expect": {"kind": "smalltalk", "topic": None, "result": {}}}],
}
FACTS = {"id": "f1", "cat": "trap", "text": "没有日子", "now": "2023-05-17T14:30:00+08:00", "expect": []}
GROUP = {
    "id": "g1",
    "now": "2023-05-17T14:30:00+08:00",
    "lines": [{"from": "某人", "text": "早", "reply_to": None, "should": "ignore", "topic": None}],
}
HOSTILE = {"id": "h1", "q": "<b>", "why": "HTML"}


def write(folder: Path, *records: object) -> Path:
    path = folder / "labels.jsonl"
    path.write_bytes("\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode())
    return path


@pytest.mark.parametrize(
    ("fields", "kind", "record_type"),
    [
        (QUESTION, "questions", Question),
        (DIALOGUE, "dialogues", Dialogue),
        (FACTS, "facts", FactLine),
        (GROUP, "groups", Group),
        (HOSTILE, "hostile", Hostile),
    ],
)
def test_a_file_is_told_by_its_fields(tmp_path: Path, fields: dict, kind: str, record_type: type) -> None:
    file = read_labels(write(tmp_path, fields))
    assert file.kind == kind
    assert [record.id for record in file.of(record_type)] == [fields["id"]]


def test_line_and_paragraph_separators_inside_a_message_do_not_end_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, HOSTILE | {"q": "前\u2028中\u2029后\u0085"}, HOSTILE | {"id": "h2"})
    first, second = read_labels(path).of(Hostile)
    assert first.q == "前\u2028中\u2029后\u0085"
    assert second.id == "h2"


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"\n{json.dumps(QUESTION)}\n\n")
    assert len(read_labels(path).records) == 1


def test_the_sender_of_a_group_line_is_its_from_field(tmp_path: Path) -> None:
    (group,) = read_labels(write(tmp_path, GROUP)).of(Group)
    assert group.lines[0].sender == "某人"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no labelled message"),
        ("{", "labels.jsonl:1: no JSON"),
        ("[1]", "labels.jsonl:1: no JSON object"),
        ('{"id": "x"}', "labels.jsonl:1: no kind of labelled message"),
        (json.dumps(QUESTION) + "\n" + json.dumps(HOSTILE), "labels.jsonl:2: hostile among questions"),
        (json.dumps(QUESTION | {"expect": [1]}), "labels.jsonl:1: Expected `object`"),
        (json.dumps({"q": "x", "topic": None}), "labels.jsonl:1: Object missing required field `id`"),
        (json.dumps({**GROUP, "lines": [{**GROUP["lines"][0], "should": "perhaps"}]}), "labels.jsonl:1: Invalid enum"),
    ],
)
def test_a_bad_file_is_named_with_line_and_reason(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(content)
    with pytest.raises(LabelError, match=r"labels\.jsonl") as caught:
        read_labels(path)
    assert words in str(caught.value)


def test_a_missing_file_and_foreign_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="cannot be read"):
        read_labels(tmp_path / "absent.jsonl")
    path = tmp_path / "labels.jsonl"
    path.write_bytes("问".encode("gbk"))
    with pytest.raises(LabelError, match="cannot be read"):
        read_labels(path)
