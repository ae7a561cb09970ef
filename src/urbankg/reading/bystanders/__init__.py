"""Who is named by an office without being in it: what rules a pair of them out."""
