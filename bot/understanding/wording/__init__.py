"""Wording: a text before anything is understood of it: characters, clauses, words that name no topic and no fact.

`folding` gives one width, script and case, `clauses` the stretches that say one thing and whether they ask, suppose or
deny; `verb_forms` and `longest_words` find words; `general_words` and `undoing` are such as lean on what was said before.
`per_entry` keeps what is derived from a topic's entry alone.
"""
