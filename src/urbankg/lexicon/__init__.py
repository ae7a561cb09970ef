"""urbankg.lexicon"""
