# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program's subcommands without a display, each test in a folder of its own that goes afterwards."""

import atexit
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from tap import Skip, run  # noqa: E402,F401

PROGRAM = os.environ["NETZWERK"]
DAY = "2026-11-23"

work = pathlib.Path(tempfile.mkdtemp(prefix="netzwerk-cli-"))
atexit.register(shutil.rmtree, work, ignore_errors=True)


class Answer:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode()
        self.err = process.stderr.decode()

    def __repr__(self):
        return f"exit status {self.status}, output {self.out[-1500:]!r}, messages {self.err[-1500:]!r}"


def call(*words, locale="C.UTF-8", folder=None, user=None, **more):
    """The answer of `netzwerk WORDS…`."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "TZ": "Europe/Berlin",
        "LC_ALL": locale,
        "NO_AT_BRIDGE": "1",
    }
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LOCPATH", "G_SLICE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    environment.update(more)
    return Answer(
        subprocess.run(
            [PROGRAM, *map(str, words)],
            env=environment,
            cwd=folder or work,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            user=user,
            check=False,
        )
    )


def good(*words, **more):
    """The same where it must succeed."""
    answer = call(*words, **more)
    assert answer.status == 0, f"{words}: {answer}"
    return answer


def fault(status, *words, **more):
    """The same where it must fail with that status and say why on standard error alone."""
    answer = call(*words, **more)
    assert answer.status == status, f"{words}: {answer}"
    assert answer.err.strip(), f"{words} says nothing"
    assert answer.out == "" or status == 1, f"{words} writes on standard output: {answer}"
    return answer


def new_folder(name):
    folder = work / name
    folder.mkdir()
    return folder


_example = None


def example(name=None):
    """A file with the example of DAY; with @name, a copy of one's own to change."""
    global _example
    if _example is None:
        _example = work / "example.netzwerk"
        good("create", _example, "--example", "--date", DAY)
    if name is None:
        return _example
    copy = work / name
    shutil.copyfile(_example, copy)
    return copy


def empty(name):
    good("create", work / name)
    return work / name


def records(file, entity, *words):
    return json.loads(good("list", file, entity, "--json", *words).out)


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def names(folder):
    return sorted(os.listdir(folder))


def main(space):
    """Runs every function of a module that is called test_…"""
    run([value for name, value in space.items() if name.startswith("test_") and callable(value)])
