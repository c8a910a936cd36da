"""The one error that input of any kind can cause."""

from __future__ import annotations


class InputError(ValueError):
    """Input that cannot be cleaned: binary data, or text beyond a stated limit.

    The message says what is wrong, where (line or byte offset), and what to do about it.
    """
