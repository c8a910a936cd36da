"""What several cleaners know of Chinese text: its characters, names, credits, quotes and lines."""
