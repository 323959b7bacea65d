"""The board: one page from the result files of many runs. Ranks only what was measured the same way."""
