"""The audit: what a document's own figures say of each other.

Data flow: `cells` gives a document's printed figures a name and a place; the families of checks
(one module each, listed in `registry`) give relations that must hold between cells, and issues;
`diagnosis` finds the one wrong cell behind several broken relations; `findings` words all of it.
"""
