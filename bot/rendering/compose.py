"""From a decision to a document: the result first, then its steps, the facts used, the source, what is open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bot.conversation.case.computation import value_of
from bot.conversation.case.open_hours import CLOCK
from bot.conversation.decision import Decision, Unsettled
from bot.messages import SourceLine
from bot.patterns import pattern
from bot.rendering.document import Block, Document, block
from bot.rendering.phrases import phrase, problem_phrase
from bot.rendering.values import Shown, Words, fill, labelled, option_labels, parameters_at, say, shown_parameters
from bot.session import KnownFact
from handlers.result import Result, day_of
from knowledge.model import Entry, FactSpec, KnowledgeBase, Source, Text

DAY = pattern(r"\d{4}-\d\d-\d\d")
"""How a day, and no moment of it, is kept."""


class Composer:
    """Puts the decisions about one knowledge base into words."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._sources: dict[tuple[str, Words], tuple[SourceLine, ...]] = {}
        """Those of the entries that were spoken of, once made: they say the same each time."""

    def document(
        self, decision: Decision, words: Words, now: datetime, steps: tuple[str, ...] | None = None
    ) -> Document:
        """The whole reply to a decision, second topic included.

        ``steps``: what :meth:`steps` gives, where that is known already.
        """
        if decision.entry is None:
            return self._without_topic(decision, words)
        blocks = [*self._lead(decision, words), *self._body(decision, words, now, steps)]
        if decision.also is not None and decision.also.entry is not None:
            title = decision.also.entry.title
            lead = fill(phrase("also"), words, {"title": title.zh if words == "zh" else title.en})
            second = self._body(decision.also, words, now)
            blocks += [block("text", lead), *_beside(second[:1] if _is_stated(decision) else second, blocks)]
        if decision.left:
            questions = "、".join(decision.left) if words == "zh" else "; ".join(decision.left)
            blocks.append(block("text", fill(phrase("left_over"), words, {"questions": questions})))
        return tuple(blocks)

    def steps(self, decision: Decision, words: Words, now: datetime) -> tuple[str, ...]:
        """The derivation, one line a step, in the reader's words."""
        if decision.entry is None or decision.result is None:
            return ()
        values = shown_values(decision.entry, decision.facts, decision.result, now, words)
        return tuple(
            fill(decision.entry.steps[step.key], words, values | _in_words(step.values, decision.entry, words))
            for step in decision.result.steps
        )

    def sources(self, entry: Entry, words: Words) -> tuple[SourceLine, ...]:
        """The documents an entry rests on, each once."""
        key = entry.id, words
        if key not in self._sources:
            documents = dict.fromkeys(citation.document for citation in entry.sources)
            self._sources[key] = tuple(self._source_line(self.kb.sources[name], words) for name in documents)
        return self._sources[key]

    def no_such_command(self, name: str, words: Words, instead: str) -> Document:
        """The reply to a command that the transport does not have: that it is not there, and the help ``instead``."""
        texts = (fill(phrase("no_such_command"), words, {"command": name}), fill(phrase(instead), words, {}))
        return tuple(block("text", text) for text in texts)

    # -- parts -------------------------------------------------------------------------------------------------

    def _without_topic(self, decision: Decision, words: Words) -> Document:
        if len(decision.choices) == 1:
            (topic,) = decision.choices
            return (block("text", fill(phrase("choice"), words, {"title": self._title(topic, words)})),)
        lines = [fill(phrase(decision.phrase or decision.kind), words, decision.shown)]
        blocks = [block("text", lines)]
        if decision.kind == "unknown":
            blocks.append(block("text", fill(phrase("unknown_next"), words, {})))
        if decision.kind == "choices":
            titles = [self._title(topic, words) for topic in decision.choices]
            blocks.append(block("text", [f"{number}. {title}" for number, title in enumerate(titles, start=1)]))
        return tuple(blocks)

    def _lead(self, decision: Decision, words: Words) -> Iterable[Block]:
        entry = decision.entry
        if entry is None:
            return
        if decision.unsettled is not None:
            if not decision.unsettled.readings:  # else the question itself says it
                yield block("headline", fill(phrase("to_come"), words, {"text": decision.unsettled.text}))
        elif decision.problem is not None and not _is_asked_in_full(decision, entry):
            reason = fill(problem_phrase(decision.problem), words, {})
            values = {"text": _said_back(decision.problem_text, words), "reason": reason}
            yield block("headline", fill(phrase("problem"), words, values) if decision.problem_text else reason)
        if decision.lead is not None:
            label = entry.facts[decision.asks].label if decision.asks else entry.title
            yield block("text", fill(phrase(decision.lead), words, {"label": label.zh if words == "zh" else label.en}))

    def _body(
        self, decision: Decision, words: Words, now: datetime, steps: tuple[str, ...] | None = None
    ) -> list[Block]:
        if decision.kind == "computed" or (decision.kind == "ask" and decision.result and decision.result.values):
            return self._computed(decision, words, now, self.steps(decision, words, now) if steps is None else steps)
        if decision.kind == "ask":
            return self._question(decision, words, now)
        return self._rule(decision, words, now)

    def _computed(self, decision: Decision, words: Words, now: datetime, steps: tuple[str, ...]) -> list[Block]:
        entry, result = decision.entry, decision.result
        if entry is None or result is None or result.outcome is None:
            return self._rule(decision, words, now)
        values = shown_values(entry, decision.facts, result, now, words)
        blocks = [
            block("headline", self._as_before(fill(entry.outcomes[result.outcome], words, values), decision, words))
        ]
        blocks.append(block("text", [fill(entry.notes[key], words, values) for key in result.notes]))
        if decision.again is not None:
            blocks.append(block("list", steps, fill(phrase("how_computed"), words, {})))
            return [*blocks, *self._why(decision, entry, words)]
        if decision.asks is not None:
            blocks.append(block("headline", self._prompt(decision, entry, words)))
        blocks.append(block("list", steps, fill(phrase("how_computed"), words, {})))
        used = {name: decision.facts[name] for name in result.used if name in decision.facts}
        lines = [fact_line(entry.facts[name], fact, words) for name, fact in used.items()]
        blocks.append(block("list", lines, fill(phrase("facts_used"), words, {})))
        return [*blocks, *self._grounds(entry, words, shown_parameters(entry, day_of(now), words))]

    def _question(self, decision: Decision, words: Words, now: datetime) -> list[Block]:
        entry = decision.entry
        if entry is None or decision.asks is None:
            return self._rule(decision, words, now)
        prompt, short = self._prompt(decision, entry, words), self._first_lines(decision, entry, words, now)
        if decision.rule_first:
            blocks = [block("headline", short), block("text", prompt)]
        else:
            blocks = [block("headline", prompt)]
            if decision.problem in (None, "unclear"):
                blocks.append(block("text", fill(phrase("see_rule"), words, {"short": "\n".join(short)})))
        for key, facts in (("facts_used", decision.facts), ("facts_doubted", decision.doubted)):
            lines = [fact_line(entry.facts[name], fact, words) for name, fact in facts.items()]
            blocks.append(block("list", lines, fill(phrase(key), words, {})))
        return blocks

    def _rule(self, decision: Decision, words: Words, now: datetime) -> list[Block]:
        entry = decision.entry
        if entry is None:
            return []
        values, first = shown_parameters(entry, day_of(now), words), self._first_lines(decision, entry, words, now)
        if decision.again is not None:
            said = first if decision.points else [self._as_before("\n".join(first), decision, words)]
            return [block("headline", said), *self._why(decision, entry, words)]
        blocks = [block("headline", first), *self._status(entry, words, now)]
        if decision.points:
            blocks.append(block("text", fill(entry.answer.short, words, values)))
        blocks.append(block("text", fill(entry.answer.full, words, values), folded=bool(decision.points)))
        if decision.asks is not None and decision.lead != "cannot_know":
            blocks.append(block("headline", self._prompt(decision, entry, words)))
        return [*blocks, *self._grounds(entry, words, values)]

    def _as_before(self, line: str, decision: Decision, words: Words) -> str:
        """What is said first, with a word that it is the same as before where it is."""
        key = "same_rule" if decision.kind == "answer" else "same_result"
        return line if decision.again is None else fill(phrase(key), words, {"line": line})

    def _why(self, decision: Decision, entry: Entry, words: Words) -> Iterable[Block]:
        """Where a result or a rule comes from, in plain sight for who asks why."""
        if decision.again == "why":
            lines = [self._cited(line, words) for line in self.sources(entry, words)]
            yield block("list", lines, fill(phrase("sources"), words, {}))

    def _first_lines(self, decision: Decision, entry: Entry, words: Words, now: datetime) -> list[str]:
        """What answers the question at once: the points that were asked about, else the rule in one line."""
        values = shown_parameters(entry, day_of(now), words)
        return [fill(text, words, values) for text in decision.points or (entry.answer.short,)]

    def _status(self, entry: Entry, words: Words, now: datetime) -> Iterable[Block]:
        day = day_of(now)
        if entry.status(day) == "upcoming" and entry.effective.since is not None:
            values: dict[str, Shown] = {"day": day, "since": entry.effective.since}
            yield block("text", fill(phrase("status_upcoming"), words, values))
        if entry.status(day) == "ended" and entry.effective.until is not None:
            yield block("text", fill(phrase("status_ended"), words, {"until": entry.effective.until}))

    def _grounds(self, entry: Entry, words: Words, values: Mapping[str, Shown]) -> list[Block]:
        """Source with its date and what is left open: the end of every reply that states a rule."""
        lines = [self._cited(line, words) for line in self.sources(entry, words)]
        opened = [fill(point, words, values) for point in entry.open_points]
        return [
            block("list", lines, fill(phrase("sources"), words, {}), folded=True),
            block("list", opened, fill(phrase("open_points"), words, {}), folded=True),
        ]

    def _prompt(self, decision: Decision, entry: Entry, words: Words) -> str:
        """The question for what is asked for: which of two days it is where that alone is open."""
        spec, told = entry.facts[decision.asks or ""], decision.facts.get(decision.asks or "")
        if decision.unsettled is not None and decision.unsettled.readings:
            return _which_day(decision.unsettled, words)
        if told is not None and spec.type == "datetime" and DAY.fullmatch(str(told.value)):
            return _which_hour(spec, told, words)
        prompt = (spec.prompt_doubted if decision.problem == "unclear" else None) or spec.prompt
        return prompt.zh if words == "zh" else prompt.en

    def _title(self, topic: str, words: Words) -> str:
        title = self.kb.entries[topic].title
        return title.zh if words == "zh" else title.en

    def _source_line(self, source: Source, words: Words) -> SourceLine:
        title, publisher = (
            (source.title.zh, source.publisher.zh) if words == "zh" else (source.title.en, source.publisher.en)
        )
        remarks = ["year_inferred"] if source.year_inferred else []
        space = "" if words == "zh" else " "
        named = "".join(f"{space}({fill(phrase(key), words, {})})" for key in remarks)
        return SourceLine(title + named, publisher, source.published.isoformat() if source.published else None)

    def _cited(self, line: SourceLine, words: Words) -> str:
        day = say(date.fromisoformat(line.date), words) if line.date else fill(phrase("undated_source"), words, {})
        return f"《{line.title}》{line.publisher},{day}" if words == "zh" else f"{line.title}; {line.publisher}, {day}"


