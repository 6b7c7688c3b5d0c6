"""Named choices: which of a fact's options a text tells, and which it only names: denied, heard of, left behind.

A person with one case names several options all the same: what the notice lists, what they used to sell, what a name
was changed to. What they say of themselves counts before what they merely mention; where both are asked about, or two
are left, the fact is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.patterns import pattern
from bot.understanding.reckoning.order_lengths import lengths_ordered
from bot.understanding.set_apart.cases_not_asked import of_others_than_asked
from bot.understanding.set_apart.subjects import somebody_elses
from bot.understanding.wording.clauses import Clause, Span, blanked, question_between, split
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry, FactSpec, Option

_NUMERAL = pattern(r"[\d零〇一二两三四五六七八九十百第]")
_IN_SIGHT = 40
"""Characters before a word in which its denial would stand."""
_DENIED = pattern(
    r"(?:(?<!是)不是|并非|(?<!有)没有?|(?<!有)没被|不再?做?|不卖|(?:原来|本来|原先|原本|当初|最早|一开始|之前)[^,。;]{0,3}(?:想|打算|准备|申请|要)[^,。;]{0,3}|除了|除开|除却|\bnot|\bnever|n't|\bexcept|\bbesides|\bapart from|\bother than)"
    r"(?:被|在|做|卖|搞|叫|the|a|an|been|sell|do|make|deal in|trade in|\s){0,5}$"
)
_DENIED_AFTER = pattern(
    r"^[^,。;!?]{0,2}(?:不搭界|没关系|没有关系|无关|不沾边|不相干|不(?:做|卖)了|没过|没批|没成|没申请下来|失败)"
)
_FORMERLY = pattern(
    r"(?:以前|之前|原来|原先|从前|早先|早年|本来|原本|当初)[^,。;!?]{0,3}[做卖搞](?:的是|的|过|了)?$"
    r"|\b(?:used to|formerly|previously)(?: \w+){0,3}\s*$|(?:从|由|\bfrom)\s*$"
)
_RENAMED = pattern(
    r"(?:改叫|改名叫?|改称|改为|改成|改作|改做|换成|换作|变成|变为|更名为|更为|变更为|变作|→|->|=>"
    r"|\b(?:renamed|changed|turned)(?: it| them)? (?:to|into|as)|\bnow called|\bbec(?:a|o)mes?)[了咗]?\s*(?:an?\s|the\s)?$"
)
_RENEWED_FOR = pattern(r"续(?:费|订|签|期|约)?(?:了|的是|的|成)?$|renew(?:ed|ing)?(?: it)?(?: for| to)? $")
_BY_NOW = pattern(r"(?:现在|如今|而家|目前|后来)(?:是|叫|算)$|\bnow(?: is| an?| the|\s)*$")
_STILL_ON = pattern(
    r"(?:现在|如今|而家|目前)(?:呢|又|叫)|新的?名|(?:改名|更名)(?:后|以后|之后)|\bnew name\b|\bnow\b[^.;!]*\?"
)
"""Asked after a change: the name that it led to may have been changed once more."""
_CLASSED = pattern(r"(?:算不算|属不属于|归不归|是否属于|是否算|是不是算|是不是属于)(?:是|到|在|入)?$")
"""Asked whether something else belongs to the option: whose category that is, is the very question."""
_OWN = pattern(
    r"我|咱|俺|阿拉|偶|侬|本店|本司|本公司|本厂|敝|小店|自己|自家|主营|主做|主卖|专做|专卖(?!店)|经营|改卖|改做|转做|转卖|做的|卖的|生产|升级|升为|升成|转为|现在还?是"
    r"|(?m:^)(?:就|是|都|主要|一直|目前|现在)*(?:做|卖|搞|干)|\b(?:i|we|my|our|mine|ours|us)\b"
)
_HEARD = pattern(
    r"天猫|淘宝|京东|拼多多|抖音|听说|据说|听讲|看到|看了|知道|晓得|我懂|通知|公告|名单|点名|提到|写了|写着|列了|说变|说动|说改|动了|变了|都动"
    r"|\b(?:know|knew|heard|says|said|notice|names|listed|mentions)\b"
)
_QUOTED = pattern(
    r"(?:说|讲|提|写|列|点|举|指|涉及|提到|包括)(?:到|出|明|名)?的?(?:就|都|只|好像|应该)?(?:是|有)?(?:什么|一些|那些)?\s?[「『“]?$|\b(?:names?|lists?|mentions?|says|covers)\s$"
)
"""Right before a name: it is what the notice says."""
_OWN_TRADE = pattern(
    r"(?:我|咱|俺|本店|本厂|自己|自家)(?:们|家|店|厂|公司|这边|这里|店里|厂里)*(?:主要|一直|现在|目前|只|是|都|就|专门?|主)*(?:卖|做|经营|生产|营)(?:的)?(?:是|的是)?(?!什么|啥|哪|不|就?[这那])[^,。;!?了过\x00]{2,8}"
    r"|\b(?:we|i) (?:only |mainly |just )?(?:sell|make|deal in|trade in|produce) (?!what|this|that|these|those|it\b|them)[a-z]{3,}"
)
"""Tells what one sells oneself."""
_LISTED = pattern(r"(?:[、,/&\s]|和|与|跟|及|以及|还有|或者?|\band\b|\bor\b|类|用品){0,4}")
_ASKED = pattern(r"(.)[不没唔冇]\1|有[没冇木]有?|[没不伐否呢吧]$|^\s*(?:is|are|was|were|does|do|did|has|have)\b")


_Words = tuple[tuple[str, str | None], ...]
"""What options are told by, longest words first, each with its value; None for the mere name of one."""


class _Named(NamedTuple):
    """An option that the text names, and where."""

    span: Span
    value: str


class _Told(NamedTuple):
    """The values a text leaves for a choice, and whether it leaves open if any of them is the person's."""

    values: frozenset[str] = frozenset()
    open: bool = False

    @property
    def settled(self) -> bool:
        """Whether one value is told."""
        return len(self.values) == 1 and not self.open


