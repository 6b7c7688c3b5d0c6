"""Screens: a word may claim a value, and still nobody says that it is so."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import is_rule, tells_only_raised, told_claims
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
COMPLAINTS, BALANCE, EXIT = "vip-removal-complaints", "vip-removal-deposit", "vip-exit"
FAKE_TRADE = "vip-removal-fake-trade"
ASKED = {COMPLAINTS: "complaints", FAKE_TRADE: "fake_trades"}


def reader_of(topic: str, text: str) -> ClaimReader:
    return ClaimReader(fold(text), read(text, NOW).facts, KB.entries[topic])


def rules(topic: str, text: str) -> list[object]:
    """The values that are taken for the rule's."""
    reader = reader_of(topic, text)
    return [item.value for item in reader.heard if is_rule(item, reader)]


def told(topic: str, text: str) -> dict[str, object]:
    reader = reader_of(topic, text)
    claims = [claim for item in reader.heard for claim in reader.claims(item)]
    return {claim.fact: claim.heard.value for claim in told_claims(claims, reader) if not claim.stance.open}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("有效投诉3次以上清退", [3]),
        ("3 complaints or more: removed", [3]),
        ("有效投诉2次以上清退", []),
        ("有效投诉3次以上", []),
    ],
)
def test_the_rules_own_limit_with_what_follows_from_it(text: str, values: list[int]) -> None:
    assert rules(COMPLAINTS, text) == values


def test_the_part_that_was_found_counts() -> None:
    text = "员工刷过六单,平台只认定其中一单是虚假交易"
    assert told(FAKE_TRADE, text) == {"fake_trades": 1}


def test_a_count_of_ones_own_found_only_now_is_no_rule() -> None:
    assert rules(FAKE_TRADE, "我们才被查实1次虚假交易") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("账户一共有9000元,其中自己交的4300元", [9000]),
        ("其中自己交的4300元", []),
        ("账户一共有9000元,保证金4300元", []),
        ("4300元,9000元是其中最多的", []),
    ],
)
def test_the_whole_of_which_a_part_is_told(text: str, values: list[int]) -> None:
    assert rules(BALANCE, text) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("topic", "text", "values"),
    [
        (COMPLAINTS, "投诉攒够5次才会被清出去", [5]),
        (COMPLAINTS, "再被投诉就是4次了", [4]),
        (COMPLAINTS, "离清退还差2次", [2]),
        (COMPLAINTS, "还有2次的机会", [2]),
        (COMPLAINTS, "我被投诉2次", []),
        ("store-type-rename", "2023年5月18日起改名", []),
    ],
)
def test_what_it_would_take_is_the_rules(topic: str, text: str, values: list[int]) -> None:
    assert [value for value in rules(topic, text) if isinstance(value, int)] == values


def test_a_day_that_the_rule_names_is_the_rules_where_it_holds_for_everybody() -> None:
    assert rules("dianxiaomi-benefit", "据说3月1日以后入驻的都没店小蜜") == [date(2023, 3, 1)]
    assert rules("dianxiaomi-benefit", "我是3月1日以后入驻的") == []


def test_a_day_that_the_rule_names_is_the_rules_where_another_is_told() -> None:
    since = next(
        parameter.typed(dated.value)
        for parameter in KB.entries["store-type-rename"].parameters.values()
        for dated in parameter.values
        if parameter.unit == "date"
    )
    assert isinstance(since, date)
    rule = f"{since.year}年{since.month}月{since.day}日起改名"
    assert rules("store-type-rename", f"{rule},我1月5号开的店") == [since]
    assert rules("store-type-rename", rule) == []


