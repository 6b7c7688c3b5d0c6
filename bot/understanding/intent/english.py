"""English words that are read as such although they could be pinyin (he, can, change), or as one of our words mistyped."""

from __future__ import annotations

_WORDS = """
a an the i me my we us our you your he him his she her it its they them their this that these those who whom
what which when where why how is am are was were be been being do does did done have has had having can
could will would shall should may might must not no yes and or but if then than so because since until while
of at by for with about against between into through during before after above below to from up down in out
on off over under again further once here there all any both each few more most other some such only own
same too very just now also please need want know tell say said ask get got give take make made go going
come put let see find use day days week month year years date time hour hours money pay paid account shop
store order orders rule rules new old first last one two three four five six seven eight nine ten long men
bang sun fan panda change china hong kong shanghai beijing hangzhou yiwu shenzhen guangzhou taiwan wang li
zhang chen liu lin boss game name fine line gone note home page like sure main man women woman sin pin ping
pen ban bin tan hen pan den dang ran rang sang sea tea pie die lie tie tune dune june sue due cue bye hi
hello
"""

ENGLISH = frozenset(_WORDS.split())
