"""Who holds which office: what wordings settle or rule out, and who is chosen among the pairs."""
