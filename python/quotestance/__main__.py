"""``python -m quotestance`` is the command ``quotestance``."""

from quotestance.cli import main

if __name__ == "__main__":
    main()