def _is_stated(decision: Decision) -> bool:
    """Whether the results of the second topic are among those of the first, with the steps that lead to them."""
    first, second = decision.result, decision.also and decision.also.result
    return bool(first and second and second.values and second.values.items() <= first.values.items())


def _beside(second: Iterable[Block], first: Iterable[Block]) -> list[Block]:
    """The blocks of a second topic without the sources and open points that the first has listed."""
    listed = {line for item in first if item.folded for line in item.lines}
    rest = (
        block(item.style, [line for line in item.lines if line not in listed], item.title, folded=item.folded)
        if item.folded
        else item
        for item in second
    )
    return [item for item in rest if item.lines]


def shown_values(
    entry: Entry, facts: Mapping[str, KnownFact], result: Result | None, now: datetime, words: Words
) -> dict[str, Shown]:
    """Everything a text of the entry may name: parameters, facts, results, values of steps; later ones win."""
    values: dict[str, Shown] = dict(parameters_at(entry, day_of(now)))
    values.update({name: value_of(entry.facts[name], fact) for name, fact in facts.items() if name in entry.facts})
    if result is not None:
        values.update(result.values)
        for step in result.steps:
            values.update(step.values)
    return _in_words(values, entry, words)


def _in_words(values: Mapping[str, Shown], entry: Entry, words: Words) -> dict[str, Shown]:
    """``values``, those that were chosen from a list by what they are called there."""
    labels = option_labels(entry, words)
    return {name: labelled(value, labels) for name, value in values.items()}


