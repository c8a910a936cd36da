"""Stands in for lxml: see ``etree``."""
