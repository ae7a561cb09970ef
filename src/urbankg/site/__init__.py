"""The pages of a store as a static site: files for any web host, of which only changed ones are written again.

`addresses` says which file is which page, `building` renders all of them on several processors, `folder` writes them.
"""
