"""What is true: topics, their sources, dated parameters and words. Knows nothing of chat."""
