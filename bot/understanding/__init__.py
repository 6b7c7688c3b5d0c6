"""Text to understanding: ranked topics, facts with their spans, speech acts."""
