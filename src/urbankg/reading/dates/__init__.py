"""Which date of an article belongs to what: to a change of office, a founding, a meeting."""
