"""A curator sees why a message was read as it was."""

from __future__ import annotations

from bot.understanding.intent import IntentMatcher, explain


def test_every_step_is_told(matcher: IntentMatcher) -> None:
    lines = explain(matcher.read("VIP批发中心宝证金不够了,要补多少?"))
    text = "\n".join(lines)
    assert "repaired: 宝证金 → 保证金" in lines
    assert "concept: deposit ← “宝证金” [7:10]" in lines
    assert "frame: vip-removal-deposit ← deposit + " in text
    assert "score: vip-removal-deposit " in text
    assert "score: none " in text
    assert lines[-1] == "decision: answer"


def test_another_platform_and_small_talk_are_told(matcher: IntentMatcher) -> None:
    assert "platform: taobao, so no topic of 1688 applies" in explain(matcher.read("淘宝店保证金要补多少"))
    assert "small talk: thanks" in explain(matcher.read("谢谢"))


def test_a_second_topic_is_told(matcher: IntentMatcher) -> None:
    lines = explain(matcher.read("退出批发中心哪天生效?多久能重新加入?"))
    assert "also vip-rejoin" in lines[-1] or "also vip-exit" in lines[-1]
