"""When a frame is complete, what blocks it, and whether it is asked about."""

from __future__ import annotations

from bot.understanding.intent.concepts import Hit, by_concept
from bot.understanding.intent.frames import FrameReader, partners, subjects
from bot.understanding.intent.normalise import normalise
from bot.understanding.intent.surface import surface
from knowledge.model import Frame, KnowledgeBase

WHERE = surface(normalise("甲乙,丙丁,戊己,庚辛,壬癸"))
RARITY = {"a": 1.0, "b": 2.0, "c": 4.0}


def _hit(concept: str, start: int, size: int = 1) -> Hit:
    return Hit(concept, start, start + size)


def test_a_frame_is_complete_when_every_group_is_met() -> None:
    frame = Frame(needs=(("a",), ("b", "c")))
    found = by_concept([_hit("a", 0), _hit("c", 1)])
    completion = FrameReader(RARITY).read(frame, found, WHERE, {0})
    assert completion is not None
    assert completion.complete
    assert completion.near
    assert (completion.information, completion.met, completion.asked) == (5.0, ("a", "c"), True)


def test_a_frame_without_any_group_is_no_completion() -> None:
    assert FrameReader(RARITY).read(Frame(needs=(("a",),)), {}, WHERE, {0}) is None


def test_an_unfinished_frame_tells_what_is_there() -> None:
    completion = FrameReader(RARITY).read(Frame(needs=(("a",), ("b",))), by_concept([_hit("b", 0)]), WHERE, {0})
    assert completion is not None
    assert (completion.complete, completion.information) == (False, 2.0)


def test_one_word_cannot_meet_two_groups() -> None:
    frame = Frame(needs=(("a",), ("b",)))
    same = by_concept([_hit("a", 0), _hit("b", 0)])
    nested = by_concept([_hit("a", 0, 2), _hit("b", 0)])
    reader = FrameReader(RARITY)
    assert [reader.read(frame, found, WHERE, {0}).complete for found in (same, nested)] == [False, True]  # type: ignore[union-attr]


def test_unless_blocks_a_complete_frame() -> None:
    frame = Frame(needs=(("a",),), unless=("b",))
    found = by_concept([_hit("a", 0), _hit("b", 1)])
    heeded, unheeded = (FrameReader(RARITY, heed_unless=heed).read(frame, found, WHERE, {0}) for heed in (True, False))
    assert heeded is not None
    assert unheeded is not None
    assert (heeded.blocked, unheeded.blocked) == (True, False)


def test_concepts_clauses_apart_are_far() -> None:
    frame = Frame(needs=(("a",), ("b",)))
    completion = FrameReader(RARITY).read(frame, by_concept([_hit("a", 0), _hit("b", 12)]), WHERE, {0})
    assert completion is not None
    assert not completion.near


def test_what_is_asked_about_is_the_last_group() -> None:
    frame = Frame(needs=(("a",), ("b",)))
    found = by_concept([_hit("a", 0), _hit("b", 3)])
    reader = FrameReader(RARITY)
    asked = [reader.read(frame, found, WHERE, {phrase}).asked for phrase in (0, 1)]  # type: ignore[union-attr]
    assert asked == [False, True]


def test_frames_of_the_knowledge_base_name_partners_and_subjects(kb: KnowledgeBase) -> None:
    assert "leave" in partners(kb.entries.values())["vip-centre"]
    assert {"vip-centre", "trustpass", "dianxiaomi"} <= subjects(kb.entries.values())


def test_no_two_topics_have_the_same_frame(kb: KnowledgeBase) -> None:
    owners: dict[Frame, str] = {}
    for entry in kb.entries.values():
        for frame in entry.frames:
            assert owners.setdefault(frame, entry.id) == entry.id, frame
