"""The conversation: an understanding and what is known of a person become a decision what to say next.

`dialogue` has the turns: `turn` says on which topic a message is, `case` what is known of the person's case on it, and
`answering` what to say then: the rule, a result, or the fact to ask for (`reservations`: what keeps a result from being
stated). `topics_of_a_message`, `said_again` and `left_over` deal with a second topic, a repeated answer and a third
question; `explained` shows a curator how values became facts. All of it ends in a `decision`.
"""
