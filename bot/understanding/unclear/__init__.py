"""Unclear: what leaves a fact open, so that it is asked for instead of reckoned with.

`doubts` brings them together; `doubtful_counts` and `doubtful_days` are those of one kind, `not_known` what the person says
not to know.
"""
