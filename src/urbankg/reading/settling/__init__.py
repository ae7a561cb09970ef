"""What the claims of an article mean for each other: who left by whose coming, what was undone, whose time was over."""