def _is_asked_in_full(decision: Decision, entry: Entry) -> bool:
    """Whether the reply itself says what is open, so that no sentence of the bot's own need go before it."""
    spec = entry.facts.get(decision.asks or "")
    if decision.problem == "half_day":
        return _clock(decision.facts.get(decision.asks or "")) is not None
    said = decision.rule_first or bool(decision.doubted) or decision.lead == "not_yet"
    return decision.problem == "unclear" and (said or (spec is not None and spec.prompt_doubted is not None))


def _clock(told: KnownFact | None) -> str | None:
    """The hour that was told with a day, where only morning or afternoon is open."""
    assumed = told.assumed if told is not None else ()
    return next((item.removeprefix(CLOCK) for item in assumed if item.startswith(CLOCK)), None)


def _which_hour(spec: FactSpec, told: KnownFact, words: Words) -> str:
    """The question for the hour of a moment of which the day is known."""
    half_open = _clock(told)
    values: dict[str, Shown] = {"day": date.fromisoformat(str(told.value)), "clock": half_open or ""}
    values["label"] = spec.label.zh if words == "zh" else spec.label.en
    return fill(phrase("which_half" if half_open else "which_hour"), words, values)


def _which_day(unsettled: Unsettled, words: Words) -> str:
    """The question which of its readings a day is: “25号”是2023年4月25日(周二)还是2023年5月25日(周四)?"""
    days = [say(date.fromisoformat(day), words) for day in unsettled.readings]
    apart = "还是" if words == "zh" else " or "
    key = "which_day" if unsettled.text else "which_of_days"
    return fill(phrase(key), words, {"text": unsettled.text, "days": apart.join(days)})


