"""The JSON-lines interface, as its description says."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.jsonl import JsonLines
from tests.conftest import Ask

FIELDS = {
    "id", "kind", "topic", "also", "choices", "confidence", "asks", "problem", "result", "facts", "heard", "steps",
    "sources", "status", "text", "buttons", "ms",
}  # fmt: skip
KINDS = {"answer", "computed", "ask", "choices", "unknown", "smalltalk", "cancelled", "ignored", "error"}


def test_a_computed_reply_has_every_field(ask: Ask) -> None:
    reply = ask("我5月10号申请退出VIP批发中心,哪天生效", id="q1")
    assert set(reply) == FIELDS
    assert reply["id"] == "q1"
    assert reply["kind"] == "computed"
    assert reply["topic"] == "vip-exit"
    assert reply["result"]["effective_date"] == "2023-05-25"
    assert reply["facts"] == {"application_date": "2023-05-10"}
    assert reply["heard"] == [{"kind": "date", "value": "2023-05-10", "span": [1, 6]}]
    assert reply["steps"]
    assert set(reply["sources"][0]) == {"title", "publisher", "date"}
    assert reply["status"] == "undated"
    assert reply["text"].startswith("您的退出在2023年5月25日（周四）生效")
    assert reply["ms"] > 0


def test_every_line_gets_one_reply_in_order_whatever_it_holds(lines: JsonLines) -> None:
    source = '{"text": "你好", "id": "a"}\nnot json\n[1]\n{"text": 5, "id": "b"}\n'.encode()
    source += b"\xff\xfe\n" + '{"text": "a\u2028b"}\n'.encode()
    replies = [json.loads(line) for line in lines.lines(io.BytesIO(source))]
    assert [reply["id"] for reply in replies] == ["a", "2", "3", "b", "5", "6"]
    assert [reply["kind"] == "error" for reply in replies] == [False, True, True, True, True, False]
    assert all(reply["text"] for reply in replies)


def test_a_moment_without_offset_is_refused_with_a_remedy(ask: Ask) -> None:
    reply = ask("你好", now="2023-05-17T12:00:00")
    assert reply["kind"] == "error"
    assert "offset" in reply["text"]


def test_the_language_field_overrules_the_text(ask: Ask) -> None:
    assert "takes effect" in ask("5月10号申请退出VIP批发中心,哪天生效", lang="en")["text"]
    assert "生效" in ask("5月10号申请退出VIP批发中心,哪天生效", lang="zh-hant")["text"]


def test_lines_without_a_chat_know_nothing_of_each_other(lines: JsonLines) -> None:
    lines.handle(json.dumps({"text": "我要退出VIP批发中心,哪天生效"}))
    assert json.loads(lines.handle(json.dumps({"text": "5月10号"})))["kind"] == "unknown"


def test_two_people_in_one_chat_have_their_own_sessions(ask: Ask) -> None:
    ask("我退出VIP批发中心哪天生效", user="a")
    ask("我的自缴保证金要补多少", user="b")
    assert ask("5月10号申请的", user="a")["result"]["effective_date"] == "2023-05-25"
    assert ask("4200", user="b")["result"]["shortfall"] == 1800


def test_a_group_message_counts_only_when_it_is_meant_for_the_bot(ask: Ask) -> None:
    question = "供应等级还有没有了"
    assert ask(question, chat_type="group")["kind"] == "ignored"
    assert ask(f"@Policy_Bot {question}", chat_type="group")["topic"] == "supply-grade"
    assert ask(f"@policy_bot2 {question}", chat_type="group")["kind"] == "ignored"
    assert ask(f"@policy_bot {question}", chat_type="group", forwarded=True)["kind"] == "ignored"
    assert ask("/help@other_bot", chat_type="group")["kind"] == "ignored"
    assert ask("/help", chat_type="group")["kind"] == "smalltalk"


def test_a_reply_brings_the_quoted_message_along(ask: Ask) -> None:
    ask("VIP批发中心自缴保证金只剩4200了", chat_type="group", user="a", id="m1")
    reply = ask("@policy_bot 要补多少?", chat_type="group", user="b", id="m2", reply_to="m1")
    assert reply["result"]["shortfall"] == 1800


def test_another_members_day_is_not_that_of_the_person_who_asks_for_themselves(ask: Ask) -> None:
    ask("VIP批发中心自缴保证金只剩4200了,昨天低的", chat_type="group", user="a", id="m1")
    assert "topup_by" in ask("@policy_bot 他要补多少", chat_type="group", user="b", id="m2", reply_to="m1")["result"]
    own = ask("@policy_bot 那我的剩5200呢", chat_type="group", user="b", id="m3")
    assert own["result"] == {"shortfall": 800}
    again = ask("@policy_bot 我的只有5300呢", chat_type="group", user="c", id="m4", reply_to="m1")
    assert again["result"] == {"shortfall": 700}


def test_a_reply_to_ones_own_message_goes_on_from_it(ask: Ask) -> None:
    ask("VIP批发中心自缴保证金只剩4200了,昨天低的", chat_type="group", user="a", id="m1")
    reply = ask("@policy_bot 我最晚哪天补", chat_type="group", user="a", id="m2", reply_to="m1")
    assert reply["result"] == {"shortfall": 1800, "topup_by": "2023-05-19"}


def test_a_reply_to_an_older_answer_takes_up_that_answer(ask: Ask) -> None:
    ask("@policy_bot 我退VIP批发中心哪天生效", chat_type="group", id="m1")
    ask("@policy_bot 我的自缴保证金要补多少", chat_type="group", id="m2")
    reply = ask("5月10号申请的", chat_type="group", id="m3", reply_to="bot:m1")
    assert reply["result"]["effective_date"] == "2023-05-25"


def test_somebody_elses_answer_lends_its_topic_but_not_its_facts(ask: Ask) -> None:
    ask("@policy_bot 5月10号申请退出VIP批发中心,几号生效", chat_type="group", user="a", id="m1")
    reply = ask("那我12号申请的呢?", chat_type="group", user="b", id="m2", reply_to="bot:m1")
    assert reply["result"]["effective_date"] == "2023-05-27"
    assert ask("哈哈", chat_type="group", user="b", id="m3", reply_to="bot:m1")["kind"] == "ignored"


def test_an_edited_question_is_answered_afresh(ask: Ask) -> None:
    ask("5月10号申请退出VIP批发中心,几号生效", id="m1")
    reply = ask("5月12号申请退出VIP批发中心,几号生效", id="m2", edit_of="m1")
    assert reply["result"]["effective_date"] == "2023-05-27"


def test_an_inline_look_up_asks_nothing(ask: Ask) -> None:
    reply = ask("我退出VIP批发中心哪天生效", chat_type="inline")
    assert reply["kind"] == "answer"
    assert reply["asks"] is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
messages = st.fixed_dictionaries(
    {"text": st.text(max_size=200) | json_values},
    optional=dict.fromkeys(("id", "now", "chat", "user", "chat_type", "reply_to", "edit_of", "lang"), json_values),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messages | json_values)
def test_nothing_that_is_json_breaks_it(lines: JsonLines, message: object) -> None:
    reply = json.loads(lines.handle(json.dumps(message)))
    assert set(reply) == FIELDS
    assert reply["kind"] in KINDS
    assert not re.search("[\ud800-\udfff]", reply["text"])


@pytest.mark.parametrize("raw", ['{"text": "\\ud800 hi"}', "[" * 100_000, '{"text": "' + "9" * 50_000 + '"}'])
def test_hostile_lines_are_answered(lines: JsonLines, raw: str) -> None:
    assert json.loads(lines.handle(raw))["kind"] in KINDS


def test_a_fault_of_ours_costs_one_line_its_answer(lines: JsonLines, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(lines.assistant, "respond", fail)
        reply = json.loads(lines.handle('{"text": "你好"}'))
    assert reply["kind"] == "error"
    assert "broken" not in reply["text"]
    assert json.loads(lines.handle('{"text": "你好"}'))["kind"] == "smalltalk"


def test_who_writes_more_than_is_read_is_told_so(ask: Ask) -> None:
    reply = ask("退出VIP批发中心哪天生效," + "今天店里忙," * 700 + "我5月12号申请的")
    assert reply["result"] == {}
    assert "只读了前面约4096个字" in reply["text"]
    assert "只读了" not in ask("退出VIP批发中心哪天生效")["text"]
