"""What one can do with a computed answer: change a fact, be reminded, put it into a calendar, draft a letter.

Pure like the dialogue: an exchange and a moment in, an :class:`~bot.keeping.outcome.Outcome` out. What has to be kept
or sent later leaves as an effect or a file of the reply, and is the transport's business.
"""

from bot.keeping.keeping import ACTIONS, Keeping
from bot.keeping.outcome import Asking, Outcome

__all__ = ["ACTIONS", "Asking", "Keeping", "Outcome"]
