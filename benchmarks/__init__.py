"""Benchmarks: how long our work takes beside the same work done otherwise, in one run. See README.md."""
