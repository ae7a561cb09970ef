"""Who holds which office: what wordings settle, and who is chosen among the pairs."""
