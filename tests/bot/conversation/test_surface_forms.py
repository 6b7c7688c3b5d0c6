"""The same facts in many wordings: what is stated is what the handler makes of exactly these facts, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.conversation.case.computation import compute
from bot.messages import Message
from bot.session import KnownFact, Session
from handlers.notation import plain
from handlers.result import ImpossibleFactError
from knowledge.model import CHINA

MONTHS = [
    "Jan",
    "Feb",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

Facts = dict[str, date | Decimal]


@dataclass(frozen=True)
class Form:
    """A topic, sentences that tell its facts, questions, and how far the facts lie from the day of asking."""

    topic: str
    sentences: tuple[str, ...]
    questions: tuple[str, ...]
    facts: dict[str, tuple[int, int] | str]
    english: bool = False


FORMS = (
    Form(
        "vip-exit",
        (
            "我{application_date}申请退出VIP批发中心",
            "VIP批发中心的退出申请{application_date}交的",
            "VIP批发中心退出申请日期是{application_date}",
        ),
        ("哪天生效?", "几号算正式退出"),
        {"application_date": (-60, 0)},
    ),
    Form(
        "vip-exit",
        (
            "我{application_date}申请退出VIP批发中心,阿里确认{confirmed_date}退",
            "VIP批发中心退出申请{application_date}递的,平台同意我{confirmed_date}走",
        ),
        ("哪天生效?",),
        {"application_date": (-60, -20), "confirmed_date": (-19, -6)},
    ),
    Form(
        "vip-exit",
        ("想{wanted_date}退出VIP批发中心", "希望{wanted_date}能从VIP批发中心退掉"),
        ("最晚哪天申请?",),
        {"wanted_date": (16, 90)},
    ),
    Form(
        "vip-rejoin",
        ("我{exit_date}退出的VIP批发中心", "{exit_date}正式退出VIP批发中心"),
        ("什么时候能重新加入?",),
        {"exit_date": (-200, 0)},
    ),
    Form(
        "vip-removal-deposit",
        (
            "VIP批发中心保证金{below_since}被扣到{balance}",
            "VIP批发中心保证金余额{balance},{below_since}开始低于最低数的",
        ),
        ("要补多少最晚哪天补?",),
        {"balance": "yuan", "below_since": (-5, 0)},
    ),
    Form(
        "refund-response",
        (
            "买家{returned_at}寄回,我{signed_at}签收,退款{amount}",
            "退款{amount},{returned_at}买家寄出,{signed_at}签收",
        ),
        ("最晚几点确认退款?",),
        {"amount": "yuan", "returned_at": (-9, -6), "signed_at": (-5, -1)},
    ),
    Form("trustpass-renewal", ("诚信通{current_end}到期,续了两年",), ("新的从哪天到哪天?",), {"current_end": (5, 90)}),
    Form(
        "dianxiaomi-benefit",
        ("我是实力商家,{joined_on}续签的", "超级工厂会员,{joined_on}入驻"),
        ("店小蜜赠送还有吗?",),
        {"joined_on": (-150, 0)},
    ),
    Form(
        "vip-exit",
        (
            "We applied to leave the VIP wholesale centre on {application_date}",
            "Our VIP wholesale exit application was submitted on {application_date}",
        ),
        ("When does it take effect?",),
        {"application_date": (-60, 0)},
        english=True,
    ),
    Form(
        "vip-rejoin",
        ("We left the VIP wholesale centre on {exit_date}",),
        ("When can we rejoin?",),
        {"exit_date": (-200, 0)},
        english=True,
    ),
)

ASIDES = (
    "",
    "{day}收到了平台的通知",
    "我店是{day}开的",
    "{day}和客服打过电话",
    "{day}有客户下单",
    "我朋友{day}也弄过",
    "{day}孩子生病没顾上",
    "{day}开的发票",
    "工单20230510",
    "电话13905710000",
)
ASIDES_EN = (
    "",
    "We opened our shop on {day}",
    "On {day} we got a notice",
    "Called support on {day}",
    "A friend did the same on {day}",
    "Ticket 20230510",
)
"""What else people write: other days and other numbers."""


def in_chinese(value: date | Decimal, style: int) -> str:
    if isinstance(value, Decimal):
        return (f"{value}元", f"{value}块", f"¥{value}")[style % 3]
    day = (f"{value.month}月{value.day}号", f"{value.year}年{value.month}月{value.day}日", f"{value:%Y-%m-%d}")[
        style % 3
    ]
    return (
        f"{day}{value:%H:%M}"
        if isinstance(value, datetime) and style % 3 != 2
        else f"{day} {value:%H:%M}"
        if isinstance(value, datetime)
        else day
    )


def in_english(value: date | Decimal, style: int) -> str:
    if isinstance(value, Decimal):
        return f"{value} yuan"
    month = MONTHS[value.month - 1]
    return (f"{month} {value.day}", f"{value.day} {month} {value.year}", f"{value:%Y-%m-%d}")[style % 3]


@st.composite
def told(draw: st.DrawFn) -> tuple[Form, Facts, str, datetime]:
    """A form, its facts, the message that tells them, and the moment of writing."""
    form = draw(st.sampled_from(FORMS))
    today = draw(st.dates(date(2023, 6, 1), date(2025, 12, 31)))
    facts: Facts = {}
    for name, span in form.facts.items():
        if isinstance(span, str):
            facts[name] = Decimal(draw(st.integers(100, 899_999))) / 100
        elif name.endswith("_at"):
            minutes = 15 * draw(st.integers(0, 95))
            day = datetime(today.year, today.month, today.day, tzinfo=CHINA) + timedelta(days=draw(st.integers(*span)))
            facts[name] = day + timedelta(minutes=minutes)
        else:
            facts[name] = today + timedelta(days=draw(st.integers(*span)))
    say, asides = (in_english, ASIDES_EN) if form.english else (in_chinese, ASIDES)
    words = {name: say(value, draw(st.integers(0, 2))) for name, value in facts.items()}
    other = say(today - timedelta(days=draw(st.integers(0, 400))), draw(st.integers(0, 2)))
    aside = draw(st.sampled_from(asides)).format(day=other)
    parts = [draw(st.sampled_from(form.sentences)).format(**words)]
    parts = [part for part in ([aside, *parts] if draw(st.booleans()) else [*parts, aside]) if part]
    between = ". " if form.english else draw(st.sampled_from((",", "。")))
    text = between.join([*parts, draw(st.sampled_from(form.questions))])
    return form, facts, text, datetime(today.year, today.month, today.day, 23, tzinfo=CHINA)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=told())
def test_a_stated_value_follows_from_the_facts_told(
    assistant: Assistant, case: tuple[Form, Facts, str, datetime]
) -> None:
    form, facts, text, now = case
    entry = assistant.kb.entries[form.topic]
    known = {name: KnownFact(value=plain(value), type=entry.facts[name].type) for name, value in facts.items()}
    try:
        expected = {name: plain(value) for name, value in compute(entry, known, now).values.items()}
    except ImpossibleFactError:
        assume(False)
    reply = assistant.respond(Message(text=text, now=now), Session()).reply
    event("stated" if reply.result else "asked")
    if reply.topic == form.topic:
        assert {name: expected.get(name) for name in reply.result} == reply.result, text
    assert not (reply.problem and reply.result)
