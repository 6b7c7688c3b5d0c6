"""The facts of one message: a day leans on the one named before it; quotes put nothing right."""

from __future__ import annotations

import pytest

from tests.bot.conversation.conftest import Facts, Tell, values
from tests.conftest import Ask

APPLIED = {"application_date": "2023-05-10"}


@pytest.mark.parametrize(
    ("topic", "text", "facts"),
    [
        (
            "double11-auto-receipt",
            "2022年11月12日付的款,15号发的货",
            {"paid_at": "2022-11-12", "shipped_on": "2022-11-15"},
        ),
        ("vip-exit", "4月2号交的申请,阿里批了9号", {"application_date": "2023-04-02", "confirmed_date": "2023-04-09"}),
        (
            "vip-exit",
            "2022年12月30号交的申请,阿里批了1月6号",
            {"application_date": "2022-12-30", "confirmed_date": "2023-01-06"},
        ),
        ("vip-exit", "8号交的申请", {"application_date": "2023-05-08"}),
    ],
)
def test_a_day_without_its_month_leans_on_the_day_before_it(told: Tell, topic: str, text: str, facts: Facts) -> None:
    after = values(told(topic, text))
    assert {name: str(value)[:10] for name, value in after.items()} == facts


def test_a_year_that_was_not_said_is_that_of_the_facts_told_before(told: Tell) -> None:
    before = {"paid_at": "2021-11-12T10:00:00+08:00"}
    assert values(told("double11-auto-receipt", "11月15号发的货", before))["shipped_on"] == "2021-11-15"


def test_the_year_in_a_number_of_something_else_is_not_the_cases(told: Tell) -> None:
    after = values(told("vip-exit", "Ticket 20210510. We applied on May 8"))
    assert after == {"application_date": "2023-05-08"}


def test_the_present_year_named_in_another_sentence_leaves_the_month_alone(told: Tell) -> None:
    text = "今年第一次接跨境专供。11号中午12点供货中心付的款"
    assert values(told("double11-auto-receipt", text))["paid_at"] == "2023-05-11T12:00:00+08:00"


def test_the_day_of_today_is_nothing_to_lean_on(told: Tell) -> None:
    after = values(told("vip-exit", "今天来问问,8号交的申请", None))
    assert after == {"application_date": "2023-05-08"}


def test_what_somebody_is_quoted_with_replaces_nothing_told_before(told: Tell) -> None:
    quoted = told("vip-exit", "有人说5月9号交的", APPLIED)
    assert "application_date" in quoted.unclear
    assert values(told("vip-exit", "有人说5月9号交的", {}, asked="application_date")) == {
        "application_date": "2023-05-09"
    }
    assert values(told("vip-exit", "不对,有人说5月9号交的", APPLIED)) == {"application_date": "2023-05-09"}


def test_a_day_that_no_word_places_may_be_what_was_told_before(told: Tell) -> None:
    after = told("vip-exit", "5月12号我们全家出动", APPLIED)
    assert after.doubted == ("application_date",)
    assert "confirmed_date" in after.perhaps
    assert [fact.value for fact in after.perhaps["confirmed_date"]] == ["2023-05-12"]


def test_a_day_that_is_told_as_another_fact_is_no_stray(told: Tell) -> None:
    after = told("vip-exit", "5月12号交的申请")
    assert after.doubted == ()
    assert not any(after.perhaps.values())


def test_the_month_of_a_lunar_day_is_not_lent_to_the_calendar_date(ask: Ask) -> None:
    assert ask("农历三月十五那天申请的退VIP批发中心,哪天生效")["problem"] == "lunar_date"
    assert ask("阳历是4号")["facts"]["application_date"] == "2023-05-04"
