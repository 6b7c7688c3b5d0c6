"""What follows: pure functions from facts and a topic's rule to a result with its derivation."""
