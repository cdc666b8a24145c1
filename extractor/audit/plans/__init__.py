"""Checks of plans: targets, what was promised, volumes; within a document and across documents."""
