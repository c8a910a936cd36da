"""The one error that input of any kind can cause."""

from __future__ import annotations


class InputError(ValueError):
    """Input that cannot be cleaned: binary data, or text beyond a stated limit.

    The message says what is wrong, where (line or byte offset), and what to do about it.
    """


class DataError(InputError):
    """The input is data, no document: JSON, a table, code … ``what`` is its name in a message."""

    def __init__(self, message: str, what: str = "data") -> None:
        super().__init__(message)
        self.what = what

    def __reduce__(self) -> tuple[type[DataError], tuple[str, str]]:
        return DataError, (str(self), self.what)
