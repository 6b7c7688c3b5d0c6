"""The one way through: a message in, a reply out. Pure: state in, state out, time given.

Every transport turns its own world into a :class:`~bot.messages.Message`, calls :meth:`Assistant.respond` with the
session it kept, keeps the session it gets back, and shows the reply.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from bot.about import about
from bot.commands import TypedCommand, parse_command
from bot.conversation.decision import IGNORED, Decision
from bot.conversation.dialogue import Dialogue
from bot.conversation.dialogue import Turn as Decided
from bot.keeping import ACTIONS, Asking, Keeping, Outcome
from bot.keeping.links import Target, target_of
from bot.messages import HeardFact, Kept, Lang, Message, Reply
from bot.patterns import pattern
from bot.rendering.buttons import Keyboard, Rows
from bot.rendering.compose import Composer
from bot.rendering.document import Document, block, html_text, plain_text
from bot.rendering.phrases import phrase
from bot.rendering.reader import document_in_script, in_script, script, words_of
from bot.rendering.values import fill
from bot.session import Exchange, Quoted, Session
from bot.understanding.facts import Duration, Heard
from bot.understanding.intent import IntentMatcher
from bot.understanding.intent.language import tells_no_language
from bot.understanding.intent.normalise import is_han
from bot.understanding.understanding import Understander, Understanding
from bot.understanding.wording.folding import MAX_TEXT, simplified_only
from handlers.notation import plain
from handlers.result import Result, Value, day_of
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

LANGUAGES: tuple[Lang, ...] = ("zh-hans", "zh-hant", "en")
_FEW_WORDS = 2
_LETTERS = pattern(r"[^\W\d_]{2}")


class Turn(NamedTuple):
    """The reply, the session to keep, and what the bot's message stands for when somebody replies to it."""

    reply: Reply
    session: Session
    exchange: Exchange | None


