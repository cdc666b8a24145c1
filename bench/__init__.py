"""Measurements that a person reads; nothing here is a test."""
