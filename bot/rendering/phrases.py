"""The bot's own words: everything it says that is not a rule. Placeholders are filled like those of the entries."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.model import Text

PHRASES: Mapping[str, Text] = {
    # conversation
    "greeting": Text("您好,我答1688商家规则的问题。直接问就行,例如“退出VIP批发中心哪天生效”。", "Hello. I answer questions about 1688 seller rules. Just ask, for example “When does my exit from the VIP wholesale centre take effect?”"),
    "thanks": Text("不客气,还有规则问题随时问。", "You're welcome. Ask again any time."),
    "praise": Text("谢谢。还有规则问题随时问。", "Thank you. Ask again any time."),
    "farewell": Text("再见,生意兴隆。", "Goodbye, and good business."),
    "ack": Text("好的。还有规则问题随时问。", "All right. Ask again any time."),
    "laughter": Text("好的。有1688规则的问题随时问我。", "All right. Ask me about 1688 rules any time."),
    "smalltalk": Text("我只懂1688商家规则,有这方面的问题随时问我。", "I only know 1688 seller rules; ask me about those any time."),
    "who_are_you": Text("我是查1688商家规则的聊天机器人,不是真人,也不代表1688官方。", "I am a chat bot for 1688 seller rules: not a person, and not 1688 itself."),
    "insult": Text("没帮上忙,抱歉。想查1688规则的话,换个说法再问我一次。", "Sorry that I was no help. If you want to know about a 1688 rule, put it another way and I will try again."),
    "self_harm": Text("听起来您现在很难受。请马上找身边信得过的人陪着您,也可以拨打全国统一心理援助热线12356;有危险时请拨打120或110。", "It sounds as if things are very hard right now. Please reach out at once to someone you trust; in China the psychological support line is 12356, and 120 or 110 in an emergency. Elsewhere, call your local emergency number."),
    "help": Text(
        "我答1688商家规则的问题,并按您说的日期、金额替您算结果。\n直接打字问,例如:\n• 我5月10号申请退出VIP批发中心,哪天生效?\n• 保证金剩4500,最晚哪天补?\n/topics 看全部主题,/cancel 放弃当前问题,/language 换语言。\n我不代表1688官方;来源没写的,我会直说不知道。",
        "I answer questions about 1688 seller rules and compute results from the dates and amounts you tell me.\nJust type, for example:\n• I applied to leave the VIP wholesale centre on 10 May; when does it take effect?\n• My deposit is down to 4500; by when must I top it up?\n/topics lists everything, /cancel drops the current question, /language changes the language.\nI am not 1688; where the sources are silent I say so.",
    ),
    "cancelled": Text("好的,这个问题先放下。想问别的直接说。", "All right, I have dropped that. Ask something else any time."),
    "unknown": Text("这个我答不上来。我只有1688部分商家规则的资料,不猜。", "I cannot answer that. I only have the sources of some 1688 seller rules, and I do not guess."),
    "unknown_next": Text("可以换个说法,或从主题里选。", "Put it another way, or pick a topic."),
    "choices": Text("您问的是哪一个?", "Which one do you mean?"),
    "choice": Text("您是问“{title}”吗?", "Do you mean “{title}”?"),
    "empty": Text("没有看到文字。请把问题打出来。", "I see no text. Please type your question."),
    "cut_short": Text("这条消息太长,只读了前面约{limit}个字。没读到的请分开再发。", "Your message is very long: I read only about its first {limit} characters. Please send the rest on its own."),
    "expired": Text("这个按钮已经过期,请再问一次。", "This button has expired; please ask again."),
    "foreign_button": Text("这个按钮是给提问的人用的。您可以自己问我一次。", "This button is for the person who asked. You can ask me yourself."),
    "topics": Text("有这些主题,选一类:", "These are the topics. Pick a group:"),
    "category": Text("{category}:", "{category}:"),
    "no_such_number": Text("没有编号{number},可以选1到{last},或直接打字。", "There is no number {number}; pick 1 to {last}, or just type."),
    "error": Text("出了点问题,这条没能处理。请稍后再试。", "Something went wrong and this message could not be handled. Please try again later."),
    "language_set": Text("好的,以后用这种语言回答您。", "All right, I will answer in this language."),
    "language": Text("用哪种语言回答您?", "Which language shall I answer in?"),
    "about": Text("知识库版本 {version},共{topics}个主题,来源{sources}份。资料截至来源发布日,以1688最新公告为准。", "Knowledge base version {version}: {topics} topics from {sources} sources. It knows what the sources said on their day; the latest 1688 notices prevail."),
    "privacy": Text(
        "我为了接着聊,会把您最近的问题和说过的日期、金额保存{hours}小时。\n没答上来的问题会去掉您的身份(账号只存加密摘要)保存{days}天,用来补资料。\n您设的提醒保存到发出或取消为止;“有用”“没用”只按主题计数,同样不留身份。\n/mydata 看我存了您的什么,/forget 立刻全部删除。",
        "To keep a conversation going I store your latest question and the dates and amounts in it for {hours} hours.\nQuestions I could not answer are kept for {days} days without your identity (only a keyed hash of your account) to improve the sources.\nReminders are kept until they are sent or cancelled; whether an answer helped is counted by topic, again without your identity.\n/mydata shows what I hold about you, /forget deletes all of it at once.",
    ),
    "privacy_in_memory": Text(
        "您说的话只留在内存里,程序一退出就没有了,不会保存下来。\n/forget 立刻忘掉到现在为止说过的。",
        "What you say stays in memory and is gone when the program ends; nothing of it is stored.\n/forget forgets at once what has been said so far.",
    ),
    "forgotten": Text("好的,到现在为止说过的都忘了,我们重新开始。", "All right, I have forgotten what has been said so far; we start afresh."),
    "no_such_command": Text("这里没有 /{command} 这个命令。", "There is no command /{command} here."),
    # leads
    "back_to": Text("回到刚才的问题。", "Back to your earlier question."),
    "contradicted": Text("不是这样,规则写的和您说的不一样:", "No, the rule says something else:"),
    "not_yet": Text("还没有也没关系,打算哪天告诉我就行。", "No date yet is fine; tell me the day you plan."),
    "cannot_know": Text("没关系,查到了再告诉我:{label}。规则是这样:", "Never mind; tell me once you have found out: {label}. The rule is:"),
    "can_wait": Text("没关系,查到了再告诉我:{label}。", "Never mind; tell me once you have found out: {label}."),
    "source": Text("依据在这里:", "This is where it comes from:"),
    "see_rule": Text("规则:{short}", "The rule: {short}"),
    "how_computed": Text("怎么算的", "How it is computed"),
    "facts_used": Text("按您说的", "Based on what you said"),
    "sources": Text("依据", "Source"),
    "open_points": Text("来源没写明的", "What the sources leave open"),
    "also": Text("另外,关于“{title}”:", "And about “{title}”:"),
    "assumed_year": Text("没说年份,按{year}年算", "no year given, {year} assumed"),
    "assumed_other": Text("按离现在最近的算", "the nearest one assumed"),
    "assumed_rest": Text("原来的减去被扣的", "what was there less what was taken"),
    "assumed_sum": Text("按您说的算出来的", "reckoned from what you said"),
    "undated_source": Text("来源没有注明日期", "the source carries no date"),
    "year_inferred": Text("年份为推断", "year inferred"),
    "status_upcoming": Text("注意:{day}还没有开始,自{since}起才是这样。", "Note: on {day} this had not begun yet; it holds from {since}."),
    "status_ended": Text("注意:这件事到{until}已经结束。", "Note: this ended on {until}."),
    # problems
    "problem": Text("“{text}”{reason}", "“{text}” {reason}"),
    "no_such_date": Text("这个日期不存在。", "is no date that exists."),
    "no_such_time": Text("没有这个时间。", "is no time that exists."),
    "no_such_month": Text("没有这个月份。", "is no month that exists."),
    "lunar_date": Text("是农历,我不换算农历,请说公历日期。", "is a lunar date, which I do not convert; please give the calendar date."),
    "negative_amount": Text("是负数,金额不会是负的。", "is negative; an amount cannot be."),
    "negative": Text("不能是负数。", "cannot be negative."),
    "too_large": Text("太大了,不像真的。", "is too large to be true."),
    "foreign_currency": Text("不是人民币,请说是多少元人民币。", "is not in yuan; please give the amount in yuan."),
    "year_out_of_range": Text("的年份不像真的,是不是打错了?", "has a year that cannot be true; was it mistyped?"),
    "finer_than_fen": Text("的小数太多了,金额最多到分。", "has too many decimals; money goes down to the fen."),
    "not_a_whole_count": Text("不是整数,次数要是整数。", "is no whole number; a count is."),
    "before_application": Text("早于申请日,不可能。", "is before the application, which cannot be."),
    "after_signing": Text("晚于签收,不可能。", "is after the signing, which cannot be."),
    "end_before_start": Text("早于开始日,不可能。", "is before the start, which cannot be."),
    "before_payment": Text("早于付款,不可能。", "is before the payment, which cannot be."),
    "half_day": Text("几点听到了,是上午还是下午(晚上)?", "I have got the hour; is it morning or afternoon?"),
    "unclear": Text("这里我拿不准您的意思,请说具体一点。", "I am not sure what you mean here; please say it exactly."),
    "not_read": Text("我没看懂这个回答。", "I could not read that as an answer."),
    "impossible": Text("不可能是真的,我没有拿它来算。", "cannot be true; I have computed nothing from it."),
    # buttons
    "button_topics": Text("全部主题", "All topics"),
    "button_cancel": Text("取消", "Cancel"),
    "button_unknown": Text("不知道", "I don't know"),
    "about_dates": Text("来源发布于{oldest}至{newest}之间。", "The sources were published between {oldest} and {newest}."),
    "help_group": Text(
        "在群里@我、回复我的消息,或用 /ask 提问;回复别人的消息并@我,我就答那一条。\n涉及您自己日期、金额的,点“私聊里算”到私聊里算。\n/topics 看全部主题。我不代表1688官方;来源没写的,我会直说不知道。",
        "In this group mention me, reply to me, or use /ask; reply to somebody's message and mention me, and I answer that message.\nWhat takes your own dates and amounts is better worked out in private: press the button for it.\n/topics lists everything. I am not 1688; where the sources are silent I say so.",
    ),
    "button_earlier": Text("−1天", "−1 day"),
    "button_later": Text("+1天", "+1 day"),
    "button_change": Text("改一下", "Change"),
    "button_remind": Text("提醒我", "Remind me"),
    "button_calendar": Text("日历", "Calendar"),
    "button_source": Text("依据", "Source"),
    "button_helpful": Text("有用", "Helpful"),
    "button_unhelpful": Text("没用", "Not helpful"),
    "button_letter": Text("草稿:{title}", "Draft: {title}"),
    "button_private": Text("私聊里算", "Work it out in private"),
    "button_stop": Text("不再提醒", "Stop"),
    "button_cancel_number": Text("取消{number}", "Cancel {number}"),
    # what one can do with an answer
    "change_which": Text("要改哪一个?", "Which one shall I change?"),
    "vote_up": Text("谢谢,记下了。", "Thank you, noted."),
    "vote_down": Text("谢谢,记下了。哪里不对,直接告诉我。", "Thank you, noted. If something is wrong, just tell me."),
    "source_place": Text("出处:{place}", "Where: {place}"),
    "rule_since": Text("自{since}起", "in force since {since}"),
    "rule_until": Text("到{until}为止", "until {until}"),
    "rule_undated": Text("来源没有写从哪天起施行", "the sources do not say since when it has been in force"),
    "rule_dates": Text("规则时间", "When the rule holds"),
    "calendar_file": Text("日历文件在这里:{label},{value}。点开就能存进手机日历。", "Here is the calendar file: {label}, {value}. Open it to put it into your calendar."),
    "label_value": Text("{label}:{value}", "{label}: {value}"),
    "deadline_over": Text("{label}是{value},已经过了。", "{label}: {value}, which has passed."),
    # reminders
    "reminder_when": Text("什么时候提醒您?", "When shall I remind you?"),
    "reminder_how": Text("选一个,或直接说,例如“前一天下午三点”“提前3天”,都按北京时间。", "Pick one or say it, for example “two days before at 9am”. All times are China time."),
    "reminder_day_before": Text("提前1天", "1 day before"),
    "reminder_on_the_day": Text("当天", "on the day"),
    "reminder_two_hours_before": Text("提前2小时", "2 hours before"),
    "reminder_set": Text("好的,{when}(北京时间)提醒您。", "All right, I will remind you on {when} (China time)."),
    "reminder_where": Text("/reminders 查看和取消。", "/reminders lists and cancels."),
    "reminder_after_deadline": Text("注意:这个时间比期限晚。", "Note: that is after the deadline."),
    "reminder_past": Text("{when}已经过了,请换一个时间。", "{when} has passed; please pick another time."),
    "reminder_unread": Text("没看懂是什么时候。", "I could not read when that is."),
    "reminder_which_day": Text("{clock}是哪一天?", "{clock} on which day?"),
    "reminder_text": Text("提醒:{label}是{value}({title})。", "Reminder: {label}: {value} ({title})."),
    "reminder_late": Text("这条本该在{when}发给您,发晚了,抱歉。", "This was due on {when} and comes late; sorry."),
    "reminder_nothing": Text("还没有可以提醒的期限。先问我一个能算出日期的问题,例如“我今天申请退出VIP批发中心,哪天生效”。", "There is no deadline to remind you of yet. First ask me something that has a date for an answer, for example “I apply today to leave the VIP wholesale centre; when does it take effect?”"),
    "reminder_not_here": Text("这里设不了提醒;在Telegram里和我私聊时可以。", "I cannot set reminders here; in a private chat on Telegram I can."),
    "reminders": Text("您的提醒(北京时间):", "Your reminders (China time):"),
    "reminders_none": Text("您没有等着的提醒。", "You have no reminders waiting."),
}  # fmt: skip


def phrase(key: str) -> Text:
    """The phrase ``key``; raises KeyError for one that does not exist."""
    return PHRASES[key]


def problem_phrase(reason: str) -> Text:
    """What is wrong with a value, by reason code; a general wording for a code without its own."""
    return PHRASES.get(reason, PHRASES["impossible"])
