"""By another: a figure that is told by that of somebody else, or in the words that were used for it.

我9号申请退的,我老婆比我晚两天,她哪天生效: what is asked about is the 11th; 我保证金6000,他的5000,他要补多少: 5000 is a balance. The
figure takes the place of the one it is told by. Where it cannot be told what it comes to, nothing is left of either: the
figure of the one is never that of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Duration, Heard, Reading, Shift, read_bare_number, read_shift
from bot.understanding.set_apart.holders import ALL, KIN, MYSELF, POSSESSIVE, SHOP, Stretch, asked_about, read_stretches
from bot.understanding.wording.clauses import FILLER, Span, blanked

_WHO = rf"(?P<{{}}>我们?|咱们?|俺|[他她]们?|(?:我们?的?)?{KIN}|{SHOP}){POSSESSIVE}"
_MUCH = r"(?:半|好?几|[\d.]+|[一二两三四五六七八九十百千万]+)(?:个半?)?(?:小时|钟头|分钟|月|礼拜|星期|天|日|周|年|元|块钱?|个|次|起|笔|单|条)?(?:半(?!个))?"
_HOW = r"提前|推迟|早|晚|迟|先|多|少|高|低"
_COMPARED = pattern(
    rf"[比较]{_WHO.format('than')}(?:申请|交|退|续|签收?|的)?(?:还|要|又|就|更|足足|整整|正好|刚好|大概|差不多)*(?P<how>{_HOW})(?P<verb>(?!于)[^,。;!?\d一二两三四五六七八九十半几]{{0,5}})(?P<much>{_MUCH})?"
    rf"|(?P<next>早|晚|迟|先)(?:于|了)?{_WHO.format('next_to')}(?:了)?(?P<by>{_MUCH})"
    rf"|(?P<since>早|晚|迟)(?:了)?(?P<so_much>{_MUCH})(?=[,。;!?]|才|申请|交|退|续|签|掉|低|认证|通过|付|发|到期)"
    r"|(?:是|有|到|才)我们?[那这]?[边个]?的?(?P<times>一半|[两二三四2-9]倍)"
    r"|(?P<figure>\b[\w.]+(?: (?:days?|weeks?|months?|hours?|yuan|rmb))?) (?P<more>later|earlier|more|less|fewer|higher|lower|after|before)(?: than)? (?P<whom>me|mine|i|my own|him|his|hers?|my \w+)\b(?: (?:did|do|does|have|has))?"
)
_OF_IT = pattern(r"(?:那边|这边|也|是|才|就|又|只|的|\s)*")
_MEANING = {"迟": "晚", "推迟": "晚", "先": "早", "提前": "早", "高": "多", "低": "少"}
_ENGLISH = {"after": "later", "before": "earlier", "lower": "less", "higher": "more", "fewer": "less"}
_UNSETTLED = frozenset({"year", "month"})
"""What a value may leave open and still be moved: whichever year it is, it is so of both."""
_FIGURE = r"(?<![\d./:-])(?:\d{2,}(?:\.\d+)?|[一二两三四五六七八九][千万百][一二三四五六七八九百千]*)"
_MERE_FIGURE = pattern(
    rf"(?:的|那边|这边|保证金|余额|还|只|就|才|现在|剩下?|有|是|则|\s|:|\b(?:is|has|only|now|are)\b)*(?P<figure>{_FIGURE})\s?(?:元|块钱?)?(?:了|的)?(?:\x00|$)"
)
_MERELY_IS = pattern(r"(?:的|那边|这边|则|就|是|在|:|\s|\b(?:is|was|on|at)\b)*\x00+(?:的|了)*")


Outcome = tuple[str, Reading, bool]
"""A message, and whether nothing is left in it of anybody but the one asked about."""


def told_by_another(folded: str, reading: Reading) -> Outcome:
    """A message with the figure of the one asked about in the place of the one that it is told by."""
    compared = _COMPARED.search(folded)
    if compared is None:
        return _in_the_same_words(folded, reading)
    start, end = compared.span()
    bare = filled(folded, [(start, end)])
    heard = [item for item in reading.facts if not start <= item.span[0] < end]
    rest = msgspec.structs.replace(reading, facts=tuple(heard))
    told = read_stretches(bare, rest)
    if not told:
        return folded, reading, False
    subject = next((one.holder for one in told if one.holds(start)), None) or MYSELF
    base = _base(compared, subject, told)
    if base in (subject, None):
        return folded, reading, False
    asked = asked_about(told) or _told_last(told, subject)
    step = _step(compared)
    own = [item for one in told if one.holder == asked for item in one.values(heard) if _moves(step, item)]
    if asked is not None and (own or asked == base):
        return bare, rest, False
    theirs = [one for one in told if (one.holder or MYSELF) == base and one.values(heard)]
    if not theirs:
        return folded, reading, False
    rows = [(one, item) for one in theirs for item in one.values(heard) if _moves(step, item)]
    moved = _moved(rows[0][1], step, compared[0]) if asked == subject and len(rows) == 1 else None
    if moved is None or len(theirs) != 1:
        return *without([(0, len(folded))], folded, reading), True
    same = "".join(bare[one.start : one.end] for one in told if one.holder == subject)
    return *_in_place(rows[0], moved, bare, rest, same), True


def _told_last(told: Sequence[Stretch], subject: str) -> str | None:
    """Of whom a question is that names nobody: of oneself, if that is who is told of; no question asks of nobody else."""
    begun = next((at for at, one in enumerate(told) if one.asks), len(told))
    last = told[begun - 1].holder if begun else None
    return MYSELF if MYSELF in (subject, last) or begun == len(told) else None


def _base(compared: re.Match[str], subject: str, told: Sequence[Stretch]) -> str | None:
    """By whose figure it is told: the person's own, or that of the only one besides."""
    if compared["since"] or compared["times"]:
        one = next((one for one in told if one.holds(compared.start())), None)
        if one is None or one.named is None or not _OF_IT.fullmatch(compared.string, one.named[1], compared.start()):
            return None
        told_of = {one.holder or MYSELF for one in told if one.start < compared.start() and not one.asks} - {subject}
        return told_of.pop() if len(told_of) == 1 else None
    word = compared["than"] or compared["next_to"] or compared["whom"]
    if word.rstrip("们") in ("我", "咱", "俺") or word in ("me", "mine", "i", "my own"):
        return MYSELF
    others = {one.holder for one in told} - {subject, MYSELF, None}
    named = {one for one in others if one and one in word}
    return next(iter(named or others)) if len(named or others) == 1 else None


