"""The store on a server that speaks SPARQL 1.1: its addresses, HTTP, updates, and the one program that may write."""
