"""Openings: what a message says before it tells something, our own question said back or that it turns to another case.

"几点啊…下午2点05" asks nothing, and the shop in "另一家店4月15号到期" is the one that is asked about from there on.
"""

from __future__ import annotations

import dataclasses
import re

import msgspec

from bot.patterns import pattern
from bot.session import Exchange
from bot.understanding.acts.put_forward import is_to_be_counted_with
from bot.understanding.acts.speech import read_speech
from bot.understanding.set_apart.subjects import speaks_of_oneself
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import FILLER

_SAID_BACK = pattern(
    r"[\s,.~]*(?:[哦噢喔嗯呃额啊]+[\s,.~…]*)?(?:你是?问|问|是问|要)?我?(?:的是)?"
    r"(?:哪一?天|几月几号|几号|几点|几时|什么时候|啥时候|何时|日期|时间|金额|余额|多少钱?|几次|几个|几回|次数"
    r"|when|which day|what (?:day|date|time)|how (?:much|many))"
    r"(?:(?:来着|啊|呀|吗|嘛|么|呢|哦|喔|噢|是吧|哈)+[\s,.。?!~…:-]*|[?~…]+[\s,.。?!~…]*|[.。]{2,}[\s]*)(?=\S)"
)
_ANOTHER_OF_OURS = pattern(
    r"[\s,.~]*(?:那么?|还有|然后|对了|哦|再问下?|另外)?[\s,]*(?:我|我们|咱|咱们|俺)?的?(?:还有|名下)?"
    r"(?:(?:另外?一?|第[二三两2])(?:家|个|间)(?:分|网)?(?:店铺?|铺子?|公司|账号|号|厂)|(?:兄弟|姐妹|子|分|关联)(?:公司|店))"
    r"(?:的|那边|那里|那家|那个|呢)?[\s,:]*(?:就?是)?"
    r"|(?:and |what about )*(?:my|our|the) (?:other|second|sister|partner) (?:shop|store|company|account|factory)"
    r"(?:'s)?(?: is| was)?[\s,:]*"
)


def spoken_on(heard: Understanding, current: Exchange | None) -> Understanding:
    """``heard`` as it goes on from ``current``: our question, said back before it is answered, is none of its own."""
    opening = _SAID_BACK.match(heard.folded) if current is not None and current.asked is not None else None
    if opening is None or not heard.reading.facts or heard.reading.facts[0].span[0] < opening.end():
        return heard
    rest = read_speech(heard.text[opening.end() :])
    speech = msgspec.structs.replace(heard.speech, asks=rest.asks, acts=heard.speech.acts & (rest.acts | {"personal"}))
    return dataclasses.replace(heard, folded=_left_out(heard.folded, opening), speech=speech)


def counted_anew(heard: Understanding, current: Exchange | None) -> Understanding:
    """``heard`` as the what-if that it is if it counts with another value than the one told: 那按7月10号,哪天生效."""
    if current is None or not current.facts or heard.speech.does("correction"):
        return heard
    if not any(is_to_be_counted_with(item, heard.folded) for item in heard.reading.facts):
        return heard
    speech = msgspec.structs.replace(heard.speech, acts=heard.speech.acts | {"what_if"})
    return dataclasses.replace(heard, speech=speech)


def of_the_other_case(heard: Understanding) -> Understanding:
    """``heard`` without the words by which it turns to another shop of one's own: what they tell is of that one.

    Not where the message sets the two against each other: 兄弟公司3次,本公司1次.
    """
    opening = _ANOTHER_OF_OURS.match(heard.folded)
    if opening is None or speaks_of_oneself(heard.folded[opening.end() :]):
        return heard
    return dataclasses.replace(heard, folded=_left_out(heard.folded, opening))


def _left_out(folded: str, words: re.Match[str]) -> str:
    return FILLER * words.end() + folded[words.end() :]
