# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed can be looked at and brought back: a value from a record's history, a deleted record; vocabularies are merged."""

import re

from driver import BUTTON, ENTRY, ROW, Atspi, Program, _, example, fits, key, main, mapped, records, type_text, wait, walk

NAME = "Förderzentrum Regenbogen"


def one(file, entity, name):
    return next((record for record in records(file, entity) if record["name"].startswith(name)), None)


def open_record(program):
    program.find(ROW, re.compile(r"^Agentur für Arbeit"))
    key("ctrl+f")
    type_text("foerderzen")
    program.click(program.find(ROW, re.compile("^" + NAME)))
    program.find("label", re.compile("^" + NAME))


def from_menu(program, msgid):
    """Takes an item of the main menu that opens a window."""
    key("F10")
    item = wait(
        lambda: next((n for n in walk(program.window) if fits(n, "menu item", _(msgid)) and mapped(n)), None),
        f"the menu has “{_(msgid)}”",
    )
    Atspi.Action.do_action(item, 0)
    return program.dialog()


def close(program):
    key("Escape")
    wait(lambda: len(program.windows()) == 1, "the window in front closes")


def test_restore_value():
    """A street typed over comes back from the history, as a step that can be undone"""
    file = example("value.netzwerk")
    before = one(file, "organisation", NAME)["street"]
    with Program(file) as program:
        open_record(program)
        program.set_entry(program.find(ENTRY, "Straße"), "Neuer Weg 7")
        key("Return")
        wait(lambda: one(file, "organisation", NAME)["street"] == "Neuer Weg 7", "the street is in the file")
        program.click(program.reveal(BUTTON, _("What changed")))
        window = program.dialog()
        program.find("label", re.compile(re.escape(before) + " → Neuer Weg 7"), root=window)
        program.click(program.find(BUTTON, re.compile(re.escape(before) + "$"), root=window))
        wait(lambda: one(file, "organisation", NAME)["street"] == before, "the street is the old one")
        program.find("label", re.compile("Neuer Weg 7 → " + re.escape(before)), root=window)
        close(program)
        key("ctrl+z")
        wait(lambda: one(file, "organisation", NAME)["street"] == "Neuer Weg 7", "the restoring is undone")


def test_step():
    """A click on a step of the page leads to what it changed, and the old value comes back from there"""
    file = example("step.netzwerk")
    before = one(file, "organisation", NAME)["street"]
    with Program(file) as program:
        open_record(program)
        program.set_entry(program.find(ENTRY, "Straße"), "Neuer Weg 7")
        key("Return")
        wait(lambda: one(file, "organisation", NAME)["street"] == "Neuer Weg 7", "the street is in the file")
        program.click(program.reveal(ROW, re.compile("^Straße ändern")))
        window = program.dialog()
        program.find("label", re.compile(re.escape(before) + " → Neuer Weg 7"), root=window)
        program.click(program.find(BUTTON, re.compile(re.escape(before) + "$"), root=window))
        wait(lambda: one(file, "organisation", NAME)["street"] == before, "the street is the old one")
        close(program)


def test_restore_record():
    """A deleted organisation comes back with its people from the list of what was deleted"""
    file = example("record.netzwerk")
    identity = one(file, "organisation", NAME)["id"]
    people = len([p for p in records(file, "position") if p["organisation"] == identity])
    with Program(file) as program:
        open_record(program)
        key("Delete")
        program.answer("_Delete")
        wait(lambda: one(file, "organisation", NAME) is None, "it is deleted")
        window = from_menu(program, "_Deleted records…")
        program.click(program.find(BUTTON, re.compile(re.escape(NAME)), root=window))
        wait(lambda: one(file, "organisation", NAME) is not None, "it is back")
        close(program)
    assert one(file, "organisation", NAME)["id"] == identity
    assert len([p for p in records(file, "position") if p["organisation"] == identity]) == people


