# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal: an entry from anywhere by Ctrl+J, one in place on a page, its follow-up, the counts."""

import datetime
import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, extents, has_state, key, main, records, text_of, type_text, wait


def entries(file):
    return records(file, "entry")


def ready(program, dialog):
    program.find(ENTRY, _("What was it about?"), root=dialog)
    wait(lambda: not program.is_active(), "the other window has the keyboard")


WHOM = "Add a participant"
FOLLOW_UP = "Wiedervorlage am"


def write(program, root, msgid, text):
    """Types where the keyboard should be, and sees that it was there"""
    key("ctrl+a")
    type_text(text)
    row = program.find(ENTRY, _(msgid), root=root)
    wait(lambda: text_of(program.text_within(row)) == text, f"“{text}” stands in “{_(msgid)}”")


def offered(program, dialog, name):
    """Types the beginning of a name and takes what is offered first"""
    write(program, dialog, WHOM, name)
    program.find(ROW, re.compile("^" + name), root=dialog)
    key("Return")
    program.find(BUTTON, re.compile("^" + re.escape(_("Take away: %s") % name)), root=dialog)


def about_the_agency(program, file):
    """Ctrl+J beside an open record: the ids of the entries that are there, and the window"""
    program.click(program.find(ROW, re.compile("^Agentur für Arbeit")))
    program.find("label", re.compile("^Agentur für Arbeit"))
    before = {one["id"] for one in entries(file)}
    key("ctrl+j")
    dialog = program.dialog()
    ready(program, dialog)
    return before, dialog


def test_quick_entry():
    """Ctrl+J beside an open record: kind from the first word, a follow-up in words, Enter saves"""
    file = example("quick.netzwerk")
    with Program(file) as program:
        before, dialog = about_the_agency(program, file)
        type_text("Anruf: Kursplatz gesucht")
        # past kind, day, the button that takes the record away and the row for others
        key("Tab", "Tab", "Tab", "Tab", "Tab")
        write(program, dialog, FOLLOW_UP, "in 2 Wochen")
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


