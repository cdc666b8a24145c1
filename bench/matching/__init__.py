"""Labelled test data for the matching of indicators, made without the matcher.

`perturbations` damages an indicator's text as documents do, `labelled` gives every spelling of the
catalogue, its damaged variants and texts that are in no catalogue, each with the records that it
may rightly be.
"""
