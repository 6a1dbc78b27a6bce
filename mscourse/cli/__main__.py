"""``python -m mscourse.cli``: the command where its script is not on the path."""

import sys

from mscourse.cli import main

if __name__ == "__main__":
    sys.exit(main())
