"""The words the fact grammar knows, by the parts they can play.

To teach the reader a word, add it to a role. A word may stand under several roles. Words are written as `scan.fold`
leaves them (simplified, half width, lower case); `_` stands for a blank inside a phrase. Pinyin stands next to the word it spells.
"""

from __future__ import annotations

#: Parts of written dates and clock times, of amounts, counts and lengths of time.
UNIT_WORDS: dict[str, str] = {
    "year": "年 nian",
    "month": "月 月份 yue",
    "day": "日 号 hao",
    "january": "元月 元月份",
    "hour": "点 点钟 时 dian o'clock",
    "minute": "分 分钟",
    "second": "秒 秒钟",
    "half": "半 half half_an half_a and_a_half",
    "exact": "整 正",
    "quarter": "刻 刻钟",
    "short_of": "差",
    "edge": "底 末 初 中旬 最后一天 最后1天 第一天 头一天 月底 月末 月初 年底 年末 年初",
    "ge": "个 ge",
    "measure": "次 回 ci times time",
    "measure_of": "条 起 笔 单 件 宗 例 桩 道",
    "currency": "元 块 块钱 元钱 元人民币 块人民币 大洋 块大洋 蚊 人民币 软妹币 rmb cny yuan kuai kuaiqian r",
    "currency_before": "¥ rmb cny 人民币 yuan",
    "jiao": "毛 角 毛钱",
    "foreign": "美元 美金 美刀 刀 港币 港元 港纸 欧元 欧 日元 日币 台币 新台币 卢布 英镑 韩元 泰铢 usd hkd eur jpy twd ntd rub gbp dollars dollar euros euro rubles "
    "$ € £ ₽ us$ hk$ nt$",
    "percent": "% ‰ 个点 个百分点 percent",
}

#: Small words that join parts or turn their meaning.
JOINING_WORDS: dict[str, str] = {
    "to": "到 至 ~ - 到了",
    "ago": "前 之前 以前 ago qian earlier",
    "later": "后 之后 以后 过后 later hou from_now",
    "within": "内 之内 以内 里",
    "more": "多 来 余 几 好几 来钟 多钟",
    "about": "左右 上下 出头 大概 大约 约 约莫 差不多 将近 接近 近 来着 about around nearly almost roughly approximately",
    "points_before": "有 这 那 几 以下 如下 共 提 说 讲 问 补充 强调 注意 总结 归纳 下面",
    "each": "每 每个 每月 每周 每年 每天 每日 每晚 每逢 every each per",
    "ordinal": "第",
    "minus": "负",
    "and": "零 又 and",
    "genitive": "的 之 那个 这个",
    "joint": "的 , ， 大概 大约 在 左右 差不多 约 at on in by around about the 是",
    "stop": ", ， 。 ; ； ! ？ ? : \n … 、 ( ) \" ' 「 」 “ ” | /",
    "sentence": "。 ! ? ？ \n",
    "fill": "的 是 为 有 还 还有 只 仅 仅有 只有 就 才 了 : 大概 大约 约 约莫 差不多 将近 接近 近 不到 不足 最低 最高 最少 至少 最多 必须 不得 应为 应 好像 可能 应该 估计 貌似 总计 累计 人民币 至 已 已经 现在 目前 共 一共 总共 也 都 快 足足 刚好 正好 "
    "变成 剩 只剩 还剩 是 is was are of a the only just about around nearly to at now currently",
    "this_that": "这 那 哪 某 另 头",
    "next_day": "次日 第二天 翌日 隔天 隔日 转天 next_day",
    "this_day": "当天 当日 当晚 那天 那日 那一天 这天 节当天",
    "same_day": "当天 当日 当晚",
    "holiday_time": "那几天 那三天 那会儿 那阵子 期间 假期 长假 放假 节后 节前 大促 活动 前夕",
    "next": "next",
}

