"""The case: what is known of a person's case on a topic, from this message, the conversation and a what-if.

`telling` merges them into the facts that hold. `standpoint` says what was known and how the message stands to it;
`given` gives the facts that its values are, `placing` settles their year, day and hour; `bare_answers`, `steps`,
`since_told`, `lapses`, `taken_back` and `withdrawn_hours` read what is no value by itself; `restating`, `anew`,
`news`, `left_open` and `quoted_results` tell what of it still holds after an answer. `computation` runs the topic's
handler, `bounded` with facts known on one side only; `unsettled`, `what_cannot_be` and `presupposition` say why nothing
can be computed.
"""
