"""``kb check``: cases that run, texts that are shown, words that belong to one topic."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.cases import check_knowledge, run_case
from knowledge.case_check import CaseOutcome
from knowledge.check import Report, check, render
from knowledge.model import Case, Entry
from knowledge.problems import Problem

from .conftest import OTHER, SALES, TOPIC, Shelf


def report_on(shelf: Shelf) -> Report:
    return check_knowledge(shelf.folder)


def only_problem(shelf: Shelf) -> Problem:
    (problem,) = report_on(shelf).problems
    return problem


def only_warning(shelf: Shelf) -> Problem:
    report = report_on(shelf)
    assert report.problems == ()
    (warning,) = report.warnings
    return warning


def test_a_sound_knowledge_base_passes(shelf: Shelf) -> None:
    report = report_on(shelf)
    assert (report.problems, report.warnings) == ((), ())
    assert report.exit_status == 0
    assert render(report) == "2 topics, 2 cases, 0 problems, 0 warnings"


def test_what_does_not_load_is_reported_and_no_case_is_run(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "category: vip", "category: vipp")
    report = report_on(shelf)
    assert render(report).split("\n") == [
        f"{TOPIC}:3: unknown category 'vipp'. Did you mean 'vip'? Categories: vip",
        "2 topics, cases not run, 1 problem, 0 warnings",
    ]
    assert report.exit_status == 1


def test_the_words_of_the_trade_are_checked_too(shelf: Shelf) -> None:
    shelf.edit("terms.yaml", "zh: [清退, 赶走]", "zh: [清退, 清退]\n  slnag: [滚]")
    assert [(problem.file, problem.line) for problem in report_on(shelf).problems] == [("terms.yaml", 7)]


def test_a_folder_that_is_not_there_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    assert render(check_knowledge(tmp_path / "nowhere")).startswith(f"{tmp_path / 'nowhere'}: there is no such folder.")


def test_a_case_with_another_value_fails(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "expect: {removal: false}", "expect: {removal: true}")
    problem = only_problem(shelf)
    assert problem.line == shelf.line(TOPIC, "given: {complaints: 2}") + 1
    assert problem.message == "the case 'Two complaints are not enough' computes removal = false, expected true"
    assert problem.remedy == "Correct the expectation, the parameter or the handler"


def test_a_rule_that_changes_fails_the_cases_that_rest_on_it(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "value: 3", "value: 5")
    messages = [problem.message for problem in report_on(shelf).problems]
    assert "the case 'The third complaint is enough' computes removal = false, expected true" in messages
    assert "the case 'The third complaint is enough' has the outcome below, expected removal" in messages


def test_one_is_not_true(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "expect: {removal: true}", "expect: {removal: 1}")
    assert "computes removal = true, expected 1" in only_problem(shelf).message


def test_a_value_that_is_not_expected_and_one_that_does_not_come(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "expect: {removal: false}", "expect: {}")
    problem = only_problem(shelf)
    assert problem.message == "the case 'Two complaints are not enough' also computes removal = false"
    assert problem.remedy == "Add it to 'expect:' if it is right"
    shelf.edit(TOPIC, "given: {complaints: 2}\n    expect: {}", "given: {}\n    expect: {removal: false}")
    messages = [problem.message for problem in report_on(shelf).problems]
    assert "the case 'Two complaints are not enough' computes no removal, expected false" in messages


def test_a_given_value_of_another_type_fails(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "given: {complaints: 2}", "given: {complaints: two}")
    problem = only_problem(shelf)
    assert problem.line == shelf.line(TOPIC, "given: {complaints: two}")
    assert "fails: 'two' is no count; write a whole number" in problem.message


def test_an_impossible_fact_fails(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "given: {complaints: 2}", "given: {complaints: -2}")
    assert "fails: complaints is refused (negative)" in only_problem(shelf).message


def test_a_handler_that_breaks_fails_the_case_and_not_the_check(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "handler: vip_removal_complaints", "handler: vip_removal_fake_trade")
    messages = [problem.message for problem in report_on(shelf).problems]
    assert messages
    assert all("the case '" in message for message in messages)


@pytest.mark.parametrize("name", ["result", "registry", "calendar"])
def test_a_module_that_computes_nothing_is_no_handler(shelf: Shelf, name: str) -> None:
    shelf.edit(TOPIC, "handler: vip_removal_complaints", f"handler: {name}")
    problem = only_problem(shelf)
    assert problem.line == shelf.line(TOPIC, "handler:")
    assert problem.message == f"handlers/{name}.py has no function compute"


def test_a_computing_topic_without_cases_is_refused(shelf: Shelf) -> None:
    text = (shelf.folder / TOPIC).read_text("utf-8")
    shelf.write(TOPIC, text[: text.index("cases:")])
    assert "no case shows that it computes right" in only_problem(shelf).message


def test_a_text_that_the_handler_wants_and_nobody_wrote(shelf: Shelf) -> None:
    shelf.edit(TOPIC, '  below:\n    zh: "{complaints}', '  beneath:\n    zh: "{complaints}')
    report = report_on(shelf)
    (problem,) = report.problems
    assert problem.message == "the case 'Two complaints are not enough' shows 'below', which has no text in steps"
    assert problem.line == shelf.line(TOPIC, "steps:")
    (warning,) = report.warnings
    assert warning.message == "no case shows step 'beneath'"


def test_a_step_that_names_what_its_handler_does_not_give(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "还差{left}次", "还差{rest}次")
    shelf.edit(TOPIC, "{left} to go", "{rest} to go")
    problems = report_on(shelf).problems
    assert {problem.message for problem in problems} == {
        "the placeholder {rest} has no value in the case 'Two complaints are not enough'"
    }
    assert {problem.line for problem in problems} == {shelf.line(TOPIC, "{rest}次"), shelf.line(TOPIC, "{rest} to go")}


def test_a_result_of_another_type(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "type: truth", "type: date")
    found = {(problem.line, problem.message) for problem in report_on(shelf).problems}
    line = shelf.line(TOPIC, "type: date")
    assert found == {(line, f"removal = {value} is no value of type date") for value in ("true", "false")}


def test_texts_that_no_case_shows_are_warnings(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "related: [sales]", "notes:\n  unheard: {zh: 备注, en: A note}\nrelated: [sales]")
    warning = only_warning(shelf)
    assert warning.message == "no case shows note 'unheard'"
    assert warning.line == shelf.line(TOPIC, "unheard")
    assert ": warning: " in render(report_on(shelf))
    assert report_on(shelf).exit_status == 0


def test_values_without_an_outcome_are_refused(shelf: Shelf) -> None:
    def silent(entry: Entry, case: Case) -> CaseOutcome:
        found = run_case(entry, case)
        return CaseOutcome(values=found.values, steps=found.steps)

    report = check(shelf.folder, silent, lambda name: True)
    assert any(problem.message.endswith("computes values but no outcome") for problem in report.problems)


@pytest.mark.parametrize(
    "claimed",
    ["投诉太多会不会赶我走", "被投诉太多 会不会赶我走?", "未完成销售目标的后果!"],
    ids=["another", "punctuation", "own"],
)
def test_a_phrase_has_one_owner(shelf: Shelf, claimed: str) -> None:
    shelf.edit(OTHER, "指标没做到", f"指标没做到, {claimed}")
    report = report_on(shelf)
    if claimed == "投诉太多会不会赶我走":
        assert report.problems == (), "a part of a phrase is another phrase"
        return
    problems = report.problems
    assert len(problems) == 1
    assert "is also claimed in entries/1688/" in problems[0].message


def test_a_phrase_written_twice_in_one_topic_is_told_too(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "客人老投诉我]", "客人老投诉我,\n    客人老投诉我]")
    problem = only_problem(shelf)
    assert (problem.file, problem.line) == (TOPIC, shelf.line(TOPIC, "    客人老投诉我]"))


def test_two_topics_with_the_same_frame(shelf: Shelf) -> None:
    shelf.edit(OTHER, "[[sales-target]]", "[[removal], [complaint]]")
    problem = only_problem(shelf)
    assert problem.message == f"this frame is also claimed in {TOPIC}:{shelf.line(TOPIC, '- needs')}"
    assert (problem.file, problem.line) == (OTHER, shelf.line(OTHER, "- needs"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15天内申请", "15天"),
        ("15 天内申请", "15 天"),
        ("满三次就清退", "三次"),
        ("十五日内", "十五日"),
        ("两个月以后", "两个月"),
        ("6,000元", "6,000元"),
        ("300块", "300块"),
        ("24小时", "24小时"),
        ("2023年3月起", "2023年"),
        ("退5%", "5%"),
        ("2023-03-01起", "2023-03-01"),
        ("16:00之前", "16:00"),
    ],
)
def test_a_number_in_a_chinese_text_belongs_into_a_parameter(shelf: Shelf, text: str, number: str) -> None:
    shelf.edit(OTHER, "full: {zh: 目标没完成可能失去资格。", f'full: {{zh: "{text}"')
    assert number in _typed(report_on(shelf))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("within 15 days", "15 days"),
        ("a 15-day period", "15-day"),
        ("three months later", "three months"),
        ("5 natural days", "5 natural days"),
        ("on the 15th", "15th"),
        ("from 1 March on", "1 March"),
        ("since March 2023", "March 2023"),
        ("300 yuan", "300 yuan"),
    ],
)
def test_a_number_in_an_english_text_belongs_into_a_parameter(shelf: Shelf, text: str, number: str) -> None:
    shelf.edit(
        OTHER,
        "full: {zh: 目标没完成可能失去资格。, en: Missing the target can",
        f"full: {{zh: 目标没完成可能失去资格。, en: {text} it can",
    )
    report = report_on(shelf)
    assert number in _typed(report)
    assert {problem.line for problem in report.problems} == {shelf.line(OTHER, "full:")}


def _typed(report: Report) -> set[str]:
    """The numbers that are reported as typed into a text."""
    found = [
        re.fullmatch("the number in '(.*)' is typed into the text", problem.message) for problem in report.problems
    ]
    return {match.group(1) for match in found if match}


@pytest.mark.parametrize(
    "text",
    [
        "1688的商家",
        "店小蜜1688版",
        "那一天起",
        "第二天起算",
        "一次也没有",
        "千万不要",
        "《2022年第7号通知》",
        "这个1688账号",
        "十分重要",
        "看第203条",
    ],
)
def test_numbers_that_are_names_or_idioms_may_stay(shelf: Shelf, text: str) -> None:
    shelf.edit(OTHER, "full: {zh: 目标没完成可能失去资格。", f"full: {{zh: {text}")
    assert report_on(shelf).problems == ()


@pytest.mark.parametrize(
    ("unit", "value", "text", "doubled"),
    [
        ("text", '"2024"', "从{term}年起没完成", "年"),
        ("text", '"2024-03"', "从{term}月起没完成", "月"),
        ("text", "300元", "差{term}元没完成", "元"),
        ("text", "三天", "在{term} 天内没完成", "天"),
        ("date", '"2024-03-01"', "从{term}日起没完成", "日"),
        ("text", '"2024"', "从{term}起没完成", None),
        ("text", '"2024-03"', "从{term}年中起没完成", None),
        ("days", "5", "{term}天内没完成", None),
        ("yuan", "300", "差{term}元没完成", None),
    ],
)
def test_a_unit_behind_a_value_that_has_one(
    shelf: Shelf, unit: str, value: str, text: str, doubled: str | None
) -> None:
    shelf.write(
        OTHER,
        SALES
        + f"parameters:\n  term:\n    unit: {unit}\n    label: {{zh: 期限, en: term}}\n"
        + f"    values: [{{value: {value}, source: notice}}]\n",
    )
    shelf.edit(OTHER, "full: {zh: 目标没完成可能失去资格。, en: ", f'full: {{zh: "{text}", en: "{{term}} ')
    shelf.edit(OTHER, "qualification.}\nquestions", 'qualification."}\nquestions')
    messages = [problem.message for problem in report_on(shelf).problems]
    assert len(messages) == (doubled is not None)
    assert all(f"would show '{doubled}{doubled}'" in message for message in messages)


def test_a_parameter_whose_source_the_topic_does_not_cite(shelf: Shelf) -> None:
    shelf.edit(
        "sources.yaml", "notice:\n", "memo:\n  title: {zh: 备忘, en: Memo}\n  publisher: {zh: 甲, en: A}\nnotice:\n"
    )
    shelf.edit(TOPIC, "      - value: 4\n        source: notice", "      - value: 4\n        source: memo")
    report = report_on(shelf)
    (problem,) = report.problems
    assert problem.message == "the source 'memo' is not among the topic's sources"
    assert problem.line == shelf.line(TOPIC, "source: memo")
    assert [warning.message for warning in report.warnings] == ["nothing uses 'memo'"]


def test_missing_and_few_examples(shelf: Shelf) -> None:
    shelf.edit(OTHER, "  english: [What if I miss the sales target?]\n", "")
    report = report_on(shelf)
    assert [problem.message for problem in report.problems] == ["there is no example of the kind 'english'"]
    assert [warning.message for warning in report.warnings] == ["7 example questions are few"]


def test_unused_parameters_and_categories_are_warnings(shelf: Shelf) -> None:
    shelf.write(
        OTHER,
        SALES
        + "parameters:\n  term:\n    unit: days\n    label: {zh: 期限, en: term}\n"
        + "    values: [{value: 5, source: notice}]\n",
    )
    assert only_warning(shelf).message == "no text shows the parameter 'term', and nothing computes with it"
    shelf.edit(
        OTHER,
        "full: {zh: 目标没完成可能失去资格。, en: Missing",
        'full: {zh: "{term}天内没完成", en: "In {term} days, missing',
    )
    shelf.edit(OTHER, "qualification.}\nquestions", 'qualification."}\nquestions')
    shelf.edit("categories.yaml", "vip:", "shop: {zh: 店铺, en: Shop}\nvip:")
    assert only_warning(shelf).message == "nothing uses 'shop'"


def test_languages_that_say_different_things_are_warnings(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "en: The limit of {complaint_limit} is not reached.", "en: The limit is not reached.")
    assert only_warning(shelf).message == "only one of the two languages shows complaint_limit"


def test_a_text_in_the_wrong_language_is_a_warning(shelf: Shelf) -> None:
    shelf.edit(OTHER, "title: {zh: 销售目标,", "title: {zh: Sales target,")
    assert only_warning(shelf).message == "the Chinese text has no Chinese character"


def test_a_topic_without_a_frame_is_a_warning(shelf: Shelf) -> None:
    shelf.edit(OTHER, "frames:\n  - needs: [[sales-target]]\n", "frames: []\n")
    assert only_warning(shelf).message == "there is no frame"


@pytest.mark.parametrize("unless", ["", "\n    unless: [sales-target]"])
def test_a_frame_that_holds_wherever_another_topics_does(shelf: Shelf, unless: str) -> None:
    shelf.edit(TOPIC, "[[complaint], [removal]]\n", "[[complaint], [removal]]\n    unless: [sales-target]\n")
    shelf.edit(OTHER, "  - needs: [[sales-target]]", "  - needs: [[removal], [complaint]]" + unless)
    problem = only_problem(shelf)
    said = "is also claimed in" if unless else "needs the same as the one in"
    assert problem.message == f"this frame {said} {TOPIC}:{shelf.line(TOPIC, '- needs')}"
    assert (problem.file, problem.line) == (OTHER, shelf.line(OTHER, "- needs"))


def test_frames_that_rule_each_other_out_are_two(shelf: Shelf) -> None:
    shelf.edit("terms.yaml", "sales-target:", "penalty:\n  gloss: a penalty\n  zh: [罚款]\nsales-target:")
    shelf.edit(TOPIC, "[[complaint], [removal]]\n", "[[complaint], [removal]]\n    unless: [sales-target]\n")
    shelf.edit(OTHER, "[[sales-target]]\n", "[[complaint], [removal]]\n    unless: [penalty]\n")
    assert report_on(shelf).problems == ()


def test_a_parameter_that_one_line_lacks_does_not_hide_behind_another_line(shelf: Shelf) -> None:
    shelf.edit(TOPIC, "      次数不够就不会。", "      不到{complaint_limit}次就不会。")
    assert only_warning(shelf).message == "only one of the two languages shows complaint_limit in line 2 of the text"


def test_markup_in_a_text_is_a_warning(shelf: Shelf) -> None:
    shelf.edit(OTHER, "title: {zh: 销售目标,", "title: {zh: <b>销售目标</b>,")
    assert only_warning(shelf).message == "</b> <b> is shown as it stands"


def test_a_list_where_a_text_belongs_is_no_matter_of_numbers(shelf: Shelf) -> None:
    shelf.edit(OTHER, "title: {zh: 销售目标,", "title: {zh: [销售目标],")
    assert "Write a text, one alone" in only_problem(shelf).remedy
