"""Who wrote an article, and where that stands."""
