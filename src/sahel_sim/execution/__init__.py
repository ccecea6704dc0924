"""Execution: many worlds in chunks, on any executor, kept as they finish, the same bits in any way."""
