"""A store published read-only: a SPARQL endpoint, and every thing of the graph under the path of its IRI.

The way of a request: `connections` (a client's sockets) → `app` (routes) → `clients` (how much one may ask) →
`protocol` (what it asks) → `guards` (whether that is let through) → `pool` → `engine` (Oxigraph's server, in
processes of its own) over a `snapshot` of the store. What a thing or the store itself is, is read from the snapshot in
this process: `things`, `describing`. `running` starts and stops it all.
"""
