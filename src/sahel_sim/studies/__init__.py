"""Studies: what a person asks of the model, one kind a file."""
