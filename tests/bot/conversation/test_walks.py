"""Walks through conversations: whatever is said in whatever order, nothing breaks and nothing false is stated."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.conversation.case.computation import compute
from bot.messages import Message
from bot.session import Session, decode_session, encode
from bot.understanding.acts.goals import wished_facts
from handlers.notation import plain
from handlers.result import ImpossibleFactError
from tests.conftest import NOON

SAYINGS = (
    "我申请退出VIP批发中心了,哪天生效",
    "想退出VIP批发中心,最晚哪天申请",
    "退出VIP批发中心后什么时候能重新加入",
    "我VIP批发中心保证金要补多少",
    "买家退货我最晚几点确认退款",
    "有效投诉会清退我吗",
    "诚信通续两年新的到哪天",
    "店小蜜赠送我还有吗",
    "1688类目调整点名了母婴用品吗",
    "{day}",
    "{day}申请的",
    "{day}退的",
    "不对,是{day}",
    "不是{day}",
    "要是{day}呢",
    "{day}或者{other}",
    "{day}到{other}之间",
    "我朋友{day}弄的",
    "{day}收到通知",
    "{n}",
    "{n}元",
    "余额{n}",
    "不到{n}元",
    "{n}次",
    "再来一次呢",
    "晚一天呢",
    "又扣了{n}块",
    "昨天下午3点",
    "3点",
    "那天下午4点",
    "25点",
    "2月30号",
    "不知道",
    "取消",
    "谢谢",
    "为什么",
    "回到刚才那个",
    "你猜",
    "都要",
    "第二个",
    "还没呢",
    "还有一单呢",
    "那最晚呢",
    "applied on {day}",
    "not {day} but {other}",
    "阿里确认{day}",
    "阿里没确认",
    "官方旗舰店改叫什么",
    "不是官方旗舰店,是品牌专营店",
    "5月{n}号",
    "-{n}元",
)


@st.composite
def sayings(draw: st.DrawFn) -> str:
    days = st.dates(date(2022, 1, 1), date(2024, 12, 31)) | st.dates(date(2023, 5, 1), date(2023, 6, 10))
    day, other = (
        (f"{value.month}月{value.day}号", f"{value:%Y-%m-%d}")[draw(st.integers(0, 1))]
        for value in (draw(days), draw(days))
    )
    return draw(st.sampled_from(SAYINGS)).format(day=day, other=other, n=draw(st.integers(0, 7000)))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(sayings(), min_size=1, max_size=12))
@example(walk=["我VIP批发中心保证金要补多少", "0", "2024-01-01"])
@example(walk=["我申请退出VIP批发中心了,哪天生效", "想退出VIP批发中心,最晚哪天申请", "6月1号", "applied on 1月1号"])
def test_every_walk_keeps_its_promises(assistant: Assistant, walk: list[str]) -> None:
    session, now = Session(), NOON
    for text in walk:
        now += timedelta(minutes=1)
        turn = assistant.respond(Message(text=text, now=now), session)
        reply, session = turn.reply, turn.session
        assert reply.text
        assert decode_session(encode(session)) == session
        current = session.current
        if reply.problem and reply.result:  # what was refused counts for nothing that is stated all the same
            assert reply.asks is not None
            assert reply.result.items() <= _from_facts(assistant, session, now, without=reply.asks).items(), walk
        if reply.kind == "computed" and current is not None and current.topic == reply.topic and reply.also is None:
            derived = _from_facts(assistant, session, now)
            assert reply.result.items() <= derived.items(), walk
            assert derived.keys() - reply.result.keys() <= _of_wishes(assistant, current.topic), walk


def _from_facts(assistant: Assistant, session: Session, now: object, without: str = "") -> dict[str, object]:
    """What the handler makes of the facts that the session says were told, one left out."""
    assert session.current is not None
    entry = assistant.kb.entries[session.current.topic or ""]
    try:
        facts = {name: fact for name, fact in session.current.facts.items() if name != without}
        result = compute(entry, facts, now)  # type: ignore[arg-type]
    except ImpossibleFactError:
        return {}
    return {name: plain(value) for name, value in result.values.items()}


def _of_wishes(assistant: Assistant, topic: str | None) -> set[str]:
    """Results that hang on a wish alone, such as the last day to apply; left out where the application is made."""
    entry = assistant.kb.entries[topic or ""]
    return {name for name, spec in entry.results.items() if set(spec.needs) <= wished_facts(entry)}
