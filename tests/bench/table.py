#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs bench-table on the display that tests/ui/run has started, in the folder of the built benchmarks."""

import os
import sys

os.chdir(sys.argv[1])
os.execv("./bench-table", ["./bench-table"])
