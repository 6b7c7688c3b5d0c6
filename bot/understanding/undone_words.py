"""Words for what came to nothing: what was handed in, granted or counted was taken back or refused.

One list for all rooms that ask for it. What must stand around these words differs on purpose: a form that is 退回 was
refused, while goods that are 退回, or an appeal that is 拒绝, take nothing from a complaint (``not_counted``); where a
message names no application, somebody must be told to have refused it (``undoing``); where it is only asked for, more
words will do (``news``).
"""

TAKEN_BACK = r"撤(?:了|回|销|掉|诉|案|单|咗)|作废"
"""Whoever took it back, of whatever kind it was."""
REFUSED = r"驳回|打回|退回|退件|拒绝|拒了|回绝"
"""By those who decide on it."""
TAKEN_BACK_EN = r"withdr[ae]w\w*|taken back|cancell?ed|revoked|overturned|annulled"
REFUSED_EN = r"rejected|refused|denied|declined"
UNDONE_EN = rf"{TAKEN_BACK_EN}|{REFUSED_EN}"
