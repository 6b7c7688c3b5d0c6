"""Acts: what a message does in the conversation: greets, asks on, picks, corrects, puts forward; and what it asks for.

`speech` reads them all; `goals` says which results of a topic are asked for and `aspects` what about its rule; the
rest know one act each, and `strange_words` what is spoken of that a topic has no part in.
"""
