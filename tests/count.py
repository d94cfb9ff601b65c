#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what meson's runs of the tests in the given build folders found: every point of a TAP test, and every
other test, is one. Ends with the line "N passed, N failed" and fails if anything failed or nothing ran."""

import json
import pathlib
import re
import sys

POINT = re.compile(r"^(not )?ok\b[^#\n]*(#\s*(SKIP|TO" r"DO))?", re.IGNORECASE | re.MULTILINE)


def count(test):
    """(passed, failed, skipped) of one line of meson's log."""
    passed = failed = skipped = 0
    for point in POINT.finditer(test.get("stdout") or ""):
        if point[3]:
            skipped += 1
        elif point[1]:
            failed += 1
        else:
            passed += 1
    result = test["result"]
    if result in ("OK", "EXPECTEDFAIL"):
        passed = passed or (0 if skipped else 1)
    elif result == "SKIP":
        skipped = skipped or 1
    else:
        # A crash after good points, a time-out, a bad exit status: at least one failure.
        failed = failed or 1
    return passed, failed, skipped


def main(folders):
    passed = failed = skipped = 0
    for folder in folders:
        log = pathlib.Path(folder, "meson-logs")
        lines = [line for file in sorted(log.glob("testlog*.json")) for line in file.read_text().splitlines()]
        if not lines:
            print(f"{folder}: no test ran")
            failed += 1
        for line in lines:
            test = json.loads(line)
            numbers = count(test)
            passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), numbers))
            if numbers[1]:
                print(f"failed: {test['name']} in {folder} ({test['result']})")
            elif numbers[2]:
                print(f"skipped {numbers[2]}: {test['name']} in {folder}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
