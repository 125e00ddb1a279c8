"""Plain: the variant of nobody: the English words of the core, and numbers with a decimal point."""

from __future__ import annotations

from typing import Final

from kompass_core.model.variant import Numbers, Variant

PLAIN: Final = Variant("plain", "Plain", "en", Numbers("en", None, None), {}, {}, {})
