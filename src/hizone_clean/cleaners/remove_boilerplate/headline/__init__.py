"""The headline of a page: what is known of each line that may be it."""
