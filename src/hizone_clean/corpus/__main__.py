"""``python -m hizone_clean.corpus``: the same as ``hizone-corpus``."""

from hizone_clean.corpus.command import entry

if __name__ == "__main__":  # workers import it too
    entry()
