"""Whose case a text tells: the asker's own, or somebody else's."""

from __future__ import annotations

import pytest

from bot.understanding.set_apart.subjects import (
    named_of_this_case,
    of_an_earlier_case,
    returns_to_oneself,
    somebody_elses,
    speaks_of_somebody_else,
)


@pytest.mark.parametrize(
    ("text", "somebody_else"),
    [
        ("隔壁厂被投诉4次会清退吗", True),
        ("我朋友被投诉4次会清退吗", True),
        ("帮我看看,有个同行余额4100要补多少", True),
        ("my cousin has 4 complaints", True),
        ("another seller asked", True),
        ("our partner factory applied on 5 May", True),
        ("我和朋友都被投诉了", False),
        ("咱们店被投诉4次", False),
        ("朋友说我会被清退", False),
        ("my friend says i am out", False),
        ("被投诉4次会清退吗", False),
    ],
)
def test_a_text_is_about_somebody_else_if_it_names_one_and_not_oneself(text: str, somebody_else: bool) -> None:
    assert speaks_of_somebody_else(text) is somebody_else


def test_of_two_days_the_friends_is_not_ones_own() -> None:
    text = "同行是3号交的,我是8号交的"
    theirs, mine = (3, 5), (11, 13)
    assert somebody_elses(text, [theirs, mine]) == {theirs}


def test_a_friend_alone_is_answered_for_unless_ones_own_case_is_under_way() -> None:
    text, day = "我同行是3号交的", (5, 7)
    assert somebody_elses(text, [day]) == frozenset()
    assert somebody_elses(text, [day], own_case=True) == {day}


def test_with_a_full_stop_the_friends_story_is_over() -> None:
    text = "同行走了。8号交的,我的"
    assert somebody_elses(text, [(5, 7)]) == frozenset()


@pytest.mark.parametrize("question", ["which day he is out?", "when can they leave", "so what date she gets out?"])
def test_a_question_about_the_friend_is_of_the_friends_case(question: str) -> None:
    text = f"my friend applied on the 3rd, alibaba said nothing. {question}"
    assert somebody_elses(text, [(18, 25)]) == frozenset()


def span_of(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("同行讲小二给她批了21号,我是9号交的", "21号"),
        ("同一个园区的厂21号过的,我们厂9号", "21号"),
        ("同市场的档主21号入驻的,我入驻是9号", "21号"),
        ("代运营帮别的客户21号续了,我家的9号", "21号"),
        ("邻居那头阿里同意21号走,我9号交的", "21号"),
        ("我9号交的,堂哥说官方21号放他走", "21号"),
        ("my cousin heard alibaba approved the 21st for her, i applied on the 9th", "the 21st"),
        ("亲戚家开的厂21号续的,我家9号续的", "21号"),
        ("我妈的店21号续的,我店里9号续的", "21号"),
        ("my husband's shop renewed on the 21st, mine on the 9th", "the 21st"),
    ],
)
def test_what_was_granted_to_them_is_not_ones_own(text: str, theirs: str) -> None:
    own = span_of(text, "the 9th" if text.isascii() else "9号")
    assert somebody_elses(text, [span_of(text, theirs), own]) == {span_of(text, theirs)}


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("21号交的是别人的", "21号"),
        ("21号开始不够的,是隔壁的事,我9号", "21号"),
        ("21号到期的是老婆的店", "21号"),
        ("21号表哥交了他自己的申请,我要退", "21号"),
        ("他自己21号交的,我们呢?", "21号"),
        ("他的21号到期,我的呢?", "21号"),
        ("合伙人21号交了他们店的,那我们呢?", "21号"),
        ("我徒弟自己21号交的,我想一起退", "21号"),
    ],
)
def test_what_is_said_to_be_theirs_is_not_ones_own(text: str, theirs: str) -> None:
    assert somebody_elses(text, [span_of(text, theirs)]) == {span_of(text, theirs)}


@pytest.mark.parametrize("text", ["他21号我9号", "我9号,他21号", "他的21号到期,我的呢?9号"])
def test_of_his_and_mine_only_mine_is_ones_own(text: str) -> None:
    assert somebody_elses(text, [span_of(text, "21号"), span_of(text, "9号")]) == {span_of(text, "21号")}


