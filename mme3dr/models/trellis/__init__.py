"""TRELLIS in plain PyTorch: networks, samplers, surface extraction, checkpoints and the models built on them."""
