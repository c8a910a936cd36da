"""What is kept beside the running text: what a text ends with, its lists and tables, its headings."""
