# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding by half a word, in the section and everywhere."""

import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, has_state, key, main, records, text_of, type_text, wait, walk, xdotool

HIT = re.compile(r"^Förderzentrum Regenbogen")


def rows(program):
    return [row.get_name() for row in program.all(ROW)]


def selected(program):
    return [row.get_name() for row in program.all(ROW) if has_state(row, "selected")]


def test_section():
    """Ctrl+F finds an organisation by half a word with its umlaut written out; Esc brings all back"""
    with Program(example("section.netzwerk")) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        key("ctrl+f")
        type_text("foerderzen")
        program.find(ROW, HIT)
        program.gone(ROW, re.compile(r"^Agentur für Arbeit"))
        few = len(rows(program))
        key("Escape")
        wait(lambda: len(rows(program)) > few + 5, "all are listed again")


def test_enter():
    """Enter in the search opens the first hit and leaves the keyboard on its row: another Enter takes nothing back"""
    file = example("enter.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        entry = program.find(ENTRY, "Kurzname")
        program.set_entry(entry, "Kurz")
        key("Return")
        wait(lambda: "Kurz" in [r["short_name"] for r in records(file, "organisation")], "it is in the file")
        first = re.compile(r"^Psychosoziales Zentrum")
        key("ctrl+f")
        type_text("zentrum")
        program.gone(ROW, re.compile(r"^Agentur für Arbeit"))
        key("Return")
        wait(lambda: has_state(program.find(ROW, first), "focused"), "the keyboard is on the first hit")
        key("Return")
        program.find("label", first)
        assert has_state(program.find(ROW, first), "focused")
        assert "Kurz" in [r["short_name"] for r in records(file, "organisation")], "nothing is taken back"


def test_stays_open():
    """What is open stays so while a search hides it, and Esc selects it again in the list"""
    with Program(example("open.netzwerk")) as program:
        name = re.compile(r"^Berufsbildende Schule")
        program.click(program.find(ROW, name))
        program.find("label", name)
        key("ctrl+f")
        type_text("sport")
        program.gone(ROW, name)
        program.find("label", name)
        key("Escape")
        wait(lambda: has_state(program.find(ROW, name), "selected"), "the row is selected again")
        wait(lambda: has_state(program.find(ROW, name), "focused"), "the keyboard is on it")


def test_everywhere():
    """Ctrl+K finds it from another section, Return opens it"""
    with Program(example("everywhere.netzwerk")) as program:
        program.find("list", _("Sections"))
        program.section("people")
        program.find(ROW, re.compile("^Nasrin Ahmadi"))
        key("ctrl+k")
        dialog = program.dialog()
        program.find(ENTRY, _("Search everything"), root=dialog)
        type_text("foerderzen")
        program.find(ROW, HIT, root=dialog)
        key("Return")
        wait(lambda: len(program.windows()) == 1, "the search closes")
        program.find("label", HIT)
        street = program.find(ENTRY, "Straße")
        assert text_of(program.text_within(street)), [node.get_name() for node in walk(street)]


def test_narrow():
    """In a narrow window one click on a row leads to the organisation, Alt+Left back to the list"""
    with Program(example("narrow.netzwerk"), size=(360, 740)) as program:
        row = program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        before = selected(program)
        xdotool("mousemove", *program.place(row))
        # The program answers in turn: what it tells after a search that has come and gone, it tells after the pointer came.
        key("ctrl+f")
        type_text("sport")
        wait(lambda: len(program.all(ROW)) < 5, "the search is there")
        key("Escape")
        wait(lambda: len(program.all(ROW)) > 5, "the search is gone")
        wait(lambda: selected(program) == before, "the pointer has selected nothing")
        program.click(program.find(ROW, re.compile(r"^Agentur für Arbeit")))
        program.find(ENTRY, "Kurzname")
        assert program.all(ROW, re.compile(r"^Amt für Gebäude")) == []
        key("alt+Left")
        program.find(ROW, re.compile(r"^Amt für Gebäude"))


def test_forgiving():
    """Ctrl+K finds a name with a mistake in it, says in which field a word stands, and takes commands"""
    with Program(example("forgiving.netzwerk")) as program:
        program.find("list", _("Sections"))
        key("ctrl+k")
        dialog = program.dialog()
        program.find(ENTRY, _("Search everything"), root=dialog)
        type_text("foerdezentrum regenbogen")
        program.find("label", _("Similar: %s") % "Akteure", root=dialog)
        program.find(ROW, HIT, root=dialog)
        key("ctrl+a")
        type_text("neue tagung")
        program.find("label", _("Commands"), root=dialog)
        program.find(ROW, _("New conference"), root=dialog)
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the search closes")


def test_ended():
    """Ctrl+K opens a record that the list's filters hide and leaves them on; “Show in list” lifts them"""
    file = example("ended.netzwerk")
    ended = next(record["name"] for record in records(file, "organisation") if (record["until"] or "9") < "2020")
    with Program(file) as program:
        active = program.find(("toggle button", "push button"), _("Active"))
        assert has_state(active, "pressed") or has_state(active, "checked")
        key("ctrl+k")
        dialog = program.dialog()
        type_text(ended.encode("ascii", "ignore").decode()[:24])
        row = re.compile("^" + re.escape(ended))
        program.find(ROW, row, root=dialog)
        key("Return")
        wait(lambda: len(program.windows()) == 1, "the search closes")
        show = program.find(BUTTON, re.compile(re.escape(_("Show in list")) + "$"))
        assert has_state(active, "pressed") or has_state(active, "checked"), "the filter stays"
        program.click(show)
        program.find(ROW, row)
        program.find("label", row)
        assert not (has_state(active, "pressed") or has_state(active, "checked"))


main(globals())