def _step(compared: re.Match[str]) -> Shift | None:
    """By how much it is more or less, later or earlier; None where that is not told, or by what was done about it."""
    if compared["more"]:
        return read_shift(f"{compared['figure']} {_ENGLISH.get(compared['more'], compared['more'])}")
    if compared["times"]:
        return None
    said = ("how", "much") if compared["how"] else ("next", "by") if compared["next"] else ("since", "so_much")
    how, much = compared[said[0]], compared[said[1]]
    how = _MEANING.get(how, how)
    done = (compared["verb"] or "").strip("了出")
    if not much or (done and how in "多少"):
        return None
    return read_shift(how + much)


def _moves(step: Shift | None, item: Heard) -> bool:
    """Whether a value is of the kind that a step moves, or any where no step is told."""
    if step is None:
        return item.kind in ("date", "datetime", "amount", "count")
    kinds = ("date", "datetime") if step.delta else ("amount",) if step.amount else ("count",)
    return item.kind in kinds


def _moved(item: Heard, step: Shift | None, said: str) -> Heard | None:
    """A value moved by a step; None where that is not certain, or cannot be."""
    if step is None or item.approximate or item.assumed - _UNSETTLED:
        return None
    if step.delta is not None and item.kind == "date" and step.delta.seconds:
        return None
    value = _plus(item.value, step)
    if value is None or (isinstance(value, Decimal | int) and value < 0):
        return None
    others = {name: _plus(getattr(item, name), step) for name in ("past", "future")}
    return msgspec.structs.replace(item, value=value, text=f"{item.text} {said}", **others)


