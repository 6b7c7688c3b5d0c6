"""Values that a message plainly tells beside others, and the near ones that leave them open."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        # done at last, after it failed or was only meant
        ("打算2月27号续签超级工厂,结果3月2号才续上,店小蜜还送吗", "entitled", False),
        ("退货99元,昨天9点送来我拒签了,昨天下午2点重送才签收,几点前确认", "respond_by", "2023-05-17T14:00:00+08:00"),
        ("新办诚信通,5月8号认证被驳回,5月12号下午3点才通过,几点开通", "service_start", "2023-05-12T15:00:00+08:00"),
        # withdrawn, and applied for anew
        ("5月1号申请退VIP批发中心,后来撤回了,5月9号又申请的,哪天生效", "effective_date", "2023-05-24"),
        ("我5月6号申请退VIP批发中心,问能不能5月13号提前走,阿里没同意,那我哪天退", "effective_date", "2023-05-21"),
        ("5月9号才正式按他们要的格式把VIP批发中心的退出申请交掉,哪天生效", "effective_date", "2023-05-24"),
        # the shop or the parcel that is asked about
        ("老店1月3号退的VIP批发中心,新店3月5号退的,新店哪天能重新加入", "rejoin_from", "2023-06-06"),
        ("A店5月1号申请退的VIP批发中心。我问的是B店,5月9号交的申请,哪天生效", "effective_date", "2023-05-24"),
        ("两个退件,第一个80已处理好了,另一个退款179,今天9:40签收,几点截止", "respond_by", "2023-05-18T09:40:00+08:00"),
        # amounts
        ("货款一共1480,里头退了一件,退货款116,昨天14:25签收的,几点前确认", "respond_by", "2023-05-17T14:25:00+08:00"),
        ("订单才280,这次退货金额实际是460元,昨天15点签收的退货,适用吗", "applies", False),
        ("order was 500, return is 180 yuan, signed 4 pm yesterday, when?", "respond_by", "2023-05-17T16:00:00+08:00"),
        ("退货金额95元,昨天下午4点签收,运费险赔了12元,几点前确认", "respond_by", "2023-05-17T16:00:00+08:00"),
        ("退货两百多块,昨天下午3点签收,几点前确认", "respond_by", "2023-05-17T15:00:00+08:00"),
        ("退两件货,一件120一件90,昨天16点签收,几点前确认", "respond_by", "2023-05-17T16:00:00+08:00"),
        # balances
        ("自缴保证金余额不是5000,是5500,要补多少", "shortfall", 500),
        ("自缴保证金上个月还有7000,5月12号扣到5100,差多少", "shortfall", 900),
        ("自缴保证金扣款前6800,扣款后4300,要补多少", "shortfall", 1700),
        ("自缴保证金原来5900,昨天又扣了400,剩5500,要补多少,最晚哪天", "shortfall", 500),
        ("自缴保证金上周就低于6000了,昨天又扣300剩4800,最晚哪天补、补多少", "shortfall", 1200),
        # counts
        ("系统记了我两笔虚假交易,VIP批发中心要清退我吗", "removal", True),
        ("去年投诉5个都撤销了,今年有效的是3月一次4月一次,加起来2次,VIP批发中心会清退吗", "removal", False),
        ("3 complaints in total but only one was upheld. will VIP批发中心 remove us?", "removal", False),
        ("淘宝店被投诉3次,1688这边VIP批发中心有效投诉1次,会被清退吗", "removal", False),
    ],
)  # fmt: skip
def test_what_a_message_tells_beside_other_values_is_stated(ask: Ask, text: str, name: str, value: object) -> None:
    assert ask(text)["result"].get(name) == value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新办诚信通,5月8号认证没过,5月12号下午3点才去认证,几点开通", "service_start"),
        ("新办诚信通,5月8号认证没过,5月12号下午3点才知道通过了,几点开通", "service_start"),
        ("退货99元,昨天上午9点送来我拒签了,今天才看到,几点前确认", "respond_by"),
        ("5月1号想交退VIP批发中心的申请没交成,5月9号才交的是另一家店的,哪天生效", "effective_date"),
        ("5月1号申请退VIP批发中心,撤回了,5月9号又申请,又被驳回,哪天生效", "effective_date"),
        ("5月1号申请退VIP批发中心,后来撤回了,哪天能重新申请", "rejoin_from"),
        ("5月6号申请退VIP批发中心,阿里没同意,那我哪天退", "effective_date"),
        ("老店1月3号退的VIP批发中心,新店3月5号退的,哪天能重新加入", "rejoin_from"),
        ("老店1月3号退的VIP批发中心,新店3月5号退的,两个店哪天能重新加入", "rejoin_from"),
        ("今天收了两个退件,第一个80,另一个退款179,上午9点40签收的,几点前确认", "respond_by"),
        ("货值1000,退款280,之前退过一次,昨天下午4点签收,几点前确认", "respond_by"),
        ("货值1000,买家申请退款280,我同意退200,昨天下午4点签收,几点前确认", "respond_by"),
        ("退货200多或者300多,昨天下午3点签收,几点前确认", "respond_by"),
        ("退两件货,一件180一件190,昨天16点签收,适用吗", "applies"),
        ("自缴保证金上个月还有7000,昨天扣了一笔,要补多少", "shortfall"),
        ("自缴保证金扣款前6800,扣款后4300,又补了500,要补多少", "shortfall"),
        ("自缴保证金剩5000或者5200,昨天低于6000的,要补多少,最晚哪天", "topup_by"),
        ("去年投诉5个撤销了3个,今年有效的是3月一次4月一次,加起来2次,VIP批发中心会清退吗", "removal"),
        ("实力商家农历二月续签的,店小蜜还有吗", "entitled"),
    ],
)
def test_what_it_leaves_open_is_not(ask: Ask, text: str, name: str) -> None:
    assert name not in ask(text)["result"]


@pytest.mark.parametrize(
    ("first", "text", "name", "value"),
    [
        (
            "退货150元,昨天下午3点签收的,几点前确认",
            "签收时间是晚上7点,我看错了",
            "respond_by",
            "2023-05-17T19:00:00+08:00",
        ),
        ("VIP批发中心退出申请5月2号交的,哪天生效", "是5月4号交的,我记错了", "effective_date", "2023-05-19"),
        ("有效投诉2次,VIP批发中心会清退吗", "3次,我数错了", "removal", True),
        ("VIP批发中心退出申请5月2号交的,哪天生效", "财务说是5月4号交的,她记错了", "effective_date", None),
        ("VIP批发中心退出申请5月2号交的,哪天生效", "我以为是5月4号交的,看错了", "effective_date", None),
        ("VIP批发中心退出申请5月2号交的,哪天生效", "5月2号,我记错了", "effective_date", None),
    ],
)
def test_a_closing_word_of_a_mistake_is_said_of_what_was_told_before(
    ask: Ask, first: str, text: str, name: str, value: object
) -> None:
    ask(first)
    assert ask(text)["result"].get(name) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ok我让财务去补", "smalltalk"),
        ("好 我明早处理", "smalltalk"),
        ("行 就这么办", "smalltalk"),
        ("ok, I'll handle it tomorrow", "smalltalk"),
        ("好,我已经补上了", "ask"),
        ("好的我让财务补了", "ask"),
    ],
)
def test_taking_note_asks_nothing(ask: Ask, text: str, kind: str) -> None:
    ask("自缴保证金余额5100,前天开始不够的,补多少,最晚哪天")
    assert ask(text)["kind"] == kind
