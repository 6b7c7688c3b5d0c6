"""Roles: the word next to a value decides which fact it is; where the words leave it open, it gets no role."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.expectation import Expectation
from bot.understanding.roles import MOST_VALUES, Assignment, assign
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
NOTHING_EXPECTED = Expectation()

TENTH, TWELFTH, EIGHTEENTH = date(2023, 5, 10), date(2023, 5, 12), date(2023, 5, 18)


def assigned(topic: str, text: str, expected: Expectation = NOTHING_EXPECTED) -> Assignment:
    return assign(fold(text), read(text, NOW).facts, KB.entries[topic], expected)


def roles(topic: str, text: str, expected: Expectation = NOTHING_EXPECTED) -> dict[str, object]:
    found = assigned(topic, text, expected)
    return {name: role.heard.value for name, role in found.roles.items()} | dict(found.options)


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-exit", "我4月28号递交的退出单子", {"application_date": date(2023, 4, 28)}),
        ("vip-exit", "平台批准5月12日退", {"confirmed_date": TWELFTH}),
        ("vip-exit", "希望6月30号能离开", {"wanted_date": date(2023, 6, 30)}),
        ("vip-exit", "I applied on May 10", {"application_date": TENTH}),
        ("vip-exit", "We applied to leave on May 10", {"application_date": TENTH}),
        (
            "vip-removal-deposit",
            "余额只有4300块,昨天被扣的",
            {"balance": Decimal(4300), "below_since": date(2023, 5, 16)},
        ),
        ("vip-removal-deposit", "昨天扣到4300块了", {"balance": Decimal(4300), "below_since": date(2023, 5, 16)}),
        (
            "refund-response",
            "买家5月8日寄回,5月10日9点签收,退款88元",
            {
                "returned_at": date(2023, 5, 8),
                "signed_at": datetime(2023, 5, 10, 9, tzinfo=CHINA),
                "amount": Decimal(88),
            },
        ),
        ("vip-removal-complaints", "four valid complaints", {"complaints": 4}),
        ("store-type-rename", "品牌专营店现在叫什么", {"old_name": "品牌专营店"}),
    ],
)
def test_cue_words_give_a_role(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "5月10号签的合同,申请退出哪天生效",
        "我店是5月10号开的,申请退出哪天生效",
        "5月10号收到通知让我申请退出",
        "5月10号打过电话问申请的事",
        "工单2023-05-10,申请退出哪天生效",
        "The contract was signed on May 10, when is our exit effective",
    ],
)
def test_a_day_belongs_to_the_nearest_event_even_if_it_is_none_of_ours(text: str) -> None:
    assert roles("vip-exit", text, Expectation(needed=("application_date",))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "申请日期:5月10日,确认日期:5月18日",
        "申请 5月10日 确认 5月18日",
        "5月10日申请,5月18日确认退出",
        "5月10号交的申请,阿里5月18号批准我们退",
        "Applied: May 10. Confirmed: May 18.",
    ],
)
def test_a_word_may_stand_before_or_after_its_day(text: str) -> None:
    assert roles("vip-exit", text) == {"application_date": TENTH, "confirmed_date": EIGHTEENTH}


def test_a_value_alone_in_its_clause_is_claimed_from_the_clause_beside_it() -> None:
    assert roles("vip-exit", "就在5月10号,我把申请交了") == {"application_date": TENTH}
    assert roles("vip-exit", "5月10号亲戚来做客,我把申请交了") == {}


def test_a_story_that_begins_with_yesterday_goes_on_yesterday() -> None:
    assert roles("vip-exit", "昨天我想通了,退出申请递上去了") == {"application_date": date(2023, 5, 16)}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-exit", "5月10号没申请成功"),
        ("vip-exit", "我没在5月10号申请"),
        ("vip-exit", "本来5月10号要申请的"),
        ("vip-exit", "5月10号的申请被驳回了"),
        ("vip-exit", "5月10号申请的,这份申请撤回了"),
        ("vip-exit", "we wanted to apply on May 10"),
        ("vip-removal-fake-trade", "有2笔虚假交易申诉成功了"),
    ],
)
def test_an_event_that_did_not_happen_gives_no_fact(topic: str, text: str) -> None:
    assert roles(topic, text) == {}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-removal-deposit", "刚补了2000进去"),
        ("vip-removal-deposit", "还差1000"),
        ("vip-exit", "不是5月10号申请"),
        ("vip-exit", "not on May 10"),
        ("refund-response", "运费12元"),
        ("refund-response", "买家5月10号签收的"),
    ],
)
def test_what_determines_nothing_gets_no_role(topic: str, text: str) -> None:
    assert roles(topic, text) == {}


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-exit", "5月10号还是11号申请的", "application_date"),
        ("vip-exit", "5月2号申请,5月9号申请", "application_date"),
        ("vip-exit", "5月2号申请过,5月9号又申请了", "application_date"),
        ("vip-exit", "5月10到12号之间申请的", "application_date"),
        ("vip-exit", "阿里确认5月18号或者5月20号", "confirmed_date"),
        ("vip-exit", "我想6月1号退,6月3号也行", "wanted_date"),
        ("vip-exit", "阿里确认2023年5.1.18号", "confirmed_date"),
        ("refund-response", "昨天下午3点到5点之间签收", "signed_at"),
        ("vip-removal-complaints", "被投诉两三次", "complaints"),
        ("vip-removal-complaints", "3次投诉,有效的不知道几次", "complaints"),
        ("vip-removal-complaints", "这个月2次有效投诉,上个月也有2次", "complaints"),
        ("vip-removal-complaints", "去年有效投诉2次,今年有效投诉2次", "complaints"),
        ("vip-removal-complaints", "说有效投诉三次清退,我们一次都没有", "complaints"),
        ("vip-removal-deposit", "余额5200,今天又扣了300", "balance"),
        ("store-type-rename", "官方旗舰店和品牌专营店改叫什么", "old_name"),
    ],
)
def test_a_fact_that_is_named_without_one_certain_value_is_unclear(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact in found.unclear
    assert fact not in {*found.roles, *found.options}


def test_the_candidates_of_an_unclear_fact_are_kept() -> None:
    found = assigned("vip-exit", "阿里确认5月18号或者5月20号")
    assert {role.heard.value for role in found.candidates["confirmed_date"]} == {EIGHTEENTH, date(2023, 5, 20)}


def test_a_day_and_a_time_on_that_day_are_no_contradiction() -> None:
    found = roles("refund-response", "昨天签收的,签收时间是昨天下午3点")
    assert found == {"signed_at": datetime(2023, 5, 16, 15, tzinfo=CHINA)}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("vip-removal-complaints", "有效投诉3次会清退,我现在2次", {"complaints": 2}),
        ("vip-removal-complaints", "the three valid complaints, do they count for ever", {}),
        ("vip-removal-complaints", "攒满10次有效投诉才会清退吧", {}),
        ("vip-removal-deposit", "余额低于6000要补,我余额5200元", {"balance": Decimal(5200)}),
        ("vip-removal-deposit", "余额从8000元掉到5200元", {"balance": Decimal(5200)}),
        ("vip-removal-deposit", "保证金6000被扣剩5200元", {"balance": Decimal(5200)}),
    ],
)
def test_the_rules_own_numbers_and_former_ones_are_not_the_persons(
    topic: str, text: str, found: dict[str, object]
) -> None:
    assert roles(topic, text) == found


def test_a_reckoning_of_the_result_is_no_wish() -> None:
    assert roles("vip-exit", "5月10号申请的,那就是5月24号生效") == {"application_date": TENTH}
    assert roles("vip-exit", "想6月1号生效") == {"wanted_date": date(2023, 6, 1)}


def test_a_count_that_is_said_twice_is_one_count() -> None:
    assert roles("vip-removal-complaints", "有效投诉3次了,这有效投诉3次严重吗") == {"complaints": 3}


def test_an_opinion_gives_way_to_what_is_told() -> None:
    text = "11月12日上午8点30分付款,财务认为11月13日付款"
    paid = roles("double11-auto-receipt", text)["paid_at"]
    assert paid == datetime(2022, 11, 12, 8, 30, tzinfo=CHINA)


def test_a_hope_is_no_confirmation() -> None:
    assert roles("vip-exit", "5月10号申请的,希望阿里确认5月18号") == {"application_date": TENTH}
    assert roles("vip-exit", "5月10号申请的,要是阿里确认5月18号呢")["confirmed_date"] == EIGHTEENTH


def test_somebody_elses_case_beside_ones_own_is_left_out() -> None:
    assert roles("vip-exit", "我朋友5月1号申请的,我5月10号申请") == {"application_date": TENTH}
    assert roles("vip-exit", "我朋友5月10号申请的") == {"application_date": TENTH}
    asked = Expectation(asked="application_date", own_case=True)
    assert roles("vip-exit", "我朋友5月10号申请的", asked) == {}


def test_a_denied_choice_is_not_chosen() -> None:
    assert roles("store-type-rename", "不是官方旗舰店,是品牌专营店") == {"old_name": "品牌专营店"}
    assert roles("vip-rejoin", "没被清退,是自己退的") == {"exit_kind": "voluntary"}


def test_a_choice_is_no_part_of_a_longer_number() -> None:
    assert "order_years" not in roles("trustpass-renewal", "那2022年12月12日呢")
    assert roles("trustpass-renewal", "续2年") == {"order_years": "2"}


def test_a_value_without_a_cue_answers_the_question_that_was_asked() -> None:
    for asked in ("application_date", "wanted_date"):
        assert roles("vip-exit", "5月10号", Expectation(asked=asked)) == {asked: TENTH}
        assert roles("vip-exit", "查了记录,是5月10号吧", Expectation(asked=asked)) == {asked: TENTH}
    assert roles("vip-exit", "5月10号搬的仓库", Expectation(asked="application_date")) == {}
    assert roles("vip-exit", "那5月10号能走吗", Expectation(asked="application_date", question=True)) == {}


def test_a_word_that_two_facts_share_goes_to_the_expected_one() -> None:
    assert roles("vip-exit", "改成6月10号退", Expectation(same_role=("wanted_date",))) == {
        "wanted_date": date(2023, 6, 10)
    }
    assert roles("vip-exit", "6月10号退") == {}


def test_in_a_correction_the_later_value_counts_and_the_rejected_one_does_not() -> None:
    corrected = Expectation(last_wins=True)
    assert roles("vip-exit", "5月10号申请的,不对,5月12号申请的", corrected) == {"application_date": TWELFTH}
    for text in ("不是10号,是12号申请的", "10号改成12号申请", "applied on the 12th, not the 10th"):
        found = assigned("vip-exit", text, corrected)
        assert found.roles["application_date"].heard.value == TWELFTH
        assert [item.value for item in found.denied] == [TENTH]


@pytest.mark.parametrize("link", ["到", "买到", "签到", " dao ", " until "])
def test_a_written_range_fills_start_and_end(link: str) -> None:
    found = roles("dianxiaomi-refund", f"2023-02-04{link}2023-06-03")
    assert found == {"term_start": date(2023, 2, 4), "term_end": date(2023, 6, 3)}


@pytest.mark.parametrize(
    ("topic", "text", "fact", "bound"),
    [
        ("refund-response", "退款不到300元", "amount", "<"),
        ("refund-response", "退款300元以内", "amount", "<="),
        ("refund-response", "退款超过300元", "amount", ">"),
        ("refund-response", "refund of less than 300 yuan", "amount", "<"),
        ("dianxiaomi-benefit", "3月1号之前续签的", "joined_on", "<"),
        ("vip-removal-complaints", "至少2次有效投诉", "complaints", ">="),
    ],
)
def test_a_bound_is_told_as_one(topic: str, text: str, fact: str, bound: str) -> None:
    assert assigned(topic, text).roles[fact].bound == bound


def test_a_wish_to_be_out_before_a_day_is_one_for_that_day() -> None:
    assert assigned("vip-exit", "希望6月1号之前能离开").roles["wanted_date"].bound is None
    assert "wanted_date" in assigned("vip-exit", "希望6月1号之后能离开").unclear


def test_a_flood_of_values_tells_nothing() -> None:
    text = "5月10号申请。" * (MOST_VALUES + 1)
    assert assigned("vip-exit", text) == Assignment()


SPOKEN = [
    ("vip-exit", "我5月8号把单子交上去了", {"application_date": date(2023, 5, 8)}),
    ("vip-exit", "报告5月6号打上去的", {"application_date": date(2023, 5, 6)}),
    ("vip-exit", "敝厂于五月二日具函呈送", {"application_date": date(2023, 5, 2)}),
    ("vip-exit", "my boss already sent letter on 5 May 2023", {"application_date": date(2023, 5, 5)}),
    ("vip-exit", "papers in on 9 May 2023", {"application_date": date(2023, 5, 9)}),
    ("vip-exit", "打算卡在8月1号走", {"wanted_date": date(2023, 8, 1)}),
    ("vip-exit", "我想正好落在6月30号", {"wanted_date": date(2023, 6, 30)}),
    ("vip-exit", "we plan to be gone by 30 June 2023", {"wanted_date": date(2023, 6, 30)}),
    ("trustpass-activation", "看到昨天15:10认证通过", {"certified_at": datetime(2023, 5, 16, 15, 10, tzinfo=CHINA)}),
    ("vip-exit", "阿里敲定5月12号", {"confirmed_date": date(2023, 5, 12)}),
    ("vip-rejoin", "4月1號退咗", {"exit_date": date(2023, 4, 1)}),
    ("vip-rejoin", "3月31号撤走的", {"exit_date": date(2023, 3, 31)}),
    ("vip-rejoin", "生效日为2023年1月15日", {"exit_date": date(2023, 1, 15)}),
    ("vip-rejoin", "we got out on 31 March 2023", {"exit_date": date(2023, 3, 31)}),
    ("vip-removal-deposit", "昨天掉破线的", {"below_since": date(2023, 5, 16)}),
    ("vip-removal-deposit", "5月14号跌穿的", {"below_since": date(2023, 5, 14)}),
    ("vip-removal-deposit", "前天被划去一部分", {"below_since": date(2023, 5, 15)}),
    ("vip-removal-deposit", "账上净剩四千三百元", {"balance": Decimal(4300)}),
    ("vip-removal-deposit", "保证金得返4500蚊", {"balance": Decimal(4500)}),
    (
        "vip-removal-deposit",
        "it shrank to 5000 rmb on 12 May 2023",
        {"balance": Decimal(5000), "below_since": date(2023, 5, 12)},
    ),
    ("vip-removal-complaints", "我手上背了2次", {"complaints": 2}),
    ("vip-removal-complaints", "平台坐实了3次", {"complaints": 3}),
    ("vip-removal-fake-trade", "前后被网站揪出来2次", {"fake_trades": 2}),
    ("refund-response", "昨晚8点到我手的", {"signed_at": datetime(2023, 5, 16, 20, tzinfo=CHINA)}),
    ("refund-response", "今早9点仓库签的", {"signed_at": datetime(2023, 5, 17, 9, tzinfo=CHINA)}),
    ("refund-response", "it came back to us on 16 May 2023", {"signed_at": date(2023, 5, 16)}),
    ("refund-response", "客人退件卫衣189元", {"amount": Decimal(189)}),
    ("refund-response", "5月14号上门取件的", {"returned_at": date(2023, 5, 14)}),
    ("trustpass-activation", "4月30号下午2点审过的", {"certified_at": datetime(2023, 4, 30, 14, tzinfo=CHINA)}),
    ("trustpass-activation", "认证下来是昨天16:40", {"certified_at": datetime(2023, 5, 16, 16, 40, tzinfo=CHINA)}),
    ("trustpass-activation", "went through on 3 May 2023", {"certified_at": date(2023, 5, 3)}),
    ("dianxiaomi-benefit", "3月6号上车的", {"joined_on": date(2023, 3, 6)}),
    ("dianxiaomi-benefit", "2月10号签的单", {"joined_on": date(2023, 2, 10)}),
    ("dianxiaomi-benefit", "去年9月18号进来的", {"joined_on": date(2022, 9, 18)}),
    ("dianxiaomi-benefit", "enrolled on 2 March 2023", {"joined_on": date(2023, 3, 2)}),
    ("dianxiaomi-refund", "当初刷了3600元", {"order_total": Decimal(3600)}),
    (
        "double11-auto-receipt",
        "供货中心2020年11月12日8点打的款,我2020年11月14日点的发货",
        {"paid_at": datetime(2020, 11, 12, 8, tzinfo=CHINA), "shipped_on": date(2020, 11, 14)},
    ),
]


@pytest.mark.parametrize(("topic", "text", "found"), SPOKEN)
def test_words_of_other_voices_give_a_role(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


@pytest.mark.parametrize(
    "text", ["老的一期2023年8月15日走完", "现期至2023年8月15日止", "it runs out on 15 August 2023"]
)
def test_the_end_of_a_term_is_told_in_many_words(text: str) -> None:
    assert roles("trustpass-renewal", text, Expectation(needed=("current_end",))) == {"current_end": date(2023, 8, 15)}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("vip-exit", "5月3号交的年费"),
        ("vip-exit", "5月8号申请退款"),
        ("vip-exit", "5月8号把货交给客户了"),
        ("vip-exit", "Alibaba sent us a reminder on 8 May 2023"),
        ("vip-exit", "5月9号接了个大单"),
        ("vip-rejoin", "保证金是4月3号退的"),
        ("vip-rejoin", "我1月10号放的寒假"),
        ("vip-rejoin", "2月2号重新申请加入"),
        ("vip-removal-deposit", "5月16号看了下"),
        ("vip-removal-deposit", "罚了800块"),
        ("vip-removal-complaints", "差评5次"),
        ("refund-response", "昨天下午2点放驿站了"),
        ("refund-response", "客人4月20号10点签收的"),
        ("refund-response", "昨天下午2点收到退款申请"),
        ("trustpass-activation", "4月28号下午3点提交的资料"),
        ("trustpass-activation", "昨天10点付的钱"),
        ("trustpass-activation", "同事说过了晚上8点才开"),
        ("trustpass-activation", "过了4月28号才有结果"),
        ("trustpass-activation", "商标认证昨天下午3点通过了"),
        ("trustpass-activation", "法人实名认证昨天下午3点过的"),
        ("dianxiaomi-benefit", "4月1号付款买的店小蜜"),
        ("dianxiaomi-benefit", "2月10号注册的1688"),
        ("dianxiaomi-benefit", "4月2号发现没了"),
        ("dianxiaomi-refund", "优惠了100元"),
        ("double11-auto-receipt", "11月15号揽收的"),
    ],
)
def test_the_day_of_another_event_gets_no_role(topic: str, text: str) -> None:
    assert roles(topic, text) == {}


@pytest.mark.parametrize("text", ["有效投诉3个店都有", "I have 3 shops with valid complaint", "投诉我的有3个人"])
def test_a_count_of_something_else_is_none(text: str) -> None:
    assert roles("vip-removal-complaints", text) == {}
