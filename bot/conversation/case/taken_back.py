"""Taken back: facts told before that a later message undoes in words that name none of them.

5月5号申请的, then 后来我自己撤了; 阿里确认5月18号, then 小二说没有提前,还是按15天; 老板同意的话我周一申请,
then 老板没同意. What others had set is given up, and a day that was only planned is open again.
"""

from __future__ import annotations

from bot.conversation.case.standpoint import Standpoint, day_kept
from bot.understanding.roles import Assignment
from bot.understanding.wording.undoing import tells_a_plan_failed, tells_it_came_to_nothing, tells_no_earlier_day


def taken_back(point: Standpoint) -> set[str]:
    """The facts told before that the message undoes: what others had set, or what was only planned."""
    told = {name: fact for name, fact in point.before.items() if name in point.entry.facts}
    if not told:
        return set(point.of_the_wrong_case & point.entry.facts.keys())
    if tells_no_earlier_day(point.folded):
        specs = {name: point.entry.facts[name] for name in told}
        return {name for name, spec in specs.items() if spec.type == "date" and spec.tense == "any"}
    acts = any(spec.plannable for spec in point.entry.facts.values())  # what one does oneself, and may yet do
    done = {name: fact for name, fact in told.items() if acts and point.entry.facts[name].tense == "past"}
    if tells_it_came_to_nothing(point.folded):
        return set(done)
    if not tells_a_plan_failed(point.folded):
        return set()
    today, days = point.now.date(), {name: day_kept(fact.value) for name, fact in done.items()}
    return {name for name, day in days.items() if day and day >= today}


def said_of_another(point: Standpoint, assigned: Assignment) -> set[str]:
    """Facts told before whose day a correction says of another fact: 不对,30号是我打算申请的日子."""
    if not point.corrects:
        return set()
    others = {item.span for item in assigned.loose}
    return {
        name
        for other, roles in assigned.candidates.items()
        for role in roles
        if role.heard.span not in others
        for name in point.repeated((role.heard,))
        if name != other
    }
