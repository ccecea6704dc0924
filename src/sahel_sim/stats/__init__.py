"""Statistics: intervals, paired differences, and how estimates are distributed."""
