"""Passing: what an examination counts for is when it was passed, not when it was handed in, begun or booked.

认证5月8号9点, passed on May 5 and a bare day tell it; of 5月8号9点预约了认证 or "sent the papers for certification at 9:00"
the moment is another one, whatever the verb, and it is no value of the fact.
"""

from __future__ import annotations

import re

from bot.patterns import compiled, pattern
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.mentions import Mention
from bot.understanding.wording.clauses import blanked, says_nothing_else
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_EXAMINATION = pattern(r"(?:企业)?(?:认证|审核|验证|核验|审批|人证)[的了咗]?|certification|verification|cert")
"""The name of the examination alone: it tells neither that it was passed nor that it was only begun."""
_PASSED = pattern(
    r"(?<![没未不])成功|\b(?:they |alibaba |platform )(?:approve|clear|accept|confirm|pass|grant|certify|verify)s?\b|\b(?:success\w*|accepted|cleared|granted|ok|okay|okayed)\b"
)
"""Words of passing that are no cues by themselves: they approve our certification."""
_AROUND = pattern(
    r"诚信通|平台|阿里(?:巴巴)?|系统|官方|会员|服务|新签|新办|新开|新|企业|工商|实名|店铺?|时刻|点钟|几点|那会儿|起算|可以|能|会|从|哪一?刻|什么|何时|几时"
    r"|\b(?:trustpass|company|enterprise|business|shop|store|new|service|membership|customers?|moment|clock|does|do|which|exact|local|beijing|china|as|for|with|after|before|will|can|you|me|tell|then)\b"
)
"""What may stand beside it and tells no other act."""
_LETTER = pattern(r"[\u4e00-\u9fff]|[a-z]")


def without_mere_acts(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` without those that the name of an examination makes on a moment at which something else was done."""
    return [claim for claim in claims if not _is_of_another_act(claim, reader)]


def _is_of_another_act(claim: Claim, reader: ClaimReader) -> bool:
    """Whether the clause of a moment names the examination, no passing of it, and says something else beside."""
    place = reader.place(claim.heard)
    if place is None or _EXAMINATION.fullmatch(claim.word) is None:
        return False
    clause, row = reader.clauses[place], [one for one in reader.mentions[place] if claim.fact in one.facts]
    if any(_tells_passing(one) for one in row) or _PASSED.search(clause.words):
        return False
    own = [(one.start - clause.start, one.end - clause.start) for one in row]
    rest = _results(reader.entry).sub(" ", _AROUND.sub(" ", blanked(clause.words, own)))
    return _LETTER.search(rest) is not None and not says_nothing_else(rest, reader.title, answering=True)


def _tells_passing(mention: Mention) -> bool:
    return not mention.denied and _EXAMINATION.fullmatch(mention.word) is None


@per_entry
def _results(entry: Entry) -> re.Pattern[str]:
    """The words in which the results of a topic are asked for."""
    cues = {cue.lower() for spec in entry.results.values() for cue in spec.cues}
    return compiled("|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True)) or r"(?!)")
