"""The packaged matcher and its parts, built once."""

from __future__ import annotations

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.features import EvidenceMaker
from bot.understanding.intent.prepared import Prepared, prepare
from knowledge.lexicon import Lexicon, load_lexicon
from knowledge.loader import load
from knowledge.model import KnowledgeBase


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    return load()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def matcher(kb: KnowledgeBase, lexicon: Lexicon) -> IntentMatcher:
    return IntentMatcher(kb, lexicon)


@pytest.fixture(scope="session")
def prepared(kb: KnowledgeBase, lexicon: Lexicon) -> Prepared:
    return prepare(kb, lexicon)


@pytest.fixture(scope="session")
def analyst(kb: KnowledgeBase, lexicon: Lexicon, prepared: Prepared) -> Analyst:
    return Analyst(prepared, lexicon, kb.entries)


@pytest.fixture(scope="session")
def maker(kb: KnowledgeBase, lexicon: Lexicon, prepared: Prepared) -> EvidenceMaker:
    return EvidenceMaker(kb, lexicon, prepared)


@pytest.fixture(scope="session")
def dialect(lexicon: Lexicon) -> Dialect:
    return Dialect(lexicon.dialect)
