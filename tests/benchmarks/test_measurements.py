"""Every measurement runs, on tiny sizes, and refuses to time what does not work."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import ablations, answering, scale, startup
from benchmarks.contender_process import Asked, Built, ContenderProcess
from benchmarks.contenders import CONTENDERS, Found, bigrams
from benchmarks.generate import foreign_entries
from benchmarks.messages import QUESTION_FILES, Sent, labelled_questions, sample_messages
from benchmarks.scale_results import labelled_tables
from bot.evaluation.labels import Question
from knowledge.loader import load

NOW = "2023-05-17T14:30:00+08:00"
NEEDS = {"bm25s": "bm25s", "tantivy": "tantivy", "rapidfuzz cdist, 2 workers": "numpy"}
"""What `make bench` installs and `make test` does not."""


# -- answering -----------------------------------------------------------------------------------------------------


def test_answering_puts_the_assistant_beside_its_yardsticks() -> None:
    report = answering.measure(rounds=1, limit=2)
    for name in (answering.ASSISTANT, answering.EXTRACT, answering.UPDATE, answering.MATCHER, answering.FACTS):
        assert f"| {name} | " in report
    assert "questions (2)" in report
    assert "hostile (2)" in report


def test_an_update_reaches_the_handler_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def note(update: Any, _context: Any) -> None:
        seen.append(update.message.text)

    monkeypatch.setattr(answering, "_nothing", note)
    handling = answering.UpdateHandling()
    try:
        assert handling(answering.prepare(Sent("在吗", NOW), 1, 0)) > 0
    finally:
        handling.close()
    assert seen == ["在吗"]


def test_a_conversation_is_held_anew_in_every_round() -> None:
    sent = Sent("在吗", NOW, "talk")
    chats = {json.loads(answering.prepare(sent, 1, turn).line)["chat"] for turn in range(3)}
    assert len(chats) == 3


def test_replies_that_are_errors_are_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = SimpleNamespace(handle=lambda _line: json.dumps({"kind": "error", "text": "broken"}))
    monkeypatch.setattr(answering, "JsonLines", lambda *_: broken)
    with pytest.raises(RuntimeError, match="brings an error: broken"):
        answering.measure(rounds=1, limit=1)


def test_the_samples_are_there_and_the_held_out_voices_are_not_read() -> None:
    assert min(map(len, sample_messages().values())) > 10
    assert len(labelled_questions()) > 200
    assert not [file for file in QUESTION_FILES if "heldout" in file.name]


# -- start-up ------------------------------------------------------------------------------------------------------


def test_startup_measures_whole_processes_and_their_steps() -> None:
    report = startup.measure(runs=1)
    for row in (startup.WARM, startup.COLD, startup.EMPTY, startup.JIEBA, "intent matcher", "knowledge", "jieba"):
        assert f"| {row} | " in report
    assert startup.STAGES not in report


def test_a_process_is_measured(tmp_path: Path) -> None:
    ended = startup.run_process([sys.executable, "-c", "import os; print(os.environ['XDG_CACHE_HOME'])"], tmp_path)
    assert ended.output.strip() == str(tmp_path)
    assert ended.wall > 1
    assert ended.memory > 1


def test_a_process_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"status 1: .*broken"):
        startup.run_process([sys.executable, "-c", "raise SystemExit('broken')"], tmp_path)


# -- ablations -----------------------------------------------------------------------------------------------------


def test_ablations_have_a_row_a_part(tmp_path: Path) -> None:
    few = tmp_path / "questions.jsonl"
    few.write_bytes(b"\n".join(QUESTION_FILES[0].read_bytes().split(b"\n")[:5]))
    report = ablations.measure(["repair"], [few])
    assert "| everything | " in report
    assert "| without repair | " in report


def test_acc_95_wants_the_right_topic_surer_than_the_outsiders() -> None:
    outside = [_read(None, "a", sureness / 100) for sureness in range(1, 101)]
    inside = [_read("a", "a", 0.99), _read("a", "a", 0.95), _read("a", "b", 0.99), _read("a", "a", 0.97)]
    assert ablations.ranking(inside + outside) == (0.75, 0.5)


def test_a_masked_message_is_sure_of_nothing() -> None:
    question, reading = _read("a", "a", 0.9)
    masked = SimpleNamespace(ranked=reading.ranked, foreign_platform="elsewhere")
    assert ablations.ranking([(question, masked)]) == (1.0, 0.0)  # type: ignore[list-item]


def _read(topic: str | None, first: str, sureness: float) -> tuple[Question, Any]:
    question = Question(id="x", q="x", now=NOW, topic=topic)
    ranked = (SimpleNamespace(topic=first, probability=sureness),)
    return question, SimpleNamespace(ranked=ranked, foreign_platform=None)


# -- scale ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CONTENDERS)
def test_every_contender_finds_an_example_it_was_given(name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    kb = load()
    find = CONTENDERS[name](kb, foreign_entries(20))
    for entry in list(kb.entries.values())[:5]:
        assert find(entry.questions.formal[0]).topic == entry.id


@pytest.mark.parametrize("name", [name for name in CONTENDERS if name != "WRatio scan"])
def test_a_message_without_words_breaks_no_contender(name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    find = CONTENDERS[name](load(), foreign_entries(5))
    assert isinstance(find("？"), tuple)


def test_bigrams_keep_words_in_latin_letters_whole() -> None:
    assert bigrams("VIP批发,退?") == ["vip", "批发", "退"]


def test_a_contender_in_its_own_process_answers_and_ends() -> None:
    entry = next(iter(load().entries.values()))
    with ContenderProcess("WRatio scan", 5) as process:
        assert process.built.seconds > 0
        (asked,) = process.ask([entry.questions.formal[0]])
    assert asked.found.topic == entry.id
    assert asked.milliseconds > 0


def test_scale_has_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "CONTENDERS", {name: CONTENDERS[name] for name in (scale.OURS, "WRatio scan")})
    monkeypatch.setattr(scale, "NEIGHBOURS_AT", (20,))
    report = scale.measure([20], limit=6)
    for row in (scale.ALONE, scale.OURS, "WRatio scan", scale.NEIGHBOURS, "20 foreign entries on our platform"):
        assert f"| {row} | " in report
    assert "| an entry's own text finds it | 20 |" in report


def test_the_slow_are_asked_fewer_messages_but_ours_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "CONTENDERS", {name: CONTENDERS[name] for name in (scale.OURS, "WRatio scan")})
    monkeypatch.setattr(scale, "SECONDS", 1e-9)
    lines = scale.measure([0], limit=20).split("\n")
    rows = {line.split(" | ")[0]: line for line in reversed(lines) if " | " in line}
    assert f"({scale.FEWEST})" in rows["| WRatio scan"]
    assert "(" not in rows["| ours"]
    assert "(" not in rows[f"| {scale.ALONE}"]


def test_texts_of_foreign_entries_name_their_platform_and_all_their_owners() -> None:
    entries = {entry.id: entry for entry in foreign_entries(400)}
    found = scale.echoes(400, 40)
    assert len(found) == 40
    assert all(query.topics for query in found)
    assert all(query.text in entries[topic].texts for query in found for topic in query.topics)
    assert all(query.topics == {entry.id for entry in entries.values() if query.text in entry.texts} for query in found)


def _measured(topics: str, *, milliseconds: float = 1.0) -> scale.Measured:
    """Four messages for topic a and one out of scope; ``c`` is offered, ``r`` is refused, the others are stated."""
    queries = [scale.Query("x", frozenset("a"))] * 4 + [scale.Query("y", frozenset())]
    asked = [Asked(milliseconds, Found(topic, stated=topic not in "cr", refused=topic == "r")) for topic in topics]
    return scale.Measured(Built(1.0, 1.0), queries, 1, complete=True, rounds=[asked])


def test_what_is_lost_is_counted_in_points() -> None:
    row = {scale.ALONE: _measured("aaaar", milliseconds=2.0), scale.OURS: _measured("aabca", milliseconds=3.0)}
    (line,) = [line for line in labelled_tables({7: row}, frozenset("ac"))[-1].split("\n") if "foreign" in line]
    assert line == "| 7 foreign entries | 1.50× | 2 of 4 | 50.0 | 2 of 4 | 1 · 0 of 1 |"


def test_what_is_brought_for_nothing_is_stated_or_offered() -> None:
    own = frozenset("acr")
    assert [_measured(f"aaaa{topic}").brought(own) for topic in "acrz"] == [(1, 0), (0, 1), (0, 0), (0, 0)]


def test_memory_is_the_commands_own_and_not_the_starters(tmp_path: Path) -> None:
    ballast = bytearray(200_000_000)
    ended = startup.run_process([sys.executable, "-c", "pass"], tmp_path)
    assert ended.memory < len(ballast) / 4e6
