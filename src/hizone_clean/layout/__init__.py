"""What the lines of a document show of its type: widths, measures, marks, the facts of a page."""
