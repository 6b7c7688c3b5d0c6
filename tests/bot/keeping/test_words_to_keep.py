"""Letters, sources and votes."""

from __future__ import annotations

import re

import pytest

from bot.assistant import Assistant
from bot.keeping.letters import BLANK, draft
from bot.messages import Feedback
from bot.rendering.document import html_text, plain_text
from bot.rendering.phrases import phrase
from bot.rendering.reader import script
from knowledge.model import PLACEHOLDER, Letter, Text
from tests.bot.keeping.chat import Chat
from tests.bot.keeping.test_buttons import EXIT


def test_a_letter_is_drafted_from_the_facts(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("letter:0")
    assert reply.text.startswith("退出VIP批发中心申请书\n\n致：阿里巴巴")
    assert "申请提出日期：2023年5月10日。" in reply.text
    assert "应于2023年5月25日生效" in reply.text
    assert "提前15天" in reply.text
    assert "周" not in reply.text
    assert reply.buttons == ()
    assert reply.html.startswith("<b>退出VIP批发中心申请书</b>\n\n")


def test_what_is_not_known_is_left_blank(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("打电话跟客服说退出VIP批发中心算数吗")
    text = chat.press("letter:0").text
    assert f"申请提出日期：{BLANK}。" in text
    assert "提前15天" in text


def test_a_letter_in_the_readers_language(assistant: Assistant) -> None:
    chat = Chat(assistant, lang="en")
    chat.say(EXIT)
    assert "our exit takes effect on 25 May 2023." in chat.press("letter:0").text
    chat = Chat(assistant, lang="zh-hant")
    chat.say(EXIT)
    assert "退出VIP批發中心申請書" in chat.press("letter:0").text


@pytest.mark.parametrize("words", ["zh", "en"])
def test_no_letter_shows_a_placeholder(assistant: Assistant, words: str) -> None:
    letters = [letter for entry in assistant.kb.entries.values() for letter in entry.letters]
    assert letters
    for letter in letters:
        text = plain_text(draft(letter, words, {}))  # type: ignore[arg-type]
        assert BLANK in text
        assert not PLACEHOLDER.search(text)


def test_a_letter_keeps_its_empty_lines_and_stays_text() -> None:
    body = "致:{x}\n\n  缩进\n正文 <b>&amp;\n"
    document = draft(Letter(Text("题", "T"), Text(body, body)), "zh", {"x": "<i>"})
    assert plain_text(document) == "题\n\n致:<i>\n\n  缩进\n正文 <b>&amp;"
    assert html_text(document) == "<b>题</b>\n\n致:&lt;i&gt;\n\n  缩进\n正文 &lt;b&gt;&amp;amp;"


def test_the_source_names_document_place_and_derivation(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("source")
    entry = assistant.kb.entries["vip-exit"]
    assert reply.kind == "answer"
    assert reply.topic == "vip-exit"
    assert len(reply.sources) == len({citation.document for citation in entry.sources})
    for line in reply.sources:
        assert script(f"《{line.title}》", "zh-hans") in reply.text
    assert "出处：第二部分“主动退出”第1、2条" in reply.text
    assert "自何时起施行没有写明" in reply.text
    assert reply.steps
    assert all(f"• {step}" in reply.text for step in reply.steps)


def test_every_source_can_be_shown_in_every_language(assistant: Assistant) -> None:
    for lang in ("zh-hans", "zh-hant", "en"):
        for entry in assistant.kb.entries.values():
            chat = Chat(assistant, lang=lang)  # type: ignore[arg-type]
            chat.press(f"topic:{entry.id}")
            reply = chat.press("source")
            assert reply.topic == entry.id
            assert len(reply.sources) == len({citation.document for citation in entry.sources})
            assert lang != "en" or not re.search(r"依据|来源", reply.text)


def test_the_start_of_a_rule_is_said_with_its_source(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("退货金额200元,今天上午9点半签收,最晚什么时候确认退款")
    assert "自2023年3月15日（周三）起" in chat.press("source").text


@pytest.mark.parametrize(("action", "helpful"), [("vote:up", True), ("vote:down", False)])
def test_a_vote_is_an_effect_and_a_thank_you(assistant: Assistant, action: str, helpful: bool) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    before = chat.session
    reply = chat.press(action)
    assert reply.effects == (Feedback(topic="vip-exit", helpful=helpful),)
    assert reply.delivery == "notice"
    assert "记下了" in reply.text
    assert chat.session == before


@pytest.mark.parametrize(
    "key", ["vote_up", "vote_down", "deadline_over", "foreign_button", "expired", "reminder_not_here"]
)
def test_a_notice_is_short_enough_to_stand_over_a_chat(key: str) -> None:
    longest_value = 60
    assert all(len(text) + longest_value <= 200 for text in (phrase(key).zh, phrase(key).en))


def test_the_place_in_a_chinese_document_is_marked_as_such_for_english_readers(assistant: Assistant) -> None:
    chat = Chat(assistant, lang="en")
    chat.say(EXIT)
    text = chat.press("source").text
    assert "In the Chinese text: 第二部分" in text
    marked = [line for line in text.split("\n") if re.search(r"[\u4e00-\u9fff]", line)]
    assert all(line.startswith("In the Chinese text: ") for line in marked)
