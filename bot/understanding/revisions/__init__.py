"""Revisions: what a message tells and takes back itself.

Denied or said once more exactly (`corrections`), put right at once (`put_right`, which keeps what is not said again:
`left_out`), done at last after it failed (`done_at_last`), applied for by another letter (`applications`), confirmed on a
day that is none of the person's own (`confirmations`).
"""