#: Words around a figure that show what it is.
CUE_WORDS: dict[str, str] = {
    # after a bare figure such as 5.10 or 十一: it is a day
    "event": "签收 申请 提交 递交 递件 递 交 退 退出 退货 退款 退回 付款 付 支付 发货 出货 发 寄 寄出 寄回 收 收到 到 到货 认证 通过 确认 续 续费 续签 续约 续订 签 签约 加入 入驻 "
    "开通 生效 扣 扣款 补 补交 投诉 被投诉 买 下单 登记 过期 到期 截止 结束 开始 走 撤店 上线 下线 声明 判 被判 清退 想 打算 准备 计划 预计 能 可以 会 要 就 才 自动 被 "
    "起 又 低于 不足 不够 已经 已 刚 刚刚 之间 到账 入账 出 订单 收货 上架 当天 "
    "signed applied paid passed expires returned shipped",
    "date_cue": "于 自 从 在 日期 时间 至 到 截至 截止 开始 日期是 时间是 日期为 时间为 on from since until by before after till",
    # before or after a bare figure: it is money
    "money": "余额 剩 剩余 只剩 还剩 仅剩 剩下 只剩下 还剩下 仅剩下 剩余额 金额 总额 总价 合计 货款 货值 货价 低于 不足 不到 不够 少于 小于 大于 高于 多于 超出 不满 未满 没到 "
    "保证金 押金 定金 订金 运费 邮费 费用 价格 价钱 单价 总金额 退款金额 退货金额 订单金额 账户里 账上 账户 账户余额 卡里 账里 尾款 差价 款项 "
    "掉到 降到 跌到 扣到 少到 剩到 补到 补足到 充到 加到 balance amount deposit refund below under over above total left baozhengjin jin'e "
    "less_than more_than lower_than refund_of dropped_to fell_to down_to",
    "money_weak": "退款 退货 退 退了 退还 扣 扣了 扣掉 扣款 扣走 被扣 被扣了 扣除 补 补了 补交 补缴 补足 补上 交 交了 缴 缴了 缴纳 充 充了 充值 打 打了 打款 付 付了 付款 花 花了 用了 "
    "赔 赔了 赔付 差 差了 还差 少 少了 欠 存 存了 给 收 换成 改成 变成 达到 满 超过 还有 里有 上有 只有 剩了 里面 到 到了 转 转了 押 押了 压了 罚 罚了 罚款 亏 亏了 卖 卖了 收了 到账 入账 掉 掉了 跌了 降了 需要 要 退我 paid pay owe owes remaining sheng tuikuan tui",
    "money_after": "保证金 押金 余额 退款 货款 定金 运费 够 不够 够不够 够吗 以内 以下 以上 封顶 deposit balance refund",
    # counted things
    "noun": "投诉 有效投诉 虚假交易 虚假 假交易 交易纠纷 纠纷 刷单 违规 处罚 差评 判责 虚假订单 投诉成立 complaint complaints dispute disputes transaction transactions trade trades "
    "tousu jiufen xujiajiaoyi",
    "noun_count": "投诉 有效投诉 虚假交易 纠纷 投诉数 投诉量 投诉次数 次数 虚假交易次数 complaints disputes transactions trades",
    "noun_link": "有效 valid fake false the confirmed",
    # tense
    "past": "签收 签收了 已经 已 过了 以来 被投诉 刚刚 刚 signed applied paid passed returned shipped received joined renewed submitted exited left was were dropped fell",
    "future": "想 打算 准备 计划 预计 预备 希望 盼 到期 截止 最晚 最迟 为止 还没到 将 将要 将于 拟 要等 就让 放人 放行 欲 欲于 deadline expire expires ends ending due want plan will would going until",
    "soon": "能 可以 要 会 再 才能 必须 得 须",
    "neutral": "想问 想问下 想问问 想问一下 想请教 想请问 想知道 想确认 想了解 想咨询 想不到 想起 要是 要不要 需要 主要 重要 要求 还要 不要 要么 只要 要不 到期了 到期前 已到期 已经到期 "
    "过期了 期限 将来 会员 会不会 能不能 可以吗 得到 觉得 记得",
    "ask": "哪天 啥前儿 啥前 边日 几时 几号 几点 什么时候 啥时候 啥时 多久 几天 哪一天 何时 多少 怎么 咋 when how what",
    "subject": "我 我们 我方 咱 咱们 他 她 他们 对方 买家 客户 客人 顾客 卖家 平台 阿里 系统 快递 仓库 物流 后台 分销商 供应商 那边 这边 才 就 刚 是 已经 已 i we buyer it",
    "act": "申请 提交 递交 签收 退出 退货 退 付款 支付 发货 寄出 续费 续签 续约 认证 交 确认 apply exit",
    # counted from an event, not from now
    "event_before": "签收 申请 提交 退出 退货 退款 付款 支付 发货 寄出 收到 到货 认证 通过 确认 到期 过期 清退 生效 满 提前 之日起 起 日起 后 之后 以后 申请了 退出了 签收了 the",
    "rule_after": "生效 自动 自动收货 能 可以 才能 才 重新 会 系统 不能 不得 不可以 恢复",
    "just_before": "回到 照 按 按照 和 跟 像 比 接着",
    "notice_before": "提前 要 需要 需 须 得 必须 应 应该 应当 至少 最少",
    "now": "刚刚 刚才 方才 刚刚才 just_now right_now",
    "current": "现在 目前 此刻 如今 now",
    "after_pause": "再过 再等 in",
    # what-ifs
    "shift": "more less fewer later earlier sooner",
    "shift_up": "晚 晚了 迟 迟了 慢 慢了 推迟 延迟 延后 推后 延期 往后 往后推 拖 拖后 再过 多 多了 再 又 再来 再多 再加 加 增加 later another additional extra more",
    "shift_down": "早 早了 提前 提早 往前 往前提 往前推 少 少了 再少 减 再减 减少 缩水 earlier sooner less fewer",
    "shift_time": "晚 晚了 迟 迟了 慢 慢了 推迟 延迟 延后 推后 延期 往后 往后推 拖 拖后 再过 早 早了 提前 提早 往前 往前提 往前推 later earlier sooner",
    "deduction": "扣 扣了 扣掉 扣走 被扣 掉 掉了 罚 罚了",
    "one_more": "another additional extra",
    "what_if": "那 要是 如果 假如 假设 倘若 若 若是 换成 改成 改 万一 if what_if",
    "particle": "吧 了 呢 啊 呀 哦 嘛 的 哈 嗯 好 就 那 我 么 噢 被 过 吗 而已 咯 嘞 耶 捏 哇 啦 哎 唉 额 呃 是 被查到 查到 有",
}

