"""Layout: a document to the text of its file as every file of its kind is laid out."""

from kompass_core.stages.layout.layout import layout

__all__ = ["layout"]
