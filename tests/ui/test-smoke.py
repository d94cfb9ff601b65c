# SPDX-License-Identifier: GPL-3.0-or-later
"""The window by keys alone, without a word from AT-SPI: what can be tried with every version of GTK."""

import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

WORK = pathlib.Path(os.environ["NZ_WORK_DIR"])
PROGRAM = os.environ["NETZWERK"]
PATIENCE = 90
COMPLAINT = re.compile(r"(CRITICAL|WARNING|ERROR) \*\*|-(CRITICAL|WARNING|ERROR)|AddressSanitizer|runtime error:")
# What the session lacks here says nothing about the program.
FOREIGN = re.compile(r"dconf|portal|Vulkan|accessibility bus|dbind|avahi|session bus|\bGLX?\b|EGL")


def wait(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.1)


def windows(process):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True, text=True)
    return found.stdout.split()


def titles(process):
    return [subprocess.run(["xdotool", "getwindowname", w], capture_output=True, text=True).stdout for w in windows(process)]


def test_sections():
    """Every section, the search and its end, and Ctrl+Q: exit status 0 and no complaint"""
    file = WORK / "smoke.netzwerk"
    subprocess.run([PROGRAM, "create", file, "--example"], check=True, capture_output=True)
    with open(WORK / "smoke.log", "w+", encoding="utf-8") as log:
        process = subprocess.Popen([PROGRAM, file], stderr=log)
        wait(lambda: any("smoke" in title for title in titles(process)), "the window with the file's name")
        for number in range(1, 10):
            subprocess.run(["xdotool", "key", f"alt+{number}"], check=True)
        subprocess.run(["xdotool", "key", "ctrl+k"], check=True)
        wait(lambda: len(windows(process)) > 1, "the search window")
        subprocess.run(["xdotool", "key", "Escape"], check=True)
        wait(lambda: len(windows(process)) == 1, "the search window goes")
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        assert process.wait(PATIENCE) == 0
        log.seek(0)
        complaints = [line for line in log.read().splitlines() if COMPLAINT.search(line) and not FOREIGN.search(line)]
        assert not complaints, complaints[:5]


tap.run([test_sections])
