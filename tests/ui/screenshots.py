#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/ui/run --build FOLDER tests/ui/screenshots.py OUTDIR [NAME…]

Pictures of the real window on the example, in German: every section light, dark and narrow, and the windows and pages
that lie behind them. With names, only pictures whose name begins or ends with one of
them: “meeting”, “-narrow”."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

from driver import (
    BUTTON,
    ENTRY,
    ROW,
    SECTIONS,
    WORK,
    Atspi,
    GLib,
    GLib,
    Program,
    _,
    example,
    extents,
    fits,
    key,
    mapped,
    type_text,
    wait,
    walk,
    xdotool,
)

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
    return not wanted or any(name.startswith(part) or name.endswith(part) for part in wanted)


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


def row(beginning):
    return re.compile("^" + re.escape(beginning))


def open_row(program, section, beginning, search=None):
    """Opens a record from the list of its section."""
    program.section(section)
    key("ctrl+f", "ctrl+a", "BackSpace")
    if search:
        type_text(search)

    program.click(program.find(ROW, row(beginning), patience=30))


def from_menu(program, msgid):
    """Takes an item of the main menu that opens a window; in a narrow window the menu is beside the sections."""
    if program.narrow:
        key("alt+Left", "alt+Left")
    key("F10")
    item = wait(
        lambda: next((n for n in walk(program.window) if fits(n, "menu item", _(msgid)) and mapped(n)), None),
        f"the menu has “{_(msgid)}”",
        patience=20,
    )
    Atspi.Action.do_action(item, 0)


def press(program, msgid, root=None):
    program.click(program.reveal(BUTTON, re.compile(re.escape(_(msgid)) + "$"), root=root))


def select_three(program):
    program.section("organisations")
    if program.narrow:
        key("alt+Left")
        program.section("organisations")
    key("ctrl+f", "ctrl+a", "BackSpace")
    type_text("amt")
    program.click(program.find(ROW, row("Amt für Soz")))
    key("shift+Down", "shift+Down")


def window_of(*keys):
    return lambda program: key(*keys)


def menu_of(msgid):
    return lambda program: from_menu(program, msgid)


def page_of(section, beginning, search=None):
    return lambda program: open_row(program, section, beginning, search)


def succession(program):
    open_row(program, "people", "Natalia Becker")
    program.click(program.find(ROW, root=program.reveal("list", "Funktionen")))
    press(program, "_Succession…")


def history(program):
    open_row(program, "organisations", "Förderzentrum", "regenbogen")
    press(program, "What changed")


def mail(program):
    open_row(program, "distribution-lists", "Vereine")
    press(program, "_Write…")


def bulk(program):
    select_three(program)
    program.click(program.find(BUTTON, re.compile(re.escape(_("Change a field of all…")) + "$")))


def print_window(program):
    program.section("organisations")
    key("ctrl+p")


def plan(program):
    program.section("conferences")
    # The example's own plan reaches to the end of the next year.
    for _unused in range(26 if program.narrow else 2):
        program.click(program.find(BUTTON, _("Next month") if program.narrow else _("Next year")))
    press(program, "_Plan the year…")


def import_assistant(program):
    table = WORK / "Verteiler.csv"
    table.write_text(
        "Verein;Straße;PLZ;Ort;Ansprechpartner;E-Mail\n"
        "Sportfreunde Nord e. V.;Feldweg 3;99089;Erfurt;Dr. Anna Müller;post@sportfreunde.example.org\n"
        "Boxclub Rieth 1990;Mainzer Straße 1;99089;Erfurt;Kim Nowak;kim@boxclub.example.org\n"
        "Lesekreis;Am Markt 5;9908;Erfurt;;lesekreis@example.org\n"
    )
    from_menu(program, "_Import spreadsheets and cards…")
    chooser = program.dialog().get_name()
    type_text(str(table))
    key("Return")
    wait(lambda: program.dialog().get_name() != chooser, "the assistant opens")
    program.find(None, re.compile("Sportfreunde"), root=program.dialog())


def table(program):
    program.section("organisations")
    key("ctrl+t")


def as_of_day(program):
    program.section("working-groups")
    key("ctrl+d")
    program.find(None, _("Day"))
    key("ctrl+a")
    type_text("15.3.2004")
    key("Return")


# Pages that a row of a section leads to.
PAGES = (
    ("working-group", page_of("working-groups", "AG Sprache")),
    ("person", page_of("people", "Natalia Becker")),
    ("organisation", page_of("organisations", "Förderzentrum", "regenbogen")),
    ("sponsorship", page_of("sponsorships", "Ahorn-07")),
    ("distribution-list", page_of("distribution-lists", "Vereine")),
    ("journal-entry", page_of("journal", "Wohnungssuche")),
    ("returned-mail", page_of("returned", "Patenkreis")),
)

