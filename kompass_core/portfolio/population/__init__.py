"""Population: evaluations counted together: grouped, described, stored and read back."""
