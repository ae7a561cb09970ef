"""Lists of names, and what the people of each hold."""