class Assistant:
    """Answers messages from one knowledge base. Holds no state of any conversation."""

    def __init__(self, kb: KnowledgeBase, lexicon: Lexicon, matcher: IntentMatcher, kept: Kept | None = None) -> None:
        """``kept``: how long the transport stores what it is told; None where it only remembers while it runs."""
        self.kb = kb
        self._kept_for = {"hours": f"{kept.hours:g}", "days": f"{kept.days:g}"} if kept else None
        self.understander = Understander(kb, lexicon, matcher)
        self.dialogue = Dialogue(kb, self.understander)
        self.composer = Composer(kb)
        self.keyboard = Keyboard(kb)
        self.keeping = Keeping(kb, self.composer, self.keyboard)

    def respond(self, message: Message, session: Session, quoted: Quoted | None = None) -> Turn:
        """The answer to ``message`` in the conversation ``session``, as a reply to ``quoted`` if it is one."""
        if message.chat_type == "group" and (message.forwarded or not message.addressed):
            return Turn(Reply(kind="ignored"), session, None)
        session = session.alive(message.now)
        if message.action is not None:
            return self._pressed(message, session, quoted)
        command = parse_command(message.text)
        if command is not None and not (command.name == "ask" and (command.argument or quoted)):
            return self._command(command, message, session, quoted)
        text = command.argument if command is not None else message.text
        return self._message(text, message, session, quoted)

    # -- what was said -----------------------------------------------------------------------------------------

    def _message(self, text: str, message: Message, session: Session, quoted: Quoted | None) -> Turn:
        if not text.strip() and quoted is not None and not quoted.from_bot:
            text, quoted = quoted.text, None
        if not text.strip():
            return self._plainly("empty", message, session)
        before = session
        if quoted is not None:
            session = self._with_quoted(text, session, quoted, message)
        heard = self.understander.understand(text, message.now)
        lang = self._language(heard, message, before)
        asking = Asking(message, lang, session, session.current)
        outcome = self.keeping.typed(text, asking)
        if outcome is not None:
            return self._kept(outcome, asking)
        decided = self.dialogue.decide(heard, session, message.now)
        if decided.decision.phrase in ("unknown", "smalltalk"):
            outcome = self.keeping.once_more(asking)
            if outcome is not None:
                return self._kept(outcome, asking)
        decided = self._fitting_place(decided, heard, message, quoted)
        kept = decided.session
        if decided.decision.kind == "ignored" or message.chat_type == "inline":
            kept = before
        kept = msgspec.structs.replace(kept, lang=lang, chosen_lang=before.chosen_lang, reminder=None)
        return Turn(self._reply(decided.decision, lang, message, heard), kept, decided.exchange)

    def _with_quoted(self, text: str, session: Session, quoted: Quoted, message: Message) -> Session:
        """The session as the quoted message sets it: the bot's own answer, or somebody else's message."""
        if not quoted.from_bot:
            return self.dialogue.quoting(quoted, text, session, message.now)
        if quoted.exchange is None:
            return session
        exchange = msgspec.structs.replace(quoted.exchange, at=message.now)
        if not quoted.own:
            exchange = Exchange(at=message.now, topic=exchange.topic, goals=exchange.goals, asked=exchange.asked)
        current = session.current
        if current is not None and current.topic == exchange.topic and quoted.own:
            session = msgspec.structs.replace(session, current=None)
        return msgspec.structs.replace(session.park(), current=exchange)

    def _fitting_place(
        self, decided: Decided, heard: Understanding, message: Message, quoted: Quoted | None
    ) -> Decided:
        """In a group, chatter under an answer and by-standers' remarks get no reply; an inline look-up asks nothing."""
        decision = decided.decision
        if message.chat_type == "inline" and decision.kind == "ask" and decision.entry is not None:
            computed = bool(decision.result and decision.result.values)
            kind = "computed" if computed else "answer"
            return decided._replace(decision=msgspec.structs.replace(decision, kind=kind, asks=None))
        if message.chat_type != "group" or quoted is None or not quoted.from_bot:
            return decided
        idle = decision.kind in ("smalltalk", "unknown") and decision.entry is None
        stranger = not quoted.own and not (heard.speech.asks or heard.reading.facts)
        return decided._replace(decision=IGNORED) if idle or stranger else decided

    def _language(self, heard: Understanding, message: Message, session: Session) -> Lang:
        if message.lang is not None:
            return message.lang
        if session.chosen_lang is not None:
            return session.chosen_lang
        if session.lang is not None and not _LETTERS.search(heard.text):
            return session.lang
        before = session.lang or message.own_lang
        if before is not None and tells_no_language(heard.text):
            return before
        lang = heard.intent.language
        if lang == "en" and session.lang is not None and _says_nothing(heard):
            return session.lang
        if lang == "zh-hans" and before == "zh-hant" and not simplified_only(heard.text):
            return "zh-hant"
        return session.lang if session.lang == "en" and not any(map(is_han, heard.text)) else lang

    # -- buttons and commands ----------------------------------------------------------------------------------

    def _pressed(self, message: Message, session: Session, quoted: Quoted | None) -> Turn:
        """A button acts on what its message stands for; where messages have no past, on the conversation at hand."""
        if quoted is not None and not quoted.own:
            return self._remark("foreign_button", message, session)
        kind, _, value = (message.action or "").partition(":")
        exchange = session.current if quoted is None else quoted.exchange
        asking = Asking(message, self._lang_of(message, session), session, exchange)
        if kind in ACTIONS:
            outcome = self.keeping.press(kind, value, asking)
            return self._kept(outcome, asking) if outcome else self._remark("expired", message, session)
        if exchange is not None and kind in ("say", "dont_know", "topic"):
            session = msgspec.structs.replace(asking.turned_to(exchange), reminder=None)
        match kind:
            case "say" | "dont_know" if exchange is None:
                return self._remark("expired", message, session)
            case "say" if value:
                return self._message(value, message, session, None)
            case "dont_know":
                words = "i don't know" if self._lang_of(message, session) == "en" else "不知道"
                return self._message(words, message, session, None)
            case "topic" if value in self.kb.entries:
                return self._topic(value, message, session)
            case "topics":
                return self._shelf(None, message, session)
            case "cat" if value in self.kb.categories:
                return self._shelf(value, message, session)
            case "cancel":
                return self._cancel(message, session)
            case "lang" if value in LANGUAGES:
                return self._set_language(value, message, session)
        return self._remark("expired", message, session)

    def _kept(self, outcome: Outcome, asking: Asking) -> Turn:
        """What came of an action on an answer, as a reply."""
        reply = self._reply(outcome.decision, asking.lang, asking.message, None, outcome.document, outcome.rows)
        reply = msgspec.structs.replace(reply, files=outcome.files, effects=outcome.effects, delivery=outcome.delivery)
        return Turn(reply, msgspec.structs.replace(outcome.session, lang=asking.lang), outcome.exchange)

    def _remark(self, key: str, message: Message, session: Session) -> Turn:
        """One of the bot's phrases as a short notice that changes nothing."""
        reply = self._say(Decision("smalltalk", phrase=key), message, session)
        return Turn(msgspec.structs.replace(reply, delivery="notice"), session, None)

    def _command(self, command: TypedCommand, message: Message, session: Session, quoted: Quoted | None) -> Turn:
        target = target_of(command.argument, self.kb)
        match command.name:
            case "start" if target is not None:
                return self._follow(target, message, session, quoted)
            case "remind":
                asking = Asking(message, self._lang_of(message, session), session, session.current)
                return self._kept(self.keeping.remind(command.argument, asking), asking)
            case "start" | "help" | "ask":
                return self._plainly(_help_in(message), message, session)
            case "topics":
                return self._shelf(None, message, session)
            case "cancel":
                return self._cancel(message, session)
            case "about":
                return self._about(message, session)
            case "privacy":
                phrase = "privacy" if self._kept_for else "privacy_in_memory"
                decision = Decision("smalltalk", phrase=phrase, shown=self._kept_for or {})
                return Turn(self._say(decision, message, session), session, None)
            case "forget" if self._kept_for is None:
                return Turn(self._say(Decision("cancelled", phrase="forgotten"), message, session), Session(), None)
            case "language":
                reply = self._say(Decision("smalltalk", phrase="language"), message, session)
                return Turn(msgspec.structs.replace(reply, buttons=self.keyboard.languages()), session, None)
        lang = self._lang_of(message, session)
        document = self.composer.no_such_command(command.name, words_of(lang), _help_in(message))
        reply = self._reply(Decision("smalltalk", phrase="help"), lang, message, None, document)
        return Turn(reply, session, None)

    def _follow(self, target: Target, message: Message, session: Session, quoted: Quoted | None) -> Turn:
        """Where a link leads: a topic, or its calculation, with what the person told where the link stood."""
        if not target.calculate:
            return self._topic(target.topic, message, session)
        told_there = quoted.exchange if quoted is not None and quoted.own else None
        asking = Asking(message, self._lang_of(message, session), session, told_there)
        return self._kept(self.keeping.begin(target, asking), asking)

    def _topic(self, topic: str, message: Message, session: Session) -> Turn:
        decided = self.dialogue.about(topic, session, message.now)
        return Turn(self._say(decided.decision, message, session), decided.session, decided.exchange)

    def _shelf(self, category: str | None, message: Message, session: Session) -> Turn:
        lang = self._lang_of(message, session)
        words = words_of(lang)
        rows = self.keyboard.categories(words) if category is None else self.keyboard.topics_of(category, words)
        title = self.kb.categories[category] if category else None
        shown = {"category": (title.zh if words == "zh" else title.en)} if title else {}
        decision = Decision("smalltalk", phrase="category" if category else "topics", shown=shown)
        reply = self._say(decision, message, session)
        return Turn(msgspec.structs.replace(reply, buttons=in_script(rows, lang)), session, None)

    def _cancel(self, message: Message, session: Session) -> Turn:
        reply = self._say(Decision("cancelled", phrase="cancelled"), message, session)
        after = Session(lang=session.lang, chosen_lang=session.chosen_lang, told_only_text=session.told_only_text)
        return Turn(reply, after, None)

    def _set_language(self, value: str, message: Message, session: Session) -> Turn:
        lang: Lang = next(code for code in LANGUAGES if code == value)
        chosen = msgspec.structs.replace(session, lang=lang, chosen_lang=lang)
        return self._plainly("language_set", message, chosen)

    def _about(self, message: Message, session: Session) -> Turn:
        lang = self._lang_of(message, session)
        entries, words = self.kb.entries.values(), words_of(lang)
        sources = tuple(dict.fromkeys(line for entry in entries for line in self.composer.sources(entry, words)))
        document = about(self.kb, sources, words)
        reply = self._reply(Decision("smalltalk", phrase="about"), lang, message, None, document)
        return Turn(msgspec.structs.replace(reply, sources=sources), session, None)

    def _plainly(self, key: str, message: Message, session: Session) -> Turn:
        return Turn(self._say(Decision("smalltalk", phrase=key), message, session), session, None)

    # -- words -------------------------------------------------------------------------------------------------

    def _lang_of(self, message: Message, session: Session) -> Lang:
        return message.lang or session.chosen_lang or session.lang or message.own_lang or "zh-hans"

    def _say(self, decision: Decision, message: Message, session: Session) -> Reply:
        return self._reply(decision, self._lang_of(message, session), message, None)

    def _reply(
        self,
        decision: Decision,
        lang: Lang,
        message: Message,
        heard: Understanding | None,
        document: Document | None = None,
        rows: Rows | None = None,
    ) -> Reply:
        """The decision in words; ``document`` and ``rows`` stand for what it would be rendered to, where given."""
        if decision.kind == "ignored":
            return Reply(kind="ignored")
        words, entry, second = words_of(lang), decision.entry, decision.also
        steps = self.composer.steps(decision, words, message.now)
        beside = self.composer.steps(second, words, message.now) if second else ()
        if document is None:
            document = self.composer.document(decision, words, message.now, steps)
        if rows is None:
            rows = self.keeping.rows(decision, words, message)
        if heard is not None and len(message.text) > MAX_TEXT:
            document = (*document, block("text", fill(phrase("cut_short"), words, {"limit": MAX_TEXT})))
        document = document_in_script(document, lang)
        return Reply(
            kind="computed" if decision.kind == "answer" and second and second.kind == "computed" else decision.kind,
            lang=lang,
            topic=entry.id if entry else None,
            also=second.entry.id if second and second.entry else None,
            choices=decision.choices,
            confidence=round(decision.confidence, 3),
            asks=decision.asks,
            problem=decision.problem,
            result={name: plain(value) for name, value in _results(decision).items()},
            facts=_facts_used(decision),
            heard=tuple(heard_fact(item) for item in heard.reading.facts) if heard else (),
            steps=tuple(dict.fromkeys(script(line, lang) for line in (*steps, *beside))),
            sources=self.composer.sources(entry, words) if entry else (),
            status=entry.status(day_of(message.now)) if entry else None,
            text=plain_text(document),
            html=html_text(document),
            buttons=in_script(rows, lang),
        )


