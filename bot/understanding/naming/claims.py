"""Claims: which word of a message speaks for which value, and how closely it stands to it.

Each value is claimed by the nearest naming word of its own clause, in the order in which the language puts them: in
Chinese a day stands before its verb (5月10号申请), in English after it (applied on 10 May), an amount after its word. A
value alone in its clause may be claimed from the clause beside it. Nearest of all may be a word that makes it no fact.
"""

from __future__ import annotations

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.acts.goals import wished_facts
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import Stance, stance
from bot.understanding.naming.distance import NAMES_A_FIELD, NEXT, PAUSE, TAKES_ITS_OBJECT, side_cost, word_distance
from bot.understanding.naming.fitting import fits, group_of, same_group
from bot.understanding.naming.granted import grants, is_what_is_granted
from bot.understanding.naming.mentions import MODAL, SEEN, TO_DO, Mention, Named, mention_inside, named_in, vocabulary
from bot.understanding.naming.storytelling import leads_into
from bot.understanding.wording.clauses import (
    FULL_STOP,
    Clause,
    Mood,
    mood_of,
    question_between,
    says_nothing_else,
    told_part,
)
from knowledge.model import Entry

_LABEL = pattern(
    r"(?:的|之)?(?:日期|时间|日子|日|时刻|金额|次数|数)?\s*(?:是在|应该是|就是|是|为|在|于|[:=|→]|[=-]>)\s*(?:在|于)?\s*|(?:的|之)?(?:日期|时间|日子|时刻)\s*"
)
_OBJECT = pattern(r"\s?(?:我|我们|咱|俺)?[了过掉走去]?\s?")
INSIDE = -1.0
_CROSSING = 10.0
"""What it costs a word to speak for a value of a neighbouring clause; beyond most words of the value's own."""
_FARTHEST = 26.0
_FARTHEST_ACROSS = 36.0
_OUT_OF_SIGHT = 80
"""Characters beyond which no word speaks for a value, whatever stands between."""
_BETWEEN_VALUES = 8.0
"""What it costs a word that another value stands between: it belongs to that one."""
_LABELLED = 6.0
"""What it costs a word to claim the value before it, where every other word claims the one after it."""
_FROM_THEN_ON = pattern(r"\s*(?:起(?![算价])[^不规,。]{0,9}|才[跌低掉降破])")  # of several days: 从上周五起只有5750
_PREPOSITIONS = frozenset("从自由到至") | {"from", "since", "until", "till", "to", "through"}
_PAST = frozenset({"过", "过了"})  # 过了十二点 is no certification that passed


class Claim(Struct, frozen=True):
    """A value that a word claims for a fact; the lower the cost, the closer they stand."""

    cost: float
    fact: str
    heard: Heard
    stance: Stance
    mood: Mood | None
    word: str
    across: bool = False
    """The word stands in another clause than the value."""


class _Candidate(Struct, frozen=True, gc=False):
    """A naming word that could claim a value, and the clause it stands in."""

    cost: float
    mention: Mention
    place: int


