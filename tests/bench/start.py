#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to its first frame, against a bare AdwApplication. Run by tests/ui/run with the folder of
the built benchmarks; the two take turns, so that what else the computer does meets both."""

import os
import pathlib
import statistics
import subprocess
import sys
import time

TIMES = 15
GOAL = 1.5

built = pathlib.Path(sys.argv[1])
work = pathlib.Path(os.environ["NZ_WORK_DIR"])
environment = dict(os.environ, LD_PRELOAD=str(built / "libfirst-frame.so"), G_MESSAGES_DEBUG="")


def start(*command):
    begin = time.monotonic()
    subprocess.run(command, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
    return (time.monotonic() - begin) * 1000


def main():
    example = work / "example.netzwerk"
    subprocess.run([os.environ["NETZWERK"], "create", example, "--example"], check=True)
    ours, bare = [], []
    for _ in range(TIMES + 1):
        bare.append(start(built / "bare"))
        ours.append(start(os.environ["NETZWERK"], example))
    # The first run of each fills caches.
    ours, bare = statistics.median(ours[1:]), statistics.median(bare[1:])
    verdict = "good" if ours <= GOAL * bare else "TOO SLOW"
    print(f"start to the first frame: {ours:.0f} ms, a bare AdwApplication: {bare:.0f} ms, "
          f"{ours / bare:.2f} times (goal {GOAL}): {verdict}")


main()
