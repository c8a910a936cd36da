"""The cleaners, one file each, named by what they do; none imports another."""
