"""The words around facts, by what they tell: that a figure is a day, money, a count or nothing; past or future; what-ifs.

Written as in `words`, and extended in the same way.
"""

from __future__ import annotations

#: Words around a figure that show what it is.
CUE_WORDS: dict[str, str] = {
    # after a bare figure such as 5.10 or 十一: it is a day
    "event": """
        签收 申请 提交 递交 递件 递 交 退 退出 退货 退款 退回 付款 付 支付 发货 出货 发 寄 寄出 寄回 收 收到 到 到货
        认证 人证 通过 确认 续 续费 续签 续约 续订 签 签约 加入 入驻 开通 生效 扣 扣款 补 补交 投诉 被投诉 买 下单 登记
        过期 到期 届满 期满 截止 结束 开始 走 撤店 上线 下线 声明 判 被判 清退 想 打算 准备 计划 预计 能 可以 会 要 就 才 自动
        被 起 又 低于 不足 不够 已经 已 刚 刚刚 之间 到账 入账 出 订单 收货 上架 当天 signed applied paid passed
        expires returned shipped
        催过 催了 被扣 被扣了 下的单 转账 打款 撤 撤回 报名 办 办理 搞 弄 完成 揽收 拒收 派送 送达 送到 妥投 寄件 拿到 通知 公告 更新 改 变更
        注册 激活 缴 缴纳 充值 充 掉 跌 少 不达标 达标 正式
        提的 提了 入会 入的会 进来 加盟 裸退 清退 退圈 退场 离场 走人 跑路 放人 放行 送出 送出去 递出 寄走 发走 送件 交件 jiao_de jiaode jiao_le tijiao shenqing
        qianshou tui_de tuichu fahuo_de
    """,
    "date_cue": """
        于 自 从 在 日期 时间 至 到 截至 截止 开始 日期是 时间是 日期为 时间为 on from since until by before after
        till
    """,
    # before or after a bare figure: it is money
    "money": """
        剩返 得返 剩低 得翻 净返 净低 净剩 净余 净得 净值 净额 退货款 退款额 退款数额 退款数 退款数目 退货额 数额 数目 款额
        yu'e short_of 帐户 帐户里 帐上 帐里 账户里头 余额 剩 剩余 只剩 还剩 仅剩 剩下 只剩下 还剩下 仅剩下 剩余额 金额 总额 总价 合计 货款 货值 货价 低于 不足
        不到 不够 少于 小于 大于 高于 多于 超出 不满 未满 没到 保证金 押金 定金 订金 运费 邮费 费用 价格 价钱 单价
        总金额 退款金额 退货金额 订单金额 账户里 账上 账户 账户余额 卡里 账里 尾款 差价 款项 掉到 降到 跌到 扣到
        少到 剩到 补到 补足到 充到 加到 年费 月费 费 服务费 软件费 会员费 套餐费 balance amount deposit refund below under over above total left
        baozhengjin
        jin'e less_than more_than lower_than refund_of dropped_to fell_to down_to drop_to drops_to fall_to falls_to
    """,
    "money_weak": """
        退款 退货 退 退了 退还 扣 扣了 扣掉 扣款 扣走 划走 被划走 划扣 被扣 被扣了 扣除 补 补了 补交 补缴 补足 补上 交 交了 缴 缴了
        缴纳 充 充了 充值 打了 打款 付 付了 付款 花 花了 用了 赔 赔了 赔付 差 差了 还差 少 少了 欠 存 存了 给 收
        变 卡在 停在 打水漂 换成 改成 变成 达到 趴着 躺着 搁着 压着 冻着 趴 满 超过 还有 原来有 本来有 原先有 原本有 当初有 存足 存足了 交足 交足了 里有 上有 只有 剩了 里面 到 到了 转 转了 押 押了 压了 罚 罚了 罚款 亏 亏了
        卖 卖了 收了 到账 入账 掉 掉了 跌了 降了 需要 要 退我 从 由 → 交的 扣的 退的 付的 补的 缴的 充的 买了 买的 刷了 刷掉 刷卡 paid pay deducted
        owe owes remaining sheng tuikuan tui
    """,
    # what is counted by thousands and is no money
    "volume": """
        销量 销售 销 月销 成交 浏览量 浏览 粉丝 访客 库存 流量 曝光 曝光量 展现 点击 点击量 收藏 评论 好评 人气 热度 存货 单量 会员 客户 人数 人次 产能
        fans stock sales views visitors
    """,
    # money where nothing but a figure follows
    "money_last": "订单 order_total",
    "money_after": """
        保证金 押金 余额 退款 货款 定金 运费 够 不够 够不够 够吗 不到 出头 以内 以下 以上 封顶 deposit balance
        refund
    """,
    # counted things
    "noun": """
        投诉了 投诉过 被投诉了 被投诉过 被投诉 投诉 有效投诉 虚假交易 虚假 假交易 交易纠纷 纠纷 刷单 违规 处罚 差评 判责 虚假订单 投诉成立 刷了 刷过 炒信
        虚构交易 假单 假单子 虚单 假的交易 假的订单 假的单子 刷的单 假成交 假的 客诉 有效客诉 有效数 有效数目 有效件数 有效笔数 complaint complaints dispute disputes transaction transactions trade
        trades tousu jiufen
        xujiajiaoyi fake_order fake_orders fake_deal fake_deals fake_sales orders_as_fake order_as_fake
    """,
    "noun_count": """
        投诉数量 投诉 有效投诉 虚假交易 纠纷 投诉数 有效投诉数 投诉量 投诉次数 投诉笔数 投诉条数 投诉起数 投诉件数 笔数 条数 起数 次数 虚假交易次数 complaints disputes
        transactions trades
    """,
    "noun_link": "有效 valid fake false the confirmed upheld accepted effective justified proven detected",
    # tense
    "past": """
        jiao_de jiaode jiao_le 送出 提的 提了 入的会 签收 签收了 已经 已 过了 到期了 已到期 已经到期 已经到期了 过期了 以来 被投诉 刚刚 刚 signed applied paid
        passed returned shipped received joined
        renewed submitted exited left was were dropped fell
    """,
    "future": """
        想 打算 盘算 盘算着 寻思着 琢磨着 准备 计划 预计 预定 预备 希望 盼 到期 届满 期满 快到期 快到期了 要到期 要到期了 将到期 就到期 就要到期 就要到期了 截止 最晚 最迟 为止 还没到 将 将要 将于 拟 要等 行不行 行吗 来得及
        来不来得及 赶得上 赶得及 就让走 就让退 就让离 就让我 就让咱 就让俺 放人 放行 欲
        欲于 deadline expire expires ends ending due want plan will would going until
    """,
    # of these, what somebody wants to do
    "wish": "想 打算 盘算 盘算着 寻思着 琢磨着 准备 计划 预备 希望 want plan",
    # promised by the other side: as a rule after the day told before it
    "promised": "放人 放行 放走 批准",
    "soon": "能 可以 要 会 再 才能 必须 得 须",
    "neutral": """
        想问 想问下 想问问 想问一下 想请教 想请问 想知道 想确认 想了解 想咨询 想不到 想起 要是 要不要 需要 主要 重要
        要求 还要 不要 要么 只要 要不 到期前 期限 将来 会员 会不会 能不能 可以吗 得到
        觉得 记得
    """,
    "ask": """
        哪天 哪一日 啥前儿 啥前 多早晚 多咱 多会儿 多晚 边日 几时 几号 几点 什么时候 啥时候 啥时 多久 几天 哪一天 何时 多少 怎么 咋 when how what
    """,
    "subject": """
        我 我们 我方 咱 咱们 他 她 他们 对方 买家 客户 客人 顾客 卖家 平台 阿里 系统 快递 仓库 物流 后台 分销商
        供应商 那边 这边 才 就 刚 是 已经 已 i we buyer it
    """,
    "act": "申请 提交 递交 签收 退出 退货 退 付款 支付 发货 寄出 续费 续签 续约 认证 交 确认 apply exit",
    # counted from an event, not from now
    "event_before": """
        签收 申请 提交 退出 退货 退款 付款 支付 发货 寄出 收到 到货 认证 通过 确认 到期 过期 清退 生效 满 提前
        之日起 起 日起 后 之后 以后 申请了 退出了 签收了 the
    """,
    "rule_after": "生效 自动 自动收货 能 可以 才能 才 重新 会 系统 不能 不得 不可以 恢复",
    "just_before": "回到 照 按 按照 和 跟 像 比 接着",
    "notice_before": "提前 要 需要 需 须 得 必须 应 应该 应当 至少 最少",
    "now": "啱啱 啱先 头先 刚刚 刚才 方才 刚刚才 just_now right_now",
    "current": "现在 目前 此刻 如今 now",
    # what has become of what was told before them
    "nowadays": "现在 目前 此刻 如今 而家 依家 宜家 眼下 这会儿 现如今 now",
    "after_pause": "再过 再等 过 in",
    # what-ifs
    "shift": "more less fewer later earlier sooner late early delay",
    "shift_up": """
        晚 晚了 迟 迟了 慢 慢了 推迟 延迟 延后 推后 延期 往后 往后推 往后挪 往后移 挪后 后移 顺延 拖 拖后 拖延 推 再推 再拖 再晚 再过 多 多了 多出 再多 再加 加 增加 later late
        delay delayed postponed extra additional more
    """,
    "shift_down": """
        早 早了 提前 提早 往前 往前提 往前推 往前挪 往前移 挪前 前移 少 少了 再少 减 再减 减少 缩水 earlier early sooner less fewer
    """,
    "shift_time": """
        晚 晚了 迟 迟了 慢 慢了 推迟 延迟 延后 推后 延期 往后 往后推 往后挪 往后移 挪后 后移 顺延 拖 拖后 拖延 推 再推 再拖 再晚 再过 早 早了 提前 提早 往前 往前提
        往前推 往前挪 往前移 挪前 前移 later late delay delayed postponed earlier early sooner
    """,
    # one more of what was counted; no more than that
    "shift_again": "再 又 再来 又来 再添 再次 another again extra additional",
    # what is paid in or taken for a start: 先打800进去
    "shift_first": "先 我先 先给",
    "inward": "进去 进来",
    "once_more": "once_more once_again one_more_time",
    # what is done again with these is the question, not the thing
    "asking_again": """
        问 问问 请问 催 联系 咨询 反馈 提醒 repeat say thanks thank please pls 说 说说 讲 讲讲 算 算算 重算 计算 看 看看 查 查查 试 试试 发 念 解释 确认 核对 回答 帮
        帮我 麻烦 请教 等 等等 忘 ask
        tell explain check calculate
    """,
    # what is paid in: 再充1000
    "addition": "充 充值 补 补交 补缴 交 缴 存 存了 打 充了 补了 打进去 打进 充进去 补进去 存进去 转进去",
    # one more of them arrives: if another one comes in
    "arrival": "comes come came comes_in come_in came_in arrives arrive arrived lands gets_confirmed is_confirmed is_valid",
    "deduction": "扣 划走 被划走 划扣 扣了 扣掉 扣走 被扣 掉 掉了 罚 罚了",
    "one_more": "another additional extra",
    "what_if": "what_about how_about 那 要是 如果 假如 假设 倘若 若 若是 换成 改成 改 万一 if what_if",
    "particle": """
        吧 了 呢 啊 呀 哦 嘛 的 哈 嗯 好 就 那 我 么 噢 被 过 吗 而已 咯 嘞 耶 捏 哇 啦 哎 唉 额 呃 是 被查到 查到
        有 得 lah leh lor la liao meh sia hor only just 才对 对 没错 mine 经核查 经查 核查 共计 without_minus without_the_minus no_minus
        not_minus 不带负号 没有负号 没负号 去掉负号
    """,
    # another value instead of the one told
    "rename": """
        改成 改为 改到 改 换成 换到 换 变成 变为 挪到 推到 提到 定在 应该是 应是 应为 是 其实是 说错了 说错 打错了 打错 写错了 写错 记错了 记错
        看错了 看错 看岔了 看岔 看走眼了 看走眼 念错了 念错 听错了 听错 算错了 算错 记岔了 记岔 记混了 记混 弄混了 弄错了 弄错 填错了 看错行 搞错了 搞错 打错咗 写错咗 记错咗 讲错咗 睇错咗 错了 不对
        不是 更正 sorry oops typo mistake typing_mistake i_mean actually it's its is
        make_it change_to changed_to change_it_to
    """,
}

