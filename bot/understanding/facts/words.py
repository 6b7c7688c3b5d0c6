"""The words that facts are made of, by the parts they can play: units, joints, days, months, lengths of time.

To teach the reader a word, add it to a role; a word may stand under several. Words are written as `scan.fold` leaves
them (simplified, half width, lower case); `_` stands for a blank inside a phrase. Pinyin stands next to what it spells.
The words around the facts are in `cues`.
"""

from __future__ import annotations

#: Parts of written dates and clock times, of amounts, counts and lengths of time.
UNIT_WORDS: dict[str, str] = {
    "year": "年 nian",
    "month": "月 月份 yue",
    "day": "日 号 hao",
    "january": "元月 元月份",
    "hour": "点 点钟 时 dian o'clock o_clock oclock",
    "minute": "分 分钟 fen",
    "second": "秒 秒钟",
    "half": "半 半拉 半拉子 half half_an half_a and_a_half and_half",
    "exact": "整 正 sharp on_the_dot",
    "quarter": "刻 刻钟",
    "five_minutes": "个字",
    "short_of": "差",
    "past_hour": "过",
    "edge": "底 末 尾 初 头 月底 月末 月尾 月初 月头 年底 年末 年初",
    "ge": "个 ge",
    "measure": "次 回 ci times time",
    "measure_of": "条 起 笔 单 件 宗 例 桩 道 趟 遭 只",
    "currency": "¥ 元 块 块钱 元钱 元人民币 块人民币 大洋 块大洋 蚊 人民币 软妹币 rmb cny yuan kuai kuaiqian r",
    "currency_before": "¥ rmb cny 人民币 yuan",
    "jiao": "毛 角 毛钱",
    "foreign": """
        美元 美金 美刀 刀 港币 港元 港纸 欧元 欧 日元 日币 台币 新台币 卢布 英镑 韩元 泰铢 卢比 比索 令吉 越南盾 新币 坡币 澳元 澳币 加元 加币 瑞郎 法郎 usd hkd eur jpy twd ntd
        rub gbp aud cad sgd chf inr thb krw myr aed rupees rupee baht ringgit pesos dirhams dollars dollar bucks euros yen pounds euro rubles $ € £ ₽ us$ hk$ nt$
    """,
    "percent": "% ‰ 个点 个百分点 percent",
}

#: The last and the first day of a month or a year, in one word: 最后一天, 最后嗰日, 末日; 第一日, 首日.
_ONE_DAY = tuple(f"{which}{day}" for which in ("", "一", "1", "那", "那一", "这", "嗰", "嗰一") for day in "天日")
LAST_DAY = frozenset(
    {"末日", "尾日", "最后一号", "最后1号", "倒数第一天", "倒数第一日", "倒数第1天"}
    | {f"{last}{joint}{one}" for last in ("最后", "最末", "最尾", "末尾") for joint in ("", "的") for one in _ONE_DAY}
)
FIRST_DAY = frozenset({"首日", *(f"{first}{day}" for first in ("第一", "头一", "第1", "头1") for day in "天日")})

