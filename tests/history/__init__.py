"""A world whose history is known, the articles that tell of it, and how near the conclusions come to it."""
