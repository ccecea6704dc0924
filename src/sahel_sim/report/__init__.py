"""Report: what people read. Figures, one page, a result folder, a summary in the terminal."""
