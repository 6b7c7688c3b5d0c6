"""Text to understanding: ranked topics, facts with their spans, speech acts, and which fact of a topic each value is.

The way of a message: `wording` folds it and cuts it into clauses, `facts` reads the values in it, `intent` weighs the
topics, `acts` says what it does in the conversation; `understanding` puts these together. Then, for one topic, `naming`
finds the word that says what each value is, `revisions`, `set_apart` and `reckoning` what the message itself makes of its
values, `unclear` what it leaves open, and `roles` assigns the values to the topic's facts. Each of these imports only
those before it. `answers`, `echoes` and `points` read a message by what was said before it.
"""
