"""Puts the assistant together from the files it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from bot.assistant import Assistant
from bot.messages import Kept, Message
from bot.patterns import compile_all
from bot.session import Session
from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.classifier import MODEL
from bot.understanding.intent.score import WEIGHTS
from bot.understanding.naming.cue_words import with_cue_words
from knowledge.files import version_of
from knowledge.lexicon import load_lexicon
from knowledge.loader import PACKAGED, load
from knowledge.model import CHINA

_SOME_DAY = datetime(2023, 5, 17, 12, tzinfo=CHINA)
_IN_PINYIN = "shenqing tuichu"
_ASIDE = "停车费怎么交"


def load_assistant(
    folder: Path = PACKAGED, *, without: frozenset[str] = frozenset(), kept: Kept | None = None
) -> Assistant:
    """The assistant over the knowledge base in ``folder``; raises knowledge.problems.KnowledgeError if it is broken.

    ``without`` switches parts of the understanding off, to measure what they are worth. ``kept``: how long things
    are stored, as /privacy says; None where conversations live in memory only.
    """
    lexicon = load_lexicon(folder)
    kb = with_cue_words(load(folder), lexicon)
    matcher = IntentMatcher(kb, lexicon, without=without)
    return Assistant(replace(kb, version=f"{kb.version}-{fitted_version()}"), lexicon, matcher, kept)


def fitted_version(files: Sequence[Path] = (WEIGHTS, MODEL)) -> str:
    """A short digest of what was fitted to labelled messages, which decides about answers as the knowledge does."""
    return version_of({file.name: file.read_bytes() for file in files})[:8]


def warmed(assistant: Assistant) -> Assistant:
    """``assistant`` after a question on every topic: no message waits for what is compiled and built at first use."""
    compile_all()
    questions = [text for entry in assistant.kb.entries.values() for text in entry.questions.all()[:1]]
    session = Session()
    for text in (_IN_PINYIN, *questions):
        session = assistant.respond(Message(text=text, now=_SOME_DAY), Session()).session
    assistant.respond(Message(text=_ASIDE, now=_SOME_DAY), session)
    return assistant
