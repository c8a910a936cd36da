"""What a page tells of itself: when it was written, by whom, and where it stands."""
