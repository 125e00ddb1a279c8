"""What another definition does to evaluations, in words, tables, a chart, and as facts for programs."""
