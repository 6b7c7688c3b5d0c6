"""What a statement after an answer leaves alone: money at hand, another time, a day on which something else was done.

Whoever has got an answer goes on talking. A value that then takes the place of one told before must be meant for it;
where the words beside it leave that open, the fact is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.standpoint import Standpoint, day_kept
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.facts import Heard, day_said
from bot.understanding.roles import Role
from bot.understanding.roles.options import named_options
from bot.understanding.set_apart.not_counted import speaks_of_some
from bot.understanding.wording.clauses import IF, split
from knowledge.model import FactSpec

_CLEARLY = 3
"""An amount is taken for the one just computed if it lies so many times nearer to it than to the one told."""
_HALF_A_YEAR = timedelta(days=183)
_ANOTHER_TIME = pattern(
    r"也[^,。\x00]{0,6}过|也(?:可能|许)|(?:另外|店里|也)[^,。]{0,4}一[单笔]|(?:过|了)(?:[一1两2]|好几|几)(?:次|回|趟)|(?:以前|之前|先前|曾经?|上回|上次)[^,。]*过"
    r"|\b(?:also|once before|earlier too|as well|another time)\b"
)
"""上个月15号也掉过: what happened then, too, is another case."""
_OTHER_ONE = pattern(
    r"下一?(?:次|回|趟|期)|[上下前]一(?:单|笔|批|件)|上一?个(?:退货|订单|合同)|(?:子|另外?一?个|别的)(?:账|帐)[号户]"
    r"|(?:前面|[之以先早]前)那?一?(?:次|单|笔|批)(?![^,。;]{0,6}(?:说|问|讲|告诉))"
    r"|\b(?:next (?:time|one|term|period|renewal)|(?:last|next|previous) (?:order|return|contract)|sub-?accounts?)\b"
)
"""下次续费是明年2月, 上一单10号付款, 子账号6月到期: another one than the one just told."""
_ONE_BEFORE = pattern(
    r"(?<![晚早以线马网路天])(?:上一?(?:次|回|趟|期)|前一(?:次|回|期))(?![^,。;]{0,6}(?:说|问|讲|告诉))"
    r"|\b(?:last|previous) (?:time|one|term|period|renewal)\b"
)
"""上次是1月5号扣的: one that lies before the one just told."""
_WAS_SO = pattern(
    r"去年|前年|上个?季度|上上?个?月|上上?个?(?:周|星期|礼拜)|昨[天晚日]|前[天晚阵]|(?:之|以|先)前|原先|早先|当时|那时候?|那会儿?|年初|月初"
    r"|\b(?:last (?:year|month|week|quarter)|yesterday|previously|back then|at that time|used to|earlier|before that)\b"
)
_CAME_ABOUT = pattern(
    r"[扣罚划赔掉降跌减变少补充]|[又再]|[到成至]\x00|(?:查|看|问|说|通知)[了过到]?\S{0,3}[\x00只还就剩是有]"
    r"|\b(?:fell|dropped|deducted|charged|became|checked|saw|another|again|down to)\b"
)
"""昨天还剩5300, 去年是4个: so it was then; not 昨天掉到4800, 昨天又来一个, which tell what has been since."""
_IF_SO = pattern(rf"{IF}|换成|换作|改成|\b(?:what|how) about\b")
_ONCE_BEFORE = pattern(r"过(?:[一1两2]|好几)(?:次|回|趟)|过\x00\x00(?!\x00)")
_MADE_READY = pattern(
    r"(?<![里上台面])写(?!着|的?是|的?[\s:]*\x00)|填|拟|起草|打印|盖章|签(?:的|了|好|完)?字|\b(?:wrote|written|drafted|filled|printed|signed|prepared)\b"
)
"""5月10号写的申请: what was made ready on a day was not handed in on it."""
_AT_HAND = pattern(
    r"(?:我|俺|咱|公司|老板)们?(?:的)?(?:账上|账户|户头)|手头|手上|手里|[家屋]里|屋头|兜里|口袋|卡[里上]|公司里"
    r"|卖|售价|进价|成本|\b(?:sold|cost|costs)\b|\b(?:i|we) (?:only |just |still )*(?:have|got|hold)\b"
    r"|\b(?:i|we)'ve (?:only )?got\b|\b(?:my|our) (?:own )?(?:bank )?account\b|\bin hand\b"
)
"""我账上有2000块, 这货我卖350: what there is to pay from, and what a thing is sold for."""
_TO_COME = pattern(
    r"明年|后年|下个?月|下个?(?:周|星期|礼拜)|(?<![了掉完之过出来])以后|将来|今后|下次|下回|(?<![能可会是])马上要?|快要?|即将|就要|到期(?:了|后)?[再要]?"
    r"|\bnext (?:year|month|week|time)\b|\bsoon\b|\blater\b|\bin future\b"
)
_SOON = timedelta(days=31)
_OF_THE_MATTER = pattern(r"保证金|押金|余额|结余|\bdeposit\b|\bbalance\b")
_ALTOGETHER = pattern(r"一共|总|合计|加起来|共计|(?<![定尾])金额|退(?:款|货)额|\b(?:total|altogether|in all)\b")
"""Without these another amount than a sum told before may be one of its parts: 定金200尾款1000, then 尾款是900."""
_PIECE = r"(?:[一1两2二三几]?(?:件|样|个(?!月)|款|只|双|条|套|箱|份|种|台|包|瓶|本|盒|对))"
_COMES_ON_TOP = pattern(
    r"(?:多(?!少)|加|增|涨|添|追|补|另付|另退|(?:又|再|还|也)(?:有|要|多|申请|退|加)(?![^,。;!?\d\x00]{0,3}(?:订单|单子|包裹|买家|客户|退货))[^,。;!?\d到成为]{0,4}?)"
    r"(?:退|收|付|出|加)?(?:了|个|上|掉|出|我|他)*(?:货|款|钱)?\x00(?!的)"
    rf"|(?:又|再|还|另|多|加)[^,。;!?\d\x00]{{0,6}}{_PIECE}(?!0|零|[订包客买单][单子裹户家])[^。;!?\x00]{{0,14}}\x00(?!的)"
    rf"|少(?:退|了|收|付)[^,。;!?\d\x00]{{0,4}}{_PIECE}[^。;!?\x00]{{0,14}}\x00|(?:少|减|降|便宜)(?:了|掉|去)\x00"
    r"|\b(?:another|additional|extra|plus|added|adds?|on top|more)\b[^.;!?\x00]{0,14}\x00"
    r"|\x00(?:\s\w+)?\s(?:more|extra|on top|in addition)\b"
)
"""又多退一件,加了30块: so much comes on top of what was told, or less;
what is left or what they make together is asked for."""
_SOME_WERE = pattern(
    r"\b(?:one|two|three|another)(?: of (?:them|those|these))? (?:was|were|is|are|has|have|got)\b(?! (?:it|all)\b)"
)
_NOT_RECKONED_IN = pattern(
    r"(?:还|另|再)[^,。;!?\d\x00]{0,4}\x00[^,。;!?\d]{0,6}(?:没|未|忘|漏)(?:有|了|记)?(?:算|加|计|写|报|说)|(?:漏|忘)了?(?:算|加|计|写|报|说)了?\x00"
)
"""总价还有100没算进去: a part, though it is one of the whole."""
_THE_WHOLE = pattern(
    r"一共|总|合计|加起来|共(?!享|同)|合起来|只剩|还剩|剩下"
    r"|(?:加|涨|增|改|补|变|退|多|追)(?:加|成|改)?(?:到|成|为|至)(?:了)?|变成|现在(?:是|要退|退)"
    r"|\b(?:total|altogether|in all|to (?:rmb|yuan)?|makes? it|now)\b"
)
_EACH = pattern(r"(?:每|一)[件个条双单套只箱月]|单价|[定订]金|尾款|\beach\b")
_MONTH_AND_DAY = pattern(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")


def leaves_open(point: Standpoint, name: str, role: Role, fact: KnownFact, *, named: bool) -> bool:
    """Whether a value is said in a way that does not settle if it takes the place of the fact ``name`` told before."""
    before = point.before.get(name)
    if before is None or name == point.asked or before.value == fact.value:
        return False
    words = words_around(point, role)
    if _is_of_another_time(point, name, role, fact) or _is_of_another_kind(point, fact):
        return True
    if fact.type == "amount" and _comes_on_top(point, name, role):
        return True
    if fact.type == "count" and _is_part_of_it(point, name, fact):
        return True
    if point.heard.speech.does("what_if"):
        return not named and _may_be_of_something_to_come(point, name, role, fact)
    if point.replaces:
        return _ONCE_BEFORE.search(words) is not None
    if fact.type == "amount":
        at_hand = _AT_HAND.search(words) is not None and _OF_THE_MATTER.search(words) is None
        return at_hand or (not named and is_nearer_to_result(point, before, fact))
    if fact.type not in ("date", "datetime"):
        return False
    lies_ahead = not named and _runs_ahead(before, fact, point.entry.facts[name], point.now.date())
    return lies_ahead or _ANOTHER_TIME.search(words) is not None or _MADE_READY.search(words) is not None


def _is_of_another_time(point: Standpoint, name: str, role: Role, fact: KnownFact) -> bool:
    """Whether a value is told of another time than the case at hand, and not only supposed to be the case's."""
    clause = _clause_around(point, role)
    if _IF_SO.search(clause):
        return False
    if fact.type in ("date", "datetime"):
        earlier = _ONE_BEFORE.search(clause) is not None and _is_earlier(fact, point.before[name])
        return (earlier or _OTHER_ONE.search(clause) is not None) and not point.heard.speech.does("what_if")
    if _OTHER_ONE.search(clause) or _ONE_BEFORE.search(clause):
        return True
    counted = fact.type == "count" or (fact.type == "amount" and point.entry.facts[name].emptied)
    return bool(counted) and _WAS_SO.search(clause) is not None and not _CAME_ABOUT.search(clause)


