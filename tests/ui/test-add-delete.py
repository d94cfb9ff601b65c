# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding and deleting by keyboard, and the way back."""

import re
import time

from driver import BUTTON, ENTRY, ROW, Program, _, example, key, main, records, text_of, type_text, wait


def names(file):
    return [record["name"] for record in records(file, "organisation")]


def test_add():
    """Ctrl+N makes an organisation whose name is typed at once"""
    file = example("add.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        before = names(file)
        key("ctrl+n")
        wait(lambda: len(names(file)) == len(before) + 1, "the organisation is in the file")
        (fresh,) = set(names(file)) - set(before)
        field = program.find(ENTRY, "Name")
        wait(lambda: text_of(program.text_within(field)) == fresh, "the new organisation shows")
        key("ctrl+a")
        type_text("Zebra e. V.")
        key("Return")
        wait(lambda: "Zebra e. V." in names(file), "the name is stored")
        program.find("label", "Zebra e. V.")


def test_delete():
    """Deleting asks where other records hang on it, offers to undo, and undo brings all back"""
    file = example("delete.netzwerk")
    with Program(file) as program:
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        program.find("label", re.compile("^Agentur für Arbeit"))
        before = {kind: len(records(file, kind)) for kind in ("organisation", "membership", "tie", "position")}
        for answer in ("Cancel", "Delete"):
            key("Delete")
            program.answer("_" + answer)
            if answer == "Cancel":
                assert len(names(file)) == before["organisation"]
        wait(lambda: len(names(file)) == before["organisation"] - 1, "it is deleted")
        assert len(records(file, "tie")) < before["tie"] or len(records(file, "membership")) < before["membership"]
        toast = program.find("label", re.compile(re.escape("Agentur für Arbeit") + ".*gelöscht"))
        assert toast
        program.click(program.find(BUTTON, _("_Undo")))
        wait(
            lambda: {kind: len(records(file, kind)) for kind in before} == before,
            "everything is there again",
        )


def test_offer_stays():
    """An offer to undo that takes the place of another word stands as long as any"""
    file = example("offer.netzwerk")
    with Program(file) as program:
        before = names(file)
        key("ctrl+n")
        wait(lambda: len(names(file)) == len(before) + 1, "the organisation is in the file")
        key("ctrl+z")
        program.find("label", re.compile("Rückgängig|rückgängig"))
        key("ctrl+j")
        dialog = program.dialog()
        program.find(ENTRY, _("What was it about?"), root=dialog)
        wait(lambda: not program.is_active(), "the other window has the keyboard")
        type_text("Besuch")
        key("ctrl+Return")
        program.find("label", _("Entered in the journal"))
        begin = time.monotonic()
        program.gone("label", _("Entered in the journal"))
        stood = time.monotonic() - begin
        # of twelve; the word before it had five
        assert stood > 7, stood


main(globals())
