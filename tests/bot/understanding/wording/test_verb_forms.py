"""A verb is written once and known with whatever people put behind it."""

from __future__ import annotations

import pytest

from bot.understanding.wording.verb_forms import about_other_things, forms_at, gap_pattern, handed_over

CUES = (("发~去", "发"), ("交~", "交"), ("交~去", "交"), ("提交~", "提交"))


@pytest.mark.parametrize("form", ["发过去", "发过去了", "发了出去", "发给", "发到", "发咗过去", "发去了"])
def test_a_verb_sent_on_its_way_is_known_with_every_direction(form: str) -> None:
    found = forms_at(form, 0, CUES)
    assert found is not None
    assert (found.cue, found.end, found.back) == ("发~去", len(form), False)


@pytest.mark.parametrize(
    "form", ["交了", "交的", "交掉", "交完了", "交好", "交上去", "交脱", "提交", "提交了", "提交完"]
)
def test_a_verb_done_is_known_with_every_complement_and_two_characters_stand_alone(form: str) -> None:
    found = forms_at(form, 0, CUES)
    assert found is not None
    assert found.end == len(form)


@pytest.mark.parametrize("text", ["发票", "发现", "交流", "交", "发"])
def test_a_verb_without_its_complement_is_no_form(text: str) -> None:
    assert forms_at(text, 0, CUES) is None


@pytest.mark.parametrize("form", ["发过来", "发回来", "发给我们", "交给我"])
def test_what_comes_from_the_other_side_is_told_apart(form: str) -> None:
    found = forms_at(form, 0, CUES)
    assert found is not None
    assert found.back


@pytest.mark.parametrize(
    ("before", "after", "other"),
    [
        ("5月10号把货", "", True),
        ("5月10号", "一批样品", True),
        ("小二给我们", "", True),
        ("the samples were ", "", True),
        ("5月10号把申请", "", False),
        ("给阿里", "", False),
        ("5月10号", "退出合同的申请", False),
        ("the letter was ", " by our office", False),
    ],
)
def test_the_words_around_say_whether_it_is_another_thing(before: str, after: str, other: bool) -> None:
    assert about_other_things(before, after) is other


def test_every_word_of_a_verb_by_which_things_are_handed_over_is_looked_at() -> None:
    assert handed_over(["发~去", "发~", "发信", "交~", "sent", "applied"]) == {"发~去", "发~", "发信", "sent"}


def test_a_gap_holds_a_few_words_and_no_value() -> None:
    handed = gap_pattern("handed .. over")
    assert handed.search("we handed the exit form over on")
    assert not handed.search("we handed the exit form \x00\x00\x00 over")
    report = gap_pattern("打..报告")
    assert report.search("打了退vip批发中心的报告")
    assert not report.search("打过电话问报告的事")
