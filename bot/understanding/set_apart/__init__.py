"""Set apart: values that are told and are not those of the case asked about.

Somebody else's (`subjects`), another thing's (`other_objects`, `other_places`, `own_affairs`, `cases_not_asked`), one for
each of two (`two_cases`, `two_voices`), a part of what a fact means (`shares`, `amount_scope`, `tied_up`), and what does
not count or is counted otherwise (`not_counted`, `counted_apart`).
"""
