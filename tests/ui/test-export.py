# SPDX-License-Identifier: GPL-3.0-or-later
"""A section, a selection and a list just as it stands as a workbook, with and without what is personal."""

import re

import openpyxl

from driver import (
    BUTTON, ENTRY, ROW, WORK, Program, _, example, fits, has_state, key, main, mapped, records, wait, walk,
)

SWITCH = ("check box", "toggle button", "switch")
EXPORT = re.compile(re.escape(_("_Export…")) + "$")
PERSONAL = re.compile("^" + re.escape(_("Personal data")))


def export(program, path):
    """From the open window to the file."""
    program.click(program.find(BUTTON, EXPORT))
    program.choose_file(path, windows=3)
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


def rows_of(path, sheet="Akteure"):
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def test_selection():
    """Two that are selected go into a workbook with the list's columns, without the private ones' and nobody else"""
    file = example("selection.netzwerk")
    path = WORK / "zwei.xlsx"
    with Program(file) as program:
        program.click(program.find(ROW, re.compile("^Afrikanisch-Deutscher")))
        key("shift+Down")
        program.find("label", _("%u selected") % 2)
        program.click(program.find(BUTTON, re.compile(re.escape(_("Export…")) + "$")))
        wait(lambda: len(program.windows()) == 2, "the window")
        program.find(None, re.compile(re.escape(_("%s: %u chosen") % ("Akteure", 2))))
        export(program, path)
        program.find(BUTTON, re.compile(re.escape(_("Show in folder")) + "$"))
    wanted = sorted((record["name"] for record in records(file, "organisation")), key=str.casefold)[:2]
    rows = rows_of(path)
    assert rows[0][0] == "Name" and "id" not in rows[0], rows[0]
    assert [row[0] for row in rows[1:]] == wanted, rows[1:]


def hide_column(program, name):
    """Takes the tick away in the popover that is open; by keyboard, since GTK 4.8 tells wrong places inside it."""
    check = wait(
        lambda: next((n for n in walk(program.window) if fits(n, "check box", name) and mapped(n)), None), f"column {name}"
    )

    def focused():
        return next((n for n in walk(program.window) if has_state(n, "focused") and mapped(n)), None)

    while (before := wait(focused, "something has the keyboard")) != check:
        key("Tab")
        wait(lambda: focused() not in (None, before), "the keyboard moves on")
    key("space")
    wait(lambda: not has_state(check, "checked"), f"{name} is no column any more")


def test_list():
    """A list with a filter and chosen columns: just these columns, just these rows in their order"""
    file = example("list.netzwerk")
    path = WORK / "liste.xlsx"
    with Program(file) as program:
        program.find(ROW, re.compile("^Afrikanisch-Deutscher"))
        key("ctrl+t")
        program.click(program.find(BUTTON, re.compile(re.escape(_("Choose and sort columns")) + "$")))
        for name in ("Stadtteil", "Telefon", "Mitglied seit"):
            hide_column(program, name)
        key("Escape")
        key("ctrl+shift+f")
        dialog = program.dialog()
        program.click(program.find(BUTTON, re.compile("^" + _("Add a condition")), root=dialog))
        program.set_entry(program.find(ENTRY, "Name", root=dialog), "zentrum")
        program.click(wait(lambda: program.find(BUTTON, re.compile(_("_Apply")), root=dialog), "the rule is complete"))
        wait(lambda: len(program.windows()) == 1, "the editor closes")
        program.choose(program.find(BUTTON, re.compile(rf"^{re.escape(_('List'))}($| )")), "_Export this list…")
        wait(lambda: len(program.windows()) == 2, "the window")
        export(program, path)
    hits = [record for record in records(file, "organisation") if "zentrum" in record["name"].casefold()]
    rows = rows_of(path)
    assert rows[0] == ("Name", "Art", "E-Mail"), rows[0]
    assert sorted(row[0] for row in rows[1:]) == sorted(record["name"] for record in hits) and hits, rows[1:]
    assert [row[0] for row in rows[1:]] == sorted((row[0] for row in rows[1:]), key=str.casefold)


main(globals())
