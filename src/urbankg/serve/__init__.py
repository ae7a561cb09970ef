"""A store published read-only: a SPARQL endpoint, and every thing of the graph under the path of its IRI.

The way of a request: `connections` (a client's sockets) → `app` (routes) → `clients` (how much one may ask) →
`protocol` (what it asks) → `guards` (whether that is let through) → `pool` → `engine` (Oxigraph's server, in
processes of its own) over a `snapshot` of the store. Pages (`pages`) and what the store itself is (`describing`) are
read from the snapshot in this process, but for saved questions (`asking`). `running` starts and stops it all.
"""
