"""Scorers of text-to-3D results, one a file: metrics of the harness, and rewards of the trainer."""
