"""Pages whose lines have true places, as a PDF tells them."""
