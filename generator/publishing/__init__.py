"""What is published becomes files: which are made again, by how many hands, and put where."""
