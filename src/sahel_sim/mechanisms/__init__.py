"""Mechanisms: one rule of the world, its numbers and its sources, in each file."""
