"""Roles: which fact of a topic a value in the message is.

A date is nothing by itself; the word that names its event makes it the day of application or the day of signing. Where
the words leave it open the value gets no role, and where they name a fact but not its value the fact is ``unclear``: the
dialogue asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from bot.understanding.bounds import Bound, Stance, is_range, stance
from bot.understanding.claims import Claim, ClaimReader, fits
from bot.understanding.clauses import Mood, Span, mood_of, question_between
from bot.understanding.facts import Heard
from bot.understanding.options import named_options, unclear_options
from bot.understanding.subjects import somebody_elses
from knowledge.model import Entry

_DENIED = re.compile(
    r"(?:(?<!是)不是|不是在|并非|而不是|不在|说成了?|写成了?|填成了?|记成了?|当成了?|\bnot(?: the| on(?: the)?)?"
    r"|isn't(?: the)?|wasn't(?: the| on(?: the)?)?|rather than(?: the)?|instead of(?: the)?)\s*$"
)
_REPLACED = re.compile(r"^\s*(?:日|号)?\s*(?:改成|改为|换成|变成|应为|应该是|不对|错了|不是|是错的)")
_FORMERLY = re.compile(r"(?:原来|原先|本来|以前|之前|原价|原本|先前|originally|used to be|before)[^,。]{0,4}$|从\s*$")
_WAS_AND_NOW = re.compile(r"\bwas\s*$"), re.compile(r"\bnow\b")
_DONE_AGAIN = re.compile(
    r"重新|重交|重提|再次|补交|第[二2]次|后来|\\b(?:again|resubmit\\w*|re-?applied|refiled|second time)\\b"
)
_MORE = re.compile(r"也|还有|又|另|加上|[去今前]年|[上这]个?月|\b(?:also|another|plus|more)\b")
_SINCE = re.compile(r"又|再|还要|另外|\b(?:again|another|further)\b")
_WISHED = re.compile(r"希望|想(?!知|问)|盼|指望|\b(?:hope|hoping|wish|want)\b")
_PERSONAL = re.compile(r"我|咱|俺|本店|本司|现在|目前|只有|已经|已|\b(?:i|we|my|mine|our|now|only)\b")
_NOT_KNOWN = re.compile(
    r"(?:不知道|不晓得|不清楚|不确定|忘了|忘记|记不清|不记得|don'?t know|not sure|forgot).{0,12}(?:几|多少|how many|how much)"
)

_QUOTED = re.compile(r"(?:\bthe|\bthose|\bthese|这|那|所谓的?)\s*$")
_RULE_CLAIMED = re.compile(r"才(?:会|能|被|算|清|踢|赶|动|要|需)|\bonly (?:after|if|when|once)\b")
"""What it takes by the rule, as the person sees it: 攒满10次才会清退."""

MOST_VALUES = 40
"""More values than anybody tells about one case."""
_TIE = 3.0
"""Two unlike values this close in cost for one fact leave it open which is meant."""

_GROUPS = (("date", "datetime"), ("amount",), ("count",))


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the conversation makes likely: the fact asked for, the facts of the wanted results, a correction."""

    asked: str | None = None
    needed: tuple[str, ...] = ()
    last_wins: bool = False
    """The message corrects itself or an earlier one: of two values for one fact the later counts."""
    same_role: tuple[str, ...] = ()
    """Facts given before: in a what-if or a correction a value without a cue replaces the only one of its type."""
    step: Span | None = None
    """Where the message says by how much it varies a fact (再来一次): what stands there is no fact itself."""
    question: bool = False
    """The message asks something: a value without a cue in it need not answer what was asked before."""


