"""The `tgpl` command: every management command of the product under one name."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tgpl.config.settings")
    from django.core.management import execute_from_command_line

    # Commands are typed with hyphens (`check-rules`); Python names their files with underscores.
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        sys.argv[1] = sys.argv[1].replace("-", "_")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
