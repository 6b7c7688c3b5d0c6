"""Doubts: what a message says of a fact may leave its value open, whatever number stands in it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.reckoning.balances import drawn_down
from bot.understanding.reckoning.totals import added_up, total_told
from bot.understanding.set_apart.not_counted import is_undecided
from bot.understanding.unclear.doubts import changed_since, doubtful, undone
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)

COMPLAINTS, FAKES = ("vip-removal-complaints", "complaints"), ("vip-removal-fake-trade", "fake_trades")
BALANCE, EXIT, SIGNED = (
    ("vip-removal-deposit", "balance"),
    ("vip-exit", "application_date"),
    ("refund-response", "signed_at"),
)


def reader_of(topic: str, text: str) -> ClaimReader:
    return ClaimReader(fold(text), read(text, NOW).facts, KB.entries[topic])


def doubted(fact: tuple[str, str], text: str) -> bool:
    topic, name = fact
    reader = reader_of(topic, text)
    return name in doubtful(reader, (), drawn_down(reader))


@pytest.mark.parametrize(
    "text",
    ["去年投诉3个今年投诉1个", "上个月2次投诉,这个月1次投诉", "3月份投诉2个,4月份1个", "以前有2个投诉,今年1个"],
)
def test_counts_of_two_periods_are_not_added_up(text: str) -> None:
    assert doubted(COMPLAINTS, text)


@pytest.mark.parametrize(
    ("text", "open_ones"),
    [
        ("保证金6000,扣了800", {"balance"}),
        ("保证金6500,昨天扣的700", {"balance"}),
        ("保证金1万,赔付了5000", {"balance"}),
        ("余额5500,被罚了500", set()),
        ("保证金只有5500,扣了500", set()),
    ],
)
def test_what_was_taken_changes_a_balance_that_is_not_told_to_be_left(text: str, open_ones: set[str]) -> None:
    reader = reader_of(BALANCE[0], text)
    told = next(item for item in reader.heard if item.kind == "amount")
    assert changed_since(reader, told) & {"balance"} == open_ones


@pytest.mark.parametrize(
    "text",
    [
        "退出VIP,通知函日期是5月1号,我还没发",
        "i told alibaba by email on May 5 that i might leave VIP批发中心",
    ],
)
def test_what_was_only_announced_or_not_yet_sent_is_left_open(text: str) -> None:
    assert doubted(EXIT, text)


def test_what_was_undone_later_is_left_open() -> None:
    assert doubted(("trustpass-activation", "certified_at"), "认证5月6号上午9点通过,后来被撤销")


@pytest.mark.parametrize("text", ["今年有3个有效投诉", "去年入驻的,今年有3个有效投诉"])
def test_a_count_of_one_period_is_one(text: str) -> None:
    assert not doubted(COMPLAINTS, text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (COMPLAINTS, "被投诉3次,小二一个都不认可"),
        (COMPLAINTS, "被投诉3次,申诉赢了"),
        (COMPLAINTS, "3 complaints, all dismissed"),
        (COMPLAINTS, "有3个投诉,上周清零"),
        (FAKES, "刷单被抓2次,都作废"),
    ],
)
def test_what_came_to_nothing_in_another_clause_counts_for_nothing(fact: tuple[str, str], text: str) -> None:
    assert doubted(fact, text)


@pytest.mark.parametrize(
    "text", ["有效投诉3次,昨天刚判", "有效投诉3次,申诉驳回之后又重新算过", "有效投诉3次,实际就这么多,没撤销的"]
)
def test_what_was_settled_or_counted_anew_is_trusted(text: str) -> None:
    assert not doubted(COMPLAINTS, text)


@pytest.mark.parametrize("text", ["莫斯科时间下午4点签收", "signed at 4 pm local time", "16:00 GMT signed"])
def test_a_moment_in_the_time_of_another_country_is_asked_for(text: str) -> None:
    assert doubted(SIGNED, text)


@pytest.mark.parametrize("text", ["昨天下午4点签收", "北京时间昨天下午4点签收"])
def test_a_moment_in_chinas_own_time_is_not(text: str) -> None:
    assert not doubted(SIGNED, text)


def test_a_mere_day_abroad_is_none_of_the_clocks_business() -> None:
    assert not doubted(SIGNED, "当地时间我也搞不懂,昨天签收")


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (BALANCE, "保证金被扣了三成"),
        (BALANCE, "保证金退了一半"),
        (BALANCE, "half of the deposit was taken"),
        (COMPLAINTS, "投诉有效率30%"),
    ],
)
def test_a_share_is_no_value(fact: tuple[str, str], text: str) -> None:
    assert doubted(fact, text)


@pytest.mark.parametrize("text", ["余额4300元,成立了", "signed at half past four, balance 4300 yuan"])
def test_words_that_only_look_like_shares_are_none(text: str) -> None:
    assert not doubted(BALANCE, text)


@pytest.mark.parametrize("text", ["发货3126单,退货88单,有效投诉2次", "37个单子看下来,有效投诉2次"])
def test_what_is_not_raised_against_a_shop_is_no_other_count(text: str) -> None:
    assert not doubted(COMPLAINTS, text)


def test_how_much_of_a_target_was_reached_is_no_share_of_what_is_counted() -> None:
    assert not doubted(COMPLAINTS, "有效投诉2次,销售指标完成了55%")


def test_the_same_number_pointed_at_once_more_is_no_other_count() -> None:
    assert not doubted(COMPLAINTS, "有效投诉2次,另外想问光这2次够不够清退")


@pytest.mark.parametrize("text", ["下周要扣1500元,目前余额7200元", "余额4300元,明天去充800元"])
def test_what_is_still_to_be_taken_or_added_leaves_the_balance_open(text: str) -> None:
    assert doubted(BALANCE, text)


@pytest.mark.parametrize("text", ["余额4300元,下周会扣年费", "余额5200元,扣了1500元"])
def test_nothing_to_come_or_no_second_amount_leaves_it_to_the_others(text: str) -> None:
    assert not doubted(BALANCE, text)


def test_ones_own_count_without_its_word_beside_another_with_one_is_asked_for() -> None:
    for text in ("投诉5次就清退?我2次", "投诉4次轰人吗,俺这家1次"):
        assert doubted(COMPLAINTS, text), text
    for text in ("投诉2次会清退吗?我2次", "投诉2次", "投诉4次轰人吗,我被投诉1次", "老乡被投诉4次,我2次"):
        assert not doubted(COMPLAINTS, text), text


def test_the_rules_own_number_beside_ones_own_leaves_nothing_open() -> None:
    assert not doubted(COMPLAINTS, "投诉3次清退吗?我2次")


def test_a_rejected_count_is_no_other_one() -> None:
    reader = reader_of("vip-removal-complaints", "投诉不是4次,我这儿2次")
    assert doubtful(reader, (), drawn_down(reader)) == ("complaints",)
    assert doubtful(reader, reader.heard[:1], drawn_down(reader)) == ()


@pytest.mark.parametrize("text", ["5月8号交的申请,12号撤回了", "5月8号交的申请,老板反悔啦"])
def test_what_a_later_clause_took_back_is_asked_for(text: str) -> None:
    assert doubted(EXIT, text)


@pytest.mark.parametrize("text", ["5月8号交的申请,能撤回了吗", "5月8号交的申请,要是撤回了呢"])
def test_asking_about_taking_back_takes_nothing_back(text: str) -> None:
    assert not doubted(EXIT, text)


@pytest.mark.parametrize(
    ("text", "undecided"),
    [
        ("两个在申诉", True),
        ("1 is under review", True),
        ("nobody has decided on them", True),
        ("两个在审,一个坐实", False),
        ("两个都判了", False),
    ],
)
def test_what_is_still_to_be_decided_on(text: str, undecided: bool) -> None:
    assert is_undecided(text) is undecided


def test_counts_in_two_clauses_are_added_only_with_a_word_for_it() -> None:
    for text, added in (("有效投诉2次,另外也有效3次", True), ("有效投诉2次,对,有效3次", False)):
        reader = reader_of("vip-removal-complaints", text)
        assert added_up(reader, list(reader.heard)) is added


def test_a_balance_is_changed_by_what_was_charged_after_it() -> None:
    for text, changed in (("余额4300元,今天再扣200元", True), ("扣了200元,余额4300元", False)):
        reader = reader_of("vip-removal-deposit", text)
        told = next(item for item in reader.heard if item.text.startswith("4300"))
        assert ("balance" in changed_since(reader, told)) is changed


def test_an_event_that_is_denied_and_told_nowhere_else_is_undone() -> None:
    assert undone(reader_of("vip-exit", "还没递申请")) == {"application_date"}
    assert "application_date" not in undone(reader_of("vip-exit", "早先没递申请,5月8号递的申请"))


@pytest.mark.parametrize(
    ("topic", "text", "total"),
    [
        ("vip-removal-complaints", "有效投诉一共四次,去年三次,今年一次", 4),
        ("vip-removal-fake-trade", "3月和4月各认定虚假交易一次,累计两次", 2),
        ("vip-removal-complaints", "累计有效投诉三次,第三次是上周的", 3),
        ("vip-removal-complaints", "之前有效投诉一共2次,这个月1次", None),  # the total of another time
        ("vip-removal-complaints", "有效投诉一共2次,昨天又来一次", None),
        ("vip-removal-complaints", "总共被投诉5次,有效2次", None),  # not all of them count
        ("vip-removal-complaints", "客人告了6次,平台判有效的就2次,另外4次不成立", 2),
        ("vip-removal-complaints", "总共被投诉7次,4次客人撤了,1次不成立,算有效的剩2次", 2),
        ("vip-removal-complaints", "有效投诉3次,其中去年有效1次,今年有效2次", None),
        ("vip-removal-complaints", "第一次有效投诉5月3日,第二次5月8日,昨天又成立一次,加起来3次", 3),
        ("vip-removal-complaints", "有效投诉就2次,另外有1次在审", None),
        ("vip-removal-complaints", "算上昨天这一单,有效投诉刚好满3次", 3),
        ("vip-removal-complaints", "有效投诉再来一次就正好满3次", None),
        ("vip-removal-complaints", "有效投诉才2次,后来又判了1次", None),
    ],
)
def test_a_total_counts_where_the_parts_make_it_up(topic: str, text: str, total: int | None) -> None:
    told = total_told(reader_of(topic, text))
    assert (told.value if told else None) == total


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("有位客人的投诉不成立,有效的一共2次", False),  # what came to nothing is no part of the total
        ("客人告了6次,平台判有效的就2次,另外4次不成立", False),
        ("有效投诉一共2次,后来一个被撤销了", True),
    ],
)
def test_what_came_to_nothing_before_the_total_leaves_it_as_it_is(text: str, doubt: bool) -> None:
    assert doubted(COMPLAINTS, text) is doubt


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (COMPLAINTS, "不算上个月那次,有效投诉2次"),
        (COMPLAINTS, "not counting the last one I have 2 valid complaints"),
        (COMPLAINTS, "我和媳妇的店一共3次有效投诉"),
        (COMPLAINTS, "A店2次有效投诉"),
        (FAKES, "有效投诉和刷单一共2次"),
        (COMPLAINTS, "天猫那边投诉成立3次"),
        (FAKES, "刷单被查扣了2次分"),
        (COMPLAINTS, "3月4日一次有效投诉、4月6日一次"),
        (COMPLAINTS, "投诉:1)3月4日成立1次 2)4月6日成立"),
        (COMPLAINTS, "第1次投诉驳回了,第2次有效"),
        (COMPLAINTS, "年初有效2次,算上这次刚好3次"),
        (COMPLAINTS, "有效投诉3次,一次是我老公店的"),
        (COMPLAINTS, "有效投诉2次,另外这单也判成立了"),
        (COMPLAINTS, "后台说有效投诉3次,我自己记得2次"),
        (COMPLAINTS, "第1次投诉没算,第2次有效"),
        (BALANCE, "余额5500,刚才把钱补齐了"),
    ],
)
def test_what_is_not_just_ones_own_of_a_kind_is_asked_for(fact: tuple[str, str], text: str) -> None:
    assert doubted(fact, text)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("5月8号交的申请,5月12号被拒了", True),
        ("5月8号交的申请,后来阿里没同意", True),
        ("5月8号交的申请,5月12号撤了", True),
        ("applied on 8 May 2023, Alibaba refused on 12 May 2023", True),
        ("5月8号交的申请,阿里不同意提前放人", False),
        ("5月8号交的申请,被拒了,5月12号重新交的", False),
    ],
)
def test_a_refused_application_is_none(text: str, doubt: bool) -> None:
    assert doubted(EXIT, text) is doubt


def test_a_moment_of_which_the_hour_is_forgotten_is_asked_for() -> None:
    assert doubted(SIGNED, "昨天10点签收的,不对,是前天,几点我忘了")


def test_the_lower_of_two_ordinals_counts_no_more() -> None:
    assert not doubted(FAKES, "刷单第二次被抓了,第一次还是前年")


@pytest.mark.parametrize("text", ["6 complaints, 2 of them are valid", "we got 5 complaints, only one of those upheld"])
def test_a_number_of_them_in_english_is_one_that_was_not_read(text: str) -> None:
    assert doubted(COMPLAINTS, text)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("两个退货,一个160一个520", True),
        ("2 returns, one for 160 yuan and one for 520 yuan", True),
        ("退货两件,一件160元,另外一件520元", True),
        ("退一件货160元", False),
        ("一单退货160元,一个月前买的", False),
    ],
)
def test_amounts_of_two_cases_have_no_one_answer(text: str, doubt: bool) -> None:
    assert doubted(("refund-response", "amount"), text) is doubt


@pytest.mark.parametrize(
    ("fact", "text", "is_doubted"),
    [
        (COMPLAINTS, "有效投诉3次就清退,我到底几次我也没数过", True),
        (COMPLAINTS, "有效投诉3次,几次会清退不知道", False),
        (COMPLAINTS, "被投诉了3次,平台还没说有没有效", True),
        (FAKES, "判了1次虚假交易,有效投诉也有2次", False),
        (BALANCE, "掉到4000元,又被扣了,不知道剩多少", True),
        (BALANCE, "掉到4000元,不知道要补多少", False),
        (EXIT, "我说3月1号就递了申请,其实没有", True),
        (EXIT, "我3月1号递了申请,其实不急", False),
        (EXIT, "老板老是变卦,我3月1号已经递了申请", False),
        (EXIT, "页面卡住,3月1号重新递了申请", False),
        (FAKES, "判了1次虚假交易,上个月也有2次", True),
    ],
)
def test_values_that_are_unknown_untrue_or_of_another_kind(fact: tuple[str, str], text: str, is_doubted: bool) -> None:
    assert doubted(fact, text) is is_doubted


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (("trustpass-renewal", "current_end"), "诚信通6月2号到期,平台送了三个月"),
        (("trustpass-renewal", "current_end"), "expires June 2, extended by two months"),
        (SIGNED, "昨天上午8点到的驿站,我还没去拿"),
        (("double11-auto-receipt", "paid_at"), "一单11号上午8点付款一单11号晚上9点付款"),
        (COMPLAINTS, "有效投诉老店3次,新店1次"),
        (COMPLAINTS, "一个店3次有效投诉,另一个店1次"),
        (COMPLAINTS, "有效投诉3次,那一栏却是0,有效的那栏是0"),
        (FAKES, "1次虚假交易加2次有效投诉,凑成3次"),
        (EXIT, "也许2月6号递申请,也许拖到下个月"),
        (EXIT, "老板要2月6号去递申请,他老是变卦"),
        (EXIT, "2月6号点了退出申请,窗口一闪就没了"),
        (("vip-rejoin", "exit_date"), "说好2月6号退出,小二那边没点头"),
    ],
)
def test_what_was_moved_or_is_told_of_two_cases_is_doubtful(fact: tuple[str, str], text: str) -> None:
    assert doubted(fact, text)


@pytest.mark.parametrize(
    "text",
    [
        "有效投诉3次,另外一次客服说不算",
        "有效投诉2次,老李那起也成立",
        "有效投诉2次,第三次如果成立",
        "有效投诉2次,第三个快判了",
        "2 valid complaints, the third was upheld",
    ],
)
def test_counts_of_which_some_may_count_or_not_are_asked_for(text: str) -> None:
    assert doubted(COMPLAINTS, text)
