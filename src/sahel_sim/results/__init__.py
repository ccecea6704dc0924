"""Results: what runs gave as arrays and tables, and the outcomes and endings that are read off them."""