#: Words that take a figure away from the facts.
TRAP_WORDS: dict[str, str] = {
    "lunar": """
        农历 阴历 旧历 夏历 古历 老历 lunar lunar_calendar chinese_calendar 腊月 正月 冬月 闰月 闰 初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 腊八
        大年廿八 大年廿九 年廿八 年廿九
    """,
    # a figure after these is a name
    "name": """
        客单价 起批量 起订量 百分之 千分之
        验证码 取件码 提货码 取货码 密码 型号 货号 款号 单号 订单号 运单号 申请号 编号 代码 版本 版 版本号 尾号 手机号 手机 电话 身份证 身份证号
        账号 帐号 号码 尺寸 尺码 规格 毛重 净重 重量 长 宽 高 lv level 小米 苹果 iphone 房间 门牌 邮编 qq 微信
        快递单号 运单 订单编号 发票 发票号 区 v ver version no id sku 税号 批次 批号 工号 店号 拨打 热线 打电话 致电
        mi model order tel phone code 比例 ip 端口
    """,
    "rated": "评分 得分 分数 物流 描述 服务 星级 好评率 dsr 评价 打分",
    # a figure before these is a size or a sort
    "sort": """
        款 级 版 店 仓 仓库 楼 线 号店 号仓 号楼 号线 号机 号库 号厅 号门 号柜 号馆 号货 号会员 号商品 号产品 号链接
        号色 号码 号电池 号汽油 号院 号房 号桌 号位 号员工 号客服 号铺 号档口 号款 号摊 号模特 号选手 号文 号令 kg g floor element generation item page place
        party rule article clause step edition row street
        cm mm m ml l mb gb tb pro max inch pcs 斤 公斤 千克 克 吨 米 厘米 毫米 寸 码 折 倍 成 层 栋 幢 区 度 页 部
        门 路 室 排 座 分制 星 颗星 代 系列 届 期 版本 货架 家 人 位 名 张 台 套 双 箱 包 种 类 项 样 岁 瓶 本
        片 颗 根 支 句 字 行 桶 袋 盒 车 辆 斤半 平 平米 平方 点建议 点意见 点要求 点问题 点疑问 点原因 点理由
        点好处 点说明 点想法 点不明白 点不懂 点感想 点体会 点积分 点不满 点注意 点需要 点内容 分满分 星好评 万粉
    """,
    # a sale, not the day of it: 双十一报名
    "campaign": "退货 退款 订单 那批 这批 那波 那单 的单 单子 买的 卖的 报名 活动 会场 大促 预售 规则 玩法 期间 促销",
    # a holiday beside these is wished, not told
    "wish_before": "happy merry 祝",
    "wish_after": "快乐 愉快 安康 大吉",
    "offer": "优惠券 代金券 红包 包邮 秒杀 购 抢 抢购 换购",
    "promo": "减 送 立减 返 包邮 赠",
    "slogan": """
        无理由 酒店 连锁 老店 老字号 店庆 庆 庆典 大庆 客服 在线 营业 热线 包退 包换 保价 质保 人工 发货率 响应率 内发货 无忧 上班 下班 开门 关门 截单 直播
    """,
    # words that only look like a unit at their beginning
    "text": """
        现约 旧约 新约 老约 原约 合约 预约 邀约 履约 违约 解约 断约 次月 次年 次品 次数 周年 周年庆 回复 回来 回去 回到 条件 条款 起来 单品 单子 件数 半价 点击 分销 分成 时候 时间 时效
        时不时 日用 日常 日用百货 月销 秒杀 刻意 前台 前任 前期 前端 前面 前段 前一阵 年代 后台 后来 后面 后续 后期
        后悔 个人 个性 个体 天猫 周期 周转 周末 多少 多久 多次 来不及 来回 正式 正常 正在 整个 整改 整理 内容 初审
        底线 到底 毛利 角度 早就 早点 早知道 晚点 晚了 最早 差评率 中间 再说 要紧 半夜三更 年轻 年级 年货 月光 打扰
        打算盘 打开 打听 打折 打印 打包 打工 半成品 条码 起诉 单独 件事 里程 同时 临时 及时 随时 当时 按时 准时 平时
        到时 实时 有时 何时候 小时候 很多 好多 许多 太多 至多 顶多 大多 众多 多半 多数 多大 农历年后 农历年前 农历新年 那晚点 那晚了 那晚一点 那晚几天 那么多 这么多 不少 很少 太少 缺少
        早晚 不早不晚 不迟不早 不早 不晚 加起来 外加 参加 三加 免费 总共多
    """,
}

