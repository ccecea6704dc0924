"""sahel_sim: scenario simulation of the war in northern Mali."""
