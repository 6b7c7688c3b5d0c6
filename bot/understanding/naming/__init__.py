"""Naming: which word of a message says what a value is.

`mentions` finds the cue words of a topic's facts (`cue_words` from the lexicon, `spelled_cues` in pinyin, `sounding_cues`
mistyped), `claims` ties each to the value it speaks for, by `distance` and by what kinds a fact can have (`fitting`), and
`bounds` tells "before 1 March" from 1 March. `screens` are claims that tell no fact after all; `passing`, `not_renewed`
and `countdowns` know one kind of these each. `expectation` is what the conversation makes of a value that nothing names.
"""
