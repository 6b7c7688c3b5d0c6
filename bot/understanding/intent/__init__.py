"""What a message is about: :class:`IntentMatcher` reads it, :func:`explain` says why.

The way of a message: normalise, repair, concepts, platform, frames, likeness to examples, softmax with none, decision.
"""

from bot.understanding.intent.explain import explain
from bot.understanding.intent.matcher import PARTS, IntentMatcher, Weighed
from bot.understanding.intent.reading import IntentReading, Ranked

__all__ = ["PARTS", "IntentMatcher", "IntentReading", "Ranked", "Weighed", "explain"]
