"""Doctor: everything that can be examined without anybody saying what: around us, and what is installed."""
