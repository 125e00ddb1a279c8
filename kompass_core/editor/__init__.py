"""The editor's door: what a language server says of files while they are written."""
