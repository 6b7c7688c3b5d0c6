"""The classifier: taught by labelled messages, stored in a text file, silent about what it does not know."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.classifier import AT_ONCE, Classifier, features, stored
from bot.understanding.intent.features import TOPIC_FEATURES, EvidenceMaker
from bot.understanding.intent.training import RARE, train
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase
from knowledge.problems import KnowledgeError

MESSAGES = [
    ("ship", ["boat", "sea", "when"]),
    ("ship", ["boat", "port"]),
    ("plane", ["wing", "sky", "when"]),
    ("", ["when", "rain"]),
]
TAUGHT = train(MESSAGES * RARE)
LEARNT = TOPIC_FEATURES.index("learnt")


@pytest.mark.parametrize(("tokens", "topic"), [(["boat"], "ship"), (["wing", "when"], "plane"), (["rain"], "")])
def test_what_messages_say_of_a_topic_is_learnt(tokens: list[str], topic: str) -> None:
    read = TAUGHT.read(tokens)
    assert max(read, key=read.__getitem__) == topic
    assert sum(map(math.exp, read.values())) == pytest.approx(1)


def test_of_words_that_nobody_used_it_says_nothing() -> None:
    assert TAUGHT.read(["anchor"]) == {}
    assert Classifier().read(["boat"]) == {}


def test_a_token_of_few_messages_is_not_learnt_from() -> None:
    assert "boat" not in train(MESSAGES).rows
    assert "boat" in TAUGHT.rows


def test_it_is_stored_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "classifier.txt"
    file.write_text(TAUGHT.dump(), encoding="utf-8")
    assert Classifier.load(file) == TAUGHT


def test_one_that_is_cut_off_or_missing_is_refused(tmp_path: Path) -> None:
    file, whole = tmp_path / "classifier.txt", TAUGHT.dump()
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Classifier.load(file)
    for end in range(len(whole)):
        if end == 0 or whole[end - 1] != "\n":
            file.write_text(whole[:end], encoding="utf-8")
            with pytest.raises(KnowledgeError, match=r"classifier\.txt:1: .*(cut off|cannot be read)"):
                Classifier.load(file)


def test_the_same_messages_give_the_same_model() -> None:
    assert train(MESSAGES * RARE) == TAUGHT


def test_two_concepts_together_are_a_feature_whatever_their_order() -> None:
    assert features(["#b", "ab"], ["b", "a"]) == ["#b", "ab", "a+b"]


def test_a_message_of_any_number_of_tokens_is_read() -> None:
    words = [*["boat"] * AT_ONCE * 3, "when"]
    assert max(TAUGHT.read(words).items(), key=lambda one: one[1]) == ("ship", pytest.approx(0, abs=0.01))


def test_a_topic_that_it_was_not_taught_is_to_it_none_of_those_it_knows(
    kb: KnowledgeBase, lexicon: Lexicon, maker: EvidenceMaker, analyst: Analyst
) -> None:
    analysis = analyst.analyse("批发中心要退出,哪天生效")
    untaught = Classifier(("",), {token: stored(2, [3.0]) for token in ("退出", "#leave")})
    evidence = maker.evidence(analysis, classifier=untaught)
    assert evidence.topics["vip-exit"][LEARNT] == evidence.none[-1] == 2.0


def test_a_message_without_a_frame_is_understood_by_what_people_wrote(
    kb: KnowledgeBase, lexicon: Lexicon, matcher: IntentMatcher
) -> None:
    text = "公司换了法人,1688绑的支付宝听说改多了会锁"
    without = IntentMatcher(kb, lexicon, without=frozenset({"classifier"})).read(text)
    read = matcher.read(text)
    chances = [
        {one.topic: one.probability for one in reading.ranked}["alipay-change-limit"] for reading in (read, without)
    ]
    assert chances[0] > chances[1]
