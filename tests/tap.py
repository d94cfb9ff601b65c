# SPDX-License-Identifier: GPL-3.0-or-later
"""Points in the Test Anything Protocol, for the scripts that drive the program from outside."""

import sys
import traceback


class Skip(Exception):
    """This point cannot be tried here; the text says why."""


def one_line(text):
    return " ".join(str(text).split()).replace("#", "No.")


def run(tests):
    """Calls each function of @tests in turn; its first line of documentation is the point's name. Exits."""
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = one_line((test.__doc__ or test.__name__).strip().splitlines()[0])
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {one_line(reason)}", flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            for line in traceback.format_exc().rstrip().splitlines():
                # On both: of a failed script, meson shows in its summary only what it said on standard error.
                print("# " + line, flush=True)
                print(line, file=sys.stderr, flush=True)
    sys.exit(1 if failed else 0)
