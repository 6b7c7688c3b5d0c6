"""The turn: where a message stands in the conversation: on the topic at hand, another, a parked question, or astray.

`topic_choice` decides; `belonging` holds what it decides by. The others each know one way to lean on a topic, to leave
it, or to resume it.
"""
