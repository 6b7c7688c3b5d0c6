"""Only taken: a day on which some was taken from a balance that nobody told: 昨天被扣了1200,要补多少.

Whether the balance fell below the minimum by that the words do not say. A question for the last day to fill it up takes
for granted that it did, and so does a word like 不够.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.patterns import pattern
from bot.understanding.claims import ClaimReader
from bot.understanding.facts import Heard

_TAKING = pattern(r"[扣划罚赔减]|deduct|charg|fine|took|take|penal|debit|withh|seiz|compensat|claim|drew|cut|lost|paid")
_IS_BELOW = pattern(
    r"低|不足|不够|不到|跌|(?<![扣划罚赔减])掉|破|少于|没到|未达|[没不]满|\b(?:below|under|short|less than|insufficient|not enough|too low|fell|dropped)\b"
)
_BY_WHEN = pattern(
    r"最[晚迟]|几[号天日时点]|哪[天日]|什么时候|啥时|何[时日]|多久|期限|截止|时限|限期|之?前[补要]|来得及|\b(?:when|deadline|latest|last day|how long|what day|which day|how many days|due)\b"
)


def only_taken(reader: ClaimReader, drawn: Mapping[str, Heard | None]) -> list[str]:
    """The days of a taking that are told as if the balance had fallen below the minimum, with no balance at all."""
    facts = reader.entry.facts
    balances = {name for name, spec in facts.items() if spec.emptied}
    amounts = [item for item in reader.heard if item.kind == "amount"] if balances else []
    if not amounts or any(drawn.values()) or _IS_BELOW.search(reader.folded) or _BY_WHEN.search(reader.folded):
        return []
    if any(claim.fact in balances for item in amounts for claim in reader.claims(item)):
        return []
    claims = [claim for item in reader.heard if item.kind != "amount" for claim in reader.claims(item)]
    return [claim.fact for claim in claims if facts[claim.fact].tense == "past" and _TAKING.search(claim.word)]
