# SPDX-License-Identifier: GPL-3.0-or-later
"""An edit is stored at once and can be undone after a restart of the program."""

import re

from driver import ENTRY, ROW, Program, example, key, main, records, type_text, wait

NAME = "Förderzentrum Regenbogen"


def street(file):
    (record,) = [record for record in records(file, "organisation") if record["name"].startswith(NAME)]
    return record["street"]


def test_undo_after_restart():
    """A street typed over is in the file; Ctrl+Z in the next session takes it back, Ctrl+Shift+Z repeats it"""
    file = example("edit.netzwerk")
    before = street(file)
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+f")
        type_text("foerderzen")
        program.click(program.find(ROW, re.compile("^" + NAME)))
        program.find("label", re.compile("^" + NAME))
        program.set_entry(program.find(ENTRY, "Straße"), "Neuer Weg 7")
        key("Return")
        wait(lambda: street(file) == "Neuer Weg 7", "the street is in the file")
    assert street(file) == "Neuer Weg 7"
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+z")
        wait(lambda: street(file) == before, "the street is the old one")
        key("ctrl+shift+z")
        wait(lambda: street(file) == "Neuer Weg 7", "the street is the new one again")


def test_leaving():
    """Closing the window keeps what was typed last"""
    file = example("leaving.netzwerk")
    with Program(file) as program:
        program.set_entry(program.find(ENTRY, "Straße"), "Letzter Weg 9")
    streets = [record["street"] for record in records(file, "organisation")]
    assert "Letzter Weg 9" in streets


main(globals())
