"""Everything that was learned, behind one format and one reader."""
