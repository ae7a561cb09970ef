"""The graph as pages to look at, independent of HTTP: `serve` answers with them, `site` writes them to disk.

`view` says what a page is asked for and what it shows, `catalogue` is the table of all pages, `render` turns a view
into bytes. Each other module is one kind of page: a function from `view.Asked` to `view.View`, with a template.
"""
