"""Messages that carry nothing to answer, and those that only look so."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from knowledge.lexicon import load_lexicon

KINDS = (
    "greeting", "thanks", "farewell", "laughter", "ack", "praise", "insult", "self_harm", "who_are_you", "help",
    "wants_person",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("您好呀", "greeting"),
        ("在不在啊?", "greeting"),
        ("Good morning!", "greeting"),
        ("多谢老师,麻烦您了", "thanks"),
        ("明白了,謝謝", "thanks"),
        ("thank you so much 🙏", "thanks"),
        ("那先这样,拜拜", "farewell"),
        ("哈哈哈哈", "laughter"),
        ("吓死我了,再也不敢了", "laughter"),
        ("好的收到", "ack"),
        ("原来如此", "ack"),
        ("👍👍", "ack"),
        ("你真聪明", "praise"),
        ("你这个破机器人,真没用", "insult"),
        ("什么垃圾玩意", "insult"),
        ("真的不想活了", "self_harm"),
        ("被清退了,保证金也没了,我想跳楼", "self_harm"),
        ("你到底是真人还是机器人", "who_are_you"),
        ("你都能做什么呀", "help"),
        ("人工客服", "wants_person"),
        ("我要转人工!", "wants_person"),
        ("我要投诉你们", "wants_person"),
        ("Can I speak to a human?", "wants_person"),
    ],
)
def test_small_talk_is_heard(matcher: IntentMatcher, text: str, kind: str) -> None:
    reading = matcher.read(text)
    assert (reading.smalltalk, reading.decision) == (kind, "refuse")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("谢谢,那保证金低于多少要补", "vip-removal-deposit"),
        ("转人工,保证金低于多少要补", "vip-removal-deposit"),
        ("你好,请问诚信通续两年到哪天", "trustpass-renewal"),
        ("哈哈,那退出批发中心要提前几天申请", "vip-exit"),
        ("笨蛋机器人,有效投诉几次会被清退", "vip-removal-complaints"),
        ("好的。小蜜没用完的钱怎么退?", "dianxiaomi-refund"),
    ],
)
def test_a_question_beside_it_is_answered(matcher: IntentMatcher, text: str, topic: str) -> None:
    reading = matcher.read(text)
    assert (reading.smalltalk, reading.topic) == (None, topic)


@pytest.mark.parametrize("text", ["笑死我了", "想死你们了", "社死现场", "累得想死"])
def test_a_figure_of_speech_is_no_cry_for_help(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).smalltalk != "self_harm"


@pytest.mark.parametrize("text", ["密码在哪里操作修改", "今天日期是几号", "靠谱的货代有吗", "新来的运营什么都不懂"])
def test_an_insult_inside_a_word_is_none(matcher: IntentMatcher, text: str) -> None:
    assert matcher.read(text).smalltalk is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_is_heard(matcher: IntentMatcher, kind: str) -> None:
    for wording in load_lexicon().smalltalk[kind]:
        assert matcher.read(wording).smalltalk is not None, wording
