"""Roles: which fact of a topic a value in the message is.

`assignment` puts together what all rooms of the understanding say: what words claim, what several values come to, what
is set apart or unclear; `unclaimed` places what no word claims, `figures_beside` numbers without a unit. `options` are
the choices that a text names.
"""

from bot.understanding.roles.assignment import MOST_VALUES, assign
from bot.understanding.roles.model import Assignment, Role

__all__ = ["MOST_VALUES", "Assignment", "Role", "assign"]
