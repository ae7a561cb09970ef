"""urbankg.persian"""