# Windows that stand in front of the main one, and how each is opened.
WINDOWS = (
    ("search", window_of("ctrl+k")),
    ("preferences", window_of("ctrl+comma")),
    ("shortcuts", window_of("ctrl+question")),
    ("journal-window", window_of("ctrl+j")),
    ("enquiries", menu_of("En_quiries by topic and month…")),
    ("changes", menu_of("_Changes since…")),
    ("deleted", menu_of("_Deleted records…")),
    ("vocabularies", menu_of("_Vocabularies…")),
    ("duplicates", menu_of("Find _duplicates…")),
    ("import", import_assistant),
    ("export", menu_of("_Export…")),
    ("check", menu_of("_Check the file")),
    ("print", print_window),
    ("history", history),
    ("succession", succession),
    ("mail", mail),
    ("bulk-change", bulk),
    ("filter", lambda program: (program.section("organisations"), key("ctrl+shift+f"))),
    ("plan", plan),
)


def pages(program, suffix):
    for name, go in PAGES:
        if is_wanted(f"{name}-{suffix}"):
            with attempt(program, name):
                go(program)
                take(program, f"{name}-{suffix}")


def windows(program, suffix):
    for name, go in WINDOWS:
        if is_wanted(f"{name}-{suffix}"):
            with attempt(program, name):
                go(program)
                dialog = program.dialog()
                if name == "search":
                    type_text("kul")
                take(program, f"{name}-{suffix}", dialog)
            # Whatever stands in front closes, also what opened too late.
            with contextlib.suppress(AssertionError):
                wait(lambda: len(program.windows()) == 1 or key("Escape"), "the window in front closes", patience=8)


@contextlib.contextmanager
def attempt(program, name):
    """What cannot be reached is said, and the rest still pictured."""
    try:
        yield
    except (AssertionError, GLib.Error) as error:
        print(f"# {name}: {error}", flush=True)


def meeting(program, suffix):
    if not any(is_wanted(f"meeting-{tab}-{suffix}") for tab in ("invitations", "agenda", "minutes", "details", "letters")):
        return
    with attempt(program, "meeting"):
        program.section("conferences")
        program.click(program.reveal(BUTTON, re.compile(re.escape(_("Print _invitations…")) + "$")))
        program.find(ENTRY, _("Search the invited"))
        take(program, f"meeting-invitations-{suffix}")
    for msgid, name in (("Agenda", "agenda"), ("Minutes", "minutes"), ("Details", "details"), ("Letters", "letters")):
        with contextlib.suppress(AssertionError):
            program.click(program.find(None, re.compile("^" + re.escape(_(msgid)) + "$"), patience=2))
            take(program, f"meeting-{name}-{suffix}")
    key("alt+Left")


def behind(program, suffix):
    """Pages and windows that a section leads to."""
    pages(program, suffix)
    meeting(program, suffix)
    windows(program, suffix)
    for name, go in (("bulk-selection", select_three), ("columns", table), ("as-of-day", as_of_day)):
        if is_wanted(f"{name}-{suffix}") and not (program.narrow and name == "columns"):
            with attempt(program, name):
                go(program)
                take(program, f"{name}-{suffix}")
                if name == "columns":
                    key("ctrl+t")


def main():
    out.mkdir(parents=True, exist_ok=True)
    settings()
    file = example("Netzwerk Erfurt.netzwerk")
    for suffix, scheme in (("light", "prefer-light"), ("dark", "prefer-dark")):
        with Program(size=LIGHT, ADW_DEBUG_COLOR_SCHEME=scheme, XDG_CONFIG_HOME=str(fresh(suffix))) as program:
            program.find("label", _("Welcome to Netzwerk"))
            take(program, f"welcome-{suffix}")
        with Program(file, size=LIGHT, ADW_DEBUG_COLOR_SCHEME=scheme) as program:
            program.narrow = False
            sections(program, suffix)
            behind(program, suffix)
    with Program(size=NARROW, ADW_DEBUG_COLOR_SCHEME="prefer-light", XDG_CONFIG_HOME=str(fresh("narrow"))) as program:
        take(program, "welcome-narrow")
    with Program(file, size=NARROW, ADW_DEBUG_COLOR_SCHEME="prefer-light") as program:
        program.narrow = True
        key("alt+Left")
        take(program, "sidebar-narrow")
        for number, name in enumerate(SECTIONS, 1):
            program.section(number)
            with contextlib.suppress(AssertionError):
                # A section that needs more than its share may have widened the window.
                program.resize(*NARROW, patience=3)
            take(program, f"{name}-narrow")
        behind(program, "narrow")


def fresh(name):
    """A home for settings in which no file was opened yet."""
    folder = WORK / f"config-{name}"
    (folder / "gtk-4.0").mkdir(parents=True)
    here = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")
    (folder / "gtk-4.0" / "settings.ini").write_text(here.read_text())
    return folder


main()
