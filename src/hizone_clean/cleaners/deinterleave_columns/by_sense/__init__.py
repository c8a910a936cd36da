"""Columns that were written row by row, which only the sense of the words tells apart."""
