"""What a raw text shows before it is read."""
