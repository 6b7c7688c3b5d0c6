"""Screens: claims that a word makes and that still tell no fact.

The rule's own number quoted beside one's own, a hope, a reckoning of the result: the words stand next to the value, but
nobody says that it is so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.understanding.bounds import Stance
from bot.understanding.claims import Claim, ClaimReader

_PERSONAL = re.compile(r"我|咱|俺|本店|本司|现在|目前|只有|已经|已|\b(?:i|we|my|mine|our|now|only)\b")
_QUOTED = re.compile(r"(?:\bthe|\bthose|\bthese|这|那|所谓的?)\s*$")
_RULE_CLAIMED = re.compile(r"才(?:会|能|被|算|清|踢|赶|动|要|需)|\bonly (?:after|if|when|once)\b")
"""What it takes by the rule, as the person sees it: 攒满10次才会清退."""
_DECIDED = re.compile(
    r"成立|有效|坐实|认定|查实|实锤|属实|抓|逮|捉|查[出到获着]|揪|判|认|中招|翻车|露馅|\b(?:valid|upheld|accepted|confirmed|proven|caught|detected|found)\b"
)
"""Words of what counts, where plain ones (投诉, 刷了) tell all that there was."""
_WISHED = re.compile(r"希望|想(?!知|问)|盼|指望|\b(?:hope|hoping|wish|want)\b")


def told_claims(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """The claims that tell what is so: no quotes of the rule, no reckonings of the result, no hopes."""
    quoted = [claim for claim in claims if _is_quote(claim, claims, reader)]
    told = [claim for claim in claims if claim not in quoted]
    own = [claim for claim in told if not _is_total(claim, told)]
    own = [replace(claim, stance=Stance(open=True)) if _is_total(claim, quoted) else claim for claim in own]
    reckoned = _reckonings(own, reader)
    served = {need for spec in reader.entry.results.values() for need in spec.needs}
    return [
        claim
        for claim in own
        if (claim.word, claim.fact) not in reckoned and (claim.fact in served or not _is_hope(claim, reader))
    ]


def _is_quote(claim: Claim, claims: list[Claim], reader: ClaimReader) -> bool:
    """Whether a number is the rule's own where one of the person's stands beside it, or is said of a rule."""
    if not isinstance(claim.heard.value, int | Decimal):
        return False
    if _RULE_CLAIMED.search(reader.words_beside(claim.heard)):
        return True
    if Decimal(claim.heard.value) not in _rule_numbers(reader):
        return False
    if _QUOTED.search(reader.folded[: claim.heard.span[0]]):
        return True
    return not _is_personal(claim, reader) and any(
        other.fact == claim.fact and other.heard.value != claim.heard.value and _is_personal(other, reader)
        for other in claims
    )


def _is_total(claim: Claim, claims: list[Claim]) -> bool:
    """Whether a count tells all of them, one of ``claims`` those that were found: 刷了10单被抓1单, 4个投诉3个成立."""
    if claim.heard.kind != "count" or _DECIDED.search(claim.word):
        return False
    decided = [other for other in claims if other.fact == claim.fact and _DECIDED.search(other.word)]
    return any(_number(other) < _number(claim) for other in decided)


def _number(claim: Claim) -> Decimal:
    return Decimal(claim.heard.value) if isinstance(claim.heard.value, int | Decimal) else Decimal(0)


def _rule_numbers(reader: ClaimReader) -> set[Decimal]:
    return {
        Decimal(str(dated.value))
        for parameter in reader.entry.parameters.values()
        for dated in parameter.values
        if isinstance(dated.value, int | float)
    }


def _is_personal(claim: Claim, reader: ClaimReader) -> bool:
    return bool(_PERSONAL.search(reader.words_beside(claim.heard)))


def _reckonings(claims: list[Claim], reader: ClaimReader) -> set[tuple[str, str]]:
    """Words and facts that are a reckoning here: "applied on the 10th, so it takes effect on the 24th?".

    A word that also names a result tells no fact where the facts of that result are told.
    """
    told = {claim.fact for claim in claims}
    return {
        (cue.lower(), fact)
        for spec in reader.entry.results.values()
        if set(spec.needs) <= told
        for cue in spec.cues
        for fact in reader.entry.facts
        if fact not in spec.needs
    }


def _is_hope(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a claim only says what is hoped for: 希望阿里确认5月18号. Not so for a fact that is a wish itself."""
    return claim.mood != "supposed" and bool(_WISHED.search(reader.words_beside(claim.heard)))
