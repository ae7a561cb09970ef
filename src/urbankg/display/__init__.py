"""How claims and articles are shown to people: labels in two languages, an article with its mentions marked."""