def test_several_lines():
    """Enter begins a new line; Ctrl+Enter saves from there; what is refused says so below its row"""
    file = example("lines.netzwerk")
    with Program(file) as program:
        before, dialog = about_the_agency(program, file)
        type_text("Anruf: Kursplatz gesucht")
        key("Return")
        type_text("Ab Januar.")
        key("Tab", "Tab", "Tab", "Tab", "Tab")
        write(program, dialog, FOLLOW_UP, "bald")
        key("ctrl+Return")
        row = program.find(ENTRY, FOLLOW_UP, root=dialog)
        reason = program.find("label", re.compile("^„bald“"), root=dialog)
        assert 0 < extents(reason)[1] - extents(row)[1] < 80, (extents(reason), extents(row))
        write(program, dialog, FOLLOW_UP, "Ende Januar")
        program.gone("label", re.compile("^„bald“"), root=dialog)
        key("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "ctrl+Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        assert fresh["kind"] == "call" and fresh["text"] == "Kursplatz gesucht\nAb Januar.", fresh
        assert fresh["follow_up_on"][4:] == "-01-31", fresh


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


def test_whom():
    """Where no record is open, those whom it concerns are typed into the window, several too"""
    file = example("whom.netzwerk")
    with Program(file, section="overview") as program:
        before = {one["id"] for one in entries(file)}
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Besuch: Ferienangebote")
        key("Tab", "Tab", "Tab")
        for name in ("Jugendhaus Nordlicht", "Agentur", "Anja Fr"):
            offered(program, dialog, name)
        # Enter where nothing is typed any more
        key("Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        links = [one for one in records(file, "entry_link") if one["entry"] == fresh["id"]]
        names = {one["id"]: one["name"] for one in records(file, "organisation")}
        assert fresh["kind"] == "visit" and names[fresh["organisation"]] == "Jugendhaus Nordlicht", fresh
        assert fresh["person"] and [names[one["organisation"]] for one in links] == ["Agentur für Arbeit Erfurt"], links
        # the second one's page has it too
        wait(lambda: len(program.windows()) == 1, "the window closes")
        program.section("organisations")
        program.click(program.find(ROW, re.compile("^Agentur für Arbeit")))
        program.reveal(ROW, re.compile("^Ferienangebote"))
        key("ctrl+z")
        wait(lambda: len(entries(file)) == len(before), "one step takes it back")
        assert not [one for one in records(file, "entry_link") if one["entry"] == fresh["id"]]


def test_not_chosen():
    """A name that is typed and not chosen is refused, not dropped"""
    file = example("not-chosen.netzwerk")
    with Program(file, section="overview") as program:
        before = len(entries(file))
        reason = _("Choose one of those offered, or clear the row.")
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        type_text("Besuch")
        key("Tab", "Tab", "Tab")
        write(program, dialog, WHOM, "Xylophon")
        key("Return")
        program.find("label", reason, root=dialog)
        write(program, dialog, WHOM, "Agentur")
        program.gone("label", reason, root=dialog)
        # from another row
        key("Tab", "Return")
        program.find("label", reason, root=dialog)
        assert len(entries(file)) == before
        # the keyboard is there again
        write(program, dialog, WHOM, "Jugend")
        key("Escape", "ctrl+a", "BackSpace")
        program.gone("label", reason, root=dialog)
        key("Return")
        wait(lambda: len(entries(file)) == before + 1, "the entry is in the file")


def test_offers_are_told():
    """A screen reader, which never comes to the offers, is told the selected one and how many there are"""
    with Program(example("told.netzwerk"), section="overview") as program:
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        key("Tab", "Tab", "Tab")
        write(program, dialog, WHOM, "Erfurt")
        typed = program.text_within(program.find(ENTRY, _(WHOM), root=dialog))
        told = re.compile("^(.+); ([0-9]+) ")
        first = wait(lambda: told.match(typed.get_description() or ""), "the first is told")
        name = first[1].split(",")[0]
        program.find(ROW, name, root=dialog)
        assert int(first[2]) > 1, first[0]
        key("Down")
        second = wait(lambda: (one := told.match(typed.get_description() or "")) and one[1] != first[1] and one, "the next is told")
        assert second[2] == first[2]
        key("Escape")
        wait(lambda: not typed.get_description(), "nothing is offered any more")
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window closes")


def test_not_about_it():
    """The record that is open is there already and can be taken away"""
    file = example("not-about.netzwerk")
    with Program(file) as program:
        before, dialog = about_the_agency(program, file)
        type_text("Allgemeines")
        program.find(BUTTON, re.compile("^" + re.escape(_("Take away: %s") % "Agentur für Arbeit")), root=dialog)
        key("Tab", "Tab", "Tab", "space")
        program.gone("label", re.compile("^Agentur für Arbeit"), root=dialog)
        # the keyboard is in the row for others now
        key("Return")
        wait(lambda: len(entries(file)) == len(before) + 1, "the entry is in the file")
        (fresh,) = [one for one in entries(file) if one["id"] not in before]
        assert not fresh.get("organisation"), fresh


def test_understood():
    """The day that is meant stands beside what is typed, or that it was not understood"""
    file = example("understood.netzwerk")
    with Program(file) as program:
        key("ctrl+j")
        dialog = program.dialog()
        ready(program, dialog)
        key("Tab", "Tab", "Tab", "Tab")
        for typed, days in (("morgen", 1), ("in 2 Wochen", 14)):
            write(program, dialog, FOLLOW_UP, typed)
            day = datetime.date.today() + datetime.timedelta(days=days)
            program.find("label", ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")[day.weekday()] + day.strftime(", %d.%m.%Y"), root=dialog)
        write(program, dialog, FOLLOW_UP, "bald mal")
        program.find("label", _("not understood"), root=dialog)
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window closes")


def test_page():
    """On the page of an entry, too: each change is one step"""
    file = example("page.netzwerk")
    with Program(file, section="journal") as program:
        program.click(program.reveal(ROW, re.compile("^Antrittsbesuch")))
        entry = next(one for one in entries(file) if one["text"].startswith("Antrittsbesuch"))
        program.click(program.reveal(ENTRY, _(WHOM)))
        offered(program, None, "Patenkreis")
        wait(lambda: any(one["entry"] == entry["id"] for one in records(file, "entry_link")), "it is in the file")
        key("ctrl+z")
        wait(lambda: not any(one["entry"] == entry["id"] for one in records(file, "entry_link")), "undo takes it back")


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
        key("Tab", "Tab", "Tab", "Tab", "Tab", "space")
        program.go_down("weitervermittelt", root=dialog)
        key("Return")
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
