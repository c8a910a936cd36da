"""What all tests share: the folders of ``generators`` and ``corpora`` on the path; and messages in English."""

import os
import sys
from pathlib import Path

os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"  # the command speaks English to the tests, whoever runs them

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "corpus"))
