"""From the corpus to pages: an address, a kind, a title, a body and the links it makes."""
