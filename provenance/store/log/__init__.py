"""The log of decisions: what was kept and what people did, each step chained to the last."""
