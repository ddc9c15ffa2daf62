"""`python -m api` serves until it is told to stop."""

import sys

if __name__ == "__main__":
    # Judges start from this module too, under another name, and need nothing of the server.
    from api.server import main

    sys.exit(main(sys.argv[1:]))
