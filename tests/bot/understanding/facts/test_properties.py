"""What holds for every text: spans, order, no exception, no impossible date, and written facts read back."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.facts import Duration, read, read_bare_number, read_shift
from bot.understanding.facts.model import CHINA
from bot.understanding.facts.vocabulary import VOCABULARY
from tests.bot.understanding.facts.reading import NOW

FRAGMENTS = [
    *sorted(VOCABULARY),
    "5",
    "31",
    "2024",
    "5.10",
    "2/30",
    "25:61",
    "三百五",
    "1,280.50",
    "1e9",
    "½",
    "3️⃣",
    "-",
    "\n",
    " ",
    "喵",
    "٣",
]
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=10).map("".join),
)
moments = st.datetimes(datetime(1300, 1, 1), datetime(9700, 1, 1)).map(lambda moment: moment.replace(tzinfo=CHINA))  # noqa: DTZ001
tenses = st.sampled_from([None, "past", "future"])
days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
HAN = "零一二三四五六七八九"


@settings(deadline=None)
@given(texts, moments, tenses)
def test_any_text_is_read_and_every_span_is_its_text(text: str, now: datetime, tense: str | None) -> None:
    reading = read(text, now, tense)  # type: ignore[arg-type]
    for found in (*reading.facts, *reading.problems):
        assert text[slice(*found.span)] == found.text != ""
    spans = sorted(found.span for found in (*reading.facts, *reading.problems))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [fact.span for fact in reading.facts] == sorted(fact.span for fact in reading.facts)


@settings(deadline=None)
@given(texts)
def test_values_have_the_type_of_their_kind(text: str) -> None:
    types = {"date": date, "datetime": datetime, "amount": Decimal, "count": int, "duration": Duration}
    for fact in read(text, NOW).facts:
        assert type(fact.value) is types[fact.kind]
        if isinstance(fact.value, datetime):
            assert fact.value.utcoffset() == timedelta(hours=8)
        for other in (fact.past, fact.future):
            assert other is None or type(other) is type(fact.value)


@settings(deadline=None)
@given(texts)
def test_what_ifs_and_bare_numbers_never_fail(text: str) -> None:
    shift = read_shift(text)
    if shift is not None:
        assert text[slice(*shift.span)]
        assert (shift.delta is None) + (shift.count is None) + (shift.amount is None) == 2
    read_bare_number(text)


@settings(deadline=None)
@given(days)
def test_a_written_day_is_read_back(day: date) -> None:
    chinese_year = "".join(HAN[int(digit)] for digit in str(day.year))
    written = [
        f"{day.year}年{day.month}月{day.day}日签收",
        f"{chinese_year}年{day.month}月{day.day}号签收",
        f"{day:%Y-%m-%d}签收",
        f"{day:%Y/%m/%d} 签收",
        f"{day.year}.{day.month}.{day.day}签收",
        f"signed {day:%B} {day.day}, {day.year}",
        f"signed {day.day} {day:%b} {day.year}",
    ]
    for text in written:
        assert [fact.value for fact in read(text, NOW).facts] == [day], text


@settings(deadline=None)
@given(days, st.integers(0, 23), st.integers(0, 59))
def test_a_written_moment_is_read_back(day: date, hour: int, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA)
    for clock in (f"{hour}点{minute:02}分", f" {hour:02}:{minute:02}", f"{hour}时{minute}分"):
        (fact,) = read(f"{day.year}年{day.month}月{day.day}日{clock}签收", NOW).facts
        assert fact.value == moment


@settings(deadline=None)
@given(days, st.integers(0, 20))
def test_a_day_without_its_year_is_the_nearest_in_its_tense(day: date, hour: int) -> None:
    now = datetime(2024, 11, 13, hour, tzinfo=CHINA)
    for tense, word in (("past", "签收的"), ("future", "到期")):
        facts = read(f"{day.month}月{day.day}号{word}", now).facts
        if (day.month, day.day) != (2, 29):
            (fact,) = facts
            away = (fact.value - now.date()).days  # type: ignore[operator]
            assert -366 < away <= 0 if tense == "past" else 0 <= away < 366
            assert (fact.value.month, fact.value.day) == (day.month, day.day)  # type: ignore[union-attr]


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 99))
def test_a_day_that_no_month_has_is_a_problem_and_no_fact(month: int, day: int) -> None:
    longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    reading = read(f"2024年{month}月{day}日签收", NOW)
    assert bool(reading.facts) == (day <= longest)
    assert [problem.reason for problem in reading.problems] == ([] if day <= longest else ["no_such_date"])


@settings(deadline=None)
@given(st.decimals(Decimal("0.01"), Decimal("999999.99"), places=2))
def test_a_written_amount_is_read_back(amount: Decimal) -> None:
    for text in (f"余额{amount}元", f"¥{amount:,}", f"RMB {amount}", f"{amount} yuan"):
        assert [fact.value for fact in read(text, NOW).facts] == [amount], text


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_a_chinese_number_is_read_back(number: int) -> None:
    assert [fact.value for fact in read(f"余额{in_chinese(number)}元", NOW).facts] == [number]


@settings(deadline=None)
@given(st.integers(0, 999), st.sampled_from(["次", "回"]))
def test_a_written_count_is_read_back(number: int, measure: str) -> None:
    assert [fact.value for fact in read(f"投诉{number}{measure}", NOW).facts] == [number]


def in_chinese(number: int) -> str:
    """`number` below ten thousand in full Chinese numerals: 5080 is 五千零八十."""
    text = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += HAN[digit] + unit
        elif text and number and not text.endswith("零"):
            text += "零"
    return text