class ClaimReader:
    """Reads the claims of one message for one topic."""

    def __init__(
        self,
        folded: str,
        heard: tuple[Heard, ...],
        entry: Entry,
        expected: frozenset[str] = frozenset(),
        named: Named | None = None,
    ) -> None:
        """``named``: what :func:`named_in` gives, where that is known already."""
        self.folded, self.heard, self.entry, self.expected = folded, heard, entry, expected
        self.clauses, self.mentions = named or named_in(folded, [item.span for item in heard], entry)
        self.words, self.wishes = vocabulary(entry), wished_facts(entry)
        self.reckoned: tuple[Heard | None] | None = None  # kept by the room of that name
        self._forms: dict[tuple[int, frozenset[str]], bool] = {}
        self._places: dict[tuple[int, int], int | None] = {}
        self._claimed: dict[Heard, tuple[Claim, ...]] = {}
        self.title = self.words.title

    def claims(self, item: Heard) -> tuple[Claim, ...]:
        """The facts that the words beside ``item`` claim it for; more than one only if one word is a cue of both."""
        if item not in self._claimed:
            self._claimed[item] = tuple(self._claims(item))
        return self._claimed[item]

    def _claims(self, item: Heard) -> list[Claim]:
        place = self.place(item)
        if place is None:
            return []
        barred = self._barred_around(item, place)
        for candidate in self._candidates(item, place):
            mention = candidate.mention
            if mention.foreign or mention.denied:
                return []
            spoken_for = self._spoken_for(mention, candidate.place, place, barred)
            facts = [name for name in sorted(spoken_for) if fits(self.entry.facts[name], item)]
            barred = barred | mention.against
            if facts:
                return self._as_claims(item, self._also_named(facts, mention, place) or facts, candidate, place)
            if self._moved_by(mention, item):
                return []
        return []

    def _moved_by(self, mention: Mention, item: Heard) -> bool:
        """Whether a verb right before an amount tells how much it moved: the 2000 of 保证金被罚2000 is no balance."""
        between = self.folded[mention.end : item.span[0]] if mention.end <= item.span[0] else None
        touching = item.kind == "amount" and between is not None and _OBJECT.fullmatch(between) is not None
        return touching and bool(mention.facts) and stance(self.folded, item, list(self.heard)).bound is None

    def _as_claims(self, item: Heard, facts: list[str], candidate: _Candidate, place: int) -> list[Claim]:
        days = all(self.entry.facts[name].type == "date" for name in facts)
        how = stance(self.folded, item, list(self.heard), to_the_day=days)
        mood = self._mood(candidate.mention, candidate.place, place)
        word, across = candidate.mention.word, candidate.place != place
        return [Claim(candidate.cost, name, item, self.stance_for(how, name), mood, word, across) for name in facts]

    def _also_named(self, facts: list[str], mention: Mention, place: int) -> list[str]:
        """Of facts that share a word, those that the clause names otherwise too: 退 is a wish in 希望6月1号退."""
        if len(facts) < 2:
            return facts
        others = {name for other in self.mentions[place] if other is not mention for name in other.facts}
        return [name for name in facts if name in others]

    def place(self, item: Heard) -> int | None:
        """The clause in which a value stands, by its number."""
        span = item.span
        if span not in self._places:
            self._places[span] = next((at for at, clause in enumerate(self.clauses) if clause.holds(span)), None)
        return self._places[span]

    def words_beside(self, item: Heard) -> str:
        """The words of the clause in which a value stands, values blanked out."""
        place = self.place(item)
        return "" if place is None else self.clauses[place].words

    def alone(self, item: Heard) -> bool:
        """Whether the clause of a value says nothing but the value."""
        place = self.place(item)
        return place is None or says_nothing_else(self.clauses[place].words, self.title, answering=True)

    def answers(self, item: Heard) -> bool:
        """Whether a value stands for itself: nothing beside it tells an event, at most how it is known."""
        return says_nothing_else(self._as_said(item), self.title, answering=True)

    def stands_alone(self, item: Heard) -> bool:
        """Whether nothing at all is said beside a value, up to the next real break."""
        return says_nothing_else(self._as_said(item), self.title)

    def begins_a_story(self, item: Heard) -> bool:
        """Whether a value that stands alone dates what the next clause tells: 今年四月八日,我们把手续办完了."""
        place = self.place(item)
        if place is None or place + 1 >= len(self.clauses):
            return False
        words = self.clauses[place + 1].words
        between = self.folded[item.span[1] : self.clauses[place + 1].start]
        told = not (question_between(words) or says_nothing_else(words, self.title, answering=True))
        return told and not FULL_STOP.search(between)

    def _as_said(self, item: Heard) -> str:
        """The words of the clause of a value and of those that go on after a mere space."""
        place = self.place(item)
        if place is None:
            return ""
        words = [self.clauses[place].words]
        while place + 1 < len(self.clauses) and self.clauses[place].goes_on:
            place += 1
            words.append(self.clauses[place].words)
        return " ".join(words)

    def elsewhere(self, item: Heard) -> bool:
        """Whether the word next to a value says that it belongs to another event, or that the event did not happen."""
        place = self.place(item)
        own = [candidate.mention for candidate in self._own(item, place)] if place is not None else []
        nearest = next((mention for mention in own if mention.facts or mention.foreign or mention.denied), None)
        return nearest is not None and (nearest.foreign or nearest.denied)

    def says_when(self, item: Heard) -> bool:
        """Whether a day only dates a word that speaks for what follows it: the 18th of 阿里18号才确认."""
        place = self.place(item)
        after = range(item.span[1], item.span[1] + NEXT)
        return place is not None and any(mention.leads and mention.start in after for mention in self.mentions[place])

    def barred(self, item: Heard) -> frozenset[str]:
        """Facts that some word in the clause of a value speaks against."""
        place = self.place(item)
        if place is None:
            return frozenset()
        against = [mention.against for mention in self.mentions[place]]
        return self._barred_around(item, place).union(*against)

    def stance_for(self, how: Stance, name: str) -> Stance:
        """A wish to be out before 1 June is one for 1 June; one for some day after it names no day."""
        if how.bound is None or self.entry.facts[name].tense != "future":
            return how
        return Stance() if how.bound in ("<", "<=") else Stance(open=True)

    # -- candidates --------------------------------------------------------------------------------------------

    def _candidates(self, item: Heard, place: int) -> list[_Candidate]:
        """The words that could claim a value, nearest first: those of its clause, else of the clauses beside it."""
        own = self._own(item, place)
        if own:
            return own
        return self._neighbours(item, place) if self.alone(item) else self._narrated(item, place)

    def _narrated(self, item: Heard, place: int) -> list[_Candidate]:
        """What was done in the next clause, for a day like "yesterday" with which a story begins: 昨天我想通了,申请交了."""
        clause = self.clauses[place]
        opens = says_nothing_else(clause.words[: item.span[0] - clause.start], self.title)
        at = place + 1
        if not (opens and at < len(self.clauses)) or self._values_in(at, item):
            return []
        if not leads_into(item.text, self.clauses[at].words):
            return []
        done = [mention for mention in self.mentions[at] if self._mood(mention, at, at) == "past"]
        return [_Candidate(_CROSSING, mention, at) for mention in done[-1:]]

    def _values_in(self, place: int, item: Heard) -> bool:
        return any(same_group(other, item) and self.clauses[place].holds(other.span) for other in self.heard)

    def _own(self, item: Heard, place: int) -> list[_Candidate]:
        clause = self.clauses[place]
        found = []
        inside = mention_inside(self.folded[item.span[0] : item.span[1]], item.span[0], self.words)
        if inside is not None:
            found.append(_Candidate(INSIDE, inside, place))
        for mention in self.mentions[place]:
            cost = self._cost(item, mention, clause, place)
            if cost is not None and cost <= _FARTHEST and not self._only_wished(mention, place):
                found.append(_Candidate(cost, mention, place))
        found = [row for row in found if row.mention is self._set_off(item, clause, place)] or found
        found = [row for row in found if not self._only_a_modal(row.mention, item, place)]
        if TAKES_ITS_OBJECT.match(self.folded, item.span[1]):  # 打算周三把退出的那封信交上去: the verb stands last
            found = [row for row in found if row.mention.facts - self.wishes] or found
        granted = [row.mention for row in found if grants(row.mention, item, self.entry, self.wishes)]
        if granted:
            rest = (row for row in found if not row.mention.facts or row.mention.facts - self.wishes)
            found = [row for row in rest if not is_what_is_granted(row.mention, item, granted)]
        return sorted(found, key=lambda candidate: candidate.cost)

    def _set_off(self, item: Heard, clause: Clause, place: int) -> Mention | None:
        """The verb to which 是…的 leads from a day: the 签的 of 退货是昨天我媳妇儿签的."""
        led = self.folded[clause.start : item.span[0]].rstrip().endswith("是")
        row = self.mentions[place][-1:] if led and item.kind in ("date", "datetime") else ()
        ends = [last for last in row if not clause.words[last.end - clause.start :].strip()]
        ends = [last for last in ends if not self._values_between(item, item.span[1], last.end)]
        return next((last for last in ends if last.word.endswith(("的", "的字"))), None)

    def _only_a_modal(self, mention: Mention, item: Heard, place: int) -> bool:
        """Whether a word of wishing only leads to the verb after it, or after the day: 打算递, 准备在12月25号交."""
        if not mention.facts or mention.facts - self.wishes or not MODAL.fullmatch(mention.word):
            return False
        to_do = TO_DO.match(self.folded, mention.end)
        ends = {mention.end, to_do.end() if to_do else mention.end}
        ends |= {item.span[1]} if mention.end <= item.span[0] <= mention.end + 1 else set()
        others = (other for other in self.mentions[place] if any(end <= other.start <= end + 1 for end in ends))
        verb = next(others, None)
        if verb is None:
            return mention.end <= item.span[0] and self._leads_elsewhere(mention, item, place)
        return bool(verb.facts - self.wishes) and not verb.facts & self.wishes

    def _leads_elsewhere(self, mention: Mention, item: Heard, place: int) -> bool:
        """Whether what is to be done on a day is none of the topic's matters: 打算15号去旅游."""
        clause = self.clauses[place]
        named = any(other is not mention and other.facts for other in self.mentions[place])
        after = clause.words[item.span[1] - clause.start :].replace("at the latest", "")
        return not named and not says_nothing_else(after, self.title)

    def _only_wished(self, mention: Mention, place: int) -> bool:
        """Whether a word names nothing but a wish, where nobody wishes: the 走 of 平台同意我5月26号走."""
        return bool(mention.facts) and not mention.against and not self._spoken_for(mention, place, place)

    def _spoken_for(
        self, mention: Mention, spoken: int, place: int, barred: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """The facts that a word speaks for; for a wish only in a clause that wishes, or if it is what is asked about."""
        facts = mention.facts - barred
        if facts - self.wishes or self._mood(mention, spoken, place) in ("planned", "supposed"):
            return facts
        return facts & self.expected

    def _cost(self, item: Heard, mention: Mention, clause: Clause, place: int) -> float | None:
        """Distance, and what it costs a word to stand on the unusual side; None for what is asked rather than told."""
        following = mention.start >= item.span[1]
        if following and mention.leads:
            return None
        start, end = (item.span[1], mention.start) if following else (mention.end, item.span[0])
        if end - start > _OUT_OF_SIGHT:
            return None
        between = clause.words[start - clause.start : end - clause.start]
        dates_another = mention.word in _PAST or (mention.word in SEEN and item.kind in ("date", "datetime"))
        if dates_another and not following and not between:
            return None
        if following and (question_between(between) or self._leads_on(mention)):
            return None
        latin = mention.word.isascii()
        label = not following and _LABEL.fullmatch(between) is not None
        cost = (
            0.5
            if label
            else word_distance(between, latin=latin) + side_cost(item.kind, following=following, latin=latin)
        )
        if self._labels_first(item, place):
            cost += _LABELLED if following else 0.0
        elif not following and not latin and between.endswith(" "):
            cost += PAUSE  # a new phrase begins with the value
        if following and _FROM_THEN_ON.fullmatch(between + mention.word[:1]):
            cost -= _LABELLED
        return cost + _BETWEEN_VALUES * self._values_between(item, start, end) - 0.1 * min(len(mention.word), 4)

    def _leads_on(self, mention: Mention) -> bool:
        """Whether a preposition or a field leads to what follows it, and so tells nothing of a value before: 9月1日始至8月31日."""
        after = self.folded[mention.end :].lstrip()
        to_value = any(item.span[0] == len(self.folded) - len(after) for item in self.heard)
        return NAMES_A_FIELD.match(self.folded, mention.end) is not None or (mention.word in _PREPOSITIONS and to_value)

    def _labels_first(self, item: Heard, place: int) -> bool:
        """Whether the clause is written like a form, each word before its value: 签收5月16号寄出5月14号."""
        key = (place, group_of(item))
        if key not in self._forms:
            self._forms[key] = self._is_form(item, place)
        return self._forms[key]

    def _is_form(self, item: Heard, place: int) -> bool:
        clause = self.clauses[place]
        values = [(o.span[0], "value") for o in self.heard if same_group(o, item) and clause.holds(o.span)]
        told = clause.start + told_part(clause.words)
        words = [(mention.start, "word") for mention in self.mentions[place] if mention.facts and mention.start < told]
        row = [kind for _, kind in sorted(values + words)]
        return len(row) > 2 and row == ["word", "value"] * (len(row) // 2)

    def _values_between(self, item: Heard, start: int, end: int) -> int:
        return sum(same_group(other, item) and start <= other.span[0] < end for other in self.heard)

    def _neighbours(self, item: Heard, place: int) -> list[_Candidate]:
        """Words of the clauses before and after a value that stands alone in its own."""
        found: list[_Candidate] = []
        own = self.clauses[place]
        for step in () if own.dates_today() else self._directions():
            at = self._next_speaking(place, step)
            for mention in self.mentions[at] if at is not None else ():
                start, end = (item.span[1], mention.start) if step > 0 else (mention.end, item.span[0])
                if end - start > _OUT_OF_SIGHT or (step > 0 and mention.leads):
                    continue
                between = self.folded[start:end]
                if at is None or (step > 0 and (question_between(between) or self._leads_on(mention))):
                    continue
                beyond = self._values_between(item, start, end) - self._values_between(item, own.start, own.end)
                cost = _CROSSING + 4 * len(FULL_STOP.findall(between)) + 4 * max(0, beyond)
                cost += word_distance(between, latin=mention.word.isascii())
                if cost <= _FARTHEST_ACROSS and at is not None:
                    found.append(_Candidate(cost, mention, at))
        return sorted(found, key=lambda candidate: candidate.cost)

    def _directions(self) -> tuple[int, int]:
        """Where to look first: back, or ahead in a text that begins with a value."""
        begins = bool(self.heard) and self.clauses[0].holds(self.heard[0].span) and not self.mentions[0]
        return (1, -1) if begins else (-1, 1)

    def _next_speaking(self, place: int, step: int) -> int | None:
        """The next clause in one direction that says something, or None."""
        at = place + step
        while 0 <= at < len(self.clauses):
            if self.mentions[at] or not says_nothing_else(self.clauses[at].words, ""):
                return at
            at += step
        return None

    # -- what the words around say -----------------------------------------------------------------------------

    def _mood(self, mention: Mention, spoken: int, place: int) -> Mood | None:
        words = self.clauses[place].words
        if spoken != place:
            words = f"{words} {self.clauses[spoken].words}"
        return mood_of(words, self.folded[mention.end : self.clauses[spoken].end], mention.word)

    def _barred_around(self, item: Heard, place: int) -> frozenset[str]:
        """Facts that two words with the value between them rule out: 买家…签收."""
        clause = self.clauses[place]
        before, after = self.folded[clause.start : item.span[0]], self.folded[item.span[1] : clause.end]
        return self.words.barred_between(before, after)