def _help_in(message: Message) -> str:
    """The help for the kind of chat."""
    return "help_group" if message.chat_type == "group" else "help"


def _says_nothing(heard: Understanding) -> bool:
    """Whether a message is a word or two that nothing is known of (abc): the talk goes on in its language."""
    intent = heard.intent
    known = any((intent.concepts, intent.smalltalk, heard.reading.facts, heard.speech.acts, "english" in heard.folded))
    return not known and len(heard.text.split()) <= _FEW_WORDS


def _stating(decision: Decision) -> list[tuple[Decision, Result]]:
    """The topics of a reply, the second one first, that state a result, with it."""
    parts = [part for part in (decision.also, decision) if part is not None and part.kind in ("computed", "ask")]
    return [(part, part.result) for part in parts if part.result is not None]


def _results(decision: Decision) -> dict[str, Value]:
    """The values of both topics of a reply; the first topic's win."""
    return {name: value for _, result in _stating(decision) for name, value in result.values.items()}


def _facts_used(decision: Decision) -> dict[str, str | int | float | bool]:
    """The facts that the results of both topics come from."""
    return {
        name: fact.value
        for part, result in _stating(decision)
        for name, fact in part.facts.items()
        if name in result.used
    }


def heard_fact(item: Heard) -> HeardFact:
    """A fact that was read, in the notation of the JSON-lines interface."""
    value = item.value.iso() if isinstance(item.value, Duration) else plain(item.value)
    return HeardFact(item.kind, value, item.span)