@pytest.mark.parametrize(
    "text",
    [
        "9号交的是我的,朋友没交",
        "他说我9号交的,我呢",
        "9号是同事自己去交的",
        "9号是老婆查的",
        "9号是他退的",
        "我9号交的呢",
    ],
)
def test_what_others_did_or_said_of_it_does_not_make_it_theirs(text: str) -> None:
    assert somebody_elses(text, [span_of(text, "9号")]) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["老公9号帮我交的,我要退", "我和老婆的店9号交的", "同事介绍我来的,小二批了9号", "表姐介绍的买家,我给他的店9号发的"],
)
def test_who_acted_for_oneself_and_the_buyer_have_no_case(text: str) -> None:
    assert somebody_elses(text, [span_of(text, "9号")]) == frozenset()


@pytest.mark.parametrize(
    "text", ["我9号续的,同事21号续的,她还有吗", "i renewed on the 9th, my cousin on the 21st. can she use it?"]
)
def test_asked_about_them_the_persons_own_day_is_not_theirs(text: str) -> None:
    own, theirs = ("the 9th", "the 21st") if text.isascii() else ("9号", "21号")
    assert somebody_elses(text, [span_of(text, own), span_of(text, theirs)]) == {span_of(text, own)}


@pytest.mark.parametrize(
    "text",
    [
        "上回那单9号寄的超时了,这回21号签收",
        "之前有笔退货9号寄回,这笔21号签收",
        "前年那次9号交的,今次21号交",
        "the last return came on the 9号, this one was signed for on 21号",
    ],
)
def test_an_earlier_case_set_against_this_one_is_another(text: str) -> None:
    days = [span_of(text, "9号"), span_of(text, "21号")]
    assert of_an_earlier_case(text, days) == {days[0]}


@pytest.mark.parametrize("text", ["上次9号交的,21号退掉了", "这次9号寄的,21号签收", "上周9号交的,21号走"])
def test_without_a_contrast_there_is_one_case(text: str) -> None:
    assert of_an_earlier_case(text, [span_of(text, "9号"), span_of(text, "21号")]) == frozenset()


@pytest.mark.parametrize(
    ("text", "oneself"),
    [
        ("轮到我呢", True),
        ("and when may i rejoin", True),
        ("他啥时候能回", False),
        ("我那同事呢", False),
        ("几时能回", False),
    ],
)
def test_a_text_may_return_to_oneself(text: str, oneself: bool) -> None:
    assert returns_to_oneself(text) is oneself


@pytest.mark.parametrize(
    "text",
    [
        "小舅子帮我拍了单,被判1次,会清退我吗",
        "同事手贱刷单,被判1次,会清退我们吗",
        "my colleague says it was 3 may, am i out",
        "my colleague signed for it on 3 may, when do we refund",
    ],
)
def test_who_acts_or_looks_it_up_for_somebody_has_no_case_of_his_own(text: str) -> None:
    place = text.index("1次") if "1次" in text else text.index("3 may")
    assert somebody_elses(text, [(place, place + 2)]) == frozenset()


def test_who_harms_somebody_does_not_act_for_him() -> None:
    assert somebody_elses("同行恶意帮我刷了20单,会清退我吗", [(8, 11)]) == {(8, 11)}


@pytest.mark.parametrize(("text", "of_this"), [("上次被扣我补上了,这次又被扣了", True), ("这次不急,上次被扣", False)])
def test_a_word_said_of_the_case_at_hand(text: str, of_this: bool) -> None:
    assert named_of_this_case(text, [text.rindex("扣")]) is of_this


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("同村阿坤4号退的,我6号退的", {"4号"}),
        ("赔了人家,9号跌破的,我该补多少", set()),
        ("人家买了3件49,我最晚几点确认", set()),
    ],
)
def test_the_neighbours_day_is_theirs_and_what_a_buyer_bought_is_nobodys(text: str, theirs: set[str]) -> None:
    parts = [part for part in ("4号", "6号", "9号", "49") if part in text]
    assert somebody_elses(text, [span_of(text, part) for part in parts]) == {span_of(text, part) for part in theirs}
