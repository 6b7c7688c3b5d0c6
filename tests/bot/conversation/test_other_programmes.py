"""Cases of another programme, product or term than the one the rule is about: no verdict, and the rule at most."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "跨境专供被有效投诉4次会不会清退",
        "跨境专供虚假交易3次会清退吗",
        "我5月9号申请退出跨境专供,哪天生效",
        "跨境专供的店,有效投诉三次会被清退不",
        "伙拼那边我5月9号申请退出,VIP批发中心没退,伙拼哪天退出",
    ],
)
def test_what_holds_for_the_vip_centre_is_not_stated_of_another_programme(ask: Ask, text: str) -> None:
    assert ask(text)["result"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "诚信通会员2022年12月8号续的,店小蜜还送不送",
        "普通会员,去年10月9号入驻的,店小蜜还有吗",
        "trustpass member, renewed on 9 Nov 2022, is dianxiaomi still free",
    ],
)
def test_a_member_of_whom_the_notice_does_not_speak_gets_no_verdict(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["topic"], reply["result"]) == ("dianxiaomi-benefit", {})


@pytest.mark.parametrize(
    ("text", "member", "entitled"),
    [
        ("超级工厂去年12月4号续的,诚信通3月9号续的,店小蜜还送吗", "超级工厂", True),
        ("诚信通去年12月4号续的,实力商家3月9号续的,店小蜜还送吗", "实力商家", False),
    ],
)
def test_of_two_memberships_the_day_of_the_trustpass_one_does_not_count(
    ask: Ask, text: str, member: str, entitled: bool
) -> None:
    assert ask(text)["result"] == {}
    assert ask(member)["result"] == {"entitled": entitled}


@pytest.mark.parametrize(
    "text",
    [
        "送的店小蜜,年费5200元,2022年9月1日到2023年8月31日,能退多少",
        "店小蜜是免费送的,会员费5200元,2022年9月1日到2023年8月31日,退多少钱",
        "dianxiaomi came free with the membership, fee 5200 yuan, term 2022-09-01 to 2023-08-31, how much refund",
    ],
)
def test_a_gift_is_not_refunded(ask: Ask, text: str) -> None:
    assert ask(text)["result"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "诚信通续两年,新的是到2025年7月31,那现在的几号到期",
        "诚信通续了两年,新合同到2025年7月31,原来的哪天到期",
        "trustpass renewed for 2 years, new term ends 2025-07-31, when does the current one end",
    ],
)
def test_the_end_of_the_new_term_is_not_that_of_the_current_one(ask: Ask, text: str) -> None:
    assert ask(text)["result"] == {}


def test_the_end_of_the_current_term_is_told_beside_the_new_one(ask: Ask) -> None:
    reply = ask("诚信通现在的7月31到期,续两年,新的到哪天")
    assert reply["result"]["term_end"] == "2025-08-01T23:59:59+08:00"


@pytest.mark.parametrize(
    "text",
    [
        "VIP批发中心退出,5月8号写的申请,几号生效",
        "VIP批发中心的退出申请表8号填的,几号生效",
        "VIP wholesale centre exit, letter drafted on 8 May, when out",
    ],
)
def test_an_application_that_is_only_written_is_not_handed_in(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("application_date", {})


@pytest.mark.parametrize(
    "text", ["VIP批发中心退出,5月8号写的申请,10号交的,几号生效", "VIP批发中心退出的表5月10号填好交上去的,几号生效"]
)
def test_what_is_written_and_handed_in_counts_from_then(ask: Ask, text: str) -> None:
    assert ask(text)["result"]["effective_date"] == "2023-05-25"


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("批发中心保证金5月15号扣到4200,哪天前补", "超级工厂的是5月10号扣的"),
        ("VIP批发中心的退出申请5月12号交的,哪天生效", "工业品牌站是5月9号交的"),
        ("VIP批发中心的退出申请5月12号交的,哪天生效", "超级工厂那头,5月9号交的"),
        ("VIP批发中心的退出申请5月12号交的,哪天生效", "那超级工厂5月9号交的呢"),
        ("诚信通新签,今天上午9点通过认证,服务几点开通", "实力商家的认证昨天14点通过"),
        ("诚信通6月30号到期已续两年并认证,新期限到哪天", "店小蜜是7月31号到期"),
    ],
)
def test_what_is_told_of_another_programme_changes_nothing(ask: Ask, question: str, aside: str) -> None:
    before = ask(question)
    reply = ask(aside)
    assert (reply["kind"], reply["topic"], reply["result"]) == ("answer", before["topic"], {})
    assert ask("麻烦再说一遍")["result"] == before["result"]


@pytest.mark.parametrize(
    "text",
    ["VIP批发中心是5月9号交的", "我是实力商家,5月9号交的才对", "不对,超级工厂是12号,VIP批发中心是5月9号交的"],
)
def test_beside_the_name_of_another_programme_ones_own_is_put_right(ask: Ask, text: str) -> None:
    ask("VIP批发中心的退出申请5月12号交的,哪天生效")
    assert ask(text)["result"]["effective_date"] == "2023-05-24"


def test_of_two_programmes_in_one_message_the_topics_own_counts(ask: Ask) -> None:
    reply = ask("超级工厂5月9号申请退的,vip批发中心是5月12号申请的,哪天生效")
    assert reply["result"]["effective_date"] == "2023-05-27"
