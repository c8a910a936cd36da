"""Columns that stand two blanks or more apart."""
