"""Reckoning: the one value that several told ones come to.

Counts by `reckoned`, `totals` and `fallen_away`; money by `made_up`, `balances`, `filled_since`, `payments` and `some_more`;
both by what `come_and_gone` reads in a later message; time by `periods` and `order_lengths`; the hour of a day told elsewhere by `told_apart`.
"""
