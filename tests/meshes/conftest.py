"""Makes the builders beside the tests importable, here and in the loading process."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
