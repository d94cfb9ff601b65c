#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/ui/run --build FOLDER tests/ui/screenshots.py OUTDIR [NAME…]

Pictures of the real window on the example, in German: every section light, dark and narrow, and the windows and pages
that lie behind them. With names, only pictures whose name begins with one of them."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

from driver import BUTTON, ENTRY, ROW, SECTIONS, WORK, Program, _, example, extents, key, type_text, wait, xdotool

LIGHT = (1200, 800)
NARROW = (360, 740)

out = pathlib.Path(sys.argv[1])
wanted = sys.argv[2:]


def settings():
    folder = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.ini").write_text(
        "[Settings]\ngtk-font-name=Cantarell 11\ngtk-xft-antialias=1\ngtk-xft-hinting=1\ngtk-xft-hintstyle=hintslight\n"
    )


def picture(program, window=None):
    """The window's inside as it is on the screen now, as PNG."""
    window = window or program.window
    left, top = program.origin(window)
    width, height = extents(window)[2:]
    area = f"{width}x{height}+{left}+{top}"
    return subprocess.run(
        ["import", "-window", "root", "-crop", area, "+repage", "-define", "png:exclude-chunks=date,time", "png:-"],
        check=True,
        capture_output=True,
    ).stdout


def is_wanted(name):
    return not wanted or any(name.startswith(beginning) for beginning in wanted)


def take(program, name, window=None):
    """Takes the picture as soon as nothing moves any more."""
    if not is_wanted(name):
        return
    # Neither a tooltip nor a lit row under a pointer that nobody sees.
    xdotool("mousemove", 1599, 1199)
    last = [None, time.monotonic()]

    def rests():
        now = picture(program, window)
        if now != last[0]:
            last[:] = [now, time.monotonic()]
        return time.monotonic() - last[1] > 0.6

    with contextlib.suppress(AssertionError):
        # A blinking cursor never rests; what shows then is as good.
        wait(rests, "the window rests", patience=8)
    (out / f"{name}.png").write_bytes(last[0])
    print(f"{name}.png", flush=True)


def sections(program, suffix):
    program.find("list", _("Sections"))
    for number, name in enumerate(SECTIONS, 1):
        if is_wanted(f"{name}-{suffix}"):
            program.section(number)
            take(program, f"{name}-{suffix}")


def behind(program, suffix):
    """Pages and windows that a section leads to."""
    program.section("working-groups")
    with contextlib.suppress(AssertionError):
        program.click(program.find(ROW, re.compile("^AG Sprache"), patience=5))
        take(program, f"working-group-{suffix}")
    program.section("people")
    with contextlib.suppress(AssertionError):
        program.click(program.find(ROW, re.compile("^Natalia Becker"), patience=5))
        take(program, f"person-{suffix}")
    program.section("organisations")
    key("ctrl+f")
    type_text("regenbogen")
    with contextlib.suppress(AssertionError):
        program.click(program.find(ROW, re.compile("^Förderzentrum"), patience=5))
        take(program, f"organisation-{suffix}")
    key("ctrl+f", "Escape")
    program.section("conferences")
    button = program.reveal(BUTTON, re.compile(re.escape(_("Print _invitations…")) + "$"))
    program.click(button)
    program.find(ENTRY, _("Search the invited"))
    take(program, f"meeting-invitations-{suffix}")
    for msgid, name in (("Agenda", "agenda"), ("Details", "details"), ("Attendance", "attendance"), ("Minutes", "minutes")):
        with contextlib.suppress(AssertionError):
            tab = program.find(None, re.compile("^" + re.escape(_(msgid)) + "$"), patience=2)
            program.click(tab)
            take(program, f"meeting-{name}-{suffix}")
    for keys, name in (("ctrl+k", "search"), ("ctrl+comma", "preferences"), ("ctrl+question", "shortcuts")):
        key(keys)
        with contextlib.suppress(AssertionError):
            dialog = program.dialog()
            if name == "search":
                type_text("kul")
            take(program, f"{name}-{suffix}", dialog)
            key("Escape")
            wait(lambda: len(program.windows()) == 1, "the dialog closes", patience=5)


def main():
    out.mkdir(parents=True, exist_ok=True)
    settings()
    file = example("Netzwerk Erfurt.netzwerk")
    for suffix, scheme in (("light", "prefer-light"), ("dark", "prefer-dark")):
        with Program(size=LIGHT, ADW_DEBUG_COLOR_SCHEME=scheme, XDG_CONFIG_HOME=str(fresh(suffix))) as program:
            program.find("label", _("Welcome to Netzwerk"))
            take(program, f"welcome-{suffix}")
        with Program(file, size=LIGHT, ADW_DEBUG_COLOR_SCHEME=scheme) as program:
            sections(program, suffix)
            if not wanted or any(f"-{suffix}" in name for name in wanted):
                behind(program, suffix)
    with Program(size=NARROW, ADW_DEBUG_COLOR_SCHEME="prefer-light", XDG_CONFIG_HOME=str(fresh("narrow"))) as program:
        take(program, "welcome-narrow")
    with Program(file, size=NARROW, ADW_DEBUG_COLOR_SCHEME="prefer-light") as program:
        take(program, "sidebar-narrow")
        for number, name in enumerate(SECTIONS, 1):
            program.section(number)
            with contextlib.suppress(AssertionError):
                # A section that needs more than its share may have widened the window.
                program.resize(*NARROW, patience=3)
            take(program, f"{name}-narrow")
        program.section("organisations")
        with contextlib.suppress(AssertionError):
            program.click(program.find(ROW, re.compile("^Agentur für Arbeit"), patience=5))
            take(program, "organisation-narrow")


def fresh(name):
    """A home for settings in which no file was opened yet."""
    folder = WORK / f"config-{name}"
    (folder / "gtk-4.0").mkdir(parents=True)
    here = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")
    (folder / "gtk-4.0" / "settings.ini").write_text(here.read_text())
    return folder


main()