#: Small words that join parts or turn their meaning.
JOINING_WORDS: dict[str, str] = {
    "to": "到 至 ~ - 到了",
    "or": "或 或者 还是 要么 or",
    "ago": "前 之前 以前 ago qian earlier",
    "later": "后 之后 以后 过后 later hou from_now",
    "within": "内 之内 以内 里",
    "more": "多 来 余 几 好几 来钟 多钟 多点",
    "about": """
        左右 上下 出头 大概 大约 约 约莫 差不多 将近 接近 近 来着 不到 大致 大体 估摸 估摸着 约摸 about around nearly almost roughly approximately
    """,
    "about_after": "左右 上下 前后 出头 来着 不到",
    "asking_before": "确认 想确认 明确 请示",
    "points_before": "有 这 那 几 以下 如下 共 提 说 讲 问 补充 强调 注意 总结 归纳 下面",
    "each": "每 每个 每月 每周 每年 每天 每日 每晚 每逢 every each per",
    "ordinal": "第",
    "leap_year": "闰年",
    "minus": "负",
    "and": "零 又 and",
    "genitive": "的 之 那个 这个",
    "joint": "的 , ， 大概 大约 约莫 快 将近 接近 在 左右 差不多 约 at on in by around about the 是",
    # a figure after these is where a count has got to
    "reach": "到 到了 达 达到 累积到 累计到 攒到 积到 升到 reach reached reaches hit hits are is at now already have has had don",
    "linking": "for so this in under with but",
    "stop": ", ， 。 ; ； ! ? : NEWLINE … 、 ( ) DOUBLEQUOTE ' 「 」 “ ” | /",
    "sentence": "。 ! ? NEWLINE",
    "fill": """
        的 是 为 有 还 还有 只 仅 仅有 只有 就 才 了 : 大概 大约 约 约莫 差不多 将近 接近 近 不到 不足 最低 最高
        最少 至少 最多 必须 不得 应为 应 好像 可能 应该 估计 貌似 总计 累计 人民币 前 后 之前 之后 ≤ < > ≥ = 至 已
        已经 现在 目前 共 一共 总共 也 都 快 足足 刚好 刚刚好 正好 正正好好 恰好 恰恰 变成 剩 只剩 还剩 是 is was are of a the only just about
        around nearly to at now currently be become becomes became would were will should have has had 其实 其实是 在 不多不少 共计 统共
        本来 原来 原先 原本
    """,
    "in_all": "一共 总共 共 总计 累计 共计 统共 合计 拢共 满打满算 加起来",
    "this_that": "这 那 哪 某 另 头",
    "next_day": """
        次日 第二天 第二日 翌日 隔天 隔日 转天 next_day the_next_day the_following_day following_day the_day_after
    """,
    "this_day": "当天 当日 当晚 那晚 嗰晚 嗰日 当夜 那夜 那天 那日 那一天 这天 节当天",
    # the day told before, and the one after it
    "same_day": """
        当天 当日 当晚 那晚 嗰晚 嗰日 嗰天 当夜 那夜 那天 那日 那一天 同一天 同一日 同日 同天 that_day that_same_day on_that_day the_same_day same_day
        on_the_same_day
    """,
}

