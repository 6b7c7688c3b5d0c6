"""Facts are recognised by the lexicon's words for their event."""

from __future__ import annotations

from bot.understanding.naming.cue_words import with_cue_words
from knowledge.lexicon import GAP, load_lexicon
from knowledge.loader import load

LEXICON = load_lexicon()
PLAIN = load()
SPOKEN = with_cue_words(PLAIN, LEXICON)


def test_the_words_of_a_concept_become_cues_of_the_facts_that_name_it() -> None:
    before, after = (kb.entries["vip-rejoin"].facts["exit_date"].cues for kb in (PLAIN, SPOKEN))
    assert after[: len(before)] == before
    assert set(after) > set(before)
    assert set(after[len(before) :]) <= {
        term for name in ("leave", "quit-slang") for term in LEXICON.concepts[name].terms()
    }


def test_a_word_that_holds_another_facts_word_is_left_to_that_fact() -> None:
    for entry in SPOKEN.entries.values():
        for name, spec in entry.facts.items():
            added = spec.cues[len(PLAIN.entries[entry.id].facts[name].cues) :]
            rivals = [
                cue.lower()
                for other, rival in PLAIN.entries[entry.id].facts.items()
                for cue in (*rival.not_cues, *(rival.cues if other != name else ()))
            ]
            assert not [word for word in added if GAP in word or any(cue in word.lower() for cue in rivals)]


def test_topics_without_concepts_stay_as_they_are() -> None:
    assert SPOKEN.entries["supply-grade"] is PLAIN.entries["supply-grade"]