@pytest.mark.parametrize(
    ("topic", "text", "fact", "is_told"),
    [
        (BALANCE, "保证金可能会被扣到5000元", "balance", False),
        (BALANCE, "the deposit may drop to 5000 yuan", "balance", False),
        (BALANCE, "保证金被扣到5000元", "balance", True),
        (EXIT, "原定3月5号交退出申请", "application_date", False),
        (EXIT, "3月5号交退出申请", "application_date", True),
        (EXIT, "规则举例:3月5号申请退出", "application_date", False),
        (EXIT, "举例我3月5号申请退出", "application_date", True),
        (COMPLAINTS, "群里说有效投诉3次就清退", "complaints", False),
        (COMPLAINTS, "群里说我有效投诉3次", "complaints", True),
    ],
)
def test_what_is_foreseen_planned_once_or_only_said_is_not_told(
    topic: str, text: str, fact: str, is_told: bool
) -> None:
    assert (fact in told(topic, text)) is is_told


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("5月30号就退掉了吧", None),
        ("应该5月30号就退掉了", None),
        ("小二没说5月30号放行", None),
        ("说不定5月30号放行", None),
        ("5月30号放行是不可能", None),
        ("坊间传5月30号放行", None),
        ("据说阿里5月30号放行", None),
        ("rumour has it they let us go on May 30", None),
        ("阿里同意5月30号放行", date(2023, 5, 30)),
        ("小二说5月30号就放行", date(2023, 5, 30)),
    ],
)
def test_a_day_that_is_only_reckoned_with_is_no_promise(text: str, confirmed: date | None) -> None:
    assert told(EXIT, text).get("confirmed_date") == confirmed


@pytest.mark.parametrize(
    ("topic", "text", "facts"),
    [
        (BALANCE, "标准写的保证金6000元,我保证金4300元", {"balance": Decimal(4300)}),
        (COMPLAINTS, "投诉8个,判成立2个", {"complaints": 2}),
        (COMPLAINTS, "客人告成功了两次会不会请我们走", {"complaints": 2}),  # what is asked of it stands after it
        (COMPLAINTS, "会不会算2次有效投诉", {}),
        (COMPLAINTS, "好像已经3次有效投诉", {}),
        (COMPLAINTS, "担心因为这5次有效投诉", {"complaints": 5}),  # not of their number
        (COMPLAINTS, "有效投诉3次了吧也不确定", {}),
        (COMPLAINTS, "听说有效投诉满3次就清退", {}),
        (COMPLAINTS, "3 valid complaints is the limit", {}),
        (EXIT, "但愿小二批准5月30号放行", {}),
        (EXIT, "5月8号递交的,可申请一直没交上", {}),
        (EXIT, "5月8号递交的,快递一直没到", {"application_date": date(2023, 5, 8)}),
    ],
)
def test_of_what_is_claimed_only_what_is_so_is_told(topic: str, text: str, facts: dict[str, object]) -> None:
    assert told(topic, text) == facts


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (COMPLAINTS, "我店被投诉3次"),
        (COMPLAINTS, "买家举报2次"),
        (COMPLAINTS, "they complained 3 times"),
        (FAKE_TRADE, "上周刷了2单"),
        (FAKE_TRADE, "补单4次"),
    ],
)
def test_what_was_raised_is_not_yet_what_was_found(topic: str, text: str) -> None:
    assert tells_only_raised(reader_of(topic, text).folded)


@pytest.mark.parametrize(
    ("topic", "text", "count"),
    [
        (COMPLAINTS, "有效投诉3次", 3),
        (COMPLAINTS, "被投诉3次,全都成立", 3),
        (FAKE_TRADE, "刷了2单被平台查到", 2),
        (FAKE_TRADE, "被判虚假交易2次", 2),
        (COMPLAINTS, "买家告成了3次", 3),
    ],
)
def test_what_was_found_counts(topic: str, text: str, count: int) -> None:
    assert not tells_only_raised(reader_of(topic, text).folded)
    assert told(topic, text) == {ASKED[topic]: count}


@pytest.mark.parametrize(
    "text",
    [
        "离三次有效投诉只差一个",
        "距3次有效投诉还差1次",
        "再来一个才够3次有效投诉",
        "we are two short of 3 valid complaints",
        "just one more and it is 3 valid complaints",
    ],
)
def test_a_count_that_is_not_reached_yet_is_not_ones_own(text: str) -> None:
    assert 3 in rules(COMPLAINTS, text)


def test_a_count_with_the_distance_beside_it_stays_ones_own() -> None:
    assert told(COMPLAINTS, "有效投诉2次,离3次差1次") == {"complaints": 2}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-fake-trade", "后台记了虚假交易三回,我自己都没数", {"fake_trades": 3}),
        ("vip-removal-fake-trade", "虚假交易好像三回,我自己都没数", {}),
    ],
)
def test_what_is_on_record_is_no_guess(topic: str, text: str, found: dict[str, object]) -> None:
    told = told_claims(
        [claim for item in reader_of(topic, text).heard for claim in reader_of(topic, text).claims(item)],
        reader_of(topic, text),
    )
    assert {claim.fact: claim.heard.value for claim in told} == found
