"""Names that nothing answers to."""

from __future__ import annotations

import pytest

from .conftest import Shelf
from .mistakes import Mistake, assert_named

MISTAKES = {
    "source": Mistake(
        "  - document: notice",
        "  - document: notise",
        "document: notise",
        "unknown source 'notise'",
        "Did you mean 'notice'? Sources: notice",
    ),
    "parameter source": Mistake(
        "      - value: 4\n        source: notice",
        "      - value: 4\n        source: memo",
        "source: memo",
        "unknown source 'memo'",
        "Sources: notice",
    ),
    "no source": Mistake(
        "sources:\n  - document: notice\n    place: 第1条",
        "sources: []",
        "sources",
        "the topic names no source",
        "Cite the document",
    ),
    "category": Mistake(
        "category: vip", "category: vipp", "category", "unknown category 'vipp'", "Did you mean 'vip'?"
    ),
    "related": Mistake(
        "related: [sales]", "related: [sale]", "related", "unknown topic 'sale'", "Did you mean 'sales'?"
    ),
    "related to itself": Mistake(
        "related: [sales]", "related: [complaints]", "related", "names itself as related", "Remove it"
    ),
    "id": Mistake(
        "id: complaints", "id: complaint", "id:", "the id 'complaint' is not the file name", "Write 'id: complaints'"
    ),
    "platform": Mistake(
        'platform: "1688"',
        'platform: "1699"',
        "platform",
        "the platform '1699' is not the folder's name",
        'platform: "1688"',
    ),
    "handler": Mistake(
        "handler: vip_removal_complaints",
        "handler: vip_removal_complaint",
        "handler",
        "there is no module handlers/vip_removal_complaint.py",
        "Write it, or correct the name",
    ),
    "handler outside": Mistake(
        "handler: vip_removal_complaints",
        "handler: ../knowledge/loader",
        "handler",
        "there is no module",
        "correct the name",
    ),
    "borrowed topic": Mistake(
        "related: [sales]",
        "shared_parameters: {term: nothing.term}",
        "shared_parameters",
        "unknown topic 'nothing'",
        "Topics: complaints, sales",
    ),
    "borrowed parameter": Mistake(
        "related: [sales]",
        "shared_parameters: {term: sales.term}",
        "shared_parameters",
        "unknown parameter 'term' of sales",
        "There are no parameters of sales",
    ),
    "borrowed from itself": Mistake(
        "related: [sales]",
        "shared_parameters: {term: complaints.complaint_limit}",
        "shared_parameters",
        "cannot borrow from itself",
        "under its own name",
    ),
    "taken from": Mistake(
        "    cues: [投诉, complaints]",
        "    taken_from: [sales.volume]",
        "taken_from",
        "unknown result 'volume' of sales",
        "There are no results of sales",
    ),
    "taken from a fact": Mistake(
        "    cues: [投诉, complaints]",
        "    taken_from: [complaints.complaints]",
        "taken_from",
        "'complaints' is a fact of complaints",
        "Remove it",
    ),
    "words of a topic": Mistake(
        "    cues: [投诉, complaints]",
        "    words_of: nothing.complaints",
        "words_of",
        "unknown topic 'nothing'",
        "Topics: complaints, sales",
    ),
    "words of a fact": Mistake(
        "    cues: [投诉, complaints]",
        "    words_of: sales.volume",
        "words_of",
        "unknown fact 'volume' of sales",
        "There are no facts of sales",
    ),
    "words of itself": Mistake(
        "    cues: [投诉, complaints]",
        "    words_of: complaints.complaints",
        "words_of",
        "cannot borrow from itself",
        "at this fact",
    ),
    "needs": Mistake(
        "needs: [complaints]",
        "needs: [complaint]",
        "needs: [complaint]",
        "unknown fact 'complaint'",
        "Did you mean 'complaints'?",
    ),
    "needs nothing": Mistake(
        "needs: [complaints]", "needs: []", "needs: []", "the result 'removal' needs no fact", "Name the facts"
    ),
    "given": Mistake(
        "given: {complaints: 2}",
        "given: {complaint: 2}",
        "given: {complaint: 2}",
        "unknown fact 'complaint'",
        "Did you mean 'complaints'?",
    ),
    "expect": Mistake(
        "expect: {removal: false}",
        "expect: {removed: false}",
        "expect: {removed",
        "unknown result 'removed'",
        "Did you mean 'removal'?",
    ),
    "outcome": Mistake(
        "outcome: removal\n",
        "outcome: remove\n",
        "outcome: remove\n",
        "unknown outcome 'remove'",
        "Did you mean 'removal'?",
    ),
    "concept": Mistake(
        "[[complaint], [removal]]",
        "[[complaint], [removal, remuval]]",
        "needs: [[complaint",
        "unknown concept 'remuval'",
        "Did you mean 'removal'?",
    ),
    "concept of a fact": Mistake(
        "    cues: [投诉, complaints]\n",
        "    cues: [投诉, complaints]\n    concepts: [complaint, remuval]\n",
        "concepts",
        "unknown concept 'remuval'",
        "Did you mean 'removal'?",
    ),
    "excluded concept": Mistake(
        "  - needs: [[complaint], [removal]]",
        "  - needs: [[complaint], [removal]]\n    unless: [target]",
        "unless",
        "unknown concept 'target'",
        "Concepts: complaint, removal, sales-target",
    ),
    "source name": Mistake(
        "notice:\n",
        "notice:\n  title: {zh: 甲, en: A}\n  publisher: {zh: 乙, en: B}\nNo Tice:\n",
        "No Tice",
        "'No Tice' cannot be a name",
        "small letters",
        "sources.yaml",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_an_unknown_name_is_named_with_line_and_remedy(shelf: Shelf, mistake: Mistake) -> None:
    assert_named(shelf, mistake)
