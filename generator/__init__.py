"""Communication plans, read from text files and published as a static site."""
