"""Checks of results: capaian, averages, grades, categories and the scales they come from."""
