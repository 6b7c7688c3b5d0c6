"""The language and script of a question.

Traditional script shows in characters that simplified script does not have. A message is English if nothing Chinese is
left in it once the words of the domain are taken out; but a Chinese word that only builds sentences (怎么, 从哪, 要) makes it
Chinese where no such English one stands beside it. Pinyin is Chinese, unless most words can only be English.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.patterns import pattern
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.reading import Language
from bot.understanding.intent.stems import LATIN
from bot.understanding.wording.folding import traditional_characters

_BOTH_SCRIPTS = frozenset("乾著藉瞭徵麽餘係於彙閤麼隻祇")
"""Traditional characters that also occur in simplified text, or that typists of simplified text pick."""
_NO_LANGUAGE = frozenset(["vip", "app", "apps", "ok", "kpi", "gmv", "ddl", "id", "qq", "ai", "pk", "p", "s", "b", "h"])
"""Latin letters that are part of Chinese."""
_NAMES = frozenset(["alipay", "trustpass"])
"""Names that Chinese text writes in Latin letters as well."""
_BUILDS_CHINESE = pattern(r"[吗嗎呢吧啊怎咋哪啥谁誰几幾从從了能要]|什[么麼]|多[少久]|可以|是不是|[这那這]个?")
_BUILDS_ENGLISH = pattern(
    r"\b(?:how|when|what|which|who|why|where|is|are|was|do|does|did|can|could|will|would|should|must|have|has|may|i|i'm|my|we"
    r"|our|you|your|it|the|an?|of|for|to|if|and|or|with|after|before|about|please)\b"
)
_SYLLABLES = pattern(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:iong|iang|uang|iao|ian|uai|uan|ang|eng|ing|ong|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv]))+"
)
_VOWEL = pattern(r"[aeiou]")
_FEWEST_ENGLISH = 3


def language_of(text: str, *, covered: Iterable[tuple[int, int]], pinyin: bool) -> Language:
    """The language of ``text``; ``covered`` are the places of domain names, ``pinyin`` tells that some was read."""
    folded = text.lower()
    found = [word for word in LATIN.findall(folded) if word not in _NO_LANGUAGE and _is_word(word)]
    if found and not _builds_chinese(text, folded):
        words = [word for word in found if word not in _NAMES] if any(map(is_han, text)) else found
        english = len(words)
        if english and not (pinyin and not _mostly_english(words)):
            han = _chinese(text, covered)
            if not han or (english >= 4 and han * 2 <= english):
                return "en"
    return "zh-hant" if _traditional(text) else "zh-hans"


def _builds_chinese(text: str, folded: str) -> bool:
    """Whether the words that build sentences in ``text`` are Chinese ones alone."""
    return _BUILDS_CHINESE.search(text) is not None and not _BUILDS_ENGLISH.search(folded)


def tells_no_language(text: str) -> bool:
    """Whether nothing in ``text`` belongs to one language: 👍, ?, 5000, ok, VIP."""
    words = LATIN.findall(text.lower())
    return not any(map(is_han, text)) and all(word in _NO_LANGUAGE or not _is_word(word) for word in words)


def _mostly_english(words: Sequence[str]) -> bool:
    """Whether most words are none that pinyin could spell: cheng xin tong renewal, expires 31 May, certified."""
    sure = [word for word in words if len(word) > 2 and _VOWEL.search(word) and not _SYLLABLES.fullmatch(word)]
    return len(sure) >= _FEWEST_ENGLISH and len(sure) * 2 >= len(words)


def _chinese(text: str, covered: Iterable[tuple[int, int]]) -> int:
    """How many Chinese characters stand outside the places ``covered``."""
    names: set[int] = set()
    for start, end in covered:
        names.update(range(start, end))
    return sum(is_han(character) and place not in names for place, character in enumerate(text))


def _is_word(word: str) -> bool:
    """Whether Latin letters can be an English word: single ones are units and marks (5k5, L3)."""
    return len(word) > 1 or word in ("i", "a")


def _traditional(text: str) -> bool:
    """Whether ``text`` has a character that belongs to traditional script alone."""
    return not text.isascii() and any(map(_no_gb2312, traditional_characters(text) - _BOTH_SCRIPTS))


def _no_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
