"""Screens: claims that a word makes and that still tell no fact.

The rule's own number quoted beside one's own, a hope, a reckoning of the result: the words stand next to the value, but
nobody says that it is so.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.understanding.claims import Claim, ClaimReader
from bot.understanding.mentions import Mention

_PERSONAL = re.compile(r"我|咱|俺|本店|本司|现在|目前|只有|已经|已|\b(?:i|we|my|mine|our|now|only)\b")
_QUOTED = re.compile(r"(?:\bthe|\bthose|\bthese|这|那|所谓的?)\s*$")
_RULE_CLAIMED = re.compile(
    r"才(?:会|能|被|算|清|踢|赶|撵|轰|请|逐|除|罚|处|动|要|需)|够.{0,4}(?:次|笔|个|起|单).{0,8}才|\bonly (?:after|if|when|once)\b"
)
"""What it takes by the rule, as the person sees it: 攒满10次才会清退."""
_NOT_YET = re.compile(
    r"(?:还|尚|仍|一直|至今|到现在都?|迟迟)(?:没有?|未|不曾)|\bnot yet\b|\bpending\b|\b(?:hasn't|haven't|has not|have not|isn't|not)\b.{0,20}\byet\b"
)
_WISHED = re.compile(r"希望|想(?!知|问)|盼|指望|\b(?:hope|hoping|wish|want)\b")


def told_claims(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """The claims that tell what is so: no quotes of the rule, no reckonings of the result, no hopes."""
    own = [claim for claim in claims if not _is_quote(claim, claims, reader)]
    reckoned = _reckonings(own, reader)
    served = {need for spec in reader.entry.results.values() for need in spec.needs}
    return [
        claim
        for claim in own
        if (claim.word, claim.fact) not in reckoned
        and (claim.fact in served or not _is_hope(claim, reader))
        and not _undone_afterwards(claim, reader)
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


def _undone_afterwards(claim: Claim, reader: ClaimReader) -> bool:
    """Whether the event of a day is said later on not to have happened yet: 11号办好付款,认证还没过."""
    if not isinstance(claim.heard.value, date):
        return False
    return any(
        clause.start >= claim.heard.span[1]
        and "\x00" not in clause.words
        and any(_says_not_yet(clause.words, mention, claim) for mention in row)
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
    )


def _says_not_yet(words: str, mention: Mention, claim: Claim) -> bool:
    if claim.fact in mention.against:
        return mention.word.startswith(("没", "未", "还没"))
    return claim.fact in mention.facts and mention.word != claim.word and _NOT_YET.search(words) is not None
