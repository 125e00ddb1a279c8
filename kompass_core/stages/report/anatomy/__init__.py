"""The parts of the report that a council is handed, each of them blocks of its own."""
