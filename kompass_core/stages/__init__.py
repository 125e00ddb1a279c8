"""The verbs: each makes one noun of another."""
