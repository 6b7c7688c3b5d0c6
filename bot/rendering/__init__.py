"""A decision put into words, in the reader's language and script, as plain text and as Telegram's HTML."""
