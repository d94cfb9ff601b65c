# SPDX-License-Identifier: GPL-3.0-or-later
"""A section as a workbook, with and without what is personal."""

import re

import openpyxl

from driver import BUTTON, WORK, Program, _, example, has_state, key, main, records, type_text, wait

SWITCH = ("check box", "toggle button", "switch")
EXPORT = re.compile(re.escape(_("_Export…")) + "$")
PERSONAL = re.compile("^" + re.escape(_("Personal data")))


def export(program, path):
    """From the open window to the file."""
    program.click(program.find(BUTTON, EXPORT))
    wait(lambda: len(program.windows()) == 3, "the file chooser")
    key("ctrl+a")
    type_text(str(path))
    key("Return")
    wait(lambda: path.exists() and len(program.windows()) == 1, "the file is written and the dialogs have gone")


def open_window(program):
    program.choose(program.find(BUTTON, _("Main menu")), "_Export…")
    wait(lambda: len(program.windows()) == 2, "the window")


def test_section():
    """The organisations go into a workbook; without a tick, individuals and private numbers stay out"""
    file = example("export.netzwerk")
    path = WORK / "akteure.xlsx"
    with Program(file) as program:
        program.find("list", _("Sections"))
        open_window(program)
        personal = program.find(SWITCH, PERSONAL)
        assert not has_state(personal, "checked") and not has_state(personal, "pressed")
        export(program, path)
        program.find(BUTTON, re.compile(re.escape(_("Show in folder")) + "$"))
    rows = list(openpyxl.load_workbook(path)["Akteure"].iter_rows(values_only=True))
    name, kind = rows[0].index("Name"), rows[0].index("Art")
    wanted = {record["name"] for record in records(file, "organisation") if record["kind"] != "individual"}
    assert {row[name] for row in rows[1:]} == wanted
    assert "Einzelperson" not in {row[kind] for row in rows[1:]}


def test_people():
    """People are personal as a whole: that is said before a file is asked for, and with the tick they go out"""
    file = example("people.netzwerk")
    path = WORK / "personen.xlsx"
    with Program(file, section="people") as program:
        program.find("list", _("Sections"))
        open_window(program)
        button = program.find(BUTTON, EXPORT)
        wait(lambda: not has_state(button, "sensitive"), "nothing can be exported")
        program.find("label", re.compile("personenbezogen"))
        program.click(program.find(SWITCH, PERSONAL))
        wait(lambda: has_state(button, "sensitive"), "it can be exported")
        export(program, path)
    sheet = openpyxl.load_workbook(path)["Personen"]
    assert sheet.max_row == len(records(file, "person")) + 1


main(globals())
