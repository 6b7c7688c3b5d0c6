"""Said again: a reply that would only repeat the one before gives what the message asks of it, and not all once more.

你确定吗, 为什么是15天 after a result; 不知道 after a rule; 口头说可以吗, which a point of that rule answers.
"""

from __future__ import annotations

import msgspec

from bot.conversation.decision import Decision
from bot.conversation.turn.belonging import stated_topic
from bot.session import Exchange
from bot.understanding.understanding import Understanding


def said_again(decision: Decision, heard: Understanding, last: Exchange | None) -> Decision:
    """``decision``, marked where the reply before, which left ``last`` behind if it is gone on from, said the same.

    Not to a question that names its topic itself: it may have been put right and stands for the one before.
    """
    entry = decision.entry
    if entry is None or last is None or last.topic != entry.id or stated_topic(heard.intent) == entry.id:
        return decision
    if last.asked or decision.asks or decision.lead or decision.also or decision.problem:
        return decision
    if not (_is_result_again(decision, last) or _is_rule_again(decision, heard, last)):
        return decision
    return msgspec.structs.replace(decision, again="why" if heard.speech.does("why") else "gist")


def _is_result_again(decision: Decision, last: Exchange) -> bool:
    """Whether the same result is computed from the same facts."""
    result = decision.result
    same = decision.kind == "computed" and dict(decision.facts) == last.facts and bool(last.results)
    return same and result is not None and result.values.keys() == last.results.keys()


def _is_rule_again(decision: Decision, heard: Understanding, last: Exchange) -> bool:
    """Whether the rule would be told a second time, and no question may have its answer in the rest of it."""
    answered = bool(decision.points) or heard.speech.does("why") or not heard.speech.asks
    return decision.kind == "answer" and last.rule_told and answered
