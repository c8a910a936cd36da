"""Threads: a question and its answers, a text and its comments; where each post begins, who wrote it and when."""