def _plus(value: object, step: Shift) -> date | datetime | Decimal | int | None:
    try:
        if isinstance(value, date) and isinstance(step.delta, Duration):
            return step.delta.add_to(value)
    except (ValueError, OverflowError):
        return None
    if isinstance(value, Decimal) and step.amount is not None:
        return value + step.amount
    if isinstance(value, int) and step.count is not None:
        return value + step.count
    return None


def _in_place(
    row: tuple[Stretch, Heard], figure: Heard, folded: str, reading: Reading, same: str = ""
) -> tuple[str, Reading]:
    """A message with ``figure`` in the place of a value of somebody else, of whom only what is the ``same`` is left."""
    one, item = row
    others = [other for other in one.values(reading.facts) if other is not item]
    gone = [other.span for other in others if other.text not in same]
    folded = filled(folded, gone if one.named is None else [*gone, one.named])
    facts = (figure if other is item else other for other in reading.facts if other.span not in gone)
    return folded, msgspec.structs.replace(reading, facts=tuple(facts))


def _in_the_same_words(folded: str, reading: Reading) -> Outcome:
    """A message with a mere figure in the place of that told before it of somebody else: 我保证金6000,他的5000."""
    told = read_stretches(folded, reading) if reading.facts else []
    asked = asked_about(told)
    begun = next((at for at, one in enumerate(told) if one.values(reading.facts)), len(told))
    figures = [(one, item) for one in told[begun + 1 :] if (item := _mere_figure(one, folded, reading)) is not None]
    if asked is None or len(figures) != 1 or figures[0][0].holder in (None, ALL):
        return folded, reading, False
    one, figure = figures[0]
    group = ("date", "datetime") if isinstance(figure.value, date) else (figure.kind,)
    rows = [
        (other, item)
        for other in told
        for item in other.values(reading.facts)
        if item.kind in group and other.holder != one.holder
    ]
    if len(rows) != 1 or rows[0][0].start > one.start:
        return folded, reading, False
    rest = (
        filled(folded, [figure.span]),
        msgspec.structs.replace(reading, facts=tuple(item for item in reading.facts if item.span != figure.span)),
    )
    if asked != one.holder:
        return *rest, False
    return *_in_place(rows[0], msgspec.structs.replace(figure, span=rows[0][1].span), *rest), True


def _mere_figure(one: Stretch, folded: str, reading: Reading) -> Heard | None:
    """The figure of a stretch that names somebody and tells no more than that, or the day of it besides."""
    if one.named is None or one.asks:
        return None
    items = one.values(reading.facts)
    words = blanked(folded, [item.span for item in items])[one.named[1] : one.end]
    if len(items) == 1 and _MERELY_IS.fullmatch(words):
        return items[0]
    match = _MERE_FIGURE.match(words) if not any(item.kind == "amount" for item in items) else None
    value = read_bare_number(match["figure"]) if match is not None else None
    if match is None or value is None:
        return None
    start, end = (one.named[1] + place for place in match.span("figure"))
    return Heard("amount", value, (start, end), match["figure"])


def filled(folded: str, spans: Iterable[Span]) -> str:
    """``folded`` with nothing that says anything at ``spans``, same length."""
    for start, end in spans:
        folded = folded[:start] + FILLER * (end - start) + folded[end:]
    return folded


def without(spans: Sequence[Span], folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without what stands at ``spans``."""
    facts = tuple(item for item in reading.facts if not any(start <= item.span[0] < end for start, end in spans))
    return blanked(folded, spans), msgspec.structs.replace(reading, facts=facts)
