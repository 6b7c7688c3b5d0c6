"""What the bot must not forget: conversations, settings, reminders, questions, handled updates and the outbox."""
