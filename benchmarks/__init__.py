"""Runners for the benches: inputs in, predictions out, through the public functions."""
