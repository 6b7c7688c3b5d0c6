"""The inline look-up."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.assistant import Assistant
from bot.lookup import LookUpResult, look_up
from knowledge.model import CHINA
from tests.conftest import NOON

EXIT = "我5月10号申请退出VIP批发中心,哪天生效"


def topics(results: tuple[LookUpResult, ...]) -> list[str]:
    return [result.topic for result in results]


def test_a_few_words_find_their_topics(assistant: Assistant) -> None:
    results = look_up(assistant, "退款 24小时", NOON)
    first = results[0]
    assert (first.topic, first.title) == ("refund-response", "小额退货退款的确认时限")
    assert "24小时内确认退款" in first.rule
    assert first.status == "in_force"
    assert first.text.startswith(first.rule)
    assert first.html.startswith(f"<b>{first.rule}</b>")
    assert first.payload == "calc_refund-response"
    assert not first.personal


def test_part_of_a_word_is_enough(assistant: Assistant) -> None:
    assert set(topics(look_up(assistant, "诚信", NOON))) == {"trustpass-activation", "trustpass-renewal"}
    assert set(topics(look_up(assistant, "店小", NOON))) == {"dianxiaomi-benefit", "dianxiaomi-refund"}
    assert "trustpass-activation" in topics(look_up(assistant, "trustp", NOON))


def test_all_words_narrow_the_list(assistant: Assistant) -> None:
    wide, narrow = look_up(assistant, "vip", NOON), look_up(assistant, "vip 重新加入", NOON)
    assert len(wide) > 5
    assert topics(narrow)[0] == "vip-rejoin"
    assert len(narrow) < len(wide)


def test_a_complete_question_is_answered_on_top(assistant: Assistant) -> None:
    first, second, *_ = look_up(assistant, EXIT, NOON)
    assert first.title == "您的退出在2023年5月25日（周四）生效。"
    assert first.rule == "主动退出VIP批发中心"
    assert first.personal
    assert first.payload is None
    assert "2023年5月10日" in first.html
    assert (second.topic, second.personal) == ("vip-exit", False)
    assert "2023年5月25日" not in second.text


def test_a_question_that_lacks_a_fact_leads_into_private(assistant: Assistant) -> None:
    results = look_up(assistant, "我退出VIP批发中心哪天生效", NOON)
    assert (results[0].topic, results[0].payload) == ("vip-exit", "calc_vip-exit_application_date")
    assert topics(results).count("vip-exit") == 1


def test_a_result_that_could_say_more_leads_into_private(assistant: Assistant) -> None:
    first = look_up(assistant, "VIP批发中心保证金剩4200,要补多少", NOON)[0]
    assert first.personal
    assert first.payload == "calc_vip-removal-deposit_below_since"


@pytest.mark.parametrize("query", ["你好", "淘宝退款要几天", "今天天气怎么样", "🙂", "?"])
def test_what_fits_nothing_finds_nothing(assistant: Assistant, query: str) -> None:
    assert look_up(assistant, query, NOON) == ()


class TestNothingTyped:
    def test_the_most_asked_come_first(self, assistant: Assistant) -> None:
        results = look_up(assistant, "  ", NOON, counts={"supply-grade": 3, "vip-exit": 2, "industrial-app": 5})
        assert topics(results)[:3] == ["industrial-app", "supply-grade", "vip-exit"]
        assert len(results) == 10

    def test_without_counts_what_is_over_is_not_among_them(self, assistant: Assistant) -> None:
        results = look_up(assistant, "", datetime(2024, 1, 1, tzinfo=CHINA))
        assert len(results) == 10
        assert "ended" not in {result.status for result in results}
        assert "vip-exit" in topics(results)


class TestLanguage:
    def test_the_query_decides(self, assistant: Assistant) -> None:
        english = look_up(assistant, "refund within 24 hours of signing", NOON)[0]
        assert (english.lang, english.title) == ("en", "Time to confirm the refund of a small return")
        traditional = look_up(assistant, "誠信通續訂", NOON)[0]
        assert (traditional.lang, traditional.topic) == ("zh-hant", "trustpass-renewal")
        assert "誠信通" in traditional.title

    def test_a_language_of_ones_own_choice_is_personal(self, assistant: Assistant) -> None:
        for query in ("", "退款 24小时"):
            results = look_up(assistant, query, NOON, lang="en")
            assert results
            assert all(result.personal and result.lang == "en" for result in results)
        assert not any(result.personal for result in look_up(assistant, "退款 24小时", NOON))

    def test_where_the_query_tells_none_it_is_that_of_the_persons_surroundings(self, assistant: Assistant) -> None:
        for query in ("", "vip"):
            results = look_up(assistant, query, NOON, own_lang="en")
            assert results
            assert all(result.personal and result.lang == "en" for result in results)
        results = look_up(assistant, "退款 24小时", NOON, own_lang="en")
        assert not any(result.personal or result.lang == "en" for result in results)


@pytest.mark.parametrize("query", ["", "退", "vip", EXIT, "退款 24小时", "a" * 5000])
def test_a_list_is_one_that_can_be_shown(assistant: Assistant, query: str) -> None:
    results = look_up(assistant, query, NOON)
    assert len(results) <= 10
    assert len({result.key for result in results}) == len(results)
    assert all(len(result.key.encode()) <= 64 and result.title and result.rule for result in results)