def _comes_on_top(point: Standpoint, name: str, role: Role) -> bool:
    """Whether an amount is told of what comes in addition to the one told before, as a sum and no balance."""
    if point.entry.facts[name].emptied:
        return False
    start, end = role.heard.span
    words = f"{point.folded[:start]}\x00{point.folded[end:]}"
    if _NOT_RECKONED_IN.search(words):
        return True
    return not _THE_WHOLE.search(point.folded) and _COMES_ON_TOP.search(words) is not None


def _is_part_of_it(point: Standpoint, name: str, fact: KnownFact) -> bool:
    """Whether it is told how many of those counted before became something: 3个投诉, then 有一个已经成立了."""
    before = point.before.get(name)
    if before is None or not (str(before.value).isdecimal() and str(fact.value).isdecimal()):
        return False
    fewer = int(str(fact.value)) < int(str(before.value))
    return fewer and (speaks_of_some(point.folded) or _SOME_WERE.search(point.folded) is not None)


def _is_earlier(fact: KnownFact, before: KnownFact) -> bool:
    """Whether a day lies before the one told; one that comes after it may be the last there was."""
    if day_kept(fact.value) is None or day_kept(before.value) is None:
        return True
    return str(fact.value) < str(before.value)  # written as the year, the month, the day and the hour


