"""Simulate: evaluations, and what of a definition or of judgements may be otherwise, to points and ranks."""