def named_options(folded: str, entry: Entry) -> tuple[dict[str, str], list[str]]:
    """Values of the topic's ``choice`` facts that the text tells, and the facts of which it names some without telling which."""
    found = {name: _told(folded, entry.facts[name], words) for name, words in _choices(entry).items()}
    told = {name: next(iter(values.values)) for name, values in found.items() if values.settled}
    return told, [name for name, values in found.items() if values.values and not values.settled]


def _told(folded: str, spec: FactSpec, words: _Words) -> _Told:
    named = _named(folded, words)
    if all(option.value.isdigit() for option in spec.options):
        named = _with_lengths(folded, named)
    named = [item for item in named if not _is_denied(folded, item)]
    if not named:
        return _Told()
    others = somebody_elses(folded, [item.span for item in named], own_case=len({item.value for item in named}) > 1)
    others |= of_others_than_asked(folded, [item.span for item in named])
    named = [item for item in named if item.span not in others]
    in_time = _formerly(folded, named) if spec.tense == "past" else _nowadays(folded, named)
    plain = {item.value for item in named if not _is_classed(folded, item)}
    classed = any(item.value not in plain for item in named)
    in_time = _done(folded, in_time) or in_time
    open_too = spec.tense != "past" and _sells_something_else(folded, named)
    several = len({item.value for item in in_time}) > 1
    open_too = open_too or any(not item.value for item in in_time)
    open_too = open_too or (several and spec.tense == "past" and _led_on(folded, named))
    return _Told(_speakers_own(folded, in_time), open=classed or open_too)


def _sells_something_else(folded: str, named: list[_Named]) -> bool:
    """Whether what the text names is only what the notice says, and what the person sells is none that is known."""
    if not all(_QUOTED.search(folded[: row[0].span[0]]) for row in _listed_together(folded, named)):
        return False
    return _OWN_TRADE.search(blanked(folded, [item.span for item in named])) is not None


def _is_classed(folded: str, item: _Named) -> bool:
    return bool(_CLASSED.search(folded[: item.span[0]]))


def _named(folded: str, words: _Words) -> list[_Named]:
    """The options whose words stand in the text: longest words first, none inside another or inside an option's name."""
    rest, found = folded, []
    for word, value in words:
        at = rest.find(word)
        while at >= 0:
            end = at + len(word)
            if _stands_alone(rest, at, end):
                found += [_Named((at, end), value)] if value is not None else []
                rest = rest[:at] + "\x00" * len(word) + rest[end:]
            at = rest.find(word, end)
    return sorted(found)


