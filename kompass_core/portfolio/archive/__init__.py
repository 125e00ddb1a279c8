"""Archives: evaluations kept in a folder, or in a database, with what each was scored to."""
