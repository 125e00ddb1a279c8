"""Statistics: groups of a population to the report on their figures."""
