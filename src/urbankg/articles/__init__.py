"""urbankg.articles"""
