"""Unclaimed: which fact a value is that no word of the message claims, by what the conversation expects.

"4500" is the balance that was asked for, and 不对,12号 the day that it puts right; where two facts are as likely, it is none.
"""

from __future__ import annotations

from datetime import datetime

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import stance
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.countdowns import is_countdown
from bot.understanding.naming.expectation import Expectation
from bot.understanding.naming.fitting import fits
from bot.understanding.naming.screens import is_guessed, is_rule
from bot.understanding.reckoning.told_apart import is_of_what_went_before
from bot.understanding.reckoning.totals import without_parts
from bot.understanding.revisions.put_right import done_then, put_in_place
from bot.understanding.roles.model import Role
from bot.understanding.wording.clauses import mood_of

_RECKONED_FROM = pattern(r"\s?(?:起|开始|那天)?(?:起算|算起|算|计)(?:起|的)?(?:吗|么|嘛|还是|对吧|\?)")
"""Behind a day it asks whether the result is counted from there: 那从今天算吗."""
_WAITED = pattern(r"再[等过]|等")
_GROUPS = (("date", "datetime"), ("amount",), ("count",))


class Unclaimed:
    """Places the values of one message that no word claims."""

    def __init__(self, reader: ClaimReader, expected: Expectation) -> None:
        self.reader, self.expected = reader, expected

    def roles(self, loose: list[Heard], taken: set[str]) -> tuple[dict[str, Role], list[str]]:
        """A single value without a cue is what was asked for, or what a what-if or a correction changes."""
        if self.expected.elsewhere:
            return {}, []
        found: dict[str, Role] = {}
        unclear: list[str] = []
        for kinds in _GROUPS:
            items = [item for item in loose if item.kind in kinds and not self._is_no_fact(item)]
            items = without_parts(items, self.reader.folded)
            name = self._default(items, taken) if items else None
            if name is None:
                continue
            how = self.reader.stance_for(stance(self.reader.folded, items[-1], list(self.reader.heard)), name)
            if how.open or (unlike(items) and not self.expected.last_wins):
                unclear.append(name)
                continue
            place = self.reader.place(items[-1])
            words = self.reader.clauses[place].words if place is not None else ""
            found[name] = Role(items[-1], how.bound, mood_of(words, "", ""))
        return found, unclear

    def _is_no_fact(self, item: Heard) -> bool:
        """Whether a value that no word claims is another event's, the rule's, or only a time to wait."""
        waited = _WAITED.match(item.text) is not None or is_countdown(item, self.reader)
        waited = waited or is_of_what_went_before(item, self.reader)
        elsewhere = self.reader.elsewhere(item) or self.reader.says_when(item)
        elsewhere = elsewhere or _RECKONED_FROM.match(self.reader.folded, item.span[1]) is not None
        guessed = item.kind == "count" and is_guessed(item, self.reader)
        return waited or elsewhere or guessed or is_rule(item, self.reader)

    def _default(self, items: list[Heard], taken: set[str]) -> str | None:
        """The fact that values without a cue are taken for, if the conversation leaves only one."""
        barred = frozenset[str]().union(*(self.reader.barred(item) for item in items))
        free = [
            name
            for name, spec in self.reader.entry.facts.items()
            if name not in taken | barred and all(fits(spec, item) for item in items)
            if not any(done_then(item, name, self.reader) for item in items)
        ]
        if all(isinstance(item.value, datetime) and "day" in item.assumed for item in items):  # 不对,四点五十
            free = [name for name in free if self.reader.entry.facts[name].type == "datetime"] or free
        if not all(self.reader.answers(item) for item in items):
            replaced = [name for name in self.expected.same_role if name in free]
            put = len(replaced) == 1 and not unlike(items) and put_in_place(items[-1], self.reader)
            return replaced[0] if put else self._sole(free, items)
        alone = all(self.reader.stands_alone(item) and not self.reader.begins_a_story(item) for item in items)
        if self.expected.asked in free and (alone or not self.expected.question):
            return self.expected.asked
        for names in (
            self.expected.same_role,
            self.expected.needed if alone else (),
            self.expected.open if alone else (),
        ):
            likely = [name for name in names if name in free]
            if likely:
                return likely[0] if len(likely) == 1 else None
        return self._sole(free, items)

    def _sole(self, free: list[str], items: list[Heard]) -> str | None:
        """The fact that a single number is whatever stands beside it, where the topic has one such fact."""
        sole = [name for name in free if self.reader.entry.facts[name].sole]
        return sole[0] if len(sole) == 1 and not unlike(items) else None


def unlike(items: list[Heard]) -> bool:
    """Whether values differ; a day and a time on that day do not."""
    days = {item.value.date() if isinstance(item.value, datetime) else item.value for item in items}
    moments = {item.value for item in items if isinstance(item.value, datetime)}
    return len(days) > 1 or len(moments) > 1
