"""Engine: which version of it this is. A scorecard names it, and the distribution takes it from here."""

__version__ = "0.1.0"