#: Parts of the day; `clock.py` says which hours each can have.
PERIODS: dict[str, str] = {
    "dawn": "凌晨 零晨 临晨 清早 拂晓 黎明 透早 天光 lingchen",
    "morning": """
        早上 早浪 早晨 一早 早起 早起头 早头 朝头早 起早 清晨 一大早 大清早 上午 早 晨 早间 朝早 上昼
        头晌 前晌 上半天 上半日 上半晌 上午头 in_the_morning morning zaoshang shangwu
    """,
    "noon": "中午 正午 晌午 午间 晏昼 zhongwu",
    "afternoon": "下午 午后 下昼 下晏 后晌 下晌 下晌午 下半天 下半日 下半晌 后半晌 下午头 傍晚 黄昏 in_the_afternoon afternoon xiawu",
    "evening": "晚上 晚间 夜到 夜里 夜里头 夜头 晚头 夜里厢 夜间 擦黑 傍黑 暗晡 暗头 下黑 晚黑 深夜 夜晚 晚 夜 当晚 那晚 嗰晚 当夜 那夜 in_the_evening at_night evening night wanshang",
    "midnight": "半夜 午夜 后半夜 大半夜 三更半夜",
}
#: Days counted from today.
DAY_WORDS: dict[int, str] = {
    -3: "大前天 大前日 大前儿",
    -2: "前天 前日 前儿 前儿个 qiantian day_before_yesterday",
    -1: "夜儿 夜儿个 夜个 昨天 昨日 昨儿 昨儿个 昨个 昨 琴日 寻日 噚日 yesterday zuotian zuori",
    0: "今天 今日 今儿 今儿个 今个 本日 即日 today jintian jinri",
    1: "明天 明日 明儿 明儿个 明个 听日 tomorrow mingtian mingri",
    2: "后天 后日 后儿 后儿个 houtian day_after_tomorrow",
    3: "大后天 大后日",
}
#: Days with a part of the day: 昨晚, 今早, last night.
DAY_STEMS = {-1: "昨", 0: "今", 1: "明"}
STEM_ENDINGS = {"evening": "晚 夜 晚上 晚间 夜里", "morning": "早 晨 早上"}
DAY_PARTS: dict[tuple[int, str], str] = {
    (-2, "evening"): "前晚 前夜",
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
    -1: "去年 上年 上一年 旧年 旧岁 qunian",
    0: "今年 本年 本年度 jinnian",
    1: "明年 来年 下一年 出年 mingnian",
    2: "后年",
}
MONTH_WORDS: dict[int, str] = {
    -2: "上上个月 上上月",
    -1: "上个月 上月 上一个月 上个号头 shanggeyue last_month",
    0: "这个月 本月 这月 呢个月 今个月 zhegeyue this_month the_month",
    1: "下个月 下月 下一个月 下个号头 xiageyue next_month",
    2: "下下个月 下下月",
}
WEEK_PREFIXES: dict[int, str] = {
    -2: "上上 上上个 大上 大上个",
    -1: "上 上个 上一 上一个",
    0: "这 本 这个 这一",
    1: """
    下 下个 下一 下一个
""",
    2: """
    下下 下下个
""",
}
WEEKS = "周 星期 礼拜"
WEEKDAY_SIGNS = {0: "一 1", 1: "二 2", 2: "三 3", 3: "四 4", 4: "五 5", 5: "六 6", 6: "日 天 7"}
#: The same in pinyin, in one word or more (shang zhou si): prefixes by weeks from now, weeks, and days from Monday.
PINYIN_WEEK_PREFIXES: dict[int, str] = {-1: "shang shangge shang_ge", 0: "zhe ben zhege zhe_ge", 1: "xia xiage xia_ge"}
PINYIN_WEEKS = "zhou xingqi libai"
PINYIN_WEEKDAYS = ("yi", "er", "san", "si", "wu", "liu", "ri tian")
WEEKDAY_NAMES = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thur thurs",
    "friday fri",
    """
    saturday sat
""",
    """
    sunday sun
""",
)
MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", """
        september sep sept
    """,
    "october oct", "november nov", "december dec",
)  # fmt: skip
#: first to thirty-first, for days of a month and for what is counted.
ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth twentieth twenty_first twenty_second twenty_third twenty_fourth twenty_fifth twenty_sixth
    twenty_seventh twenty_eighth twenty_ninth thirtieth thirty_first
"""
#: Units of lengths of time: (months, days, seconds) and their names.
LENGTHS: dict[tuple[int, int, int], str] = {
    (12, 0, 0): "year years",
    (3, 0, 0): "个季度 quarters",
    (1, 0, 0): "个月 个多月 geyue ge_yue month months",
    (0, 7, 0): "周 星期 个星期 礼拜 个礼拜 个周 zhou xingqi libai ge_xingqi ge_libai week weeks",
    (0, 1, 0): """
        天 日历天 自然天 个工作日 工作日 个自然日 自然日 个日历日 个日历天 tian day days working_days business_days
        calendar_days natural_days
    """,
    (0, 0, 3600): "小时 个小时 钟头 个钟头 个钟 个多小时 个多钟头 ge_xiaoshi xiaoshi gexiaoshi hour hours hrs hr h",
    (0, 0, 60): "分钟 fenzhong minute minutes mins min",
    (0, 0, 1): "秒钟 seconds",
}
#: Lengths of time that are said without a number, as a guess: 个把月 is about a month.
ROUGH_LENGTHS: dict[tuple[int, int, int], str] = {
    (1, 0, 0): "个把月 个把来月",
    (0, 7, 0): "个把星期 个把礼拜",
    (0, 0, 3600): "个把小时 个把钟头 个把钟",
}
HALVES_OF_DAY = {"am": "am a.m a.m.", "pm": "pm p.m p.m."}
ENGLISH_SMALL: dict[str, str] = {
    "suffix": "st nd rd th",
    "of": "of",
    "before_day": "on the by before after since from until till",
    "before_clock": "at by around about the",
    "hours_mark": "hrs",
    "half_hour": "ban",
    "clock_word": "noon quarter",
    "which_week": "last this next",
    "end_of": "end_of the_end_of last_day_of the_last_day_of final_day_of the_final_day_of last_date_of the_last_date_of",
    "article": "a an",
    "times_word": "twice thrice only_once just_once",
}
