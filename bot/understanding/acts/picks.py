"""Which of the things offered a short answer picks: 2, 第二个, 后面那个, the first one, 都要, both."""

from __future__ import annotations

from bot.patterns import pattern

_PARTICLES = r"(?:[啊呀吧了啦呢哦噢嘛的我就要想选问是那,.!?~。!、\s]|看看|please|pls|ok|option|number|no\.?|that|the|one|i|want|mean|choose|pick|it'?s|#)*"
_WORDS: tuple[tuple[int, str], ...] = (
    (1, r"1|①|一|第[一1](?:个|条|种|项)?|前者|前面(?:那个|的)?|上面(?:那个|的)?|头一?个|first|1st|former|a"),
    (2, r"2|②|二|第[二2](?:个|条|种|项)?|second|2nd|b"),
    (3, r"3|③|三|第[三3](?:个|条|种|项)?|third|3rd|c"),
    (-1, r"最后(?:一个|那个)?|后者|后面(?:那个|的)?|下面(?:那个|的)?|末一?个|last|latter"),
)
_PLACES = tuple((place, pattern(rf"^{_PARTICLES}(?:{words}){_PARTICLES}$")) for place, words in _WORDS)
_ALL = pattern(
    rf"^{_PARTICLES}(?:都要|(?:[两三]个)?都想(?:知道|问|看)|全都?要?|全部|两个都|[两三]个都要?|都说说|都看看|都|both|all|all of them|each){_PARTICLES}(?:of (?:them|those))?{_PARTICLES}$"
)
_SHORT = 20
_YES = pattern(
    rf"^{_PARTICLES}(?:是|对|嗯|没错|正是|好|行|可以|这个|yes|yeah|yep|yup|right|correct|exactly|sure|ok(?:ay)?){_PARTICLES}(?:这个|对|是|嗯)?{_PARTICLES}$"
)
"""What takes the only thing that was offered: 您问的是这个吗? 是的."""


def picked(folded: str, offered: int) -> tuple[int, ...]:
    """The places (from 0) of the things that a short answer picks among ``offered``; empty if it picks none."""
    text = folded.strip()
    if offered == 1 and len(text) <= _SHORT and _YES.match(text):
        return (0,)
    if _ALL.match(text):
        return tuple(range(offered))
    for place, named in _PLACES:
        if named.match(text):
            at = place - 1 if place > 0 else offered - 1
            return (at,) if at < offered else ()
    return ()
