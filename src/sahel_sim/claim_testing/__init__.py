"""Claims: sentences of the report that runs of the model can fail, and the machinery that tries them."""
