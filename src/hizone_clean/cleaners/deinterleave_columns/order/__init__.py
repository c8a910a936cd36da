"""In which order columns are read."""
