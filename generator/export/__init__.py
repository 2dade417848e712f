"""What can be taken away: the corpus as bytes of other formats."""
