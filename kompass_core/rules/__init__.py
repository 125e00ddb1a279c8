"""The rule language: text to syntax to typed rules, and from there to values.

Small, total and typed; `docs/rules.md` is its reference. Each compiler of a typed rule has a
module of its own (`evaluate`, `python`), and all of them agree on one corpus.
"""
