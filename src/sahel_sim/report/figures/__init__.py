"""Figures: primitives (fan, forest, bars, heat, map, waterfall), themes, and the figures built of them."""
