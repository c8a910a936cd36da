"""``python -m hizone_clean`` is the command ``hizone-clean``."""

from hizone_clean.cli import entry

entry()
