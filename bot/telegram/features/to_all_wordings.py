# ruff: noqa: E501  (tables of wordings)
"""The wordings by which :mod:`bot.telegram.features.to_all` tells a question to all from other talk; over folded text."""

from __future__ import annotations

import re

ASKS_OPENLY = re.compile(
    "请问|求问|求教|求助|请教|想问|问一?下|问个|咨询|有人(?:知道|懂|了解|清楚)|有谁(?:知道|懂|了解|清楚)|有没有人(?:知道|懂|了解|清楚)|谁(?:知道|懂|清楚|了解|晓得)"
    "|大家(?:知道|懂|清楚)|(?:各位.{0,4}|大家|老板们)好[,，!！ ]|求解|anyone|anybody|does someone know|quick question|question:|can somebody"
)
"""The message says that it asks whoever knows."""

QUESTION_MARK_OR_PARTICLE = re.compile(r"(?:吗|么|呢)[\s。!~.]*$|[?][^?]{0,6}$")

ASKS = re.compile(
    r"[?]|吗|么$|几|多少|多久|怎么|怎样|如何|哪|什么|啥|何时|是否|能不能|可不可以|会不会|要不要|有没有|还有没|送不送|\b(?:what|when|how|which|where"
    r"|who|is|are|do|does|did|can|will|must)\b"
)
"""Any sign of a question, for the cheap first look."""

FILLS = re.compile(
    "^(?:(?:大家|各位|朋友们|家人们|老板们|大佬们|群友们?|各位老板|各位大佬|群里的?(?:老板|朋友)?们?)?(?:早|早上|上午|中午|下午|晚上)?好?[啊呀]?|急|在线等|小白|新手|新人|萌新|谢谢.{0,3}|感谢.{0,3}"
    "|多谢.{0,3}|麻烦.{0,4}|不好意思|打扰一?下.{0,2}|hi(?: all| everyone)?|hello(?: all| everyone)?|hey (?:all|everyone)|thanks|please|sorry)$"
)
"""A clause that greets all or is mere politeness."""

TO_SOMEBODY = re.compile(
    r"你|妳|您(?!好)|他|她|楼上|上面说|刚才说|刚说|群主|管理员?|客服|小二|@|\b(?:you|your|he|she|his|her)\b"
)
TO_WHOEVER_KNOWS = re.compile("你们(?:有没有人|有人|谁|有谁)(?:知道|清楚|懂)|您好|你好|大家(?:知道|懂|清楚|好)")

ABOUT_PEOPLE = re.compile(
    "谁|[^有]没[?。!~ ]*$|了没(?:有)?(?:啊|呀|呢)?[?。!~ ]*$|都.{0,12}了[吗么没]|你们|(?:大家|各位)(?![,，:]|老板|大佬|朋友).{0,12}(?:了|是|有|用|都)|有没有人.{0,3}(?:也|跟|和|做|一起)"
    "|有人(?:也|跟|和|一起|要|做|收|卖)|联系方式|模板|范本|推荐|拼单|退群|进群|这个群|本群|家族群"
)
"""Asks what members do or have, not what the rule is."""

