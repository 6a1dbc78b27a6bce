"""An open, runnable course on cell therapies for multiple sclerosis."""

__version__ = "0.1.0"
