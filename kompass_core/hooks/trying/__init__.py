"""Trying: expectations held against what comes out."""
