"""What becomes of a framework and of its evaluations when it is revised."""
