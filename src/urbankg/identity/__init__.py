"""Identity: which person, body and place a claim means, as IRIs that are functions of its labels."""
