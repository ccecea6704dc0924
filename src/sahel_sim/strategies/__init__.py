"""Strategies: how a faction makes up its mind, one mind in each file."""
