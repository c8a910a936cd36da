"""Columns whose blanks hold their places."""
