"""Tables: files of many evaluations, each read piece by piece."""
