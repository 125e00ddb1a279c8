"""Audit: a program to what its items can reach, and what a better judgement does to them."""
