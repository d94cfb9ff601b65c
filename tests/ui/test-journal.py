# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal: an entry from anywhere by Ctrl+J, one in place on a page, its follow-up, the counts."""

import datetime
import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, has_state, key, main, records, type_text, wait


def entries(file):
    return records(file, "entry")


def ready(program, dialog):
    program.find(ENTRY, _("What was it about?"), root=dialog)
    wait(lambda: not program.is_active(), "the other window has the keyboard")


def test_quick_entry():
    """Ctrl+J beside an open record: kind from the first word, a follow-up in words, Enter saves"""
    file = example("quick.netzwerk")
    with Program(file) as program:
        program.click(program.find(ROW, re.compile("^Agentur für Arbeit")))
        program.find("label", re.compile("^Agentur für Arbeit"))
        before = {one["id"] for one in entries(file)}
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Anruf: Kursplatz gesucht")
        key("Tab", "Tab", "Tab")
        type_text("in 2 Wochen")
        key("Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        wait(lambda: len(program.windows()) == 1, "the window closes")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        assert fresh["kind"] == "call" and fresh["text"] == "Kursplatz gesucht", fresh
        assert fresh["day"] == datetime.date.today().isoformat(), fresh
        assert fresh["follow_up_on"] == (datetime.date.today() + datetime.timedelta(days=14)).isoformat(), fresh
        assert fresh["organisation"], fresh
        program.reveal(ROW, re.compile("^Kursplatz gesucht"))
        key("ctrl+z")
        wait(lambda: len(entries(file)) == len(before), "undo takes it back")


def test_refused():
    """A day that is none stays, with the reason; Esc gives up"""
    file = example("refused.netzwerk")
    with Program(file) as program:
        before = len(entries(file))
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Etwas")
        key("Tab", "Tab", "ctrl+a")
        type_text("bald")
        key("Return")
        program.find("label", re.compile("bald"), root=dialog)
        assert len(entries(file)) == before
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window closes")


def test_enquiry_is_counted():
    """An enquiry shows its fields when its kind is typed"""
    file = example("enquiry.netzwerk")
    with Program(file, section="journal") as program:
        before = {one["id"] for one in entries(file)}
        key("ctrl+n")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Anfrage: Deutschkurs am Abend")
        key("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
        type_text("5")
        key("Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        assert fresh["kind"] == "enquiry" and fresh["minutes"] == 5, fresh
        # the newest stands first
        program.reveal(ROW, re.compile("^Deutschkurs am Abend"))


def test_passed_on():
    """To whom an enquiry is passed on is chosen where its outcome says so"""
    file = example("passed.netzwerk")
    with Program(file, section="journal") as program:
        before = {one["id"] for one in entries(file)}
        key("ctrl+n")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Anfrage: Deutschkurs am Abend")
        assert not program.all(BUTTON, _("Choose: %s") % "Weitervermittelt an", root=dialog)
        key("Tab", "Tab", "Tab", "Tab", "Tab", "space", "Down", "Down", "Down", "Return")
        program.find(BUTTON, _("Choose: %s") % "Weitervermittelt an", root=dialog)
        key("Tab", "Return")
        wait(lambda: [entry for entry in program.all(ENTRY, None, root=dialog) if has_state(entry, "focused")], "the search has the keyboard")
        type_text("Agentur")
        program.find(ROW, re.compile("^Agentur für Arbeit"), root=dialog)
        key("Return")
        program.find("label", re.compile("^Agentur für Arbeit"), root=dialog)
        # past the two buttons of the row, into the minutes
        key("Tab", "Tab", "Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        (office,) = [one for one in records(file, "organisation") if one["id"] == fresh["passed_to"]]
        assert fresh["outcome"] == "passed" and office["name"].startswith("Agentur für Arbeit"), (fresh, office)


main(globals())
