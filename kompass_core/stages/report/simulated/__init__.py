"""Simulated: a simulation to a report."""
