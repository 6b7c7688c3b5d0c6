"""What-ifs that lean on a fact already told."""

import pytest

from bot.understanding.facts import read_shift
from tests.bot.understanding.facts.reading import short

TIME = [
    ("晚一天递呢", "P1D"),
    ("要是早三天呢", "P-3D"),
    ("提前两天", "P-2D"),
    ("推迟两周呢", "P14D"),
    ("往后推半个月", "P15D"),
    ("晚40分钟呢", "PT40M"),
    ("早递四天", "P-4D"),
    ("晚两個月退", "P2M"),
    ("前一天呢", "P-1D"),
    ("那第二天呢", "P1D"),
    ("four days later", "P4D"),
    ("what if it was an hour earlier", "PT-1H"),
    ("two days late", "P2D"),
    ("delayed by 2 days", "P2D"),
    ("what if 2 more days", "P2D"),
    ("晚确认一天", "P1D"),
    ("要是提前15天申请呢", "P-15D"),
    ("第二天申请呢", "P1D"),
    ("早半天呢", "PT-12H"),
    ("迟半日呢", "PT12H"),
    ("遲三日遞呢", "P3D"),
    ("往前挪两天", "P-2D"),
    ("10 days delay", "P10D"),
]
COUNTS = [
    ("再来一次呢", 1),
    ("再来一个会不会清退", 1),
    ("再有两笔会怎么样", 2),
    ("再被投诉一个是不是就被踢了", 1),
    ("再多两个投诉", 2),
    ("要是又被抓到一次", 1),
    ("少一次", -1),
    ("another complaint", 1),
    ("two more complaints", 2),
    ("再遭一回嘞", 1),
    ("又吃了一个投诉", 1),
    ("再添一笔", 1),
    ("再吃一单", 1),
    ("再投诉两次", 2),
    ("if one more come in", 1),
    ("again one complaint", 1),
    ("and another one?", 1),
    ("once more", 1),
    ("万一再来一条有效的捏", 1),
    ("如果刚刚又成立了一个呢", 1),
    ("又冒出来一起咋办", 1),
    ("if another one comes in", 1),
]
AMOUNTS = [
    ("少150块呢", "-150"),
    ("多150呢", "150"),
    ("余额再多150元", "150"),
    ("再扣150", "-150"),
    ("要是少扣150", "150"),
    ("150 yuan less", "-150"),
    ("多个150", "150"),
    ("再多500呢", "500"),
    ("少退50", "-50"),
    ("再充1000呢", "1000"),
]
NONE = [
    "晚上8点签收",
    "最晚哪天",
    "最晚3天",
    "今晚递",
    "早点",
    "早上好,3次",
    "多少钱",
    "多早晚能好",
    "5月10号",
    "三天",
    "再见",
    "多谢",
    "",
    "more or less",
    "再算退货 还是96块",
    "再算一次退货",
    "再说一遍",
    "再问一个问题",
    "再查下余额3000",
    "又是5000块",
    "多一条少一条有什么区别",
    "又忘了两次",
    "say it once more",
    "one more question",
    "早个三五天",
    "推迟到15日",
    "提前到15日",
    "what if it was 342?",
    "那个app又是几时全停",
    "余额不多不少正好六千",
    "不早不晚3天",
    "加起来3次",
    "至少3次",
    "满300减30",
    "要提前15天申请吗",
    "次日零点才开通吗",
    "第二天下午3点",
    "再问一个会不会扣钱",
    "再来一个会话",
    "再举一个会被清退的例子",
]


@pytest.mark.parametrize(("text", "expected"), TIME)
def test_time_moves(text: str, expected: str) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert short(shift.delta) == expected
    assert (shift.count, shift.amount) == (None, None)


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts_move(text: str, expected: int) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert (shift.delta, shift.count, shift.amount) == (None, expected, None)


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_move(text: str, expected: str) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert short(shift.amount) == expected
    assert (shift.delta, shift.count) == (None, None)


@pytest.mark.parametrize("text", NONE)
def test_nothing_moves(text: str) -> None:
    assert read_shift(text) is None


def test_the_span_covers_the_moving_word_and_its_quantity() -> None:
    text = "那要是 晚一天 递呢"
    shift = read_shift(text)
    assert shift is not None
    assert text[slice(*shift.span)] == "晚一天"
