"""The conversation: an understanding and what is known of a person become a decision what to say next."""
