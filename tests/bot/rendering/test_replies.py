"""What replies say, word for word where the words matter: through the whole assistant."""

from __future__ import annotations

import re

import pytest

from bot.conversation.decision import Decision
from bot.rendering.buttons import Keyboard
from bot.rendering.values import Words, fill, parameters_at
from knowledge.loader import load
from knowledge.model import Entry
from knowledge.placeholders import placeholders, texts
from tests.conftest import NOON, Ask

KB = load()


@pytest.mark.parametrize(
    "turns",
    [
        ("VIP批发中心保证金剩3000,几天内补?",),
        ("保证金只剩3000", "不够的话几天补"),
        ("我的保证金被扣到3000了", "要几天内补"),
    ],
)
def test_what_the_balance_lacks_is_said_with_the_days_and_the_consequence(ask: Ask, turns: tuple[str, ...]) -> None:
    for turn in turns:
        answer = ask(turn)["text"].split("\n")[0]
        assert answer == "还要补3000元，在余额低于6000元之后的3天内补足（当天不算），不补会被强制清退。"


@pytest.mark.parametrize("entry", KB.entries.values(), ids=lambda entry: entry.id)
def test_no_rule_shows_a_unit_twice(entry: Entry) -> None:
    values = parameters_at(entry, NOON.date())
    shown = [fill(text, "zh", values) for _, text in texts(entry) if placeholders(text.zh) <= values.keys()]
    assert not re.search(r"([年月日天元次时个])\1", "\n".join(shown))


@pytest.mark.parametrize(
    ("question", "announced"),
    [("我申请退出VIP批发中心,哪天生效", "规则是这样"), ("By when must I top up my deposit?", "The rule is:")],
)
def test_a_rule_is_announced_only_where_it_follows(ask: Ask, question: str, announced: str) -> None:
    ask(question)
    ask("0")
    in_vain = ask("-1")
    assert in_vain["problem"] == "not_read"
    assert announced not in in_vain["text"]
    assert in_vain["text"].count("\n\n") == 2, "what was not read, that it can wait, the question"
    unknown = ask("不知道" if "规则" in announced else "I don't know")
    assert announced in unknown["text"]
    assert unknown["sources"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("材料有点不真实会被清退吗", "严重的才会：提交的证明材料"),
        ("日用百货类目调整到哪里", "“日用百货”是通知点名要调整的类目；具体调整到哪里，来源没有写。"),
        ("母婴用品类目有没有变", "“母婴用品”是通知点名要调整的类目；"),
    ],
)
def test_the_first_line_answers_what_was_asked(ask: Ask, question: str, answer: str) -> None:
    assert ask(question)["text"].startswith(answer)


def test_an_announced_day_that_has_passed_is_no_news_of_the_stop(ask: Ask) -> None:
    text = ask("1688工业品APP还能用吗", now="2024-01-01T12:00:00+08:00")["text"]
    assert "不晚于2023年5月31日" in text.split("\n")[0]
    assert "过了这一天是不是真的停了，手头的来源没有写" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("诚信通2203年5月31日到期,续费后什么时候到期", "“2203年5月31日”的年份不像真的，是不是打错了？"),
        ("诚信通2023年2月31日到期,续费后什么时候到期", "“2023年2月31日”这个日期不存在。"),
        (
            "I applied to leave the VIP wholesale centre on 5 March 2203, when does it take effect",
            "“on 5 March 2203” has",
        ),
    ],
)
def test_a_year_that_cannot_be_is_no_date_that_does_not_exist(ask: Ask, text: str, reason: str) -> None:
    assert ask(text)["text"].startswith(reason)


def test_an_english_reply_calls_a_choice_by_its_english_name(ask: Ask) -> None:
    rule = ask("Which categories did 1688 change?")["text"]
    text = ask("Are toys affected by the change of 1688 categories?")["text"]
    assert text.startswith("The notice does not name toys;")
    assert "玩具" not in text
    assert "1688 changes mother and baby products (母婴用品), crafts and gifts (工艺品、礼品), daily" in rule


@pytest.mark.parametrize(
    ("question", "gloss"),
    [
        ("Return of 200 yuan signed on 16 May at 10:00, until when to confirm the refund?", "waiting for the buyer"),
        (
            "Double 11 order: paid on 12 Nov at 10:00, shipped 12 Nov, when is auto-receipt?",
            "cross-border supply centre",
        ),
    ],
)
def test_what_stays_chinese_in_a_computed_english_reply_is_explained(ask: Ask, question: str, gloss: str) -> None:
    reply = ask(question)
    assert reply["kind"] == "computed"
    assert gloss in reply["text"]


def test_names_that_hold_a_comma_are_told_apart(ask: Ask) -> None:
    text = ask("日用百货类目调整到哪里")["text"]
    assert "通知点名：“母婴用品”“工艺品、礼品”“日用百货”；" in text


