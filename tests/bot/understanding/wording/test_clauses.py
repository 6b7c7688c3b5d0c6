"""Clauses: what people say around an answer, and how a clause places its event in time."""

from __future__ import annotations

import pytest

from bot.understanding.wording.clauses import (
    FILLER,
    Mood,
    blanked,
    mood_of,
    says_nothing_else,
    split,
    without_fillers,
    without_its_message,
)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("后台写着四千一百二", "四千一百二"),
        ("emmm 四千一", "四千一"),
        ("uhh lol 4100", "4100"),
        ("wow haha 4100", "4100"),
        ("my wife says 4100", "4100"),
        ("会计说 4100", "4100"),
        ("表嫂说是 4100", "4100"),
        ("他们退货4100", "他们退货4100"),
        ("hello jack 4100", "jack 4100"),
    ],
)
def test_what_is_said_around_an_answer_falls_away(words: str, left: str) -> None:
    assert " ".join(without_fillers(words).split()) == left


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("表嫂说是 \x00\x00", True),
        ("嗯,丈人说 \x00", True),
        ("翻了聊天记录,是\x00\x00", True),
        ("店小二慢悠悠说 \x00", False),
        ("客户说退掉 \x00", False),
        ("签合同 \x00", False),
    ],
)
def test_an_answer_may_tell_how_it_was_come_by(words: str, nothing: bool) -> None:
    assert says_nothing_else(words, "", answering=True) is nothing


def test_only_an_answer_may_do_so() -> None:
    assert not says_nothing_else("翻了聊天记录,是\x00\x00", "")
    assert says_nothing_else("退出是\x00\x00", "退出生效")


@pytest.mark.parametrize(
    ("words", "after", "verb", "mood"),
    [
        ("\x00\x00交的", "的", "交", "past"),
        ("\x00\x00准备交", "", "交", "planned"),
        ("财务想核对\x00\x00交", "", "交", None),
        ("要是\x00\x00交", "", "交", "supposed"),
        ("\x00\x00已经交", "", "交", "past"),
        ("\x00\x00交", "", "交", None),
        ("将近\x00\x00交", "", "交", None),
        ("\x00\x00交哪天算退掉以后还想再进", "", "交", None),
        ("\x00\x00 we hope to leave", "", "leave", "planned"),
        ("\x00\x00入纸说要退出", "", "入纸", None),
        ("of our own will \x00\x00", "", "", None),
    ],
)
def test_how_a_clause_places_its_event(words: str, after: str, verb: str, mood: Mood | None) -> None:
    assert mood_of(words, after, verb) == mood


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("昨天10点收到短信,说企业认证通过了", "昨天10点企业认证通过了"),
        ("昨天10点收到认证通过的通知", "昨天10点认证通过的通知"),
        ("昨天10点来了条信息讲审核过了", "昨天10点审核过了"),
        ("今天后台弹了一条提醒,说有笔赔款划走了", "今天有笔赔款划走了"),
        ("昨天系统来消息说要扣款", None),
        ("昨天10点收到短信,说认证没通过", None),
        ("昨天10点收到短信说认证通过后才开通", None),
        ("昨天10点收到短信要补资料", None),
    ],
)
def test_the_message_that_tells_of_a_certification_comes_at_once_with_it(text: str, left: str | None) -> None:
    without = without_its_message(text)
    assert len(without) == len(text)
    assert without.replace(FILLER, "") == (left or text)


def test_an_emoji_ends_a_clause() -> None:
    assert [clause.words.strip() for clause in split("下周撤店🥹 申请哪天交", [])] == ["下周撤店", "申请哪天交"]


def test_a_value_is_never_cut_and_a_space_between_characters_is_no_end() -> None:
    text = "余额 4,300,昨天的"
    clauses = split(text, [(3, 8)])
    assert [clause.words.strip() for clause in clauses] == ["余额 \x00\x00\x00\x00\x00", "昨天的"]
    assert [clause.goes_on for clause in split("先交了 后走的", [])] == [True, False]


def test_blanks_keep_every_place_and_fillers_are_no_letters() -> None:
    assert blanked("8号交", [(0, 2)]) == "\x00\x00交"
    assert says_nothing_else(f"是{FILLER}{FILLER}\x00", "")


@pytest.mark.parametrize(
    ("text", "value", "clauses"),
    [
        ("货款先结了 5月3号递的", "5月3号", ["货款先结了", "\0\0\0\0递的"]),
        ("我退掉vip 5月3号递的", "5月3号", ["我退掉vip", "\0\0\0\0递的"]),
        ("我退掉vip 已经递了", "", ["我退掉vip", "已经递了"]),
        ("递交 5月3号", "5月3号", ["递交 \0\0\0\0"]),
        ("我退掉vip 批发中心", "", ["我退掉vip 批发中心"]),
        ("我退掉vip  批发中心 已经递了", "", ["我退掉vip  批发中心", "已经递了"]),
    ],
)
def test_a_blank_before_a_value_or_a_word_begins_a_clause(text: str, value: str, clauses: list[str]) -> None:
    at = text.index(value)
    spans = [(at, at + len(value))] if value else []
    assert [clause.words for clause in split(text, spans)] == clauses


def test_days_run_together_are_clauses_of_their_own() -> None:
    text = "3号付的钱5号我发的货"
    assert [clause.words for clause in split(text, [(0, 2), (5, 7)])] == ["\x00\x00付的钱", "\x00\x00我发的货"]


@pytest.mark.parametrize(("text", "spans"), [("3号扣了2000", [(0, 2), (4, 8)]), ("3号付的到5号", [(0, 2), (5, 7)])])
def test_an_amount_and_the_end_of_a_range_stay_with_their_day(text: str, spans: list[tuple[int, int]]) -> None:
    assert len(split(text, spans)) == 1
