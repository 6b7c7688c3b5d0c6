"""By another: a figure that is told by that of somebody else, or in the words that were used for it.

我9号申请退的,我老婆比我晚两天,她哪天生效; 我保证金6000,他的5000,他要补多少. The figure of the one is never that of the other: where the
one who is asked about has none of their own, nothing is left of either, and it is asked for. It is not reckoned out: what was
later or more is often another thing (晚两天寄出), is told roughly, or would be taken for one's own in the next message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard, Reading, read_bare_number
from bot.understanding.set_apart.holders import (
    ALL,
    KIN,
    MYSELF,
    POSSESSIVE,
    SHOP,
    THEY,
    Stretch,
    asked_about,
    read_stretches,
)
from bot.understanding.wording.clauses import FILLER, Span, blanked

_WHO = rf"(?P<{{}}>我们?|咱们?|俺|[他她]们?|(?:我们?的?)?{KIN}|{SHOP}){POSSESSIVE}"
_MUCH = r"(?:半|好?几|[\d.]+|[一二两三四五六七八九十百千万]+)(?:个半?)?(?:小时|钟头|分钟|月|礼拜|星期|天|日|周|年|元|块钱?|个|次|起|笔|单|条)?(?:半(?!个))?"
_HOW = r"提前|推迟|早|晚|迟|先|多|少|高|低"
_COMPARED = pattern(
    rf"[比较]{_WHO.format('than')}(?:申请|交|退|续|签收?|的)?(?:还|要|又|就|更|足足|整整|正好|刚好|大概|差不多)*(?:{_HOW})(?!于)[^,。;!?\d一二两三四五六七八九十半几]{{0,5}}(?:{_MUCH})?"
    rf"|(?:早|晚|迟|先)(?:于|了)?{_WHO.format('next_to')}(?:了)?{_MUCH}"
    rf"|(?P<since>早|晚|迟)(?:了)?{_MUCH}(?=[,。;!?]|才|申请|交|退|续|签|掉|低|认证|通过|付|发|到期)"
    r"|(?:是|有|到|才)我们?[那这]?[边个]?的?(?P<times>一半|[两二三四2-9]倍)"
    r"|\b[\w.]+(?: (?:days?|weeks?|months?|hours?|yuan|rmb))? (?:later|earlier|more|less|fewer|higher|lower|after|before)(?: than)? (?P<whom>me|mine|i|my own|him|his|hers?|my \w+)\b(?: (?:did|do|does|have|has))?"
)
_OF_IT = pattern(r"(?:那边|这边|也|是|才|就|又|只|的|\s)*")
_FIGURE = r"(?<![\d./:-])(?:\d{2,}(?:\.\d+)?|[一二两三四五六七八九][千万百][一二三四五六七八九百千]*)"
_MERE_FIGURE = pattern(
    rf"(?:的|那边|这边|保证金|余额|还|只|就|才|现在|剩下?|有|是|则|\s|:|\b(?:is|has|only|now|are)\b)*(?P<figure>{_FIGURE})\s?(?:元|块钱?)?(?:了|的)?(?:\x00|$)"
)
_MERELY_IS = pattern(r"(?:的|那边|这边|则|就|是|在|:|\s|\b(?:is|was|on|at)\b)*\x00+(?:的|了)*")


Outcome = tuple[str, Reading, bool]
"""A message, and whether nothing is left in it of anybody but the one asked about."""


def told_by_another(folded: str, reading: Reading, stretches: Sequence[Stretch]) -> Outcome:
    """A message without the figures that are told by others', and without all figures where one is asked about by such a one."""
    compared = _COMPARED.search(folded)
    if compared is None:
        return _in_the_same_words(folded, reading, stretches)
    start, end = compared.span()
    bare = _filled(folded, (start, end))
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
    own = any(one.holder == asked and any(map(_is_a_figure, one.values(heard))) for one in told)
    if asked is not None and (own or asked == base):
        return bare, rest, False
    if not any((one.holder or MYSELF) == base and one.values(heard) for one in told):
        return folded, reading, False
    return *without([(0, len(folded))], folded, reading), True


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


def _is_a_figure(item: Heard) -> bool:
    return item.kind in ("date", "datetime", "amount", "count")


def _in_the_same_words(folded: str, reading: Reading, told: Sequence[Stretch]) -> Outcome:
    """A message without a mere figure told in the words for somebody else's, or without all where it is asked about: 我保证金6000,他的5000."""
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
    if asked == one.holder:
        return *without([(0, len(folded))], folded, reading), True
    if one.holder == THEY:  # they may say it of one's own
        return folded, reading, False
    facts = tuple(item for item in reading.facts if item.span != figure.span)
    return _filled(folded, figure.span), msgspec.structs.replace(reading, facts=facts), False


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


def _filled(folded: str, span: Span) -> str:
    """``folded`` with nothing that says anything at ``span``, same length."""
    start, end = span
    return folded[:start] + FILLER * (end - start) + folded[end:]


def without(spans: Sequence[Span], folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without what stands at ``spans``."""
    facts = tuple(item for item in reading.facts if not any(start <= item.span[0] < end for start, end in spans))
    return blanked(folded, spans), msgspec.structs.replace(reading, facts=facts)
