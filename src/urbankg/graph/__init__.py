"""urbankg.graph"""
