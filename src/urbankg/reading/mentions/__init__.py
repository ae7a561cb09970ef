"""What an article speaks of: persons, offices with what they are over, bodies, places, and what only points to them."""
