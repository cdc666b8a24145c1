"""Documents the extractor is tested on, together with the truth about them."""
