"""Classroom: one offline page, in every language, made from a grid of settings that was run beforehand."""
