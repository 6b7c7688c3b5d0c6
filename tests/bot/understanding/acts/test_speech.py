"""Speech acts and question forms."""

from __future__ import annotations

import pytest

from bot.understanding.acts.speech import Act, Ask, read_speech


@pytest.mark.parametrize(
    ("text", "act", "done"),
    [
        ("算了", "cancel", True),
        ("算了不问了,谢谢", "cancel", True),
        ("never mind", "cancel", True),
        ("算了,这个不问了", "cancel", True),
        ("算了半天也没明白", "cancel", False),
        ("怎么取消合作", "cancel", False),
        ("真不记得了", "dont_know", True),
        ("记不到了", "dont_know", True),
        ("I don't remember", "dont_know", True),
        ("说错了,是12号", "correction", True),
        ("哦不,12号", "correction", True),
        ("哦这样啊不好说", "correction", False),
        ("no wait, the 12th", "correction", True),
        ("不是24号吗?", "doubt", True),
        ("设若为同日", "what_if", True),
        ("还有一单呢", "other_case", True),
        ("and another order?", "other_case", True),
        ("那他这个会被清退吗", "points", True),
        ("攒够十次才会清退吧", "claims_rule", True),
        ("不对不对,礼拜二", "confirm", False),
        ("要是早一天呢", "what_if", True),
        ("what if it was the 3rd?", "what_if", True),
        ("回到刚才那个", "go_back", True),
        ("保证金三千,对吧", "confirm", True),
        ("依据呢", "why", True),
        ("為什麼不是今天", "why", True),
        ("取消,不查了", "cancel", True),
        ("算啦,当我没问,谢谢", "cancel", True),
        ("stop, forget it", "cancel", True),
        ("先不走了", "cancel", True),
        ("取消,换下一家", "cancel", False),
        ("不查了怎么办", "cancel", False),
        ("嗯那再说一遍", "repeat", True),
        ("麻烦您再报一下日期", "repeat", True),
        ("再给我说下", "repeat", False),
        ("你再讲一遍是几号来着", "repeat", True),
        ("could you repeat that please", "repeat", True),
        ("再投诉一遍", "repeat", False),
        ("那我自己呢", "other_case", True),
        ("那隔壁呢", "other_case", True),
        ("再看前一单", "other_case", True),
        ("又来了一单新的", "other_case", True),
        ("what about the next order", "other_case", True),
        ("上一笔次的货", "other_case", False),
        ("我自己的申请呢", "other_case", False),
        ("算岔了,8号", "correction", True),
        ("报反了,8号", "correction", True),
        ("变卦了,8号", "correction", True),
        ("不不,8号", "correction", True),
        ("我指的是8号", "correction", True),
        ("oops, the 8th", "correction", True),
        ("不错的服务", "correction", False),
        ("哦不知道哪天", "correction", False),
        ("假定是3号", "what_if", True),
        ("打个比方,3号退", "what_if", True),
        ("and the amount being 380?", "what_if", True),
        ("had it been signed on the 3rd", "what_if", True),
        ("assuming the 3rd", "what_if", True),
        ("and for 4,000 yuan?", "what_if", True),
        ("say it's 5200", "what_if", True),
        ("for 3 years we sell here. can we leave?", "what_if", False),
        ("say it again", "what_if", False),
        ("say again?", "repeat", True),
        ("repeat the date please", "repeat", True),
        ("what was the date again?", "repeat", True),
        ("repeat the order", "repeat", False),
        ("why is the shop being removed", "what_if", False),
        ("口误,8号", "correction", True),
        ("讲错了,8号", "correction", True),
        ("my bad, the 8th", "correction", True),
        ("I meant the 8th", "correction", True),
        ("依据是哪份通知", "why", True),
        ("我的申請", "personal", True),
        ("供应商的申请", "personal", False),
    ],
)
def test_acts(text: str, act: Act, done: bool) -> None:
    assert read_speech(text).does(act) is done


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("几号能走", "when"),
        ("from what moment does it run", "when"),
        ("deadline是哪天", "when"),
        ("要补多少钱", "how_much"),
        ("多久才行", "how_long"),
        ("几次会被清退", "how_many"),
        ("会不会被清退", "whether"),
        ("现在改叫什么", "which"),
        ("怎么操作", "how_to"),
        ("算诚信通还是批发中心", "whether"),
        ("要申请还是打电话", "whether"),
        ("退不退", "whether"),
        ("有补交的没有", "whether"),
    ],
)
def test_forms_of_question(text: str, ask: Ask) -> None:
    assert ask in read_speech(text).asks


@pytest.mark.parametrize("text", ["还是8号", "不要", "exit date is 8 May 2023", "the exit date: 2023-05-08"])
def test_what_is_no_question(text: str) -> None:
    assert not read_speech(text).asks & {"whether", "when"}


def test_a_question_about_the_rules_own_date_is_recognised() -> None:
    assert read_speech("这个新规从哪天开始").about_the_rule
    assert not read_speech("我的服务从哪天开始").about_the_rule


@pytest.mark.parametrize("text", ["多谢您,耽误您工夫了", "了解,謝囉", "ok clear, thx mate", "辛苦侬哉", "掰掰"])
def test_courtesy_is_heard_inside_a_message(text: str) -> None:
    assert read_speech(text).does("courtesy")