def _said_back(text: str, words: Words) -> str:
    """A value that cannot be, as a person reads it: a day or a moment that was computed with comes in ISO notation."""
    with contextlib.suppress(ValueError):
        return say(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text), words)
    return text


def fact_line(spec: FactSpec, fact: KnownFact, words: Words) -> str:
    """A fact said back to the person, with what was assumed about it."""
    label = spec.label.zh if words == "zh" else spec.label.en
    value = value_of(spec, fact)
    assumed = ""
    if "year" in fact.assumed and isinstance(value, date):
        assumed = fill(phrase("assumed_year"), words, {"year": value.year})
    elif set(fact.assumed) & {"month", "week", "day"}:
        assumed = fill(phrase("assumed_other"), words, {})
    elif "rest" in fact.assumed:
        assumed = fill(phrase("assumed_rest"), words, {})
    elif "sum" in fact.assumed:
        assumed = fill(phrase("assumed_sum"), words, {})
    elif {"taken", "paid"} & set(fact.assumed):
        assumed = fill(phrase("assumed_since"), words, {})
    option = next((option for option in spec.options if option.value == fact.value), None)
    named = option and (option.label.zh if words == "zh" else option.label.en)
    shown = named or say(value, words) + _named_unit(spec, words)
    brackets = "({})" if words == "zh" else " ({})"
    colon = ":" if words == "zh" else ": "
    return f"{label}{colon}{shown}{brackets.format(assumed) if assumed else ''}"


def _named_unit(spec: FactSpec, words: Words) -> str:
    units: dict[str, Text] = {"amount": Text("元", " yuan"), "count": Text("次", "")}
    unit = units.get(spec.type, Text("", ""))
    return unit.zh if words == "zh" else unit.en
