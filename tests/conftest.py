"""What all tests share: the folder of this file on the path, for ``generators``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
