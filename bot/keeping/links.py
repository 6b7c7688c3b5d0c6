"""Deep links: what stands behind ``?start=`` in a link to the bot, at most 64 letters, digits, ``_`` and ``-``.

``vip-exit`` opens a topic; ``calc_vip-exit`` begins its calculation, ``calc_vip-exit_wanted_date`` with that fact. A
link names the topic and what is to be asked, never what somebody said: whoever follows it goes on from their own words.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.patterns import pattern
from knowledge.model import Entry, KnowledgeBase

MAX_PAYLOAD = 64
_CALCULATE = "calc_"
_PAYLOAD = pattern(r"[A-Za-z0-9_-]{1,64}")


class Target(NamedTuple):
    """Where a link leads: a topic; its calculation if ``calculate``, beginning with ``fact`` if one is named."""

    topic: str
    calculate: bool = False
    fact: str | None = None


def calculation_payload(entry: Entry, fact: str | None = None) -> str:
    """The payload that begins a topic's calculation, with ``fact`` first where there is room to say so."""
    payload = _CALCULATE + entry.id
    longer = f"{payload}_{fact}" if fact else payload
    return longer if len(longer) <= MAX_PAYLOAD else payload


def topic_calculated(payload: str) -> str | None:
    """The topic whose calculation ``payload`` begins: calc_vip-exit_wanted_date gives vip-exit; None for any other."""
    return payload.removeprefix(_CALCULATE).partition("_")[0] if payload.startswith(_CALCULATE) else None


def target_of(payload: str, kb: KnowledgeBase) -> Target | None:
    """Where ``payload`` leads; None for anything that is no link of ours, or one to a topic that is gone."""
    if not _PAYLOAD.fullmatch(payload):
        return None
    if payload in kb.entries:
        return Target(payload)
    entry = kb.entries.get(topic_calculated(payload) or "")
    if entry is None:
        return None
    fact = payload.removeprefix(f"{_CALCULATE}{entry.id}_")
    return Target(entry.id, entry.handler is not None, fact if fact in entry.facts else None)
