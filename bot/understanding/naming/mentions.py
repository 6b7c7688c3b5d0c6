"""Mentions: the words of a message that name an event or a thing a value can belong to.

They are the cue words of a topic's facts, the words that a curator set against them (``not_cues``), and what else
happens on days that people write about. A word that is part of a longer one is not a mention: 收到通知 is no 收到.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Struct

from bot.patterns import compiled, pattern
from bot.understanding.naming.cue_words import pieces
from bot.understanding.wording.clauses import Clause, Span, split
from bot.understanding.wording.longest_words import LongestWords
from bot.understanding.wording.per_entry import per_entry
from bot.understanding.wording.verb_forms import (
    about_other_things,
    forms_at,
    gap_pattern,
    handed_over,
    is_verb,
    stem_of,
)
from knowledge.lexicon import GAP
from knowledge.model import Entry

_SAYS_ALL = pattern(
    r"[到了个过只]{0,2}[\s:]?(?:\x00|\d[\d,.]|[一二两三四五六七八九][百千万]|[的了呢吧啊吗么嘛呀咯嘞\s?!]*$)"
)
"""What must follow a naming word of one character: a value, a figure, or nothing. 5月10号退 names the exit, 5月10号退货 does not."""
_SUBJECT_LINK = pattern(r"(?:\s|那边|那里|自己|本人|说|称|是|在|于|已经?|就|都|才)+$")
"""What stands between who did something and its day: 买家说昨天签收了."""
_DEADLINE = "截止"
"""At the end of a note it is what is asked: 买家寄出 09-02 截止?"""
_BECAME = "变"
"""It tells of an amount only right before one: 变3900了."""
_OF_ANOTHER_SUM = pattern(
    r"(?:差额|缺口|欠款?|应[缴补]|要求|标准|额度|门槛|最低|支付宝|货款|[要会将又再])[^,。;]{0,4}$"
)
_ONE_OF = frozenset({"其中", "当中", "之中"})
"""They hold 中 (中了三次) and name nothing."""
_VALUE = "\x00"
_BLANKED = pattern("\x00+")
_TAKEN_BACK = pattern(r"(?:撤回|撤销|收回|撤了)[^,。\s]{0,4}$|\b(?:withdrew|withdrawn|cancelled)\s+(?:\w+\s+)?$")
SEEN = frozenset({"看到", "看见", "才看见", "发现"})
"""A day right behind these is that of what was seen: 发现今天上午9点认证过了."""
_INFINITIVE = pattern(
    r"\s+(?:(?:the|a|an|our|my|in|writing|formally|notice|letter|form|request|application|\x00+)\s+){0,4}to\s+(?:\w+\s+)?"
)
_WISHING_EN = pattern(r"wants?|wish|hope|plans?|planning|intends?|would like|aim|aiming")
MODAL = pattern(rf"想|打算|准备|计划|预备|预定|拟|欲|{_WISHING_EN.pattern}")
TO_DO = pattern(r"\s+(?:on |to )?to(?=\s)|\s+on(?=\s\w+ing\b)")
"""Between a word of wishing and the verb: planning to apply."""
_IN_SIGHT = 40
"""Characters around a word in which its denial would stand."""
_ENDINGS = "了的嘞咗嘅咯噶喇"
_NONE: frozenset[str] = frozenset()
AROUND = "…"
"""In a cue: the place of the value between two words (买家…签收), or behind the only one (批了…)."""

_OTHER_EVENTS = """
收到通知 收到短信 收到消息 收到邮件 收到回执 收到回复 收到提醒 收到 接到 通知 听说 看到 看见 才看见 联系 问过 问了 打电话 来电 电话 发现 注册 开店 开的店 开张 开业 开的
开通店铺 开始做 放假 放寒假 放的寒假 放了寒假 放暑假 放的暑假 放了暑假 放的假 放了假 放年假 开会 开的会 出差 生日 结婚 发工资 聊 谈了 谈过 谈的 谈好 咨询 发票 下单 拍下 下的单 拍的 买的 购买 签合同 签的合同 签了合同 签约 签的 入驻 加入 上线 下线 大促 活动 直播
盘点 搬家 装修 住院 生病 驳回 打回 退回来 被拒 拒绝 拒了 下载 打印 培训 罚款 处罚 警告 被投诉 投诉 举报 登录 改名 升级 到期 过期 期满 截止 发货 到货 付款 充值 缴费 上架 下架 停用 停服
大单 来单 来了单 接单 接了单 新订单 大订单 下雨 下雪 台风 停电 停水 聚餐 吃饭 喝酒 喜酒 看病 感冒 发烧 相亲 加班
旅游 出国 开学 高考 满月 摆酒 婚礼 体检 手术 开刀 展会 广交会 年会
尾牙 团建 后悔 反悔 变卦 换手机 换的手机 换了手机 各开 回老家 寄的样 寄样 说要 说的 提到 想起 提醒 催 催了 催过 对账 查账 查到 回复 回了 答复 回执 核实 受理 合同 开户 开始的 转账 续费 发的货 发了货 出货 出的货 我发出 我们发出 发给买家 发给客户 成交 成交的 订单日期 续签 工单 单号 订单号 订单编号 编号 流水号 号码 手机号 报名 认证 审核
"""
_OTHER_EVENTS_EN = (
    "received", "heard", "called", "noticed", "notified", "opened", "signed", "signed up", "joined", "registered", "started", "ordered", "order was placed",
    "placed", "bought", "paid", "told", "asked", "emailed", "replied", "warned", "warning", "contract", "meeting", "holiday", "birthday", "expires",
    "expired", "shipped", "delivered", "rejected", "refused", "downloaded", "flew home", "flies home", "pay rent", "paid rent", "fly to", "flew to", "flies to", "flight", "trip to", "travel to", "trade fair", "canton fair", "wedding", "printed", "talked", "spoke", "launched", "renewed", "ticket", "order number", "order no", "invoice", "reference", "phone", "number",
)  # fmt: skip

_NOT_BEFORE = pattern(
    r"(?:(?<!有)没有?(?!想到|错)|未|尚未|并未|不曾|差点|险些|本来|原本(?!的)|原先|原打算)[^,。\s]{0,4}$|(?<![是对要差会能可说])不(?![是久过管知清晓确记好用在])[^,。\s]{0,2}$"
    r"|(?<![是系对要差会能可得使想])[唔冇](?![系知记清好使该问错])[^,。\s]{0,2}$"
    r"|\b(?:not|never|no|haven'?t|hasn'?t|didn'?t|without|yet to|wanted to|meant to|was going to|were going to)\s+(?:\w+\s+){0,2}$"
)
_NOT_AFTER = pattern(
    r".{0,5}(?:失败|[没不未]成(?!交)|[还在正]{1,2}(?:审核|审查|核查)|(?:审核|审查|核查)中|待审|待定|处理中|处理当中|没判|未判|没结[果论]|没下文|还没有?(?:交|递|寄|发|送|提|弄|办)|没来得及|被驳回|被拒|没通过|没过|(?:没|没有|未|不)被?接受|被退回|被打回|作废|无效|不了(?!了)|撤回|撤销|撤诉|撤了|申诉成功|申诉掉|不算数)"
    r"|[^,。;!?\d]{0,2}(?:vip)?(?:批发中心)?(?:的事)?(?:又|都|已经?|被)?(?:延期|推迟|延后|顺延|暂缓|缓办|搁置|取消|作罢|黄|泡汤|搁浅)了(?=[,。;!?\s]|$)"
    r"|\s*(?:failed|was (?:postponed|delayed|put off|cancell?ed)|was rejected|was refused|fell through|(?:was|were) (?:withdrawn|dismissed|cancelled))"
    r"|[^.;!?]{0,12}\b(?:pending|under review|undecided|nobody (?:has )?decided|not (?:yet )?(?:been )?decided|being checked)\b"
)


_OBJECT = pattern(
    r"^了?(?:一|两|几|好几|好多)?(?:个|批|箱|盒|件|趟|场|份|台|车)(?!\x00)(?![^,。\s]{0,8}(?:申请|退出|单子|表|函|信|报告|文|件|材料|纸|vip|退货|退回|包裹|快递))[\u4e00-\u9fff]"
)
_DONE = ("了", "过", "掉", "完", "走")
"""走了一批货, 放了个假: what was done was done to something else than the topic is about."""
_CANNOT = pattern(r"不能|不行|不可以?|没法|不让|不给|不批|不放|\b(?:cannot|can'?t|not)\b")
"""What takes the promise out of a word that leads to one: 小二说6月1号之前不能走."""


_TELLS_WHENCE = pattern(r"(?:合同|协议)[上里]面?(?:的|是|写|显示|签|落款|注明)(?![着的明是]*[到至])|问了(?=\s)")
"""Where a value was found is no event: 合同上写3月1日; 问了 上个星期一."""


class Mention(Struct, frozen=True, gc=False):
    """One naming word: the facts it speaks for, those it speaks against, and whether it is denied."""

    start: int
    end: int
    word: str
    facts: frozenset[str]
    against: frozenset[str]
    foreign: bool
    denied: bool
    withdrawn: bool = False
    """The event is said to have come to nothing: rejected, withdrawn."""
    leads: bool = False
    """It speaks only for what follows it: 批了5月20号, but not 5月20号批了."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The naming words of one topic."""

    title: str
    """What the topic itself is called."""
    chinese: LongestWords
    """All of them in Chinese."""
    begins: frozenset[str]
    """The first characters of all naming words in Chinese."""
    latin: re.Pattern[str]
    latin_begins: frozenset[str]
    """The first characters of those in Latin letters, which few clauses have any of."""
    facts: Mapping[str, frozenset[str]]
    against: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[tuple[str, str], ...]]
    """Cues with a mark for complements by their first character, each with its verb."""
    handed: frozenset[str]
    """Those of verbs by which one hands something over."""
    gapped: Mapping[str, tuple[tuple[str, str], ...]]
    """Those with a gap by their first character, each with what stands before the gap."""
    leading: frozenset[str]
    """Those that speak only for what follows them."""
    around: tuple[tuple[str, str, str], ...]
    """Words before and after a value that keep it from being a fact: (before, after, fact)."""
    before_values: tuple[str, ...]
    """Those before it, to be looked for at once."""
    returned: frozenset[str]
    """The amounts of goods that come back."""

    def spoken(self, cues: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The facts that ``cues`` speak for and those that they speak against."""
        facts = against = _NONE
        for cue in cues:
            facts |= self.facts.get(cue, _NONE)
            against |= self.against.get(cue, _NONE)
        return facts, against

    def barred_between(self, before: str, after: str) -> frozenset[str]:
        """The facts that the words around a value rule out, whatever small words stand beside it: 买家说…签收."""
        before = _SUBJECT_LINK.sub("", before)
        if not before.endswith(self.before_values):
            return _NONE
        after = after.lstrip()
        return frozenset(fact for first, last, fact in self.around if before.endswith(first) and after.startswith(last))


@per_entry
def vocabulary(entry: Entry) -> Vocabulary:
    """The naming words of a topic's facts, compiled once."""
    facts: dict[str, set[str]] = {}
    against: dict[str, set[str]] = {}
    around: list[tuple[str, str, str]] = []
    leading: set[str] = set()
    for name, spec in entry.facts.items():
        for cue in spec.cues:
            facts.setdefault(cue.lower().removesuffix(AROUND), set()).add(name)
            leading |= {cue.lower().removesuffix(AROUND)} if cue.endswith(AROUND) else set()
        for cue in spec.not_cues:
            before, gap, after = cue.lower().partition(AROUND)
            if gap:
                around.append((before, after, name))
            else:
                against.setdefault(before, set()).add(name)
    marked_facts, marked_against = _marked(facts), _marked(against)
    _inherit(facts, against, {name: spec.type.removesuffix("time") for name, spec in entry.facts.items()})
    spoken_facts, spoken_against = _in_dialects(facts), _in_dialects(against)
    own = {*facts, *(stem_of(cue) for cue in marked_facts if is_verb(cue))}
    others = {word for word in (*_OTHER_EVENTS.split(), *_OTHER_EVENTS_EN) if word.rstrip("的了过") not in own}
    words = {*spoken_facts, *spoken_against, *others}
    marked = {**marked_facts, **marked_against}
    chinese = frozenset(word for word in words if not word.isascii())
    verbs = _by_first_sign((cue, stem_of(cue)) for cue in marked if is_verb(cue))
    return Vocabulary(
        title=f"{entry.title.zh} {entry.title.en}".lower(),
        chinese=LongestWords(chinese),
        begins=frozenset({*verbs, *(word[0] for word in chinese)}),
        latin=_alternation(word for word in words if word.isascii()),
        latin_begins=frozenset(word[0] for word in words if word.isascii()),
        facts=spoken_facts | marked_facts,
        against=spoken_against | marked_against,
        verbs=verbs,
        handed=handed_over([*spoken_facts, *marked]),
        gapped=_by_first_sign((cue, cue.split(GAP)[0].strip()) for cue in marked if GAP in cue),
        leading=frozenset(_in_dialects({word: {""} for word in leading})),
        around=tuple(around),
        before_values=tuple({before for before, _, _ in around}),
        returned=frozenset(name for name, spec in entry.facts.items() if spec.type == "amount" and "退了" in spec.cues),
    )


def _marked(words: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """The cues of ``words`` that are verbs with their complements or hold a gap, taken out of it."""
    return {cue: frozenset(words.pop(cue)) for cue in [*words] if is_verb(cue) or GAP in cue}


def _by_first_sign(cues: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Cues, each with what it begins with, by its first character."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for cue, beginning in cues:
        found[beginning[0]] = (*found.get(beginning[0], ()), (cue, beginning))
    return found


def _inherit(facts: dict[str, set[str]], against: Mapping[str, set[str]], types: Mapping[str, str]) -> None:
    """A longer word still speaks for the facts of other types whose cues it holds: 扣到 for the balance and its day.

    One that only speaks against a fact speaks for all others: 扣掉 is no balance, but the day of 扣.
    """
    plain = {word: frozenset(names) for word, names in facts.items() if not word.isascii()}
    for word in {*plain, *(word for word in against if not word.isascii())}:
        own = {types[name] for name in facts.get(word, ())}
        held = (plain[cue] for cue in pieces(word) if cue in plain)
        inherited = {name for names in held for name in names if types[name] not in own}
        inherited -= against.get(word, set())
        if inherited:
            facts[word] = facts.get(word, set()) | inherited


def _in_dialects(words: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """The words with the endings for done things that other parts of the country use: 退了 is 退嘞, 退咗, 退咯."""
    found: dict[str, frozenset[str]] = {}
    for word, names in words.items():
        endings = _ENDINGS if word[-1] in "了的" and len(word) > 1 else word[-1]
        for ending in endings:
            spoken = word[:-1] + ending
            found[spoken] = found.get(spoken, frozenset()) | names
    return found


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Any of ``words``, the longest one first, only as whole words."""
    ordered = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return compiled(rf"(?=[\x00-\x7f])(?<![a-z0-9])(?:{'|'.join(ordered) or '(?!)'})(?![a-z0-9])")


def lengths_by_first_sign(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of ``words``, longest first, by their first character."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def mentions_in(clause: Clause, words: Vocabulary) -> tuple[Mention, ...]:
    """The naming words of a clause, in order; places count from the start of the text."""
    found: list[Mention] = []
    for named in _naming(clause.words, words):
        start, end = named.start, named.end
        before, after = clause.words[max(0, start - _IN_SIGHT) : start], clause.words[end : end + _IN_SIGHT]
        if found and _infinitive_of(found[-1], clause, start):
            continue
        if named.cues[0] == _BECAME and (
            _OF_ANOTHER_SUM.search(before) or not after.lstrip("到了只 ").startswith("\x00")
        ):
            continue  # 规则变了, 变的
        if named.cues[0] == _DEADLINE and before.endswith(" ") and not after.strip():
            continue
        facts, against = words.spoken(named.cues)
        if not (facts or against) and _TELLS_WHENCE.match(clause.words, start):
            continue
        if after.startswith("话") and clause.words[start:end].endswith("的"):  # 出来的话 is 出来, and no 出来的
            supposed, against = words.spoken((clause.words[start : end - 1],))
            facts |= supposed
        leads = not words.leading.isdisjoint(named.cues)
        if named.back or (not words.handed.isdisjoint(named.cues) and about_other_things(before, after)):
            facts = against = frozenset()
        if clause.words[start:end].endswith(_DONE) and _OBJECT.match(after):
            facts &= words.returned  # 退了一个电饭锅 is what the money comes back for
        nothing = _NOT_AFTER.match(after) is not None
        found.append(
            Mention(
                start=clause.start + start,
                end=clause.start + end,
                word=clause.words[start:end],
                facts=facts - against,
                against=against,
                foreign=not facts and not against,
                denied=nothing or _is_denied(before) or (leads and _CANNOT.search(after) is not None),
                leads=leads,
                withdrawn=_comes_to_nothing(after, nothing=nothing) or _TAKEN_BACK.search(before) is not None,
            )
        )
    return tuple(found)


class Named(NamedTuple):
    """The clauses of a message, and the naming words of each."""

    clauses: tuple[Clause, ...]
    mentions: tuple[tuple[Mention, ...], ...]


def named_in(folded: str, spans: Iterable[Span], entry: Entry) -> Named:
    """What a message with values at ``spans`` names of the topic ``entry``."""
    clauses, words = split(folded, spans), vocabulary(entry)
    return Named(clauses, tuple(mentions_in(clause, words) for clause in clauses))


class _Named(NamedTuple):
    """Where a naming word stands, the cues that it is a form of, and whether a thing comes back by it (寄回来)."""

    start: int
    end: int
    cues: tuple[str, ...]
    back: bool = False


def _naming(text: str, words: Vocabulary) -> list[_Named]:
    """The places of naming words, the longest at each start, none within another."""
    in_latin = () if words.latin_begins.isdisjoint(text) else words.latin.finditer(text)
    latin = [_Named(*match.span(), (match.group(),)) for match in in_latin]
    gapped = [
        _Named(*match.span(), (cue,))
        for sign, cues in words.gapped.items()
        if sign in text
        for cue, beginning in cues
        if beginning in text
        for match in gap_pattern(cue).finditer(text)
    ]
    signs = words.begins
    begins = [at for at, sign in enumerate(text) if sign in signs]
    chinese = [found for at in begins if (found := _chinese_at(text, at, words)) is not None]
    kept: list[_Named] = []
    for named in sorted([*gapped, *latin, *chinese], key=lambda named: (named.start, -named.end)):
        if not kept or named.end > kept[-1].end:
            kept.append(named)
    return kept


def _chinese_at(text: str, at: int, words: Vocabulary) -> _Named | None:
    """The longest naming word that starts here, of the list or the form of a verb; both where they are the same."""
    word = words.chinese.at(text, at)
    end = at + len(word)
    if end == at + 1 and (text[at - 1 : end] in _ONE_OF or not _SAYS_ALL.match(text, end)):
        word, end = "", at
    verbs = words.verbs.get(text[at])
    form = forms_at(text, at, verbs) if verbs else None
    if form is not None and form.end > end:
        return _Named(at, form.end, (form.cue,), form.back)
    same = form is not None and form.end == end and not form.back and word in words.against
    return _Named(at, end, (word, form.cue) if same and form else (word,)) if word else None


def mention_inside(text: str, start: int, words: Vocabulary) -> Mention | None:
    """A naming word within a value itself ("four valid complaints"), ``start`` being the value's place."""
    for named in _naming(text, words):
        facts, against = words.spoken(named.cues)
        if facts and not named.back:
            place, word = (start + named.start, start + named.end), text[named.start : named.end]
            return Mention(*place, word, facts - against, frozenset(), foreign=False, denied=False)
    return None


def _is_denied(before: str) -> bool:
    """Whether what stands before an event says that it has not happened: 没申请成功, 还没交; never in 有没有."""
    return _NOT_BEFORE.search(_BLANKED.sub(_VALUE, before) if _VALUE in before else before) is not None


def _comes_to_nothing(after: str, *, nothing: bool) -> bool:
    """Whether what follows an event, values left out, says that it came to nothing; ``nothing``: what it says with them."""
    return _NOT_AFTER.match(_BLANKED.sub("", after)) is not None if _VALUE in after else nothing


def _infinitive_of(last: Mention, clause: Clause, start: int) -> bool:
    """Whether a word only completes the verb before it: "leave" in "applied to leave", but not "apply" in "want to apply"."""
    return (
        _WISHING_EN.fullmatch(last.word) is None
        and _INFINITIVE.fullmatch(clause.words, last.end - clause.start, start) is not None
    )
