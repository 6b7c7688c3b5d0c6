"""Set apart: values that are told and are not those of the case asked about.

Somebody else's (`subjects`; `holders`: of whom each stretch tells and whom the question names, `cases_not_asked`: without
what is told of the rest, `by_another`: a figure told by theirs), another thing's (`other_objects`, `other_places`,
`own_affairs`), one for each of two (`two_cases`, `two_voices`), a part of what a fact means (`shares`, `amount_scope`,
`tied_up`), and what does not count or is counted otherwise (`not_counted`, `counted_apart`).
"""
