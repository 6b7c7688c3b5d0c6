"""Undoing: words that undo what was told before and name no fact: 没有提前,还是按15天; 老板没同意; never mind the what-if.

The words for what came to nothing stand here for all rooms that ask for them. What must stand around them differs on
purpose: a form that is 退回 was refused, while goods that are 退回, or an appeal that is 拒绝, take nothing from a complaint
(``not_counted``); where a message names no application, somebody must be told to have refused it (below); where it is only
asked for, more words will do (``news``).
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.wording.clauses import IF

TAKEN_BACK = r"撤(?:了|回|销|掉|诉|案|单|咗)|作废"
"""Whoever took it back, of whatever kind it was."""
REFUSED = r"驳回|打回|退回|退件|拒绝|拒了|回绝"
"""By those who decide on it."""
TAKEN_BACK_EN = r"withdr[ae]w\w*|taken back|cancell?ed|revoked|overturned|annulled"
REFUSED_EN = r"rejected|refused|denied|declined"
UNDONE_EN = rf"{TAKEN_BACK_EN}|{REFUSED_EN}"

_NO_EARLIER = pattern(
    r"(?:没有?(?:办法|法)?|(?<![能可让给准])不(?:能|让|给|许|准|可以|批|同意|会|可能)|未)(?:再)?提[前早]|提[前早](?:的|那个?|退出?|走|这事|放行)*(?:也|又|就|被|给|都)?(?:取消|作废|撤|黄了|不行|没了|不算|泡汤|不成|没戏)"
    r"|(?:按|照|依|走)(?:照)?(?:正常|原来|原定|规定|标准|老规矩|一般|规则)?的?(?:\d+|十五)天"
    r"|(?:确认|批准|同意|答应)[^,。;!?]{0,8}(?:作废|收回|撤|取消|不算|反悔|变卦)|(?:阿里|小二|平台|客服|他们)[^,。;!?]{0,4}(?:反悔|变卦|收回)"
    r"|\b(?:no|not|without) (?:an? )?earl(?:y|ier)\b|\b(?:normal|usual|standard|full|regular|ordinary) (?:\w+ )?(?:\d+|fifteen)[- ]days?\b"
    r"|\b(?:took|taken|take|takes) (?:it|that|this|the confirmation) back\b|\bconfirmation (?:was |is |has been )*(?:withdrawn|cancell?ed|a mistake|void|revoked)\b"
)
_PLAN_FAILED = pattern(
    r"[没不未](?:有)?(?:批|同意|点头|答应|准许|准(?=[,。;!?]|$)|松口|肯)(?!我?(?:重新|再)?(?:加入|进))|拒绝了|反对|[否驳]了|泡汤|黄了|搁置|计划(?:有变|变了|取消|改了)|打消|作罢|变卦"
    r"|\b(?:didn'?t|did not|doesn'?t|does not|won'?t|wouldn'?t) (?:agree|approve|allow|let|want)\b|\bsaid no\b|\b(?:refused|rejected|vetoed)\b|\bplans? (?:has |have )?(?:changed|fell through|cancell?ed)\b"
    r"|\b(?:we're|we are|i'm|i am) not (?:going to )?(?:apply|applying|quit|quitting|leav)|\bcalled (?:it )?off\b|\bfell through\b|\bchanged (?:his|her|my|our|their) mind"
)
_CAME_TO_NOTHING = pattern(
    rf"(?:被|给|又|都|了)(?:{REFUSED}|拒)|(?:阿里|平台|小二|客服|官方)[^,。;!?]{{0,5}}(?:{REFUSED}|(?:没|不|未)(?:予)?受理)|(?:自己|又|后来|主动|已经?|给|把它?)(?:{TAKEN_BACK})"
    r"|\b(?:rejected|refused|denied|declined|withdr[ae]w|cancell?ed|revoked|returned) (?:it|that|this|them|(?:my|our|the) (?:application|letter|form|request))\b|\b(?:it|application|letter|form|request) (?:was|got|has been|is) (?:just |now )?(?:rejected|refused|denied|declined|withdrawn|cancell?ed|returned|sent back|turned down)\b"
    r"|(?:根本|压根|其实|并)(?:就|都)?没有?(?:交|递|提|申请|寄|发)"
    r"|\bnever (?:actually |really |even )?(?:sent|submitted|handed|filed|applied|mailed|posted)\b|\b(?:didn'?t|haven'?t|did not|have not) (?:actually |really |even )?(?:send|sent|submit|submitted|hand|handed|file|filed|apply|applied)\b"
    r"|\b(?:turned|sent|took|pulled|gave) (?:it|that|this) (?:down|back)\b"
)
_OF_SOMETHING_ELSE = pattern(
    r"提[前早]|加入|入驻|投诉|举报|退款|退货|买家|客户|认证|虚假|刷单|\b(?:early|earlier|re-?join\w*|complaint\w*|refund|return|buyer|customer)\b"
)
_CLAUSES = pattern(r"[,。;!?]|\.(?=\s|$)")
_PLATFORM = pattern(r"阿里|平台|小二|客服|官方|\b(?:alibaba|1688|support|platform)\b")
_NOT_TOLD = pattern(rf"[吗么?]|会不会|是不是|的话|{IF}")
_LEAVES_THE_SUPPOSED = pattern(
    r"不假设|别假设|[不别](?:说|管|谈|论|讨论|扯|想|提|算)(?:什么|那个?|这个?)?(?:如果|假如|假设|要是|万一)|抛开(?:如果|假设|那个)|回到?(?:现实|正题|真实|实际|原来的)|言归正传|刚才(?:那个?)?(?:只|就|都)?是?(?:假设|随便问|打比方|瞎问)|[只就]是(?:假设|打个?比方)"
    r"|\b(?:never ?mind|forg[eo]t|ignore|drop|leave|enough (?:with|of)|skip|no more|set aside) (?:about )?(?:the |that |this |all the )?(?:what[- ]?ifs?|hypothetical\w*|suppos\w+|imagin\w+|guess\w*)\b"
    r"|\bback to (?:reality|the real|my real|the actual|my actual|the facts|what (?:really|actually))|\b(?:that|it|this) (?:was|is) (?:just |only |purely |all )*(?:hypothetical|theor\w+|a what-?if|an example|for comparison)\b|\bhypotheticals? aside\b|\bin real life\b|\bmy (?:real|actual)\b|\bfor real\b"
)


def tells_no_earlier_day(folded: str) -> bool:
    """Whether a text tells that the earlier day to which somebody had agreed does not hold: 没有提前,还是按15天."""
    return _NO_EARLIER.search(folded) is not None and not folded.rstrip(" ?!。").endswith(("吗", "么"))


def tells_a_plan_failed(folded: str) -> bool:
    """Whether what was planned, or hung on the consent of one's own side, does not come about: 老板没同意."""
    said = [clause for clause in _CLAUSES.split(folded) if _PLAN_FAILED.search(clause)]
    return bool(said) and not any(_PLATFORM.search(clause) or _NOT_TOLD.search(clause) for clause in said)


def tells_it_came_to_nothing(folded: str) -> bool:
    """Whether what was handed in is told to have been refused or taken back, by its mere verb: 后来我自己撤了."""
    said = [clause for clause in _CLAUSES.split(folded) if _CAME_TO_NOTHING.search(clause)]
    return any(not (_OF_SOMETHING_ELSE.search(clause) or _NOT_TOLD.search(clause)) for clause in said)


def leaves_the_supposed(folded: str) -> bool:
    """Whether a text leaves a what-if in so many words: 不假设了, back to reality."""
    return _LEAVES_THE_SUPPOSED.search(folded) is not None