#: Words that take a figure away from the facts.
TRAP_WORDS: dict[str, str] = {
    "lunar": "农历 阴历 旧历 夏历 腊月 正月 冬月 闰月 闰 初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 腊八",
    # a figure after these is a name
    "name": "验证码 密码 型号 货号 款号 单号 订单号 运单号 编号 代码 版本 版 版本号 尾号 手机号 手机 电话 身份证 身份证号 账号 帐号 号码 尺寸 尺码 规格 毛重 净重 重量 长 宽 高 lv level 小米 苹果 iphone 房间 "
    "门牌 邮编 qq 微信 快递单号 运单 订单编号 发票 发票号 区 v ver version no id sku 税号 批次 批号 工号 店号 拨打 热线 打电话 致电 mi model order tel phone code 比例 ip 端口",
    "rated": "评分 得分 分数 物流 描述 服务 星级 好评率 dsr 评价 打分",
    # a figure before these is a size or a sort
    "sort": "款 级 版 店 仓 仓库 楼 线 号店 号仓 号楼 号线 号机 号库 号厅 号门 号柜 号馆 号货 号会员 号商品 号产品 号链接 号色 号码 号电池 号汽油 号院 号房 号桌 号位 号员工 号客服 号铺 号档口 "
    "号款 号摊 号模特 号选手 号文 号令 kg g cm mm m ml l mb gb tb pro max inch pcs 斤 公斤 千克 克 吨 米 厘米 毫米 寸 码 折 倍 成 层 栋 幢 区 度 页 部 门 路 弄 室 排 座 分制 星 颗星 代 系列 "
    "届 期 版本 货架 家 人 位 名 张 台 套 双 箱 包 只 种 类 项 样 岁 瓶 本 片 颗 根 支 句 字 行 桶 袋 盒 车 辆 斤半 平 平米 平方 点建议 点意见 点要求 点问题 点疑问 点原因 点理由 点好处 点说明 "
    "点想法 点不明白 点不懂 点感想 点体会 点积分 点不满 点注意 点需要 点内容 分满分 星好评 万粉",
    "promo": "减 送 立减 返 包邮 赠",
    "slogan": "无理由 客服 在线 营业 热线 包退 包换 保价 质保 人工 发货率 响应率 内发货 无忧 上班 下班 开门 关门 截单 直播",
    # words that only look like a unit at their beginning
    "text": "次月 次年 次品 次数 回复 回来 回去 回到 条件 条款 起来 单品 单子 件数 半价 点击 分销 分成 分别 分析 时候 时间 时效 时不时 日用 日常 日用百货 月销 秒杀 刻意 "
    "前台 前任 前期 前端 前面 前段 前一阵 后台 后来 后面 后续 后期 后悔 个人 个性 个体 天猫 周期 周转 周末 多少 多久 多次 来不及 来回 正式 正常 正在 整个 整改 整理 内容 初审 底线 到底 "
    "毛利 角度 早就 早点 早知道 晚点 晚了 最早 差评率 中间 再说 要紧 半路 半夜三更 年轻 年级 年货 月光 打扰 打算盘 打开 打听 打折 打印 打包 打工 半成品 条码 起诉 单独 件事 "
    "里程 同时 临时 及时 随时 当时 按时 准时 平时 到时 实时 有时 何时候 小时候",
}

