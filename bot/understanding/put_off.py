"""Put off: a planned day behind which the message says that it was done another day (让我5号申请,我拖到8号)."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.claims import ClaimReader
from bot.understanding.facts import Heard

_PLANNED = pattern(
    r"(?:让|叫|要|催|通知|命令)(?:我|我们|咱|俺)|本来|原本|原来|原先|原定|计划|打算|准备|安排|说好|讲好|约好|约定|约的|定的|定在|答应|[应该]"
    r"|\b(?:planned|supposed|meant|told (?:me|us)|asked (?:me|us)|was going|were going|intended|agreed|promised)\b"
)
_LATER = pattern(
    r"拖(?:到|了|至|拉|延|着)|延(?:到|误|迟|后)了?|推(?:到|后|迟)了?|耽[搁误](?:到|了)|[晚迟](?:了|交|递|提|申|送|报)|错过|忘了|没赶上|来不及"
    r"|\b(?:late by|days? late|put (?:it )?off|postponed|delayed|slipped|missed it|forgot)\b"
)
_SUPPOSED = pattern(r"如果|要是|假如|万一|能不能|可不可以|可以|能.{0,4}吗|会不会|\b(?:if|can|could|may)\b[^.;!?]*$")


def put_off(reader: ClaimReader) -> list[str]:
    """The facts whose day in the message is only the planned one: when it was done instead the words leave open."""
    days = [item for item in reader.heard if item.kind in ("date", "datetime")]
    match = _LATER.search(reader.folded, days[0].span[1]) if days else None
    if match is None or _SUPPOSED.search(reader.folded[: match.start()]):
        return []
    before = [item for item in days if item.span[1] <= match.start() and _is_planned(item, reader)]
    claims = [claim for item in before for claim in reader.claims(item) if reader.entry.facts[claim.fact].plannable]
    done = {
        claim.fact
        for item in days
        if item.span[0] >= match.start()
        for claim in reader.claims(item)
        if not claim.across
    }
    return [claim.fact for claim in claims if claim.fact not in done]


def _is_planned(item: Heard, reader: ClaimReader) -> bool:
    """Whether the words beside a day tell that it was only meant for something."""
    return _PLANNED.search(reader.words_beside(item)) is not None
