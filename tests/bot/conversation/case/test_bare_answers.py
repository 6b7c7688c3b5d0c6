"""Numbers without a unit: what answers the question for an amount or a count, and what is another number."""

from __future__ import annotations

import pytest

from tests.bot.conversation.conftest import Tell, values

DEPOSIT, FAKE = "vip-removal-deposit", "vip-removal-fake-trade"


@pytest.mark.parametrize(
    ("topic", "text", "value"),
    [
        (DEPOSIT, "the balance is 4200 now", 4200),
        (DEPOSIT, "I think we have 4200 in there", 4200),
        (DEPOSIT, "打电话问了客服，5200", 5200),
        (FAKE, "they found 2 of them", 2),
        (FAKE, "my competitor had 2 and got removed. I had none", 0),
        (FAKE, "at least two", ">=2"),
        (DEPOSIT, "起码还有7000吧", ">=7000"),
        (DEPOSIT, "最多还有个4000", "<=4000"),
    ],
)
def test_a_number_answers(told: Tell, topic: str, text: str, value: object) -> None:
    asked = "balance" if topic == DEPOSIT else "fake_trades"
    assert values(told(topic, text, asked=asked)) == {asked: value}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (DEPOSIT, "你打我电话吧 5200881"),
        (DEPOSIT, "call me at 5550"),
        (DEPOSIT, "my friend has 3000 left"),
        (DEPOSIT, "we sold 5000 last year"),
        (DEPOSIT, "我姊那家剩3000"),
        (DEPOSIT, "900 usd"),
        (FAKE, "my friend had 2"),
        (FAKE, "we have 2 shops"),
    ],
)
def test_another_number_does_not(told: Tell, topic: str, text: str) -> None:
    asked = "balance" if topic == DEPOSIT else "fake_trades"
    assert values(told(topic, text, asked=asked)) == {}


@pytest.mark.parametrize(("text", "value"), [("5000", 5000), ("5千", 5000), ("五千二", 5200)])
def test_after_the_rule_a_bare_number_is_the_topics_one_amount(told: Tell, text: str, value: int) -> None:
    assert values(told(DEPOSIT, text, {})) == {"balance": value}


@pytest.mark.parametrize(
    ("topic", "text"), [(DEPOSIT, "20"), ("vip-exit", "5000"), (FAKE, "5000"), (DEPOSIT, "我们卖了5000")]
)
def test_after_the_rule_another_number_is_not(told: Tell, topic: str, text: str) -> None:
    assert values(told(topic, text, {})) == {}