def _is_of_another_kind(point: Standpoint, fact: KnownFact) -> bool:
    """Whether a day is told with another choice than the one told, and nothing is put right: 超级工厂打算4月1号加入."""
    if point.replaces or fact.type not in ("date", "datetime"):
        return False
    options, _ = named_options(point.folded, point.entry)
    return any(name in point.before and point.before[name].value != value for name, value in options.items())


def _may_be_of_something_to_come(point: Standpoint, name: str, role: Role, fact: KnownFact) -> bool:
    """Whether a supposed day that no word names lies ahead, and the fact is one that has been: 拖到4号补呢, then 5号呢.

    Nobody knows whether it is the fact that would be another one, or something that is still to be done.
    """
    spec = point.entry.facts[name]
    if spec.tense != "past" or spec.plannable or fact.type not in ("date", "datetime"):
        return False
    ahead = [item for item in (role.heard.value, role.heard.future) if isinstance(item, date)]
    return any(timedelta() <= day_said(item) - point.now.date() <= _SOON for item in ahead)


def is_nearer_to_result(point: Standpoint, before: KnownFact, fact: KnownFact) -> bool:
    """Whether an amount that no word names is more likely the one just computed, as others reckon it: 后台显示1600."""
    told, said = (None if bound_of(one) is not None else Decimal(str(one.value)) for one in (before, fact))
    if told is None or said is None:
        return False
    return any(abs(said - result) * _CLEARLY < abs(said - told) for result in point.amounts)


def words_around(point: Standpoint, role: Role) -> str:
    """The words of the clause in which a value stands, values blanked out."""
    clauses = split(point.folded, [item.span for item in point.reading.facts])
    return next((clause.words for clause in clauses if clause.holds(role.heard.span)), "")


def _clause_around(point: Standpoint, role: Role) -> str:
    """The same, with the days in it as they were written."""
    clauses = split(point.folded, [role.heard.span])
    return next((clause.words for clause in clauses if clause.holds(role.heard.span)), "")


