"""When a frame is complete, what blocks it, and whether it is asked about."""

from __future__ import annotations

from bot.understanding.intent.concepts import Hit, by_concept
from bot.understanding.intent.frames import Completion, FrameReader, partners, subjects
from bot.understanding.intent.normalise import normalise
from bot.understanding.intent.surface import surface
from knowledge.model import Frame, KnowledgeBase

WHERE = surface(normalise("甲乙,丙丁,戊己,庚辛,壬癸"))
RARITY = {"a": 1.0, "b": 2.0, "c": 4.0}


def _hit(concept: str, start: int, size: int = 1) -> Hit:
    return Hit(concept, start, start + size)


def _read(frame: Frame, *hits: Hit, asking: int = 0, heed_unless: bool = True) -> Completion:
    """How a frame is met that must be met."""
    [(_, _, completion)] = FrameReader([frame], RARITY, heed_unless=heed_unless).read(by_concept(hits), WHERE, {asking})
    assert completion is not None
    return completion


def test_a_frame_is_complete_when_every_group_is_met() -> None:
    completion = _read(Frame(needs=(("a",), ("b", "c"))), _hit("a", 0), _hit("c", 1))
    assert completion.complete
    assert completion.near
    assert (completion.information, completion.met, completion.asked) == (5.0, ("a", "c"), True)


def test_of_several_concepts_of_a_group_the_rarest_counts() -> None:
    frames = [Frame(needs=(("a", "b", "c"),)), Frame(needs=(("b", "a"), ("c",)))]
    read = FrameReader(frames, RARITY).read(by_concept([_hit("a", 0), _hit("b", 1)]), WHERE, {0})
    assert [(number, says, one and one.met) for number, says, one in read] == [(0, 2.0, ("b",)), (1, 2.0, None)]


def test_a_frame_without_any_group_is_not_read() -> None:
    assert not list(FrameReader([Frame(needs=(("a",),))], RARITY).read({}, WHERE, {0}))


def test_an_unfinished_frame_tells_what_is_there() -> None:
    reader = FrameReader([Frame(needs=(("a",), ("b",)))], RARITY)
    assert list(reader.read(by_concept([_hit("b", 0)]), WHERE, {0})) == [(0, 2.0, None)]


def test_one_word_cannot_meet_two_groups() -> None:
    frame = Frame(needs=(("a",), ("b",)))
    same, nested = _read(frame, _hit("a", 0), _hit("b", 0)), _read(frame, _hit("a", 0, 2), _hit("b", 0))
    assert (same.complete, nested.complete) == (False, True)


def test_unless_blocks_a_complete_frame() -> None:
    frame, hits = Frame(needs=(("a",),), unless=("b",)), (_hit("a", 0), _hit("b", 1))
    assert [_read(frame, *hits, heed_unless=heed).blocked for heed in (True, False)] == [True, False]


def test_a_matter_that_is_none_of_ours_blocks_only_within_sight_of_the_question() -> None:
    frame, where = Frame(needs=(("a",),), unless=("b",)), surface(normalise("甲,乙,丙,丁,戊,己"))
    found = by_concept([_hit("a", 0), _hit("b", 10)])
    for outside, blocked in (((), True), (("b",), False)):
        [(_, _, completion)] = FrameReader([frame], RARITY, outside=outside).read(found, where, {0})
        assert completion is not None
        assert completion.blocked is blocked


def test_concepts_clauses_apart_are_far() -> None:
    assert not _read(Frame(needs=(("a",), ("b",))), _hit("a", 0), _hit("b", 12)).near


def test_what_is_asked_about_is_the_last_group() -> None:
    frame, hits = Frame(needs=(("a",), ("b",))), (_hit("a", 0), _hit("b", 3))
    assert [_read(frame, *hits, asking=phrase).asked for phrase in (0, 1)] == [False, True]


def test_frames_of_the_knowledge_base_name_partners_and_subjects(kb: KnowledgeBase) -> None:
    assert "leave" in partners(kb.entries.values())["vip-centre"]
    assert {"vip-centre", "trustpass", "dianxiaomi"} <= subjects(kb.entries.values())


def test_no_two_topics_have_the_same_frame(kb: KnowledgeBase) -> None:
    owners: dict[Frame, str] = {}
    for entry in kb.entries.values():
        for frame in entry.frames:
            assert owners.setdefault(frame, entry.id) == entry.id, frame
