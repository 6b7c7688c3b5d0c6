"""Turns after an answer: what is put right, put off, supposed or added once a result was stated."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

EXIT = "VIP批发中心退出申请4月3号交的,哪天生效"
WISH = "我想5月20号退出VIP批发中心,最晚哪天交申请"
TODAY = "退VIP批发中心 今天交申请 几号退出"
DEPOSIT = "VIP批发中心自缴保证金余额5200,差多少"
RETURN = "退货220,昨天下午4点签收,几点前同意退款"
REJOIN = "我自己退的VIP批发中心,3月2日退出的,几号能再进"


@pytest.mark.parametrize(
    ("first", "text", "name", "value"),
    [
        (EXIT, "等一下,邮件里写的是4月5号", "effective_date", "2024-04-20"),
        (EXIT, "不是不是,翻了记录,4月1号", "effective_date", "2024-04-16"),
        (EXIT, "她又说其实是上周五", "effective_date", "2024-04-20"),
        (EXIT, "要是他们肯让我4月14号走呢", "effective_date", "2024-04-14"),
        (EXIT, "要是平台愿意放我4月15号走呢", "effective_date", "2024-04-15"),
        (WISH, "提前到5月8号退", "apply_by", "2024-04-23"),
        (WISH, "推迟到6月1号呢", "apply_by", "2024-05-17"),
        (WISH, "那我拖到25号才交,几号退成", "effective_date", "2024-06-09"),
        (TODAY, "推两天交呢", "effective_date", "2024-04-27"),
        (TODAY, "拖到月底最后一天交呢", "effective_date", "2024-05-15"),
        (TODAY, "拖到下个月最后一天交呢", "effective_date", "2024-06-15"),
        (TODAY, "下周二写呢", "effective_date", "2024-05-01"),
        (DEPOSIT, "再充300还差多少", "shortfall", 500),
        (DEPOSIT, "我先打五百进去,还欠多少", "shortfall", 300),
        (DEPOSIT, "要是再扣我400呢", "shortfall", 1200),
        (DEPOSIT, "客户的货款再打800进来呢", "shortfall", None),
        (DEPOSIT, "刚又扣了200", "shortfall", 1000),
        (DEPOSIT, "再扣了100", "shortfall", None),
        (DEPOSIT, "已经先充了200,还差多少", "shortfall", None),
        (RETURN, "and what about 280?", "respond_by", "2024-04-10T16:00:00+08:00"),
        (RETURN, "等等,系统显示的是3点半", "respond_by", "2024-04-10T15:30:00+08:00"),
        (REJOIN, "抱歉說錯,3月12日才是正式退出那天", "rejoin_from", "2024-06-13"),
    ],
)
def test_what_follows_an_answer(ask: Ask, first: str, text: str, name: str, value: object) -> None:
    ask(first, now="2024-04-10T10:00:00+08:00", chat="after")
    reply = ask(text, now="2024-04-10T10:01:00+08:00", chat="after")
    assert reply["result"].get(name) == value


@pytest.mark.parametrize(
    ("first", "text", "name", "value"),
    [
        ("VIP批发中心退出申请交了,几号生效", "问了 上周五", "effective_date", "2024-04-20"),
        ("实力商家的店小蜜我还有没有", "协议上写的2023年2月20日", "entitled", True),
        ("实力商家的店小蜜我还有没有", "合同上写到2024年3月1日", "entitled", None),
        ("实力商家的店小蜜我还有没有", "签在2023年3月2号", "entitled", False),
        ("诚信通续了两年,新的到哪天", "新的那期写的2026年5月3日", "term_start", None),
        ("诚信通续了两年,新的到哪天", "老的那期写的2024年5月3日", "term_start", "2024-05-04T00:00:00+08:00"),
        ("我想退出VIP批发中心,最晚哪天交申请", "劳动节当天停", "apply_by", "2024-04-16"),
        ("跨境自营供货中心双11付的单,哪天自动收货", "11月13号下午3点付的,15号才寄得出去", "applies", True),
    ],
)
def test_a_fact_told_in_passing(ask: Ask, first: str, text: str, name: str, value: object) -> None:
    ask(first, now="2024-04-10T10:00:00+08:00", chat="passing")
    reply = ask(text, now="2024-04-10T10:01:00+08:00", chat="passing")
    assert reply["result"].get(name) == value


def test_a_near_miss_changes_nothing(ask: Ask) -> None:
    ask("诚信通新办,今天早上8点认证通过,几点开始用", now="2024-04-10T10:00:00+08:00", chat="miss")
    assert ask("就差两个小时", now="2024-04-10T10:01:00+08:00", chat="miss")["kind"] != "ask"


@pytest.mark.parametrize("text", ["算了不用了,老板已经弄好了", "不问了,等会计回来"])
def test_somebody_else_has_settled_it(ask: Ask, text: str) -> None:
    ask("退货我得几点前同意退款", now="2024-04-10T10:00:00+08:00", chat="settled")
    assert ask(text, now="2024-04-10T10:01:00+08:00", chat="settled")["kind"] == "cancelled"


@pytest.mark.parametrize(
    "text", ["最低要6000是吧", "标准就是6000吧", "规定的下限是6000吧", "so the minimum is 6000, right?"]
)
def test_the_rules_own_number_changes_nothing(ask: Ask, text: str) -> None:
    ask(DEPOSIT)
    assert ask(text)["result"] == {"shortfall": 800}


def test_the_rules_own_day_changes_nothing(ask: Ask) -> None:
    first = ask("小蜜1688版订单总额960元,2022-09-01到2023-08-31,退多少")
    assert ask("3月1号就停售了吧")["result"] == first["result"]
    assert ask("我3月6号就没用了吧")["kind"] != "computed"


@pytest.mark.parametrize("text", ["按最低标准补了6000", "补到6000了吧", "按规定又扣了1000"])
def test_money_that_moved_is_asked_for_whatever_the_rule_says(ask: Ask, text: str) -> None:
    ask(DEPOSIT)
    assert ask(text)["asks"] == "balance"


@pytest.mark.parametrize("text", ["那4700的话呢", "4700的话呢", "不好意思是4700"])
def test_another_number_takes_the_place_of_the_one_told(ask: Ask, text: str) -> None:
    ask(DEPOSIT)
    assert ask(text)["result"] == {"shortfall": 1300}


@pytest.mark.parametrize(
    "text", ["谁会通知我", "审批得多久", "中间店铺还能正常营业吗", "can I undo it", "现在能做什么"]
)
def test_what_is_asked_on_in_general_words_is_on_the_topic_at_hand(ask: Ask, text: str) -> None:
    first = ask(EXIT)
    reply = ask(text)
    assert (reply["kind"], reply["topic"]) == ("answer", "vip-exit")
    assert ask("那到底哪天生效")["result"] == first["result"]


def test_what_is_asked_on_while_a_fact_is_missing_leaves_it_asked_for(ask: Ask) -> None:
    asked = ask("退VIP批发中心哪天生效")["asks"]
    assert ask("要等他们审核吗")["asks"] == asked
    assert ask("2023年4月3号交的")["result"]["effective_date"] == "2023-04-18"


@pytest.mark.parametrize(
    "text", ["运费谁出", "怎么招运营", "做什么产品赚钱", "纸箱去哪买", "你能做什么", "how do I print labels"]
)
def test_what_has_a_word_of_its_own_is_none_of_the_topic(ask: Ask, text: str) -> None:
    ask("企业官微怎么打不开了")
    assert ask(text)["topic"] is None


SHORT_SINCE_MONDAY = ("VIP保证金剩4500", "前天开始低于的")


@pytest.mark.parametrize("text", ["我今天补了1500", "被扣了300", "刚又扣了一笔", "I paid in 1500", "我补到6000了"])
def test_a_doubt_about_what_the_last_answer_used_is_never_passed_over(ask: Ask, text: str) -> None:
    for turn in (*SHORT_SINCE_MONDAY, text):
        reply = ask(turn, now="2023-05-17T10:00:00+08:00", chat=text)
    assert (reply["kind"], reply["asks"], reply["problem"], reply["result"]) == ("ask", "balance", "unclear", {})
    assert "4500" in reply["text"], "what was told before is still listed"


@pytest.mark.parametrize("text", ["那最晚哪天补", "低于6000是不是就清退", "周末要补吗"])
def test_a_question_without_news_casts_no_doubt(ask: Ask, text: str) -> None:
    for turn in (*SHORT_SINCE_MONDAY, text):
        reply = ask(turn, now="2023-05-17T10:00:00+08:00", chat=text)
    assert reply["problem"] is None


def test_another_wish_says_nothing_of_what_was_answered(ask: Ask) -> None:
    ask("我5月10号申请退出VIP批发中心,几号生效", now="2023-05-17T10:00:00+08:00", chat="wish")
    reply = ask("假如还没交,想6月20号退,最迟哪天申请", now="2023-05-17T10:01:00+08:00", chat="wish")
    assert reply["result"] == {"apply_by": "2023-06-05"}
