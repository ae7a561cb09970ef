"""Which person may hold which office: candidate pairs, what is true of them, and how models weigh them."""