def test_changes():
    """What changed since a day is a list and a page"""
    file = example("changes.netzwerk")
    with Program(file) as program:
        open_record(program)
        program.set_entry(program.find(ENTRY, "Straße"), "Neuer Weg 7")
        key("Return")
        wait(lambda: one(file, "organisation", NAME)["street"] == "Neuer Weg 7", "the street is in the file")
        window = from_menu(program, "_Changes since…")
        program.find(None, re.compile("^" + NAME), root=window)
        program.click(program.find(BUTTON, _("Preview"), root=window))
        program.find(None, re.compile(_("Page %u of %u").replace("%u", r"\d+")), root=window)
        close(program)


def test_vocabulary():
    """A topic is added, moved up by keyboard and retired"""
    file = example("words.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        window = from_menu(program, "_Vocabularies…")
        program.click(program.find(ENTRY, _("New entry"), root=window))
        type_text("Aaa Zirkus")
        key("Return")
        wait(lambda: one(file, "term", "Aaa Zirkus"), "the entry is in the file")
        row = program.find(None, re.compile("^Aaa Zirkus"), root=window)
        program.click(row)
        key("alt+Down")
        wait(lambda: one(file, "term", "Aaa Zirkus")["rank"] is not None, "it has a place of its own")
        program.click(program.find(BUTTON, _("Do not offer any more"), root=window))
        wait(lambda: one(file, "term", "Aaa Zirkus")["retired"], "it is not offered any more")
        close(program)


def test_vocabulary_undo():
    """The toast takes back the step that it speaks of; once another has come it offers that no more"""
    file = example("undo-words.netzwerk")
    undo = re.compile("^_?" + re.escape(_("_Undo")))

    def topics():
        return {term["name"] for term in records(file, "term") if term["kind"] == "topic"}

    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        before = topics()
        window = from_menu(program, "_Vocabularies…")
        for name in ("Aaa", "Aab"):
            program.set_entry(program.find(ENTRY, _("New entry"), root=window), name)
            key("Return")
            wait(lambda: name in topics(), f"{name} is in the file")
        program.click(program.find(None, re.compile("^Aaa"), root=window))
        program.click(program.find(BUTTON, _("Delete (only what is unused)"), root=window))
        wait(lambda: "Aaa" not in topics(), "it is deleted")
        program.click(program.find(BUTTON, undo, root=window))
        wait(lambda: topics() == before | {"Aaa", "Aab"}, "it is there again")
        program.click(program.find(None, re.compile("^Aaa"), root=window))
        program.click(program.find(BUTTON, _("Delete (only what is unused)"), root=window))
        program.find(BUTTON, undo, root=window)
        program.click(program.find(None, re.compile("^Aab"), root=window))
        program.click(program.find(BUTTON, _("Do not offer any more"), root=window))
        wait(lambda: one(file, "term", "Aab")["retired"], "another step has come")
        program.gone(BUTTON, undo, root=window)
        assert topics() == before | {"Aab"}
        close(program)


def test_offers():
    """While a function is typed, those that are known are offered; the arrow and Enter take one"""
    file = example("offers.netzwerk")
    known = {position["function"] for position in records(file, "position") if position["function"]}
    wanted = sorted(name for name in known if name.isascii() and " " not in name)[0]
    with Program(file) as program:
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        program.find("label", re.compile("^Agentur für Arbeit"))
        (organisation,) = [o for o in records(file, "organisation") if o["name"].startswith("Agentur für Arbeit")]

        def mine():
            return [p for p in records(file, "position") if p["organisation"] == organisation["id"]]

        before = [position["function"] for position in mine()]
        assert wanted not in before
        program.click(program.reveal(BUTTON + ("list item",), re.compile("Heinemann")))
        entry = program.reveal(ENTRY, "Funktion")
        program.set_entry(entry, wanted[:5])
        wait(lambda: [n for n in walk(program.window) if fits(n, "label", re.compile(wanted[:5]))], "it is offered")
        key("Down")
        key("Return")
        wait(lambda: wanted in [position["function"] for position in mine()], "it is in the file")


main(globals())
