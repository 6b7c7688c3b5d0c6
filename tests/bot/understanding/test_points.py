"""Single points of a rule: asked about in their own words they are what is said first."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.rendering.typography import chinese_punctuation
from bot.rendering.values import fill, shown_parameters
from bot.understanding.points import MOST, points_asked
from handlers.result import day_of
from knowledge.lexicon import GAP
from knowledge.loader import load
from tests.conftest import NOON, Ask

KB = load()
POINTS = [(entry.id, index) for entry in KB.entries.values() for index in range(len(entry.points))]


@pytest.mark.parametrize(("topic", "index"), POINTS)
def test_every_point_is_found_by_its_words(assistant: Assistant, topic: str, index: int) -> None:
    entry = assistant.kb.entries[topic]
    point = entry.points[index]
    for cue in point.cues:
        found = points_asked(cue.lower().replace(GAP, ""), entry)
        assert point in found or len(found) > MOST, cue


@pytest.mark.parametrize(("topic", "index"), POINTS)
def test_a_point_leads_the_reply_after_its_topic_was_talked_about(ask: Ask, topic: str, index: int) -> None:
    entry = KB.entries[topic]
    point = entry.points[index]
    line = chinese_punctuation(fill(point, "zh", shown_parameters(entry, day_of(NOON), "zh")))
    reached = 0
    for cue in [cue for cue in point.cues if not cue.isascii()][:8]:
        ask(entry.questions.formal[0], chat=cue)
        reply = ask(cue.replace(GAP, "") + "怎么办", chat=cue)
        reached += line in (reply["text"].split("\n\n", 1)[0] if reply["kind"] == "answer" else reply["text"])
    assert reached, line


@pytest.mark.parametrize(
    ("first", "text", "topic", "said"),
    [
        ("VIP批发中心退出申请4月3号交的,哪天生效", "那还能反悔吗", "vip-exit", "能不能撤回,来源没有写"),
        ("VIP批发中心退出申请4月3号交的,哪天生效", "碰上双休日顺延吗", "vip-exit", "不顺延"),
        ("VIP批发中心自缴保证金余额5200,差多少", "从哪天开始算", "vip-removal-deposit", "从第二天数起"),
        ("I handed in the exit application for the VIP wholesale centre on 3 April, when am I out?",
         "can I undo it?", "vip-exit", "Whether an application can be withdrawn"),
    ],
)  # fmt: skip
def test_a_follow_up_on_a_point_stays_on_its_topic(ask: Ask, first: str, text: str, topic: str, said: str) -> None:
    ask(first)
    reply = ask(text)
    assert (reply["kind"], reply["topic"]) == ("answer", topic)
    assert said in reply["text"].split("\n\n", 1)[0].replace("，", ",")


@pytest.mark.parametrize("text", ["电子发票在哪里点", "直通车在哪里点"])
def test_the_words_of_a_point_beside_another_matter_are_none(ask: Ask, text: str) -> None:
    ask("VIP批发中心退出申请4月3号交的,哪天生效")
    assert ask(text)["topic"] is None


def test_a_long_message_asks_only_where_it_asks(assistant: Assistant) -> None:
    entry = assistant.kb.entries["vip-exit"]
    told = "我们厂上个月给小二打电话说一声不做了,后来一直没有消息,现在想问一下按规定退出哪天才生效?"
    assert points_asked(told, entry) == ()
    asked = "我们厂在这里做了五年了今年实在不想继续做下去了,打电话说一声算不算,还是一定要交材料?"
    assert len(points_asked(asked, entry)) == 1


def test_who_asks_about_many_points_gets_the_rule(assistant: Assistant) -> None:
    entry = assistant.kb.entries["dianxiaomi-refund"]
    many = "退到哪里?要申请吗?谁退的?哪几天退?"
    assert points_asked(many, entry) == ()
    assert len(points_asked("退到哪里?要申请吗?谁退的?", entry)) == MOST
