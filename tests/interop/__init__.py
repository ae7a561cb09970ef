"""Other people's tools read the graph and answer from it what urbankg answers: each is run for real."""
