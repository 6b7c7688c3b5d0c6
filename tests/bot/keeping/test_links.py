"""Deep links: what they carry, and where they lead."""

from __future__ import annotations

import re

import msgspec
import pytest

from bot.assistant import Assistant
from bot.keeping.links import Target, calculation_payload, target_of
from bot.session import Quoted
from knowledge.references import MAX_ID
from tests.bot.keeping.chat import Chat, every_action

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def test_every_link_is_one_that_telegram_takes_and_leads_back(assistant: Assistant) -> None:
    kb = assistant.kb
    for entry in kb.entries.values():
        assert PAYLOAD.fullmatch(entry.id)
        assert target_of(entry.id, kb) == Target(entry.id)
        computes = entry.handler is not None
        for fact in (None, *entry.facts):
            payload = calculation_payload(entry, fact)
            assert PAYLOAD.fullmatch(payload)
            assert target_of(payload, kb) == Target(entry.id, computes, fact)


def test_a_fact_without_room_is_left_out(assistant: Assistant) -> None:
    entry = msgspec.structs.replace(assistant.kb.entries["vip-exit"], id="x" * MAX_ID)
    assert calculation_payload(entry, "f" * 18) == f"calc_{entry.id}_{'f' * 18}"
    assert calculation_payload(entry, "f" * 19) == f"calc_{entry.id}"


@pytest.mark.parametrize(
    "payload", ["", "calc_", "calc_gone", "gone", "vip-exit ", "vip-exit\n", "calc_vip-exit?", "x" * 65, "退出"]
)
def test_what_is_no_link_of_ours_leads_nowhere(assistant: Assistant, payload: str) -> None:
    assert target_of(payload, assistant.kb) is None


def test_a_fact_that_is_gone_is_forgotten(assistant: Assistant) -> None:
    assert target_of("calc_vip-exit_gone", assistant.kb) == Target("vip-exit", True, None)


def test_a_link_opens_a_topic(assistant: Assistant) -> None:
    reply = Chat(assistant).say("/start vip-exit")
    assert (reply.kind, reply.topic) == ("answer", "vip-exit")


def test_a_link_from_a_group_begins_the_calculation(assistant: Assistant) -> None:
    group = Chat(assistant, chat_type="group")
    (action,) = every_action(group.say("最晚哪天申请退出VIP批发中心"))
    private = Chat(assistant)
    reply = private.say(f"/start {action.removeprefix('private:')}")
    assert (reply.kind, reply.topic, reply.asks) == ("ask", "vip-exit", "wanted_date")
    assert private.say("6月20号").result == {"apply_by": "2023-06-05"}


def test_a_calculation_begins_with_the_first_missing_fact(assistant: Assistant) -> None:
    asked = 0
    for entry in assistant.kb.entries.values():
        if entry.handler is not None:
            reply = Chat(assistant).say(f"/start {calculation_payload(entry)}")
            assert (reply.kind, reply.topic) == ("ask", entry.id)
            assert reply.asks in entry.facts
            asked += 1
    assert asked > 10


def test_a_link_to_a_topic_that_computes_nothing_opens_it(assistant: Assistant) -> None:
    reply = Chat(assistant).say("/start calc_supply-grade")
    assert (reply.kind, reply.topic) == ("answer", "supply-grade")


def test_a_link_that_leads_nowhere_shows_the_help(assistant: Assistant) -> None:
    assert Chat(assistant).say("/start gone").text == Chat(assistant).say("/help").text


def test_a_fact_that_was_asked_for_where_the_link_stood_is_asked_for_again(assistant: Assistant) -> None:
    group = Chat(assistant, chat_type="group")
    group.say("保证金剩4500,前天低于的,最晚哪天补")
    exchange = group.turn.exchange
    assert exchange is not None
    quoted = Quoted(text="", from_bot=True, exchange=exchange)
    private = Chat(assistant)
    assert private.follow("calc_vip-removal-deposit", quoted).result["topup_by"] == "2023-05-18"
    doubtful = msgspec.structs.replace(exchange, asked="below_since")
    reply = Chat(assistant).follow("calc_vip-removal-deposit", msgspec.structs.replace(quoted, exchange=doubtful))
    assert (reply.asks, "topup_by" in reply.result) == ("below_since", False)


def test_what_was_told_on_another_topic_is_left_there(assistant: Assistant) -> None:
    group = Chat(assistant, chat_type="group")
    group.say("我5月10号申请退出VIP批发中心,哪天生效")
    quoted = Quoted(text="", from_bot=True, exchange=group.turn.exchange)
    assert Chat(assistant).follow("calc_vip-removal-deposit", quoted).facts == {}
