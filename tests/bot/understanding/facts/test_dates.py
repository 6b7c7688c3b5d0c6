"""Written dates, and dates in one figure."""

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard

FULL = [
    ("2024年11月5日递交", "2024-11-05"),
    ("2024 年 11 月 5 日 递交", "2024-11-05"),
    ("二〇二四年十一月五日递交", "2024-11-05"),
    ("24年11月5号", "2024-11-05"),
    ("2024-11-05", "2024-11-05"),
    ("2024/11/5 递交", "2024-11-05"),
    ("2024.11.5号递交", "2024-11-05"),
    ("24.11.5递交", "2024-11-05"),
    ("20241105", "2024-11-05"),
    ("241105递交", "2024-11-05"),
    ("2024年11.5递交", "2024-11-05"),
    ("11/25/2024", "2024-11-25"),
    ("25/11/2024", "2024-11-25"),
    ("05.11.2024", "2024-11-05"),
    ("113年11月5日遞交", "2024-11-05"),
    ("2024年元月5日", "2024-01-05"),
    ("去年11月5号", "2023-11-05"),
    ("去年的11月5号", "2023-11-05"),
    ("去年12.20入驻", "2023-12-20"),
    ("2023年底退出", "2023-12-31"),
    ("前年最后一天", "2022-12-31"),
    ("去年今天", "2023-11-13"),
    ("２０２４年１１月５日", "2024-11-05"),
]
MONTH_AND_DAY = [
    ("11月5号递交", "2024-11-05"),
    ("11月5递交", "2024-11-05"),
    ("11月的5号递交", "2024-11-05"),
    ("十一月五日 递交", "2024-11-05"),
    ("11月5日3次投诉", "2024-11-05 3"),
    ("11/5签收", "2024-11-05"),
    ("11.5签收", "2024-11-05"),
    ("11-5签收", "2024-11-05"),
    ("11.5号", "2024-11-05"),
    ("1105签收", "2024-11-05"),
    ("0905签收", "2024-09-05"),
    ("日期 11.5", "2024-11-05"),
    ("11月底签的", "2023-11-30"),
    ("10月最后一天签的", "2024-10-31"),
    ("10月第一天签的", "2024-10-01"),
    ("5号签收", "2024-11-05"),
    ("上个月20号签收", "2024-10-20"),
    ("本月6日签收", "2024-11-06"),
    ("下个月底到期", "2024-12-31"),
    ("下下个月1号到期", "2025-01-01"),
    ("上月最后一天签收", "2024-10-31"),
    ("月底到期", "2024-11-30"),
    ("8.30裸退", "2024-08-30"),
    ("9.3提的申请", "2024-09-03"),
    ("3.2交的", "2024-03-02"),
    ("3.2 jiao de", "2024-03-02"),
    ("3/2送出", "2024-03-02"),
    ("退2022-10-30再进", "2022-10-30"),
    ("on 13 June 2023,", "2023-06-13"),
    ("5.28", "2024-05-28"),
    ("6.9!", "2024-06-09"),
    ("改成5.28吧", "2024-05-28"),
    ("老板说改成5.28", "2024-05-28"),
    ("啥前儿能退", ""),
    ("多早晚能退", ""),
    ("几时能退", ""),
]
IMPOSSIBLE = [
    ("2月30日签收", "!no_such_date"),
    ("二月三十号签收", "!no_such_date"),
    ("2023年2月29日签收", "!no_such_date"),
    ("6月31号到期", "!no_such_date"),
    ("11月45日签收", "!no_such_date"),
    ("2024/11/31签收", "!no_such_date"),
    ("2024-13-05签收", "!no_such_month"),
    ("13月5号签收", "!no_such_month"),
    ("0月5号签收", "!no_such_month"),
    ("9月0号签收", "!no_such_date"),
    ("33号签收", "!no_such_date"),
    ("上上个月31号签收", "!no_such_date"),
    ("2/30签收", "!no_such_date"),
    ("20240230签收", "!no_such_date"),
    ("8888年11月5日签收", "!no_such_date"),
    ("二零二四年十一月初五签收", "!lunar_date"),
    ("农历九月初九签收", "!lunar_date"),
    ("腊月二十签收", "!lunar_date"),
    ("闰六月初二", "!lunar_date"),
    ("大年初六签收", "!lunar_date"),
    ("年初七签收", "!lunar_date"),
    ("年初六次投诉", "6"),
    ("2020年闰年2月29号", "2020-02-29"),
    ("会员2024年11月30日届满", "2024-11-30"),
    ("會員2024/11/30屆滿", "2024-11-30"),
    ("国庆后第三日签收", "2024-10-04"),
    ("双十二报名", ""),
    ("提前15日申请", "P15D"),
]
NOT_DATES = [
    "毛重11.5kg",
    "大概5.28",
    "余额改成5.28了多少",
    "11.5折",
    "版本11.5.2",
    "2/3的货",
    "3/4客户",
    "型号11-5",
    "第5日",
    "每月5号",
    "5号仓",
    "B区2排5号",
    "2024年",
    "2024年11月",
    "11月",
    "2024款",
    "https://example.org/2024/11/05/a.html",
    "IMG_20241105.jpg",
]


@pytest.mark.parametrize(("text", "expected"), FULL + MONTH_AND_DAY)
def test_written_dates_are_read(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(("text", "expected"), IMPOSSIBLE)
def test_impossible_dates_are_named_and_never_repaired(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_figures_that_are_no_dates_stay_unread(text: str) -> None:
    assert heard(text) == ""


def test_a_republic_year_and_an_unclear_order_are_marked_as_assumed() -> None:
    assert "republic_year" in read("113年11月5日", NOW).facts[0].assumed
    assert "order" in read("11/5/2024", NOW).facts[0].assumed
    assert "order" not in read("11/25/2024", NOW).facts[0].assumed
    assert "calendar" in read("八月十五递交", NOW).facts[0].assumed


def test_a_vague_start_of_a_month_is_marked_as_approximate() -> None:
    fact = read("上个月初递交", NOW).facts[0]
    assert fact.approximate
    assert "approximate" in fact.assumed
