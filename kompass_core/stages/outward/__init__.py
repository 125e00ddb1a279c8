"""Outward: what other programs are told of a definition, as nested values that become JSON."""
