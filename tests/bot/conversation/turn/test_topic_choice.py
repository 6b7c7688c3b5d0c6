"""Which topic a message belongs to in the conversation it stands in."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.conversation.turn.straying import is_mere_exclamation
from bot.messages import Message
from bot.session import Exchange, Session
from bot.understanding.acts.picks import picked
from tests.conftest import NOON, Ask


@pytest.mark.parametrize(
    ("text", "offered", "places"),
    [
        ("2", 3, (1,)),
        ("第二个", 2, (1,)),
        ("选第一个吧", 2, (0,)),
        ("the first one", 2, (0,)),
        ("the last one please", 3, (2,)),
        ("最后一个", 3, (2,)),
        ("后面那个", 2, (1,)),
        ("都要", 2, (0, 1)),
        ("both", 2, (0, 1)),
        ("两个都想知道", 2, (0, 1)),
        ("3", 2, ()),
        ("第二天", 2, ()),
        ("2次", 2, ()),
        ("都不是", 2, ()),
    ],
)
def test_a_short_answer_picks_by_place(text: str, offered: int, places: tuple[int, ...]) -> None:
    assert picked(text, offered) == places


@pytest.mark.parametrize("yes", ["对", "是的", "嗯嗯", "對", "好的", "没错,就是这个", "yes", "Yes, that one", "ok"])
def test_a_yes_takes_the_only_topic_that_was_offered(ask: Ask, yes: str) -> None:
    offered = ask("退款")
    assert offered["choices"] == ["refund-response"]
    assert offered["text"] == "您是问“小额退货退款的确认时限”吗？"
    assert ask(yes)["topic"] == "refund-response"


@pytest.mark.parametrize("other", ["不是", "谢谢", "no", "对不起", "不对"])
def test_what_is_no_yes_takes_nothing(ask: Ask, other: str) -> None:
    ask("退款")
    assert ask(other)["topic"] is None


def test_a_yes_takes_none_of_several_topics(ask: Ask) -> None:
    assert len(ask("店小蜜")["choices"]) > 1
    assert ask("对")["topic"] is None


def test_an_offered_topic_is_picked_by_number_by_place_or_both_at_once(assistant: Assistant) -> None:
    offered = ("trustpass-activation", "trustpass-renewal", "vip-exit")
    waiting = Exchange(at=NOON, choices=offered, question="诚信通6月30号到期,认证是5月10号上午9点通过的")
    session = Session(current=waiting)
    for answer, topic in (("1", 0), ("第二个", 1), ("the last one", 2)):
        assert assistant.respond(Message(text=answer, now=NOON), session).reply.topic == offered[topic]
    reply = assistant.respond(Message(text="都要", now=NOON), session).reply
    assert (reply.topic, reply.also) == offered[:2]


def test_an_open_question_is_answered_after_side_questions(ask: Ask) -> None:
    assert ask("我申请退出VIP批发中心了,哪天生效")["asks"] == "application_date"
    assert ask("有效投诉几次会被清退")["topic"] == "vip-removal-complaints"
    assert ask("供应等级还有吗")["topic"] == "supply-grade"
    reply = ask("5月10号交的申请")
    assert (reply["topic"], reply["result"]["effective_date"]) == ("vip-exit", "2023-05-25")


def test_another_value_put_to_the_last_answer_stays_with_it(ask: Ask) -> None:
    ask("我们4月1号退出的VIP批发中心,几号可以重新加入")
    for text, day in (("要是4月3号呢", "2023-07-04"), ("不对,是4月5号", "2023-07-06")):
        reply = ask(text)
        assert (reply["topic"], reply["result"]) == ("vip-rejoin", {"rejoin_from": day})


@pytest.mark.parametrize("text", ["今晚会不会下雨", "今天股票涨了没", "what about the weather"])
def test_another_matter_is_not_answered_for_the_word_that_the_topic_at_hand_needs(ask: Ask, text: str) -> None:
    assert ask("供应等级还有吗")["topic"] == "supply-grade"
    assert ask(text)["kind"] == "unknown"


def test_the_act_that_is_asked_for_is_not_told(ask: Ask) -> None:
    reply = ask("7月20号我们要同VIP批发中心告别👋申请最晚几号塞进去")
    assert reply["result"] == {"apply_by": "2023-07-05"}


def test_a_day_told_in_full_is_meant_by_its_number(ask: Ask) -> None:
    ask("4月4号递的VIP批发中心退出申请,几时退成")
    assert ask("我把日期改成4月6号了,按6号算")["result"]["effective_date"] == "2023-04-21"


def test_what_completes_the_topic_beside_turns_to_it(ask: Ask) -> None:
    assert ask("诚信通开通从什么时候起算")["asks"] == "certified_at"
    reply = ask("没断过的,这一期9月30号到期")
    assert (reply["topic"], reply["result"]["term_start"]) == ("trustpass-renewal", "2023-10-01T00:00:00+08:00")


@pytest.mark.parametrize("answer", ["已经断了,这一期4月30号到期的", "断约了,6月30号到期"])
def test_a_lapsed_term_is_not_taken_for_one_to_be_renewed(ask: Ask, answer: str) -> None:
    ask("诚信通开通从什么时候起算")
    assert "term_start" not in ask(answer)["result"]


@pytest.mark.parametrize("question", ["诚信通是新办的,服务几号开始", "诚信通断约后重新签的,服务几号开始"])
def test_what_a_new_customer_tells_of_a_term_is_no_renewal(ask: Ask, question: str) -> None:
    assert ask(question)["asks"] == "certified_at"
    reply = ask("10月31号到期")
    assert (reply["topic"], reply["kind"], reply["result"]) == ("trustpass-activation", "ask", {})


def test_the_fact_that_was_asked_for_is_told_by_its_name(ask: Ask) -> None:
    assert ask("We left VIP批发中心 voluntarily. When can we join again?")["asks"] == "exit_date"
    reply = ask("exit date is 2023-02-28")
    assert (reply["topic"], reply["result"]) == ("vip-rejoin", {"rejoin_from": "2023-05-29"})


def test_a_result_asked_for_by_name_alone_is_one_of_the_topic_at_hand(ask: Ask) -> None:
    ask("VIP批发中心保证金余额4500元,要补多少")
    reply = ask("那最晚呢")
    assert (reply["topic"], reply["asks"]) == ("vip-removal-deposit", "below_since")


def test_a_fact_that_has_not_happened_yet_leaves_the_question_open(ask: Ask) -> None:
    ask("申请退出VIP批发中心后哪天生效,我要知道自己的")
    reply = ask("还没申请呢")
    assert (reply["kind"], reply["topic"], reply["asks"]) == ("ask", "vip-exit", "application_date")


@pytest.mark.parametrize(
    ("text", "turns_to"),
    [
        ("阿里那头回我5月20号", "vip-exit"),
        ("他们定了5月20号", "vip-exit"),
        ("今天吃饭去了", None),
        ("5月20号的火车几点开", None),
    ],
)
def test_a_day_told_after_an_answer_with_days_stays_with_it(ask: Ask, text: str, turns_to: str | None) -> None:
    ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    assert ask(text)["topic"] == turns_to


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("我的妈耶", True),
        ("我滴个亲娘", True),
        ("4300", False),
        ("怎么算的", False),
        ("5月8号", False),
        ("5月35号", False),
        ("不对啊", False),
        ("保证金", False),
    ],
)
def test_an_exclamation_has_nothing_to_go_on_from(assistant: Assistant, text: str, idle: bool) -> None:
    assert is_mere_exclamation(assistant.understander.understand(text, NOON)) is idle


def test_a_question_under_way_outlives_an_exclamation(ask: Ask) -> None:
    assert ask("我申请退出VIP批发中心了,哪天生效")["asks"] == "application_date"
    ask("我滴个亲娘")
    assert ask("5月8号")["result"]["effective_date"] == "2023-05-23"


def test_a_step_that_fits_the_last_question_goes_back_to_no_earlier_one(ask: Ask) -> None:
    ask("VIP批发中心,我有效投诉2次,会清退吗")
    ask("VIP批发中心刷单被抓2次,会清退吗")
    assert ask("又来一单呢")["facts"] == {"fake_trades": 3}


@pytest.mark.parametrize("text", ["do you like Chinese food?", "你们公司在杭州吗", "今天好累", "今天天气冷死了"])
def test_talk_of_other_things_leaves_an_open_question_open(ask: Ask, text: str) -> None:
    ask("买家退货,我最晚几点前要确认退款?退款286块")
    reply = ask(text)
    assert (reply["topic"], reply["result"]) == (None, {})
    assert ask("昨天下午3点签收的")["result"]["respond_by"] == "2023-05-17T15:00:00+08:00"


def test_a_question_of_when_without_a_word_of_ours_is_no_question_about_the_case(ask: Ask) -> None:
    ask("我们4月1号退出的VIP批发中心,几号可以重新加入")
    assert ask("你们上班到几点")["topic"] is None
    assert ask("那具体是几号")["topic"] == "vip-rejoin"


@pytest.mark.parametrize(
    ("first", "text", "topic"),
    [
        ("有效投诉2次会被VIP批发中心清退吗", "那刷单呢,被逮过一次", "vip-removal-fake-trade"),
        ("VIP批发中心刷单有两次会被清退吗", "那投诉我有两次", "vip-removal-complaints"),
        (
            "诚信通老客户续两年,12月25到期,新期限从哪天到哪天",
            "那断约了重新买呢,5月1号早上9点认证通过",
            "trustpass-activation",
        ),
    ],
)
def test_a_fact_told_by_the_name_of_another_topic_is_none_of_the_one_at_hand(
    ask: Ask, first: str, text: str, topic: str
) -> None:
    ask(first)
    assert ask(text)["topic"] == topic


def test_a_follow_up_without_its_subject_takes_over_what_was_computed(ask: Ask) -> None:
    ask("5月10号交的申请退出VIP批发中心,哪天生效")
    assert ask("那重新进来呢?")["result"] == {"rejoin_from": "2023-08-26"}
    ask("we want to be out of VIP Wholesale Center on 31 July 2023, what is the last day to apply?")
    assert ask("and if out on 15 August 2023?")["result"] == {"apply_by": "2023-07-31"}


def test_a_value_said_to_be_of_another_order_does_not_open_another_case(ask: Ask) -> None:
    ask("跨境自营供货中心的单子2022年11月11号下午5点付的,发货是11月16号,自动收货是哪天")
    assert ask("搞混了,16号是另一单,这单是14号")["kind"] == "ask"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("退出生效日期为2023年10月31日,属自愿退出,请核示准予再次加入之始日", "vip-rejoin"),
        ("VIP批发中心退出申请是2023年10月31日提交的,退出哪天生效,哪天能再次加入", "vip-exit"),
        ("3月5号自己退的批发中心,哪天生效,最早哪天能回", "vip-exit"),
    ],
)
def test_a_question_goes_to_the_topic_that_the_message_tells_all_of(ask: Ask, text: str, topic: str) -> None:
    assert ask(text)["topic"] == topic


def test_what_a_second_question_tells_is_computed_although_something_is_missing(ask: Ask) -> None:
    reply = ask("VIP批发中心退出申请3月10号交的,几号生效?还有保证金只剩5700,要补多少,最晚补到哪天")
    assert (reply["topic"], reply["also"], reply["result"]["shortfall"]) == ("vip-exit", "vip-removal-deposit", 300)


def test_what_only_the_second_topic_computes_is_the_result(ask: Ask) -> None:
    reply = ask("销售指标没完成VIP批发中心会停我资格吗?另外自缴保证金还有5700,差多少")
    assert (reply["kind"], reply["topic"], reply["also"]) == ("computed", "vip-removal-sales", "vip-removal-deposit")
    assert (reply["result"], reply["facts"]) == ({"shortfall": 300}, {"balance": 5700})
    assert len(reply["steps"]) == 1


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            "VIP批发中心有效投诉只有1次,会被清退吗?还有上次纠纷判我们责任,这个月又判我们一回,会不会出事?",
            {"removal": False},
        ),
        ("有效投诉3次,销售指标只完成62%,VIP批发中心:投诉这条够清退了吗?销售指标没到会不会停资格?", {"removal": True}),
    ],
)
def test_what_is_told_beside_one_question_leaves_the_other_alone(
    ask: Ask, text: str, result: dict[str, object]
) -> None:
    reply = ask(text)
    assert (reply["topic"], reply["result"]) == ("vip-removal-complaints", result)


def test_what_another_thing_costs_a_year_is_no_check_of_a_result(ask: Ask) -> None:
    ask("VIP批发中心有效投诉2次会清退吗")
    assert ask("那诚信通一年多少钱?")["kind"] == "unknown"


def test_another_programme_does_not_go_on_with_the_topic_at_hand(ask: Ask) -> None:
    assert ask("VIP批发中心5月2号申请退出,几号生效")["result"]["effective_date"] == "2023-05-17"
    assert ask("那退出商家联盟呢,5月4号申请的")["result"] == {}
    assert ask("那VIP是5月4号申请的呢")["result"]["effective_date"] == "2023-05-19"


@pytest.mark.parametrize(
    "aside",
    [
        "今天天气怎么样",
        "发票抬头开错了怎么改",
        "卫生许可证过期了怎么办",
        "现在几点了",
        "积分在哪兑换",
        "how do I print a label?",
    ],
)
@pytest.mark.parametrize(
    "opening", ["供应等级怎么没了", "我3月10号申请退出VIP批发中心,哪天生效", "VIP批发中心有效投诉几次会清退"]
)
def test_a_question_in_strange_words_is_not_answered_with_the_topic_at_hand(ask: Ask, opening: str, aside: str) -> None:
    ask(opening)
    assert ask(aside)["topic"] is None


@pytest.mark.parametrize(
    ("opening", "on"),
    [
        ("供应等级怎么没了", "在哪里看勋章"),
        ("VIP批发中心有效投诉几次会清退", "每年清零吗"),
        ("VIP批发中心有效投诉几次会清退", "能消掉吗"),
        ("VIP批发中心证明材料不真实会怎样", "不小心写错了也会吗"),
        ("我3月10号申请退出VIP批发中心,哪天生效", "中间碰上清明放假顺延吗"),
        ("企业官微怎么打不开了", "里面的粉丝怎么办"),
    ],
)
def test_words_that_people_ask_on_in_are_not_strange(ask: Ask, opening: str, on: str) -> None:
    topic = ask(opening)["topic"]
    assert ask(on)["topic"] == topic


def test_a_day_of_the_topic_at_hand_is_no_question_on_the_one_beside(ask: Ask) -> None:
    ask("VIP批发中心退了以后多久能再进")
    assert ask("1月15号正式退出的")["topic"] == "vip-rejoin"


def test_a_count_that_names_itself_leaves_the_question_for_a_balance(ask: Ask) -> None:
    ask("我的VIP批发中心保证金要补多少")
    assert ask("we have 2 valid complaints")["result"] == {"removal": False}


@pytest.mark.parametrize(
    ("first", "asked_again", "removal"),
    [
        ("有效投诉2次会被VIP批发中心清退吗", "那现在会清退吗", False),
        ("虚假交易2次会被VIP批发中心清退吗", "那我会不会被清退", True),
    ],
)
def test_a_result_asked_for_once_more_is_that_of_the_ground_at_hand(
    ask: Ask, first: str, asked_again: str, removal: bool
) -> None:
    ask(first)
    assert ask(asked_again)["result"] == {"removal": removal}


def test_what_else_is_asked_of_removal_is_the_overviews(ask: Ask) -> None:
    ask("有效投诉2次会被VIP批发中心清退吗")
    assert ask("还有哪些情况会清退")["topic"] == "vip-removal"
