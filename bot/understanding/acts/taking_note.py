"""Taking note: whoever has got an answer says that it will be seen to, and tells nothing more: 好,我让财务去补."""

from __future__ import annotations

from bot.patterns import pattern

_NOTED = r"(?:好的?|好嘞|好吧|行吧?|ok|okay|okk|收到|嗯+|明白了?|知道了?|了解了?|成|中|没问题|得嘞|懂了|清楚了?)(?:谢谢|谢了|多谢)?"
_SOMEBODY = r"(?:财务|会计|出纳|老板娘?|运营|同事|员工|仓库|店长|老公|老婆|媳妇|助理|他们|她们|人|他|她)"
_SEEN_TO = r"(?:处理|补上?|补齐|补足|充上?|充值|办理?|弄|搞定?|操作|安排|跟进|盯着|看看|转告|这么办|这样办|就这么定了?|这么定了?|点确认)"
_TAKES_NOTE = pattern(
    rf"{_NOTED}[,。!~\s]*(?:那)?(?:我们?|俺|咱们?)?(?:这就|就|去|先|马上|立刻|立马|赶紧|尽快|明早|明天|今天|今晚|晚上|晚点|一会儿?|等下|待会儿?|回头|早点|按时|现在)*"
    rf"(?:让|叫|喊|通知|提醒)?{_SOMEBODY}?(?:这就|就|去|来|先|马上|赶紧|尽快|明早|明天|今天|今晚)*{_SEEN_TO}(?:一下|掉|好|吧|啦|哈|它)*[,。!~\s]*(?:谢谢|谢了|多谢|辛苦了?)?[。!~\s]*"
    r"|(?:ok|okay|alright|got it|fine|thanks)[,.! ]+(?:i|we)(?:'ll| will) (?:(?:tell|ask|have|get|let) (?:\w+ ){1,2}(?:to )?)?(?:do|handle|top up|top it up|take care of|deal with|pay|see to)(?: (?:it|that|this))?(?: (?:now|today|tomorrow|right away|soon))?[.! ]*"
)


def takes_note(folded: str) -> bool:
    """Whether a text says that what was answered will be seen to, and nothing else."""
    return _TAKES_NOTE.fullmatch(folded.strip()) is not None
