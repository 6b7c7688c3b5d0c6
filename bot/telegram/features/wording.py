# ruff: noqa: E501  (a table of wordings, one a line)
"""What the features say, apart from rules: kept in two languages, set for the reader like everything else."""

from __future__ import annotations

from collections.abc import Mapping

from bot.messages import Lang
from bot.rendering.document import Document, block, html_text
from bot.rendering.reader import script, words_of
from bot.rendering.values import Shown, fill
from knowledge.model import Text

SENTENCES: Mapping[str, Text] = {
    # settings of a group
    "settings_title": Text("我在本群的设置", "My settings in this group"),
    "settings_mode": Text("什么时候说话:{mode}", "When I speak: {mode}"),
    "settings_lang": Text("语言:{lang}", "Language: {lang}"),
    "settings_quiet": Text("安静时段(北京时间):{quiet}", "Quiet hours (China time): {quiet}"),
    "settings_cooldown": Text("同一主题:{cooldown}", "The same topic again: {cooldown}"),
    "settings_votes": Text("影子模式下您的判断(认可/不认可)", "Your verdicts in shadow mode (approved / rejected)"),
    "settings_vote": Text("{title}:{yes} / {no}", "{title}: {yes} / {no}"),
    "settings_start": Text("先在私聊里按一次“开始”,我才能把话告诉您。", "Press START in the private chat once, or I cannot write to you."),
    "settings_closed": Text("设置已收起。/settings 再打开。", "Settings closed. /settings opens them again."),
    "settings_not_admin": Text("只有现在的群管理员可以改设置。", "Only current admins of the group can change the settings."),
    "settings_unsure": Text("现在没法向Telegram核实您是不是管理员,请稍后再试。", "I cannot check with Telegram whether you are an admin right now. Please try again later."),
    "settings_private": Text(
        "把我加进群以后,群管理员在群里发 /settings 就能设置我什么时候说话、语言、安静时段等。换您自己的语言用 /language。",
        "Add me to a group; its admins can then send /settings there to choose when I speak, the language, quiet hours and more. Your own language: /language.",
    ),
    "settings_saved": Text("已保存", "Saved"),
    "mode_mention": Text("点名才答", "When addressed"),
    "mode_questions": Text("也答明确的规则问题", "Also clear questions to all"),
    "mode_shadow": Text("影子模式", "Shadow"),
    "mode_silent": Text("不说话", "Never"),
    "mode_mention_help": Text("提到我、回复我或用命令时回答。", "I answer when I am mentioned, replied to or given a command."),
    "mode_questions_help": Text("此外,有人向大家提出明确的规则问题、我又很有把握时也回答。", "Besides, I answer when somebody puts a clear policy question to all and I am sure."),
    "mode_sees_all": Text("为此我要能看到群里所有的消息:在@BotFather那里关掉隐私模式再把我重新加进群,或设我为管理员。", "For this I must see all messages of the group: turn privacy mode off with @BotFather and add me again, or make me an admin."),
    "mode_shadow_help": Text("群里不说话,只在私聊里告诉设置的人我本来会怎么说,可以逐条认可或不认可。", "I say nothing in the group, and tell the one who set this in private what I would have said, to approve or reject."),
    "mode_silent_help": Text("除了管理员的 /settings,什么都不回应。", "I respond to nothing but /settings of an admin."),
    "lang_auto": Text("跟提问的人走", "As the asker writes"),
    "off": Text("不设", "None"),
    "cooldown_off": Text("每次都答", "Answered every time"),
    "cooldown_minutes": Text("{minutes}分钟内别人再问,指向已有的回答", "within {minutes} minutes the next asker is shown the earlier answer"),
    "cooldown_hours": Text("{hours}小时内别人再问,指向已有的回答", "within {hours} hours the next asker is shown the earlier answer"),
    "button_lang": Text("语言", "Language"),
    "button_quiet": Text("安静时段", "Quiet hours"),
    "button_cooldown": Text("同一主题", "Same topic"),
    "button_back": Text("返回", "Back"),
    "button_close": Text("收起", "Close"),
    "button_minutes": Text("{minutes}分钟", "{minutes} min"),
    "button_hours": Text("{hours}小时", "{hours} h"),
    "button_add_to_group": Text("加到群里", "Add me to a group"),
    "button_open_private": Text("打开私聊", "Open the private chat"),
    # shadow
    "shadow_on": Text("从现在起,我在“{group}”里不说话,改在这里告诉您我本来会怎么说。", "From now on I say nothing in “{group}” and tell you here what I would have said."),
    "shadow_intro": Text("“{group}”里有人说:", "Somebody said in “{group}”:"),
    "shadow_reply": Text("我本来会这样回答({title}):", "I would have answered ({title}):"),
    "shadow_reply_plain": Text("我本来会这样回答:", "I would have answered:"),
    "shadow_count": Text("这个主题:认可{approved},不认可{rejected}。", "This topic: {approved} approved, {rejected} rejected."),
    "button_approve": Text("认可", "Approve"),
    "button_reject": Text("不认可", "Reject"),
    "shadow_approved": Text("已记为认可", "Counted as approved"),
    "shadow_rejected": Text("已记为不认可", "Counted as rejected"),
    # buttons
    "button_expired": Text("这个按钮已经过期,请再问一次。", "This button has expired; please ask again."),
    "button_foreign": Text("这个按钮是给提问的人用的。您可以自己问我一次。", "This button is for the person who asked. You can ask me yourself."),
    # the look-up
    "inline_private": Text("到私聊里算自己的结果", "Compute my own case in private"),
    "inline_nothing": Text("没有找到。到私聊里问", "Nothing found. Ask in private"),
    "inline_own_case": Text("算我自己的", "My own case"),
    "status_upcoming": Text("尚未施行", "Upcoming"),
    "status_in_force": Text("施行中", "In force"),
    "status_ended": Text("已结束", "Ended"),
    "status_undated": Text("施行日未写明", "No start date given"),
    # reminders
    "reminder_cancelled": Text("已取消", "Cancelled"),
    "reminder_stopped": Text("已停掉这件事的另外{number}个提醒", "Stopped {number} more reminders of this"),
    "reminder_no_more": Text("好的,这件事不会再提醒", "All right, no more reminders of this"),
    # unanswered questions, for operators
    "ua_title": Text("没答上来的问题,最常问的在前:", "Questions without an answer, most frequent first:"),
    "ua_none": Text("没有没答上来的问题。", "There are no unanswered questions."),
    "ua_line": Text("{question}({times}次,{people}人)", "{question} ({times} times, {people} people)"),
    "ua_counts": Text("问了{times}次,{people}人,最近一次{latest}。", "Asked {times} times by {people} people, last on {latest}."),
    "ua_how": Text("点属于的主题,或回复这条消息写下答案(主题编号或文字)。", "Pick its topic, or reply to this message with the answer (a topic's id or a text)."),
    "ua_dropped": Text("已忽略({times}次提问)", "Dismissed ({times} askings)"),
    "ua_answered": Text("已记下答案({times}次提问)", "Answer noted ({times} askings)"),
    "reload_done": Text("知识库已经换成 {version}。", "Knowledge base {version} is in use."),
    "reload_kept": Text("新的知识库有问题,还用原来的。原因:", "The knowledge base stays as it was:"),
    "ua_gone": Text("这个问题已经处理过了。", "That question has been dealt with."),
    "ua_votes_title": Text("回答有没有用(有用/没用)", "Did answers help (yes / no)"),
    "ua_votes": Text("{topic}:{yes} / {no}", "{topic}: {yes} / {no}"),
    "ua_exported": Text("{number}个标注好的问题", "{number} labelled questions"),
    "ua_nothing_answered": Text("还没有写下答案的问题可以导出。", "No question has been answered yet, so there is nothing to export."),
    "button_export": Text("导出", "Export"),
    "button_drop": Text("忽略", "Dismiss"),
    "button_earlier": Text("看上面的回答", "The earlier answer"),
    "only_text": Text("我只看得懂文字,图片、语音和文件都看不了。请把问题打出来,我来查规则。", "I can read text only: no pictures, voice messages or files. Please type your question and I will look up the rule."),
    # in groups
    "group_private": Text("要算您自己的结果,点下面的按钮到私聊里说;也可以直接回复这条消息。", "For your own result use the button below and tell me in private; or reply to this message."),
    "group_earlier": Text("刚刚答过,请看上面那条", "Answered a moment ago, please see above"),
    "group_earlier_for": Text("{name},这个刚刚答过,请看这里回复的那条。", "{name}, that was answered a moment ago: please see the message this replies to."),
    "group_somebody": Text("您好", "Hello"),
    "group_in_private": Text("这个请在私聊里用。", "Please use that in the private chat."),
}  # fmt: skip


def told(key: str, lang: Lang | None, /, **values: Shown) -> str:
    """A sentence, filled, as plain text in the reader's language and script."""
    lang = lang or "zh-hans"
    return script(fill(SENTENCES[key], words_of(lang), values), lang)


def html(*blocks: str | list[str] | Document) -> str:
    """Blocks as Telegram's HTML: a string is a paragraph, a list a paragraph of several lines; all of it is escaped."""
    document: list[object] = []
    for item in blocks:
        if isinstance(item, tuple):
            document.extend(item)
        else:
            document.append(block("text", item))
    return html_text(tuple(document))  # type: ignore[arg-type]
