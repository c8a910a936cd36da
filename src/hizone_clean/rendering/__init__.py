"""The renderings of a document: text, Markdown, JSON."""
