"""Roles: which fact of a topic a value in the message is.

A date is nothing by itself; the word that names its event makes it the day of application or the day of signing. Where
the words leave it open the value gets no role, and where they name a fact but not its value the fact is ``unclear``: the
dialogue asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import pairwise

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import Stance, is_range
from bot.understanding.naming.claims import INSIDE, Claim, ClaimReader
from bot.understanding.naming.countdowns import without_countdowns
from bot.understanding.naming.expectation import Expectation
from bot.understanding.naming.fitting import fits, said_of_today
from bot.understanding.naming.mentions import Named
from bot.understanding.naming.passing import without_mere_acts
from bot.understanding.naming.screens import is_example, tells_only_raised, told_claims
from bot.understanding.reckoning.balances import drawn_down, emptied, left_after
from bot.understanding.reckoning.made_up import made_up
from bot.understanding.reckoning.reckoned import proven_counts
from bot.understanding.reckoning.some_more import below_the_next
from bot.understanding.reckoning.still_to_come import still_to_come
from bot.understanding.reckoning.told_apart import (
    came_after_a_change,
    contested,
    fallen,
    handed_in,
    with_its_hour,
)
from bot.understanding.reckoning.totals import added_up, count_of, counted_on, with_total
from bot.understanding.revisions.confirmations import as_they_set_it, decided_unread, is_of_receipt, of_the_wish
from bot.understanding.revisions.corrections import is_denied, was_formerly, was_given_up
from bot.understanding.revisions.put_right import claims_put_right, put_right, without_other_acts
from bot.understanding.roles.model import Assignment, Role
from bot.understanding.roles.options import named_options
from bot.understanding.roles.unclaimed import Unclaimed, unlike
from bot.understanding.set_apart.amount_scope import given_back, pointed_at
from bot.understanding.set_apart.counted_apart import of_another_kind, without_other_kinds
from bot.understanding.set_apart.not_counted import counts_other_things
from bot.understanding.set_apart.own_affairs import is_of_own_affairs
from bot.understanding.set_apart.shares import told_shares
from bot.understanding.set_apart.subjects import named_of_this_case, of_an_earlier_case, somebody_elses
from bot.understanding.set_apart.two_voices import outvoiced
from bot.understanding.unclear.doubts import changed, changed_since, doubtful, fell_through, is_opinion, undone
from bot.understanding.wording.clauses import Span, question_between
from knowledge.model import Entry

_WAIT_UNTIL = pattern(r"(?:等到?|熬到)\s*$")
_WHEN_ASKED = r"(?:[书表函]|的)?(?:最[晚迟早]|至迟|得|要|该)?(?:是|在)?(?:哪|几[号月]|什么时候|啥时候|何[时日])"

MOST_VALUES = 40
"""More values than anybody tells about one case."""
_TIE = 3.0
"""Two unlike values this close in cost leave it open which is meant."""


def assign(
    folded: str, heard: Iterable[Heard], entry: Entry, expected: Expectation, named: Named | None = None
) -> Assignment:
    """The roles of the values ``heard`` in ``folded`` for the facts of ``entry``; a flood of values has none.

    ``named``: what the message names of the topic, where that is known already.
    """
    values = tuple(heard)
    if len(values) > MOST_VALUES:
        return Assignment()
    return _Assigner(folded, values, entry, expected, named).assignment()


class _Assigner:
    """Assigns the values of one message for one topic."""

    def __init__(
        self, folded: str, heard: tuple[Heard, ...], entry: Entry, expected: Expectation, named: Named | None
    ) -> None:
        self.folded, self.heard, self.entry, self.expected = folded, heard, entry, expected
        self.others: frozenset[Span] = frozenset()
        likely = {expected.asked, *expected.same_role, *expected.needed}
        self.reader = ClaimReader(folded, heard, entry, frozenset(name for name in likely if name), named)

    def assignment(self) -> Assignment:
        """Ranges first, then what the words claim, then what the conversation expects."""
        replaced = put_right(self.reader)
        denied = tuple(item for item in self.heard if is_denied(item, self.reader) or item in replaced)
        values = [item for item in self._usable(denied) if all(item is not said for said, _ in replaced.values())]
        roles = self._ranges(values, replaced)
        rest = [item for item in values if all(item is not role.heard for role in roles.values())]
        claims = [claim for item in rest for claim in self.reader.claims(item) if claim.fact not in roles]
        claims += [claim for claim in claims_put_right(self.reader, replaced) if claim.fact not in roles]
        loose = [item for item in rest if item.span not in {claim.heard.span for claim in claims}]
        loose = [item for item in loose if not of_another_kind(item, self.reader)]
        claims = without_other_acts(without_countdowns(claims, self.reader), self.reader)
        claims = without_mere_acts(claims, self.reader)
        claims = of_the_wish(as_they_set_it(claims, self.reader), self.reader, self.expected.same_role)
        claims = handed_in(told_claims(with_total(claims, self.reader), self.reader), self.reader)
        claims = fallen(without_other_kinds(claims, self.reader), self.reader)
        claims = self._told_apart([claim for claim in claims if not self._is_asked(claim)])
        settled, unclear = self._settled(claims, loose)
        roles |= {name: role for name, role in settled.items() if name not in changed_since(self.reader, role.heard)}
        expected, open_ones = Unclaimed(self.reader, self.expected).roles(loose, {*roles, *unclear})
        roles |= expected
        roles |= {name: Role(less, "<", roles[name].mood) for name, less in below_the_next(roles, self.reader).items()}
        drawn = drawn_down(self.reader) or still_to_come(self.reader)
        made = {**pointed_at(self.reader), **given_back(self.reader), **made_up(self.reader)}
        made |= {**told_shares(self.reader), **proven_counts(self.reader), **left_after(self.reader)}
        for name, nothing in {**drawn, **emptied(self.reader), **made}.items():
            roles |= {name: Role(nothing)} if nothing is not None else {}
            unclear = [other for other in unclear if other != name] + ([name] if nothing is None else [])
        moved = changed(self.reader).difference(roles)
        unclear += [name for name in moved if name in {claim.fact for claim in claims}]
        options, two_options = named_options(self.folded, self.entry)
        distrusted = doubtful(self.reader, denied, drawn)
        unclear += [*open_ones, *distrusted, *two_options, *_outnumbered(roles, loose)]
        placed = {role.heard.span for role in roles.values()} | self.others
        set_by_others = decided_unread(self.reader, placed)
        unclear += [name for name in set_by_others if name not in roles]
        counts = [name for name, role in roles.items() if role.heard.kind == "count" and role.heard.value]
        counts = [name for name in counts if name != self.expected.asked]
        unclear += counts if counts and tells_only_raised(self.reader.folded) else []
        return Assignment(
            roles={name: role for name, role in roles.items() if name not in unclear},
            options=options,
            unclear=tuple(dict.fromkeys(unclear)),
            distrusted=frozenset(distrusted),
            candidates=_candidates(claims, unclear, set_by_others, loose),
            denied=denied,
            undone=undone(self.reader).difference(roles),
            fell_through=fell_through(self.reader) if distrusted else frozenset(),  # they are among those
            named=frozenset(name for row in self.reader.mentions for mention in row for name in mention.facts)
            | {claim.fact for claim in claims if claim.cost <= INSIDE},
            barred=moved,
            loose=tuple(loose),
            stray=tuple(item for item in loose if self._is_stray(item, roles)),
        )

    def _is_stray(self, item: Heard, roles: Mapping[str, Role]) -> bool:
        """Whether a day is told, of an event that is neither named nor said to be another one: 廿三号走得先."""
        told = {role.heard.span for role in roles.values()}
        if item.kind not in ("date", "datetime") or item.span in told or said_of_today(item):
            return False
        words, place = self.reader.words_beside(item), self.reader.place(item)
        if place is not None and self.reader.clauses[place].run_on:
            return True
        asked = question_between(words) or words.rstrip().endswith(("吧", "呢"))
        told_of = self.reader.elsewhere(item) or is_of_own_affairs(item, self.reader)
        return not (asked or told_of or is_of_receipt(item, self.reader))

    # -- single values -----------------------------------------------------------------------------------------

    def _usable(self, denied: tuple[Heard, ...]) -> list[Heard]:
        """The values that could be facts of this topic: not denied, not past amounts, not somebody else's."""
        values = [
            item
            for item in self.heard
            if item not in denied
            and any(fits(spec, item) for spec in self.entry.facts.values())
            and not (item.kind in ("amount", "count") and was_formerly(item, self.folded))
            and not counts_other_things(item, self.folded)
            and (self.expected.step is None or not _overlap(item.span, self.expected.step))
        ]
        values = [item for item in values if not was_given_up(item, values, self.reader)]
        values = [item for item in values if not outvoiced(item, values, self.reader)]
        values = [item for item in values if not _WAIT_UNTIL.search(self.folded[: item.span[0]]) or self.expected.step]
        theirs = somebody_elses(self.folded, [item.span for item in values], own_case=self.expected.own_case)
        self.others = theirs | self.expected.aside
        return self._of_this_case([item for item in values if item.span not in self.others])

    def _of_this_case(self, values: list[Heard]) -> list[Heard]:
        """The values without those of an earlier case, if the case at hand is told of too."""
        earlier = of_an_earlier_case(self.folded, [item.span for item in values])
        if not earlier:
            return values
        rest = [item for item in values if item.span not in earlier]
        days = any(item.kind in ("date", "datetime") and self.reader.claims(item) for item in rest)
        facts = {claim.fact for item in values if item.span in earlier for claim in self.reader.claims(item)}
        named = [one.start for row in self.reader.mentions for one in row if facts & one.facts]
        return rest if days or named_of_this_case(self.folded, named) else values

    def _ranges(self, values: list[Heard], replaced: Mapping[Heard, tuple[Heard, Heard]]) -> dict[str, Role]:
        """A written range fills a pair of facts named ``…_start`` and ``…_end``, its ends as they were put right."""
        pairs = [(name, name.removesuffix("_start") + "_end") for name in self.entry.facts if name.endswith("_start")]
        told = [item for item in self.heard if item in values or item in replaced]
        dates = [item for item in told if item.kind in ("date", "datetime") and not is_example(item, self.folded)]
        for start, end in pairs:
            for first, second in pairwise(dates):
                if end in self.entry.facts and is_range(self.folded, first, second):
                    return {
                        name: Role(replaced.get(day, (day, day))[1]) for name, day in ((start, first), (end, second))
                    }
        return {}

    # -- claims that count -------------------------------------------------------------------------------------

    def _told_apart(self, claims: list[Claim]) -> list[Claim]:
        """Claims where a value that one word claims for several facts goes to the one that the conversation expects."""
        kept = []
        for claim in claims:
            rivals = {other.fact for other in claims if other.heard.span == claim.heard.span}
            expected = [self.expected.asked, *self.expected.same_role, *self.expected.needed]
            likely = next((name for name in expected if name in rivals), None)
            if len(rivals) == 1 or claim.fact == likely:
                kept.append(claim)
            elif likely is None:
                kept.append(msgspec.structs.replace(claim, stance=Stance(open=True)))
        return kept

    def _is_asked(self, claim: Claim) -> bool:
        """Whether the word that claims a day is what is asked for, where only a wish is needed: 申请最晚几号塞进去."""
        if claim.fact in self.expected.needed or not self.reader.wishes.intersection(self.expected.needed):
            return False
        return re.search(re.escape(claim.word) + _WHEN_ASKED, self.folded) is not None

    def _settled(self, claims: list[Claim], loose: list[Heard]) -> tuple[dict[str, Role], list[str]]:
        """One value for each fact; facts with unlike values that stand equally close, or with an open one, are unclear."""
        roles: dict[str, Role] = {}
        unclear: list[str] = []
        spoken_for: set[Span] = set()
        last = self.expected.last_wins
        for fact in dict.fromkeys(claim.fact for claim in sorted(claims, key=lambda claim: claim.cost)):
            rows = [claim for claim in claims if claim.fact == fact and claim.heard.span not in spoken_for]
            if not rows:
                continue
            rows = sorted(rows, key=lambda claim: claim.cost)
            best = with_its_hour(self._best(rows), rows, self.reader)
            if best is None or best.stance.open or (not last and contested(best, rows, loose, self.reader)):
                unclear.append(fact)
            else:
                roles[fact] = Role(best.heard, best.stance.bound, best.mood)
                spoken_for.add(best.heard.span)
        return roles, unclear

    def _best(self, rows: list[Claim]) -> Claim | None:
        """The claim that counts, None where two unlike values stand equally close and nothing corrects the first."""
        if all("ordinal" in row.heard.assumed for row in rows):
            return max(rows, key=lambda row: count_of(row.heard))  # 这是第二次虚假交易,第一次是去年
        if counted_on([row.heard for row in rows]):
            return max(rows, key=lambda row: row.heard.span)
        first = rows[0]
        near = [row for row in rows if row.cost - first.cost < _TIE or (row.across and first.across)]
        if (
            any(row.stance.open for row in near)
            and (unlike([row.heard for row in near]) or (len(near) > 1 and first.heard.kind == "count"))
            and not self.expected.last_wins
        ):
            return None
        exact = [row for row in near if row.stance == Stance()] or near
        exact = [row for row in exact if not is_opinion(self.reader, row.heard)] or exact
        if all("ordinal" in row.heard.assumed for row in exact):
            return max(exact, key=lambda row: count_of(row.heard))  # 第一次虚假交易是去年,第二次虚假交易是今年
        if not unlike([row.heard for row in exact]) and not added_up(self.reader, [row.heard for row in exact]):
            return next((row for row in exact if isinstance(row.heard.value, datetime)), exact[0])
        last = max(exact, key=lambda row: row.heard.span)
        return last if self.expected.last_wins or came_after_a_change(last, exact, self.reader) else None


def _candidates(
    claims: list[Claim], unclear: list[str], set_by_others: list[str], loose: list[Heard]
) -> dict[str, tuple[Role, ...]]:
    """For each unclear fact the values that words claim for it; else, if somebody sets it, the days that none claims."""
    found = {
        name: tuple(Role(one.heard, one.stance.bound, one.mood) for one in claims if one.fact == name)
        for name in unclear
    }
    days = tuple(Role(item) for item in loose if item.kind in ("date", "datetime"))
    return {name: roles or (days if name in set_by_others else ()) for name, roles in found.items()}


def _outnumbered(roles: Mapping[str, Role], loose: list[Heard]) -> list[str]:
    """Facts told by an ordinal beside a higher one that no word claims: 第一次虚假交易是去年,这是第二次."""
    highest = max((count_of(item) for item in loose if "ordinal" in item.assumed), default=0)
    told = ((name, role.heard) for name, role in roles.items())
    return [name for name, item in told if "ordinal" in item.assumed and count_of(item) < highest]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
