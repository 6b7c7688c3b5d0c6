"""General words: those in which people ask on about whatever they were told, however the rule may be called.

How long a check takes, who tells them, whether one has to act, can take it back or gets it sooner, what it costs and what
becomes of the rest: 到时候会有提醒吗, 谁来通知我, 点了还能撤回吗, "will they warn me first". A short question of nothing but
such words leaves its subject to the talk; a question with a word of its own (运费, 开店, "labels") does not.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.wording.clauses import Span, beside_function_words, blanked

OF_ANY_RULE = pattern(
    r"每[年月天次个]|一样|不同|区别|最好|谁|马上|立刻|直接|自动|主动|彻底|小心|故意|继续|刚好|正好|必须?|中间|期间|夹|碰上|遇[到上]?|赶上|样|会|去|起|晚|早|迟|久|先|真|全|各"
    r"|分界|同行|朋友|老乡|邻居|隔壁|老板|别人|人家|对方|保[得不]住|[里外上下前后旁]面|那边|这边|[那哪这]里去?|依据|根据|出处|来源|规定|再说|一[遍次]|政策|顺延|延[后期]|假期|放假|周末|[春五十国][节一庆]|元旦|端午|中秋|清明"
    r"|\b(?:many|much|long|soon|late|early|same|differen\w+|way|happen\w*|mean\w*|holidays?|weekends?|source|based|(?:do|did|does|ca|wo|is|was)n'?t)\b"
)
"""Words in which people ask on about whatever rule they were told, besides function words."""

_OF_TIME = (
    r"手续费|这?(?:段|个)?(?:期间|时间|时候)|到时候?|届时|中间|中途|半路|半夜|凌晨|夜里|之[前后间]|以[前后]|将来|往后|后来|然后|接下来|下一步|[这那]之[前后]|平时"
    r"|审[核批]|批准|批|处理|受理|办理|生效|到[账帐期点]|开始|结束|完成|流程|步骤|手续|排队|等|急|加[急快]|[快慢早晚]一?点|[快慢早晚]|提[前早]|推[迟后]|延[迟后期长]|拖延?|缩短|宽限|通融"
    r"|来[得不]及|及时|当[天日]|马上|立[刻即]|即时|实时|直接|过期|超[时过期]|逾期|错过|过了|到了|[早晚]?\d?[一两几]天|一年|每[年月天次]|[一两几]次|累[计积]|长期|永久|永远|一直|随时"
)
_OF_NOTICE = r"通知|通告|公告|提[醒示]|短信|消息|站内信|邮件|电邮|打(?:个)?招呼|告[诉知]|知道|知晓|晓得|说明|说一?声|打电话|回[复信音应]|答复|反馈|联[系络]|结果|进[度展]|警告|预警"
_OF_ACTING = (
    r"我?自[己家行]|亲自|本人|手动|自动|主动|被动|操作|动手|[点做弄办搞填写改交提找看用按选传]|修改|更改|调整|提交|申请|填写|盖[章]?|签[字名]|上传|下载|确认|同意|准备|注意|配合|参与|登记|备案"
    r"|手机|电脑|网页|后台|线[上下]|入口|按[钮键]|页面|菜单|位置|地方|渠道|途径|方[式法]|办法|客服(?=会|要|能|给|说|来)|小二|平台|官方|阿里(?:巴巴)?|系统|部门|负责|出面|牵头|查[看询]?|说理|评理"
)
_OF_TAKING_BACK = r"[反后]悔|撤[回销]|收回|取消|恢复|挽[回救]|补救|机会|补[回来办救]?|重新|重来|再来|重置|清[零空]|变[化更动]?|找回|商量|余地|申[诉辩]|翻案|复[议核查]|解释|理由|原因|例外|特殊|情况|替代|代替|替换|改用|选择|反对|拒绝"
_OF_CONSEQUENCE = (
    r"(?:店铺?|生意|账号)?(?:还|还能|还可以|会|可以|能)?(?:正常|照常|继续|接着)(?:接单|发货|卖货?|经营|营业|使用|用|做生意|做|交易)|"
    r"影响|后果|损失|风险|处罚|罚[款钱]?|扣[钱除]?|收[费钱]|费用|手续费|违约金|免费|花钱|要钱|吃亏|浪费|白[费做]|作废|失效|有效|保留|留着?|丢[掉失]?|消失|没[了用事]|没收|冻结|正常|继续|照[常样旧]|受|关系|好处|坏处|区别|差别|[其别]他的?|另外|剩下?的?"
    r"|(?:里面|原来|以前|之前|旧|老|历史)的?(?:数据|记录|资料|内容|东西|权益|功能)|(?:原来|旧|老)的?"
)
_OF_SCOPE = (
    r"所有|全部|全都|每个|任何|谁|别人|他们|人家|对方|大家|[新老]?(?:会员|用户|商家|卖家)|新的?|类型|种类|范围|条件|标准|要求|门槛|资格|适用|包括|普通|一般|具体|详细|细节|名单|清单|规定|规则|政策|依据|意思|认定|判定|算是?|定义|证[明据]|证件|材料|资料|文件|次数|上限|限制|最多|最少|至少|一定|肯定|必[须定]|非得|保证|可能|容易|难|其中|正式|真的?"
    r"|怎么?样|怎样|咋样|该|应[该当]|需[要不]|建议|最好|打算|愿意|有[没木冇]有|存在|规矩|发生|出现|遇到|碰到|属于"
)
_CANTONESE = r"[边邊]个|点[样算]|点[解]|几耐|[要使用会系有]唔[要使用会系有]|有冇|唔[使会系得该洗]?|嘅话?|咩|乜|仲|[俾畀]|佢哋?|咗|冇|啲|嗰|喺|返|先"
_LITTLE = r"[有没无不要能会可得被让把给跟和与对向从到在来去收发打退换停关开断过成完好行吧呀么的话请已曾更最太也就都还再只才些样什啥为何处事人回次]"
_ENGLISH = (
    r"\b(?:and|or|but|then|so|next|first|later|after|before|beforehand|afterwards|until|during|meanwhile|already|yet|ever|again|still|anymore|forever|soon|sooner|fast|faster|quick|quickly|quicker|early|earlier|late|long|longer"
    r"|who|whom|whose|which|where|why|what|when|how|do|does|did|will|would|shall|should|can|could|may|might|must|have|has|need|needs|needed|get|gets|got|be|been|being|there|any|some|anything|something|anyone|someone|everyone|all|everything|nothing"
    r"|take|takes|taken|give|given|happen|happens|happened|go|goes|went|gone|through|come|comes|start|starts|stop|stops|end|ends|work|works|count|counts|counted|apply|applies|mean|means|cost|costs|charge|charged|pay|paid|fee|fees|free|money"
    r"|tell|tells|told|say|know|notify|notifies|notified|notice|notification|inform|informed|warn|warned|warning|remind|reminded|reminder|reminders|contact|reach|call|ask|asked|message|sms|email|check|checks|checked|review|reviewed|approve|approved|approval|process|processed|confirm|confirmed"
    r"|automatic|automatically|itself|myself|ourselves|themselves|yourself|own|by|hand|manually|prepare|doing|done|make|use|used|using|try|choose|find|see|look|follow|steps?|way|ways|option|options|choice|else|other|others|instead|besides|alternative|alternatives"
    r"|undo|reverse|revoke|withdraw|cancel|change|changed|mind|back|recover|restore|restored|reset|resets|fix|appeal|appealed|appealing|object|argue|exception|exceptions|reason|reasons|avoid|prevent|shorten|extend|extended|extension|speed|wait|delay|delayed|postpone|miss|missed"
    r"|affect|affects|affected|lose|lost|keep|kept|remain|risk|penalty|fine|fined|punished|consequences?|problem|problems|matter|allowed|possible|impossible|able|required|necessary|mandatory|optional|refuse|refused|agree|agreed|decide|decides|decided|guarantee|guaranteed|definitely|certainly|surely|really|exactly"
    r"|full|whole|part|partly|list|complete|orders?|documents?|papers?|materials?|forms?|number|limit|limits|minimum|maximum|period|time|times|day|days|week|weeks|month|months|year|years|date|once|twice|first|second|each|every|per|normal|ordinary|usual|usually|same|different|new|old|current|existing|rule|rules|policy|condition|conditions|requirement|requirements"
    r"|(?:do|does|did|wo|is|are|was|ca|could|should|would)n'?t|they|them|their|you|it|its|this|that|these|those|me|us|i|we|he|she|platform|alibaba|system|with|without|within|over|under|about|into|out|off|up|down|too|also|even|only|right|away|immediately|instantly|directly|now|today|please|just|kind|sort|somehow|like|than|more|less|much|many|no|not|yes)\b|'(?:s|ll|re|m|ve|d)\b"
)
_GENERAL = pattern(
    "|".join((_OF_TIME, _OF_NOTICE, _OF_ACTING, _OF_TAKING_BACK, _OF_CONSEQUENCE, _OF_SCOPE, _CANTONESE, _ENGLISH))
)
_SMALL = pattern(_LITTLE)
_LETTER = pattern(r"[\u4e00-\u9fff]|[a-z]+|\d")
_TO_THE_BOT = pattern(r"你(?!们)|\b(?:are|do|did|can|could|will|would|have) you\b|\byou (?:do|can|are|know)\b")
_PRICE = pattern(r"多少钱|[几咩]多?钱|收[费钱]|费用|\bhow much\b|\bcosts?\b|\bfees?\b")
"""Asked of what the message names, it is no matter of the rule: 诚信通一年多少钱."""
_QUESTION_WORD = pattern(
    r"\b(?:who|what|which|where|why|how|when|will|would|can|could|do|does|must|should|is|are)\b|[谁呢?]|什么|怎么?样|然后"
)
LONGEST = 24
_LONGEST_ENGLISH = 48
_FAR_ENOUGH = 100
"""What a message says beyond so many characters does not make it more of a follow-up."""


def asks_on_generally(folded: str, own: list[Span]) -> bool:
    """Whether a short folded text asks something in general words, beside those of the topic at hand at ``own``."""
    if len(folded) > (_LONGEST_ENGLISH if folded.isascii() else LONGEST) or _TO_THE_BOT.search(folded):
        return False
    if own and _PRICE.search(folded):
        return False
    return left_over(folded, own) == 0 and _GENERAL.search(folded) is not None


def left_over(folded: str, own: list[Span]) -> int:
    """How many letters, and words in Latin letters, of a folded text are neither general words nor those at ``own``."""
    rest = folded[:_FAR_ENOUGH]
    own = [(start, end) for start, end in own if end <= _FAR_ENOUGH]
    for general in (_GENERAL, OF_ANY_RULE):
        rest = general.sub(lambda match: "\x00" * len(match[0]), rest)
    return len(_LETTER.findall(_SMALL.sub("\x00", beside_function_words(blanked(rest, own)))))


def has_question_word(folded: str) -> bool:
    """Whether a folded text has a word that asks, whatever its form: "over what period", 那以后呢."""
    return _QUESTION_WORD.search(folded) is not None
