"""urbankg.questions"""