#: Phrases that begin like a number and are none.
IDIOMS = """
        九牛一毛 一毛不拔 一毛钱关系 明后天 明后两天 今明两天 明天后天
        下半年 上半年 前半年 后半年 一开始 一直 一般 一定 一样 一下 一下子 一些 一点点 一点都 一点也 一点儿 有一点 有点
        差一点 差点 早一点 晚一点 快一点 一键 一律 一切 一旦 一致 一边 一面 一方面 一次性 一日三餐 at_one_time one_at_a_time 一件代发 一件起批 一手
        一级 一流 一时 一会 一会儿 一块儿 一块去 一块地 一半 万一 千万 万能 百货 百度 千牛 三方 第三方 三无 三包
        十足 十佳 四川 三亚 九江 五金 六安 半天 大半天 老半天 整天 一整天 一天到晚 天天 年年 月月 一年到头 一回事
        两回事 怎么一回事 有一天 这一次 上一次 下一次 那一次 每一次 上次 这次 下次 那次 这回 上回 下回 头一回 头一次
        有一年 头一年 百分之 三八线 一年一年 一天天 十天半月 十天半个月 前几天 这几天 过几天 过两天再 过几天再 前阵子 一件事 一条龙
        三天两头 一口价 一笔勾销 一个个 一号店 1号店 一分钱 一毛钱 分分钟 秒秒钟 一刻不停 一刻也 一回生 一分为二
        上一件 上一起 上一单 上一笔 上一条 下一件 下一单 一辈子 大半辈子 七七八八 乱七八糟 三心二意 十有八九
        三番五次 接二连三 二手 二维码 二级 四五线 三言两语 一两句 两句 五星 24/7
    """

#: Acts that 的, 了 and 过 put into the past.
ACTS = """
        申请 提交 递交 递 交 签收 收 收到 退 退出 退货 付 付款 发 发货 寄 寄出 续 续费 续签 签 认证 通过 加入 入驻 入
        扣 补 投诉 买 下单 判 被判 到 开通 退掉 走 搞 办 缴 充 打 掉 续约 缴纳 交上去 交上去 寄回来 退回来 拿到 送到
        到货 收货 掉下去
    """
