"""Chinese numbers in pinyin: read before their units, and nowhere else."""

import pytest

from tests.bot.understanding.facts.reading import heard

READ = [
    ("shiyi yue ba hao shenqing", "2024-11-08"),
    ("shi yue er shi san hao", "2024-10-23"),
    ("zuotian xiawu si dian ban", "2024-11-12T16:30"),
    ("san tian qian shenqing", "2024-11-10"),
    ("liang ge yue qian", "2024-09-13"),
    ("tuikuan san bai ling wu kuai", "305"),
    ("tousu san ci", "3"),
    ("shang zhou si qianshou", "2024-11-07"),
    ("xia ge xingqi yi", "2024-11-18"),
]
NOTHING = ["zhe yang jiu hao", "tui le ba hao ma", "yi dian yijian", "jiu yue lai yue hao", "shi tian", "wo qi hao le"]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_numbers_before_their_units(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_syllables_that_are_no_numbers(text: str) -> None:
    assert heard(text) == ""
