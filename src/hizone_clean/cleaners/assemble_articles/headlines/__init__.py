"""Headlines: which lines may be of one, where they were joined or parted, whose they are, what is kicker and what title."""