#: Phrases that begin like a number and are none.
IDIOMS = (
    "一直 一般 一定 一样 一下 一下子 一些 一点点 一点都 一点也 一点儿 有一点 有点 差一点 差点 早一点 晚一点 快一点 一键 一律 一切 一旦 一致 一边 一面 一方面 一次性 一件代发 一件起批 一手 一级 一流 "
    "一时 一会 一会儿 一块儿 一块去 一块地 一半 万一 千万 万能 百货 百度 千牛 三方 第三方 三无 三包 十足 十佳 四川 三亚 九江 五金 六安 半天 大半天 老半天 整天 一整天 一天到晚 天天 年年 月月 "
    "一年到头 一回事 两回事 怎么一回事 有一天 这一次 上一次 下一次 那一次 每一次 上次 这次 下次 那次 这回 上回 下回 头一回 头一次 有一年 头一年 百分之 三八线 一年一年 一天天 十天半月 "
    "十天半个月 前几天 这几天 过几天 前阵子 一件事 一条龙 三天两头 一口价 一笔勾销 一个个 一号店 1号店 一分钱 一毛钱 分分钟 秒秒钟 一刻不停 一刻也 一回生 半年前后 "
    "一分为二 上一件 上一起 上一单 上一笔 上一条 下一件 下一单 一辈子 大半辈子 七七八八 乱七八糟 三心二意 十有八九 二手 二维码 二级 四五线 三言两语 "
    "一两句 两句 五星 24/7"
)

