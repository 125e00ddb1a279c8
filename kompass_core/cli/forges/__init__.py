"""Forges: problems, as the places where people work on files together show them beside the lines."""
