"""urbankg.identity"""
