"""How well the audit finds what is wrong: clean documents in which one fact is changed.

Data flow: `facts` says which documents are clean and how their sums are built; `seeding_amounts`,
`seeding` and `seeding_words` change one fact at a time and say, from what the change means, which
finding must follow and where; `labelled` puts the cases together; `score` audits them and counts.
"""
