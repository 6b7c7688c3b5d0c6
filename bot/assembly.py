"""Puts the assistant together from the files it is made of."""

from __future__ import annotations

from pathlib import Path

from bot.assistant import Assistant
from bot.messages import KEPT, Kept
from bot.understanding.cue_words import with_cue_words
from bot.understanding.intent import IntentMatcher
from knowledge.lexicon import load_lexicon
from knowledge.loader import PACKAGED, load


def load_assistant(folder: Path = PACKAGED, *, without: frozenset[str] = frozenset(), kept: Kept = KEPT) -> Assistant:
    """The assistant over the knowledge base in ``folder``; raises knowledge.problems.KnowledgeError if it is broken.

    ``without`` switches parts of the understanding off, to measure what they are worth. ``kept``: what /privacy says.
    """
    lexicon = load_lexicon(folder)
    kb = with_cue_words(load(folder), lexicon)
    return Assistant(kb, lexicon, IntentMatcher(kb, lexicon, without=without), kept)
