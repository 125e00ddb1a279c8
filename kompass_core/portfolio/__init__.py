"""Many evaluations: scored in columns, kept in an archive, compared with each other, simulated."""
