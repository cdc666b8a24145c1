"""Checks of money: absorption, sums over the levels of a budget, one item in several places."""