ABOUT_TASTE = re.compile(
    "有(?:没有)?必要|值不值|值得|后悔|靠谱|靠不靠|好不好|好用|好做|怎么样|哪(?:个|家)(?:更)?好|划算|划不划|有用|赚|意思|意义|道理|心得|经验|感觉|觉得|咋样|建议|难不难|worth|any good|opinion|\\bwhy\\b"
)
TELLS = re.compile(
    "有(?:没有)?问题吗|是个问题|明白[了吗]|收到|听懂|知悉|注意[了:,]|通知|公告|转[:发]|记得|务必|[找来]我|抓紧|赶紧|考考|抢答|有奖|考试|猜"
)
BANTER = re.compile(
    "哈哈|嘻嘻|呵呵|嘿嘿|笑死|笑哭|笑不活|233|666|hhh|lol|haha|狗头|doge|捂脸|手动|滑稽|[\U0001f600-\U0001f64f\U0001f910-\U0001f97a\U0001f921\U0001f923]"
    "|男朋友|女朋友|对象|老婆|老公|媳妇|分手|恋爱|相亲|单身|结婚|离婚|丈母娘|婆婆|男友|女友|前任|暗恋|火锅|奶茶|彩票|麻将|段子|玩笑|剧情|电视剧|游戏|家里那"
)
QUARREL = re.compile(
    "难道|凭什么|凭啥|信不信|不会吧|怪谁|活该|滚|骗子|垃圾|坑人|坑爹|太坑|割韭菜|傻|有病|服了|无语|呵|还用问|废话|关.{0,3}什么事|关.{0,2}屁事|要脸|脸呢|扯淡|敢不敢"
    "|有(?:个)?(?:什么|啥|毛|屁)用|什么(?:鬼|玩意)|搞什么|想钱想疯|良心|离谱|奇葩|等着|试试看|算老几|才怪|做梦|痴人|想得美|牛[逼啊]|厉害了|可真|真行|不愧|呸"
    r"|wtf|stupid|idiot|scam|seriously\?|really\?!|\?!|![?]|[?]{3,}|!{2,}"
)
ADVERTISES = re.compile(
    r"加我?微|微信|薇信|威信|\bv信|\bvx|\bwx|qq|私我|私聊|私信|滴滴我|代办|代开|代运营|代做|包过|包下|优惠价|特价|出一批|现货|清仓|甩货|收货款|收购|求购|接单|招代理|招商|低价"
    r"|扫码|拉群|关注我|点击|链接|http|www\.|t\.me|联系(?:我|电话)|电话|手机号|1[3-9]\d{9}|需要的(?:来|找|联系)|有(?:要|需要)的|转让|价格美丽|免费领|福利|好礼"
)
CONTINUES = re.compile(
    "^(?:那|所以|然后|但是?|可是|不过|而且|不是|意思是|也就是|就是说|还是|或者|因为|结果|反正|其实|对[,，啊]|嗯|哦|噢|啊[,，]|真的|我就说|我说|不对|所谓"
    r"|(?:so|and|but|then|because|well|or|really)\b)"
)
HEARSAY = re.compile("听说|据说|真的(?:会|要|能|假)|真假|是不是真|别人说|有人说|说是|回复说|传言|谣言|还是")

NAME_AT_END = re.compile(
    r"[吗呢啊呀了么?\s](?:老|小|阿|大)(?!时|二|蜜|里|板|家|概|约|部|额|促|师|客|商|店|卖)[\u4e00-\u9fff]{1,2}[?。!~\s]*$"
)
BETWEEN_CLAUSES = re.compile("[,，、:：;；。!！~?]+|(?<=[\u4e00-\u9fff])\\s+(?=[\u4e00-\u9fff])")

ORDINARY = re.compile(
    "请问|求问|求助|求解|请教|想问|想请问|咨询|问一?下|问个|有人|有谁|有没有人|谁知道|知道|清楚|了解|大家|各位|老板|大佬|朋友|群里|1688|阿里巴巴|平台|规则|规定|卖家|买家|商家|店铺|服务|订单|单子"
    "|发货|提交|申请|操作|处理|收到|什么|时候|时间|哪[天些里]?|情况|多[久少长]|怎么|怎样|如何|以[后前]|之[后前]|现在|最[晚早]|必须|需要|名字|名称|小时|是否|因此|一下|可以|没有|我们?|本人|还[会要能]?"
    r"|[吗呢啊吧的了是不会要能想有没几后前到在和与或被把给从对就也都再得算叫天次个月年日号当第二一两三新用填走等以请下上好办满内满里做过完够还在]|[\s\W]|[a-z0-9]+"
)
"""Words that a plain question may hold besides its substance; what remains is talk about something else."""