@dataclass(frozen=True, slots=True)
class Role:
    """A value as a fact: exact, or the end of a range on one side; and how its clause places it in time."""

    heard: Heard
    bound: Bound | None = None
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a message tells about the facts of one topic."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    """Values of ``choice`` facts that are named in the text."""
    unclear: tuple[str, ...] = ()
    """Facts that are named with a value that the words leave open: two dates, a range, an estimate."""
    candidates: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    """The values between which the words leave an unclear fact."""
    denied: tuple[Heard, ...] = ()
    """Values that are said not to hold: 不是10号."""
    undone: frozenset[str] = frozenset()
    """Facts whose event is said not to have happened: 还没申请."""
    named: frozenset[str] = frozenset()
    """Facts that the message names at all."""
    barred: frozenset[str] = frozenset()
    """Amounts and counts that the message changes without saying what they are now: 又扣了500."""
    loose: tuple[Heard, ...] = ()
    """Values that fit some fact of the topic by type and that no word claims."""


def assign(folded: str, heard: Iterable[Heard], entry: Entry, expected: Expectation) -> Assignment:
    """The roles of the values ``heard`` in ``folded`` for the facts of ``entry``; a flood of values has none."""
    values = tuple(heard)
    return _Assigner(folded, values, entry, expected).assignment() if len(values) <= MOST_VALUES else Assignment()


class _Assigner:
    """Assigns the values of one message for one topic."""

    def __init__(self, folded: str, heard: tuple[Heard, ...], entry: Entry, expected: Expectation) -> None:
        self.folded, self.heard, self.entry, self.expected = folded, heard, entry, expected
        self.reader = ClaimReader(folded, heard, entry)

    def assignment(self) -> Assignment:
        """Ranges first, then what the words claim, then what the conversation expects."""
        denied = tuple(item for item in self.heard if self._is_denied(item))
        values = self._usable(denied)
        ranges = self._ranges(values)
        rest = [item for item in values if all(item is not role.heard for role in ranges.values())]
        claims = [claim for item in rest for claim in self.reader.claims(item) if claim.fact not in ranges]
        claims = self._without_wishes(self._without_reckonings(self._without_quotes(claims)))
        settled, unclear = self._settled(claims)
        changed = self._changed()
        settled = {name: role for name, role in settled.items() if name not in self._changed_since(role)}
        claimed = {claim.heard.span for claim in claims}
        loose = [item for item in rest if item.span not in claimed]
        roles = ranges | settled
        expected, open_ones = self._expected(loose, {*roles, *unclear})
        unclear += [name for name in changed if name in {claim.fact for claim in claims} and name not in roles]
        unclear += [*open_ones, *self._not_known(), *unclear_options(self.folded, self.entry)]
        roles |= expected
        return Assignment(
            roles={name: role for name, role in roles.items() if name not in self._not_known()},
            options=named_options(self.folded, self.entry),
            unclear=tuple(dict.fromkeys(unclear)),
            candidates=_candidates(claims, unclear),
            denied=denied,
            undone=self._undone() - roles.keys(),
            named=frozenset(name for row in self.reader.mentions for mention in row for name in mention.facts),
            barred=changed - roles.keys(),
            loose=tuple(loose),
        )

    # -- single values -----------------------------------------------------------------------------------------

    def _usable(self, denied: tuple[Heard, ...]) -> list[Heard]:
        """The values that could be facts of this topic: not denied, not past amounts, not somebody else's."""
        values = [
            item
            for item in self.heard
            if item not in denied
            and any(fits(spec, item) for spec in self.entry.facts.values())
            and not (item.kind in ("amount", "count") and self._formerly(item))
            and (self.expected.step is None or not _overlap(item.span, self.expected.step))
        ]
        own_case = not self.expected.question and bool(self.expected.asked or self.expected.same_role)
        others = somebody_elses(self.folded, [item.span for item in values], own_case=own_case)
        return [item for item in values if item.span not in others]

    def _formerly(self, item: Heard) -> bool:
        """Whether a number tells how it was before: 从8000掉到5200, "it was 8000, now 4500"."""
        before, after = self.folded[: item.span[0]], self.folded[item.span[1] :]
        was, now = _WAS_AND_NOW
        return bool(_FORMERLY.search(before) or (was.search(before) and now.search(after)))

    def _is_denied(self, item: Heard) -> bool:
        """Whether a value is named only to be rejected: 不是10号, 10号改成…, not the 10th."""
        before, after = self.folded[: item.span[0]], self.folded[item.span[1] :]
        followed = any(other.kind == item.kind and other.span > item.span for other in self.heard)
        return bool(_DENIED.search(before) or (followed and _REPLACED.match(after)))

    def _ranges(self, values: list[Heard]) -> dict[str, Role]:
        """A written range fills a pair of facts named ``…_start`` and ``…_end``."""
        pairs = [(name, name.removesuffix("_start") + "_end") for name in self.entry.facts if name.endswith("_start")]
        dates = [item for item in values if item.kind in ("date", "datetime")]
        for start, end in pairs:
            for first, second in pairwise(dates):
                if end in self.entry.facts and is_range(self.folded, first, second):
                    return {start: Role(first), end: Role(second)}
        return {}

    # -- claims that count -------------------------------------------------------------------------------------

    def _without_quotes(self, claims: list[Claim]) -> list[Claim]:
        """Claims without the rule's own number where one of the person's own stands beside it, or what is said of a rule."""
        numbers = {
            Decimal(str(dated.value))
            for parameter in self.entry.parameters.values()
            for dated in parameter.values
            if isinstance(dated.value, int | float)
        }
        return [claim for claim in claims if not self._is_quote(claim, claims, numbers)]

    def _is_quote(self, claim: Claim, claims: list[Claim], numbers: set[Decimal]) -> bool:
        if not isinstance(claim.heard.value, int | Decimal):
            return False
        place = self.reader.place(claim.heard)
        if place is not None and _RULE_CLAIMED.search(self.reader.clauses[place].words):
            return True
        if Decimal(claim.heard.value) not in numbers:
            return False
        if _QUOTED.search(self.folded[: claim.heard.span[0]]):
            return True
        return not self._personal(claim) and self._own_beside(claim, claims)

    def _personal(self, claim: Claim) -> bool:
        place = self.reader.place(claim.heard)
        return place is not None and bool(_PERSONAL.search(self.reader.clauses[place].words))

    def _own_beside(self, claim: Claim, claims: list[Claim]) -> bool:
        return any(
            other.fact == claim.fact and other.heard.value != claim.heard.value and self._personal(other)
            for other in claims
        )

    def _without_reckonings(self, claims: list[Claim]) -> list[Claim]:
        """Claims without what the person takes for the result: "applied on the 10th, so it takes effect on the 24th?"."""
        told = {claim.fact for claim in claims}
        reckoned = {
            (cue.lower(), fact)
            for spec in self.entry.results.values()
            for cue in spec.cues
            for fact in self.entry.facts
            if fact not in spec.needs and set(spec.needs) <= told
        }
        return [claim for claim in claims if (claim.word, claim.fact) not in reckoned]

    def _settled(self, claims: list[Claim]) -> tuple[dict[str, Role], list[str]]:
        """One value for each fact; facts with unlike values that stand equally close, or with an open one, are unclear."""
        roles: dict[str, Role] = {}
        unclear: list[str] = []
        spoken_for: set[Span] = set()
        for fact in dict.fromkeys(claim.fact for claim in sorted(claims, key=lambda claim: claim.cost)):
            rows = [claim for claim in claims if claim.fact == fact and claim.heard.span not in spoken_for]
            if not rows:
                continue
            best = self._best(sorted(rows, key=lambda claim: claim.cost))
            if best is None or best.stance.open:
                unclear.append(fact)
                spoken_for |= {row.heard.span for row in rows}
            else:
                roles[fact] = Role(best.heard, best.stance.bound, best.mood)
                spoken_for.add(best.heard.span)
        return roles, unclear

    def _best(self, rows: list[Claim]) -> Claim | None:
        """The claim that counts, None where two unlike values stand equally close and nothing corrects the first."""
        first = rows[0]
        near = [row for row in rows if row.cost - first.cost < _TIE or (row.across and first.across)]
        if (
            any(row.stance.open for row in near)
            and _unlike([row.heard for row in near])
            and not self.expected.last_wins
        ):
            return None
        exact = [row for row in near if row.stance == Stance()] or near
        counted_apart = exact[0].heard.kind == "count" and len({self.reader.place(row.heard) for row in exact}) > 1
        if not _unlike([row.heard for row in exact]) and not counted_apart:
            return next((row for row in exact if isinstance(row.heard.value, datetime)), exact[0])
        return max(exact, key=lambda row: row.heard.span) if self.expected.last_wins else None

    def _changed(self, after: int = 0, marked: re.Pattern[str] | None = None) -> frozenset[str]:
        """Facts that an amount or count behind ``after`` speaks of in words that give it another role: 扣了500."""
        found: set[str] = set()
        for item in self.heard:
            place = self.reader.place(item)
            if item.kind not in ("amount", "count") or item.span[0] < after or place is None:
                continue
            if marked is None or marked.search(self.reader.clauses[place].words):
                found |= {name for name in self.reader.barred(item) if fits(self.entry.facts[name], item)}
        return frozenset(found)

    def _changed_since(self, role: Role) -> frozenset[str]:
        """Facts that the message changes once more after it told them: 余额5200,今天又扣了300."""
        return self._changed(after=role.heard.span[1], marked=_SINCE)

    def _without_wishes(self, claims: list[Claim]) -> list[Claim]:
        """Claims without what is only hoped for, where the fact is not itself a wish: 希望阿里确认5月18号."""
        served = {need for spec in self.entry.results.values() for need in spec.needs}
        kept = []
        for claim in claims:
            place = self.reader.place(claim.heard)
            wished = place is not None and _WISHED.search(self.reader.clauses[place].words)
            if claim.fact in served or claim.mood == "supposed" or not wished:
                kept.append(claim)
        return kept

    def _not_known(self) -> list[str]:
        """Numbers that the person says not to know (有效的不知道几次), or that were not read."""
        return [
            *self._withdrawn(),
            *self.reader.unread_counts(),
            *self._counted_elsewhere(),
            *self.reader.unread_days(),
            *self._named_as_unknown(),
        ]

    def _withdrawn(self) -> list[str]:
        """Facts whose event came to nothing (撤回了, was rejected), unless it is said to have been done again."""
        if _DONE_AGAIN.search(self.folded):
            return []
        return [
            name
            for row in self.reader.mentions
            for mention in row
            if mention.withdrawn
            for name in sorted(mention.facts)
        ]

    def _counted_elsewhere(self) -> list[str]:
        """Counts beside which the message counts more of the same: 这个月2个,上个月也有2个."""
        names = [name for name, spec in self.entry.facts.items() if spec.type == "count"]
        counts = [item for item in self.heard if item.kind == "count" and not self._is_denied(item)]
        loose = [item for item in counts if not self.reader.claims(item) and not self.reader.elsewhere(item)]
        places = {self.reader.place(item) for item in loose}
        more = any(place is not None and _MORE.search(self.reader.clauses[place].words) for place in places)
        return names if more and len(counts) > len(loose) else []

    def _named_as_unknown(self) -> list[str]:
        return [
            name
            for clause, row in zip(self.reader.clauses, self.reader.mentions, strict=True)
            if _NOT_KNOWN.search(clause.words)
            for mention in row
            for name in sorted(mention.facts)
            if self.entry.facts[name].type in ("amount", "count")
        ]

    def _undone(self) -> frozenset[str]:
        """Facts that are named with their event denied, and told nowhere else in the message."""
        rows = list(zip(self.reader.clauses, self.reader.mentions, strict=True))
        denied = {name for _, row in rows for mention in row if mention.denied for name in mention.facts}
        told = {
            name
            for clause, row in rows
            if not question_between(clause.words)
            for mention in row
            if not mention.denied
            for name in mention.facts
        }
        return frozenset(denied - told)

    # -- values that no word claims ----------------------------------------------------------------------------

    def _expected(self, loose: list[Heard], taken: set[str]) -> tuple[dict[str, Role], list[str]]:
        """A single value without a cue is what was asked for, or what a what-if or a correction changes."""
        found: dict[str, Role] = {}
        unclear: list[str] = []
        for kinds in _GROUPS:
            items = [item for item in loose if item.kind in kinds and not self.reader.elsewhere(item)]
            name = self._default(items, taken) if items else None
            if name is None:
                continue
            how = self.reader.stance_for(stance(self.folded, items[-1], list(self.heard)), name)
            if how.open or (_unlike(items) and not self.expected.last_wins):
                unclear.append(name)
                continue
            place = self.reader.place(items[-1])
            words = self.reader.clauses[place].words if place is not None else ""
            found[name] = Role(items[-1], how.bound, mood_of(words, "", ""))
        return found, unclear

    def _default(self, items: list[Heard], taken: set[str]) -> str | None:
        """The fact that values without a cue are taken for, if the conversation leaves only one."""
        barred = frozenset[str]().union(*(self.reader.barred(item) for item in items))
        free = [
            name
            for name, spec in self.entry.facts.items()
            if name not in taken | barred and all(fits(spec, item) for item in items)
        ]
        if not all(self.reader.answers(item) for item in items):
            return None
        alone = all(self.reader.alone(item) for item in items)
        if self.expected.asked in free and (alone or not self.expected.question):
            return self.expected.asked
        for names in (self.expected.same_role, self.expected.needed if alone else ()):
            likely = [name for name in names if name in free]
            if likely:
                return likely[0] if len(likely) == 1 else None
        return None


def _candidates(claims: list[Claim], unclear: list[str]) -> dict[str, tuple[Role, ...]]:
    """For each unclear fact the values that words claim for it."""
    return {
        name: tuple(Role(claim.heard, claim.stance.bound, claim.mood) for claim in claims if claim.fact == name)
        for name in unclear
    }


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _unlike(items: list[Heard]) -> bool:
    """Whether values differ; a day and a time on that day do not."""
    days = {item.value.date() if isinstance(item.value, datetime) else item.value for item in items}
    moments = {item.value for item in items if isinstance(item.value, datetime)}
    if all(isinstance(day, date) for day in days):
        return len(days) > 1 or len(moments) > 1
    return len(days) > 1