#: Parts of the day; `clock.py` says which hours each can have.
PERIODS: dict[str, str] = {
    "dawn": "凌晨 清早 拂晓 黎明 lingchen",
    "morning": "早上 早浪 早晨 一早 清晨 一大早 大清早 上午 早 晨 早间 朝早 上昼 in_the_morning morning zaoshang shangwu",
    "noon": "中午 正午 晌午 午间 晏昼 zhongwu",
    "afternoon": "下午 午后 下昼 傍晚 黄昏 in_the_afternoon afternoon xiawu",
    "evening": "晚上 晚间 夜里 夜里厢 夜间 深夜 夜晚 晚 夜 当晚 in_the_evening at_night evening night wanshang",
    "midnight": "半夜 午夜 后半夜 大半夜 三更半夜",
}
#: Days counted from today.
DAY_WORDS: dict[int, str] = {
    -3: "大前天 大前日 大前儿",
    -2: "前天 前日 前儿 前儿个 qiantian day_before_yesterday",
    -1: "昨天 昨日 昨儿 昨儿个 昨个 昨 琴日 寻日 噚日 yesterday zuotian zuori",
    0: "今天 今日 今儿 今儿个 今个 本日 即日 today jintian jinri",
    1: "明天 明日 明儿 明儿个 明个 听日 tomorrow mingtian mingri",
    2: "后天 后日 后儿 后儿个 houtian day_after_tomorrow",
    3: "大后天 大后日",
}
#: Days with a part of the day: 昨晚, 今早, last night.
DAY_STEMS = {-2: "前", -1: "昨", 0: "今", 1: "明"}
STEM_ENDINGS = {"evening": "晚 夜 晚上 晚间 夜里", "morning": "早 晨 早上"}
DAY_PARTS: dict[tuple[int, str], str] = {
    (-1, "evening"): "last_night last_evening 琴晚 寻晚 噚晚",
    (0, "evening"): "tonight this_evening",
    (0, "morning"): "this_morning 今朝",
    (1, "evening"): "听晚",
    (1, "morning"): "听朝",
    (0, "afternoon"): "this_afternoon",
}
YEAR_WORDS: dict[int, str] = {
    -3: "大前年",
    -2: "前年",
    -1: "去年 上年 上一年 旧年 qunian",
    0: "今年 本年 本年度 jinnian",
    1: "明年 来年 下一年 mingnian",
    2: "后年",
}
MONTH_WORDS: dict[int, str] = {
    -2: "上上个月 上上月",
    -1: "上个月 上月 上一个月 shanggeyue",
    0: "这个月 本月 这月 zhegeyue",
    1: "下个月 下月 下一个月 xiageyue",
    2: "下下个月 下下月",
}
WEEK_PREFIXES: dict[int, str] = {-2: "上上 上上个", -1: "上 上个 上一 上一个", 0: "这 本 这个 这一", 1: "下 下个 下一 下一个", 2: "下下 下下个"}
WEEKS = "周 星期 礼拜"
WEEKDAY_SIGNS = {0: "一 1", 1: "二 2", 2: "三 3", 3: "四 4", 4: "五 5", 5: "六 6", 6: "日 天 7"}
WEEKDAY_NAMES = ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")
MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
    "october oct", "november nov", "december dec",
)  # fmt: skip
#: Units of lengths of time: (months, days, seconds) and their names.
LENGTHS: dict[tuple[int, int, int], str] = {
    (12, 0, 0): "周年 year years",
    (3, 0, 0): "个季度 quarters",
    (1, 0, 0): "个月 个多月 geyue month months",
    (0, 7, 0): "周 星期 个星期 礼拜 个礼拜 个周 zhou xingqi libai week weeks",
    (0, 1, 0): "天 日历天 自然天 个工作日 工作日 个自然日 自然日 个日历日 tian day days working_days business_days calendar_days natural_days",
    (0, 0, 3600): "小时 个小时 钟头 个钟头 个钟 个多小时 个多钟头 xiaoshi gexiaoshi hour hours hrs hr h",
    (0, 0, 60): "分钟 fenzhong minute minutes mins min",
    (0, 0, 1): "秒钟 seconds",
}
#: Acts that 的, 了 and 过 put into the past.
ACTS = (
    "申请 提交 递交 递 交 签收 收 收到 退 退出 退货 付 付款 发 发货 寄 寄出 续 续费 续签 签 认证 通过 加入 入驻 扣 补 投诉 买 下单 判 被判 到 开通 退掉 走 搞 办 缴 充 打 掉 "
    "续约 缴纳 交上去 交上去 寄回来 退回来 拿到 送到 到货 收货 掉下去"
)
HALVES_OF_DAY = {"am": "am a.m a.m.", "pm": "pm p.m p.m."}
ENGLISH_SMALL: dict[str, str] = {
    "suffix": "st nd rd th",
    "of": "of",
    "before_day": "on the by before after since from until till",
    "before_clock": "at by around about the",
    "clock_word": "noon quarter",
    "which_week": "last this next",
    "end_of": "end_of the_end_of last_day_of the_last_day_of",
    "article": "a an",
    "month_phrase": "the_month this_month month",
    "times_word": "twice thrice only_once just_once",
}