def _runs_ahead(before: KnownFact, fact: KnownFact, spec: FactSpec, today: date) -> bool:
    """Whether a day to come would take the place of what has been: it is the result that people then speak of."""
    told, day = day_kept(before.value), day_kept(fact.value)
    return spec.tense == "past" and told is not None and day is not None and told <= today < day


def order_is_open(heard: Heard, fact: KnownFact, today: date) -> bool:
    """Whether 12/05, read the other way round, lies on the same side of today and nearer to it.

    Where the year was said and is long gone, how near today is tells nothing: 12/11/2020.
    """
    day = day_kept(fact.value)
    if day is None:
        return False
    near = [other for other in read_the_other_way(heard, day, today) if (other <= today) == (day <= today)]
    long_gone = "order" in heard.assumed and abs(day - today) > _HALF_A_YEAR
    return any(long_gone or abs(other - today) < abs(day - today) for other in near)


def read_the_other_way(heard: Heard, day: date, today: date) -> list[date]:
    """The days that 12/05, read as ``day``, is with month and day exchanged, in each year that the words leave."""
    written = _MONTH_AND_DAY.search(heard.text)
    if written is None or not heard.assumed & {"year", "order"} or day.day > 12 or day.day == day.month:
        return []
    years = (day.year,) if "year" not in heard.assumed else (today.year - 1, today.year, today.year + 1)
    others = []
    for year in years:
        with suppress(ValueError):
            others.append(date(year, day.day, day.month))
    return others


def year_is_open(role: Role, fact: KnownFact, spec: FactSpec, others: Iterable[KnownFact]) -> bool:
    """Whether a day without its year, taken for one long gone, is that of the other days of the case in another year.

    诚信通6月30到期,认证7月5号才过 tells of two days of one summer, though the second one lies ahead.
    """
    day = day_kept(fact.value)
    if day is None or spec.tense != "past" or "year" not in role.heard.assumed:
        return False
    readings = [day_said(item) for item in (role.heard.past, role.heard.future) if isinstance(item, date)]
    told = [other for other in (day_kept(one.value) for one in others if "year" in one.assumed) if other is not None]
    return any(
        abs(day - anchor) > _HALF_A_YEAR and any(abs(reading - anchor) < _HALF_A_YEAR for reading in readings)
        for anchor in told
    )


def only_said_of_today(point: Standpoint, name: str, roles: Mapping[str, Role], named: Iterable[str]) -> bool:
    """Whether "today" beside other news only dates the message: 今天看只有4000了 does not move the day of the fall."""
    item = roles[name].heard
    today = isinstance(item.value, date) and not isinstance(item.value, datetime) and item.value == point.now.date()
    restated = name in point.before and name != point.asked and not point.replaces
    return restated and today and name not in set(named) and len(roles) > 1


def of_a_part(point: Standpoint, new: Mapping[str, KnownFact]) -> list[str]:
    """Amounts told by their parts of which a message tells another figure, and not that it is all of it: 尾款是900.

    What is only one more than a count that was reckoned out (要是再来一个呢) is no part of it.
    """
    if _ALTOGETHER.search(point.folded):
        return []
    one_more = point.shift is not None and point.shift.count is not None
    sums = {
        name: fact
        for name, fact in point.before.items()
        if "sum" in fact.assumed and not (one_more and fact.type == "count")
    }
    return [
        name
        for name, before in sums.items()
        if (name in new and _is_another_figure(new[name], before)) or (name not in new and _EACH.search(point.folded))
    ]


def _is_another_figure(fact: KnownFact, before: KnownFact) -> bool:
    """Whether an amount is another one than that told before, exact and not made of parts itself."""
    return fact.value != before.value and bound_of(fact) is None and "sum" not in fact.assumed


def done_again(point: Standpoint, named: frozenset[str], new: Mapping[str, KnownFact]) -> list[str]:
    """Days told exactly of what is to be done once more, on no day that is told: 去年签的,马上要续了,还送吗.

    The result of the one says nothing of the other.
    """
    names = [name for name in point.entry.facts if name in named and point.entry.facts[name].plannable]
    known = {name: day_kept(fact.value) for name, fact in {**point.before, **new}.items() if name in names}
    past = [name for name, day in known.items() if day is not None and day < point.now.date()]
    if not past or not _TO_COME.search(point.folded):
        return []
    reader = point.reader()
    clauses = zip(reader.clauses, reader.mentions, strict=True)
    facts = {
        name
        for clause, row in clauses
        if "\x00" not in clause.words and _TO_COME.search(clause.words)
        for mention in row
        if not mention.denied
        for name in mention.facts
    }
    return [name for name in past if name in facts]