def _with_lengths(folded: str, named: list[_Named]) -> list[_Named]:
    """With the lengths for which something was bought in the place of those that their words merely name: 买的是1年的."""
    lengths = [_Named(span, value) for span, value in lengths_ordered(folded)]
    inside = [item for item in named if any(_overlap(item.span, length.span) for length in lengths)]
    return sorted([*(item for item in named if item not in inside), *lengths])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@per_entry
def _choices(entry: Entry) -> Mapping[str, _Words]:
    """The words of each ``choice`` fact."""
    return {name: _words(spec.options) for name, spec in entry.facts.items() if spec.options}


def _words(options: tuple[Option, ...]) -> _Words:
    words: list[tuple[str, str | None]] = [(word.lower(), option.value) for option in options for word in option.words]
    known = {word for word, _ in words}
    words += [(option.value, None) for option in options if option.value not in known and not option.value.isdigit()]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer number or Latin word: 2年 is not in 2022年, nor "gift" in "gifted"."""
    before, first, last, after = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    numeral = _NUMERAL.match(first) is not None and _NUMERAL.match(before) is not None
    letters = (first.isascii() and first.isalpha() and before.isascii() and before.isalpha()) or (
        last.isascii() and last.isalpha() and after.isascii() and after.isalpha()
    )
    return not numeral and not letters


def _is_denied(folded: str, item: _Named) -> bool:
    start, end = item.span
    return bool(_DENIED.search(folded[max(0, start - _IN_SIGHT) : start]) or _DENIED_AFTER.search(folded[end:]))


# -- what was and what is -----------------------------------------------------------------------------------------


def _nowadays(folded: str, named: list[_Named]) -> list[_Named]:
    """Without what the person did before: 以前做女装,现在做百货."""
    return [item for item in named if not _FORMERLY.search(folded[: item.span[0]])]


def _led_on(folded: str, named: list[_Named]) -> bool:
    """Whether a change led to one of them, and what that is called by now is asked: 换成了品牌专营店,新名叫什么."""
    later = [item for item in named if _RENAMED.search(folded[: item.span[0]])]
    return any(_STILL_ON.search(folded[item.span[1] :]) for item in later)


def _formerly(folded: str, named: list[_Named]) -> list[_Named]:
    """Of a fact about the past what was before a change, not what it was changed to: 专营店后来改叫专卖店."""
    if _led_on(folded, named):
        return named
    later = [item for item in named if _RENAMED.search(folded[: item.span[0]])]
    first = [item for item in named if item not in later]
    before = [item for item in first if not _BY_NOW.search(folded[: item.span[0]])]
    return before or first


def _done(folded: str, named: list[_Named]) -> list[_Named]:
    """Those to which a renewal leads, beside what there was before: 一年的诚信通,续了两年."""
    return [
        item
        for item in named
        if folded[item.span[0]] == "续" or _RENEWED_FOR.search(folded[: item.span[0]]) is not None
    ]


# -- whose it is --------------------------------------------------------------------------------------------------


def _speakers_own(folded: str, named: list[_Named]) -> frozenset[str]:
    """The values said of the speaker or asked about; if there are none, those just named; last those only heard of."""
    clauses = split(folded, [item.span for item in named])
    own, asked, plain, heard = set[str](), set[str](), set[str](), set[str]()
    for row in _listed_together(folded, named):
        around = [clause for clause in clauses if any(clause.holds(item.span) for item in row)]
        words = "\n".join(clause.words for clause in around)
        is_heard = bool(_HEARD.search(words)) or _QUOTED.search(folded[: row[0].span[0]]) is not None
        is_asked = any(_is_asked(folded, clause) for clause in around)
        is_own = bool(_OWN.search(words)) and not is_heard
        for kind, applies in ((own, is_own), (asked, is_asked), (heard, is_heard), (plain, not is_heard)):
            kind.update(item.value for item in row if applies)
    if own and asked:
        return frozenset(own & asked if len(own & asked) == 1 else own | asked)
    return next((frozenset(values) for values in (own, asked, plain, heard) if values), frozenset())


def _listed_together(folded: str, named: list[_Named]) -> list[list[_Named]]:
    """The options in their lists: what is said of one in 母婴、礼品、百货 is said of all."""
    rows: list[list[_Named]] = []
    for item in named:
        if rows and _LISTED.fullmatch(folded[rows[-1][-1].span[1] : item.span[0]]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _is_asked(folded: str, clause: Clause) -> bool:
    asked = folded[clause.end : clause.end + 1] == "?"
    return asked or question_between(clause.words) or bool(_ASKED.search(clause.words.strip()))
