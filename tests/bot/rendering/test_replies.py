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
