"""Workbooks: an evaluation as a workbook that evaluators fill in, and back."""
