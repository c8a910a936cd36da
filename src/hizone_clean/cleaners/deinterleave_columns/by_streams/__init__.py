"""Columns that stand one blank apart."""
