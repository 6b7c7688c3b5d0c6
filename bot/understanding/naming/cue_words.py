"""Cue words from the lexicon: a fact that names concepts is recognised by every word of theirs.

What people call an event (退脱, 裸退, 撤店 for leaving) is written once, in ``knowledge/terms.yaml``, and serves both to
find the topic and to tell what a date beside it is.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from knowledge.lexicon import GAP, Lexicon
from knowledge.model import Entry, FactSpec, KnowledgeBase


def with_cue_words(kb: KnowledgeBase, lexicon: Lexicon) -> KnowledgeBase:
    """The knowledge base with the words of each fact's concepts among its cues."""
    entries = {topic: _spoken(entry, lexicon) for topic, entry in kb.entries.items()}
    return msgspec.structs.replace(kb, entries=entries)


def _spoken(entry: Entry, lexicon: Lexicon) -> Entry:
    if not any(spec.concepts for spec in entry.facts.values()):
        return entry
    facts = {
        name: msgspec.structs.replace(spec, cues=(*spec.cues, *_words(name, spec, entry, lexicon)))
        for name, spec in entry.facts.items()
    }
    return msgspec.structs.replace(entry, facts=facts)


def _words(name: str, spec: FactSpec, entry: Entry, lexicon: Lexicon) -> tuple[str, ...]:
    """The concepts' words that are not yet cues and hold no word of another fact (申请退出 is no 退出)."""
    others = {
        word.lower()
        for other, rival in entry.facts.items()
        for word in (*rival.not_cues, *(rival.cues if other != name else ()))
    }
    known = {cue.lower() for cue in spec.cues}
    terms = [term for concept in spec.concepts for term in lexicon.concepts[concept].terms()]
    return tuple(
        dict.fromkeys(
            term
            for term in terms
            if not _is_number(term)
            and GAP not in term
            and term.lower() not in known
            and others.isdisjoint(pieces(term.lower()))
        )
    )


def pieces(text: str) -> Iterator[str]:
    """All that stands within ``text``: to look up what of many words it holds, rather than to try them one by one."""
    places = range(len(text) + 1)
    return (text[start:end] for start in places for end in places[start + 1 :])


def _is_number(term: str) -> bool:
    """Whether a word is but a figure (6000, 6k): it may help to find the topic, but names no event."""
    return all(sign.isnumeric() or sign == "k" for sign in term)
