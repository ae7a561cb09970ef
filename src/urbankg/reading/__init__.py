"""urbankg.reading"""
