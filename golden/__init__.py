"""The outputs that are expected of the corpus, and what rewrites them."""
