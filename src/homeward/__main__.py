"""``python -m homeward``: the same door as the installed ``homeward`` command."""

import sys

from homeward.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
