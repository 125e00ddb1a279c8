"""SQL: a plan to the text of a query that scores a table where it lies."""
