"""Experimental designs: grids of settings, their files, and what comes out of them."""