@pytest.mark.parametrize("words", ["zh", "en"])
def test_no_quick_reply_is_offered_twice(words: Words) -> None:
    for entry in KB.entries.values():
        for name, spec in entry.facts.items():
            rows = Keyboard(KB).rows(Decision("ask", entry, asks=name), words)
            labels = [re.sub(r" \(.*\)", "", button.label) for row in rows for button in row]
            assert len(labels) == len(set(labels)), (entry.id, spec.label)


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("abc", "我只懂"),
        ("qwerty uiop", "我"),
        ("refund", "Do you mean"),
        ("English please", "I"),
        ("What's the weather like?", "I"),
    ],
)
def test_letters_that_say_nothing_do_not_change_the_language_of_a_talk(ask: Ask, typed: str, lang: str) -> None:
    ask("保证金剩3000要补多少")
    assert ask(typed)["text"].startswith(lang)


def test_what_has_not_begun_is_told_without_brackets_in_brackets(ask: Ask) -> None:
    text = ask("1688工业品APP还能用吗", now="2022-12-01T12:00:00+08:00")["text"]
    assert "注意：2022年12月1日（周四）还没有开始，自2023年3月10日（周五）起才是这样。" in text
    assert "施行" not in text


def test_a_title_in_the_title_of_a_source_has_its_own_marks(ask: Ask) -> None:
    text = ask("支付宝账号能换几次")["text"]
    assert "《关于〈1688商家支付宝账号变更次数限制〉的通知（年份为推断）》" in text


MAY = "2023-05-17T10:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("投诉3次会被清退吗", "有效投诉达到3次就会被VIP批发中心强制清退，不到3次不算。", "都判定成立了吗"),
        ("刷单2次会被清退吗", "虚假交易2次或更多，就会被强制清退出VIP批发中心。", "都被认定为虚假交易了吗"),
        ("诚信通续费后从哪天算", "到期前续订2年并通过认证的", "现在这期诚信通到哪天结束"),
    ],
)
def test_who_asks_for_the_rule_reads_it_before_a_question(ask: Ask, text: str, first: str, then: str) -> None:
    reply = ask(text, now=MAY)
    lines = reply["text"].split("\n")
    assert reply["kind"] == "ask"
    assert lines[0].startswith(first)
    assert then in lines[2]
    assert "拿不准" not in reply["text"]


@pytest.mark.parametrize(
    "text",
    ["我申请退出VIP批发中心了,几号生效", "想退出VIP批发中心,哪天生效?", "我5月30号申请退出VIP批发中心了,哪天生效"],
)
def test_who_asks_for_their_own_case_reads_the_question_first(ask: Ask, text: str) -> None:
    shown = ask(text, now=MAY)["text"]
    assert shown.index("您是哪天提交") < shown.index("规则：要书面申请"), (
        "the rule is shown where the question is unclear, too"
    )


def test_a_first_question_about_a_single_point_asks_for_nothing(ask: Ask) -> None:
    reply = ask("VIP批发中心退出申请能撤回吗", now=MAY)
    assert (reply["kind"], reply["asks"]) == ("answer", None)
    assert reply["text"].startswith("递了申请还能不能撤回，来源没有写。")


@pytest.mark.parametrize(
    "text",
    ["我5月10号申请退出VIP批发中心,被驳回了,什么时候生效", "我5月10号申请退出VIP批发中心,5月12号撤回了,什么时候生效"],
)
def test_a_case_that_the_rule_does_not_settle_is_said_not_to_be_computed(ask: Ask, text: str) -> None:
    reply = ask(text, now=MAY)
    assert reply["result"] == {}
    assert "没有替您算" in reply["text"].split("\n")[0]


def test_the_rule_alone_is_no_case_that_is_not_computed(ask: Ask) -> None:
    assert "没有替您算" not in ask("退出VIP批发中心的申请被驳回怎么办", now=MAY)["text"]


def test_a_wish_that_comes_too_late_says_so_first(ask: Ask) -> None:
    reply = ask("我想5月26号退出VIP批发中心,什么时候申请", now=MAY)
    assert reply["result"] == {"apply_by": "2023-05-11"}
    first = reply["text"].split("\n")[0]
    assert first == "来不及了：最晚要在2023年5月11日（周四）递交。今天申请，最早2023年6月1日（周四）退出。"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("诚信通断约了,今天认证通过,服务什么时候开通", "认证通过的时间是2023年5月17日（周三），几点？"),
        ("退货120元昨天签收的,几点前要确认", "2023年5月16日（周二），几点？"),
        ("退货120元昨天9点签收的,几点前要确认", "2023年5月16日（周二）的09:00，是上午还是下午（晚上）？"),
    ],
)
def test_where_the_day_is_known_only_the_hour_is_asked_for(ask: Ask, text: str, question: str) -> None:
    reply = ask(text, now=MAY)
    assert reply["kind"] == "ask"
    assert question in reply["text"]
    assert "哪天几点" not in reply["text"]


def test_who_does_not_know_is_not_asked_again(ask: Ask) -> None:
    ask("我申请退出VIP批发中心了,几号生效", now=MAY)
    reply = ask("不知道", now=MAY)
    assert "您是哪天提交" not in reply["text"]
    assert "dont_know" not in [one["action"] for row in reply["buttons"] for one in row]
    assert ask("5月12号", now=MAY)["result"]["effective_date"] == "2023-05-27"
