#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to its first frame, of the example against a bare AdwApplication, and of a file with 100,000
organisations and 200,000 journal entries against the example. Run by tests/ui/run with the folder of
the built benchmarks; the two take turns, so that what else the computer does meets both."""

import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

TIMES = 15
GOAL = 1.5

built = pathlib.Path(sys.argv[1])
work = pathlib.Path(os.environ["NZ_WORK_DIR"])
environment = dict(os.environ, LD_PRELOAD=str(built / "libfirst-frame.so"), G_MESSAGES_DEBUG="")


def start(*command):
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    # Waiting with a time limit would look in steps of 50 ms.
    watch = threading.Timer(60, process.kill)
    watch.start()
    status = process.wait()
    taken = (time.monotonic() - begin) * 1000
    watch.cancel()
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}.")
    return taken


def compare(what, ours, other, reference):
    """Two commands in turn; the first run of each fills caches."""
    times = {ours: [], reference: []}
    for _ in range(TIMES + 1):
        for command in (reference, ours):
            times[command].append(start(*command))
    taken, least = (statistics.median(times[command][1:]) for command in (ours, reference))
    verdict = "good" if taken <= GOAL * least else "TOO SLOW"
    print(f"{what}: {taken:.0f} ms, {other}: {least:.0f} ms, {taken / least:.2f} times (goal {GOAL}): {verdict}", flush=True)


def main():
    example = work / "example.netzwerk"
    subprocess.run([os.environ["NETZWERK"], "create", example, "--example"], check=True)
    program = os.environ["NETZWERK"]
    compare("start to the first frame", (program, example), "a bare AdwApplication", (built / "bare",))
    # in the folder of the benchmarks, where the file may lie already, and on a real disk
    big = built / "bench-start.netzwerk"
    subprocess.run([built / "big-file", big.name], cwd=built, check=True)
    compare("the first frame of 100,000 organisations", (program, big), "of the example", (program, example))
    for path in built.glob("bench-start.netzwerk*"):
        path.unlink()


main()
