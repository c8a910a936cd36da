"""What stands behind ``hizone-clean``: settings, the files to visit, safe writing, and the account of a run."""
