# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets as offices have them, through the window that shows what an import would do."""

import re
import time

import openpyxl
from driver import BUTTON, ENTRY, WORK, Atspi, Program, _, example, extents, has_state, key, main, records, wait, xdotool
from openpyxl.styles import Font


def open_import(program, path):
    """Chooses a file for an import; the window that shows it."""
    program.find("list", _("Sections"))
    key("ctrl+i")
    program.choose_file(path)
    return wait(
        lambda: next((w for w in program.windows() if w.get_name() == _("Import")), None), "the import's window opens"
    )


def press_import(program, window):
    """Imports once the rows have been looked at. A popover that is just closing would take a click."""
    button = program.find(BUTTON, re.compile(r"(^| )" + re.escape(_("_Import").replace("_", "")) + "$"), root=window)
    wait(lambda: has_state(button, "sensitive"), "the import can be done")
    Atspi.Action.do_action(button, 0)
    wait(lambda: len(program.windows()) == 1, "the import's window closes")


def office_workbook(path):
    """What a town hall keeps: a title above the headings, two names in a cell, crosses for groups and conferences."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Verteiler"
    sheet.append(["Verteiler der Geschäftsstelle"])
    sheet.append([])
    sheet.append(["Einrichtung", "Straße", "PLZ", "Ort", "Ansprechpartner", "Telefon", "AG Sprache"])
    sheet.append(["Tanzhaus Brühl e. V.", "Brühl 3", "99084", "Erfurt", "Frau Anna Müller / Herr Jan Krüger", "030 23125-901", "x"])
    sheet.append(["Nähstube Daberstedt e. V.", "Am Bach 1", "99099", "Erfurt", "Frau Olga Brandt", "030 23125-902", ""])
    book.save(path)


def test_workbook():
    """A workbook with its headings in row 3 makes organisations, people, positions and a membership, as one step"""
    file = example("import.netzwerk")
    path = WORK / "verteiler.xlsx"
    office_workbook(path)
    before = len(records(file, "person"))
    with Program(file) as program:
        window = open_import(program, path)
        program.find("label", re.compile("Tanzhaus Brühl"), root=window)
        press_import(program, window)
        names = {record["name"]: record for record in records(file, "organisation")}
        assert "Tanzhaus Brühl e. V." in names and "Nähstube Daberstedt e. V." in names, names.keys()
        people = {(p["given_name"], p["family_name"]) for p in records(file, "person")}
        assert {("Anna", "Müller"), ("Jan", "Krüger"), ("Olga", "Brandt")} <= people
        members = [m for m in records(file, "membership") if m["organisation"] == names["Tanzhaus Brühl e. V."]["id"]]
        (group,) = [group["id"] for group in records(file, "working_group") if group["name"] == "AG Sprache"]
        assert {member["working_group"] for member in members} == {group}, members
        key("ctrl+z")
        wait(lambda: len(records(file, "person")) == before, "undo takes all of it back")


def test_faulty_rows():
    """Windows-1252 with semicolons: faulty rows are mended or left out, rows that are there already are the same"""
    file = example("faulty.netzwerk")
    path = WORK / "vereine.csv"
    path.write_bytes(
        "Name;Art;Mitglied seit\r\n"
        "Chor der Kulturen e. V.;Verein;12.05.2019\r\n"
        "Theater Süd e. V.;Verein;31.02.2020\r\n"
        "Malschule Löber;Kapelle;2018\r\n"
        ";Verein;2001\r\n"
        "Frauentreff Löbertor e. V.;Verein;\r\n"
        "Lernpaten Erfurt e. V.;Verein;\r\n".encode("cp1252")
    )
    count = len(records(file, "organisation"))
    with Program(file) as program:
        window = open_import(program, path)
        program.find(BUTTON, f"{_('Faulty')} 3", root=window)
        program.find(BUTTON, f"{_('Unchanged')} 2", root=window)
        program.choose(program.find(BUTTON, _("For all…"), root=window), "Leave out all faulty rows")
        press_import(program, window)
    names = [record["name"] for record in records(file, "organisation")]
    assert len(names) == count + 1 and "Chor der Kulturen e. V." in names, names


def similar_rows(name):
    """Two rows that are like organisations of the example, and one that is new."""
    path = WORK / name
    path.write_text(
        "Name;Art\nNähstube Daberstedt;Verein\nFrauentreff Löbertor;Verein\nLernpaten in Erfurt;Verein\n",
        encoding="utf-8",
    )
    return path


def button(program, msgid, root):
    """libadwaita names the buttons of a question twice, with and without the underscore."""
    return program.find(BUTTON, re.compile(r"(^| )" + re.escape(_(msgid).replace("_", "")) + "$"), root=root)


def press(program, window):
    """Asks for the import; the question that comes."""
    wanted = button(program, "_Import", window)
    wait(lambda: has_state(wanted, "sensitive"), "the import can be done")
    count = len(program.windows())
    Atspi.Action.do_action(wanted, 0)
    return wait(lambda: next((w for w in program.windows()[count:] or program.windows() if w not in (window, program.window)), None),
                "the question comes")


def test_similar_rows():
    """Rows like entries that are there are undecided; nobody makes duplicates without being asked"""
    file = example("similar.netzwerk")
    before = {record["name"] for record in records(file, "organisation")}
    with Program(file) as program:
        window = open_import(program, similar_rows("aehnlich.csv"))
        similar = program.find(BUTTON, f"{_('Similar')} 2", root=window)
        Atspi.Action.do_action(button(program, "Look _at them", press(program, window)), 0)
        wait(lambda: has_state(similar, "pressed") or has_state(similar, "checked"), "only the similar rows are listed")
        assert {record["name"] for record in records(file, "organisation")} == before
        wait(lambda: len(program.windows()) == 2, "the question is gone")
        Atspi.Action.do_action(button(program, "_Leave out", press(program, window)), 0)
        wait(lambda: len(program.windows()) == 1, "the import's window closes")
        assert {record["name"] for record in records(file, "organisation")} - before == {"Nähstube Daberstedt"}
        # once more, with the same rows as entries of their own
        window = open_import(program, WORK / "aehnlich.csv")
        Atspi.Action.do_action(button(program, "Import as entries of their _own", press(program, window)), 0)
        wait(lambda: len(program.windows()) == 1, "the import's window closes")
    new = {record["name"] for record in records(file, "organisation")} - before
    assert new == {"Nähstube Daberstedt", "Frauentreff Löbertor", "Lernpaten in Erfurt"}, new


def test_refused_field():
    """One field of a changed row is refused, by mouse and by keyboard; it stays as it is and the other is changed"""
    file = example("refused.netzwerk")
    (old,) = [record for record in records(file, "organisation") if record["name"] == "Frauentreff Löbertor e. V."]
    path = WORK / "neu.csv"
    path.write_text("Name;Straße;Mitglied seit\nFrauentreff Löbertor e. V.;Neue Gasse 7;2001\n", encoding="utf-8")
    with Program(file) as program:
        window = open_import(program, path)
        program.find(BUTTON, f"{_('Changed')} 1", root=window)

        def rests(checked):
            tick = program.find("check box", re.compile("Mitglied seit.*2001"), root=window)
            return has_state(tick, "checked") == checked and has_state(tick, "focused") and has_state(tick, "sensitive")

        pressed = [0]

        def presses(checked):
            # While the rows are looked at again the tick takes no key.
            if rests(not checked) and time.monotonic() > pressed[0] + 5:
                key("space")
                pressed[0] = time.monotonic()
            return rests(checked)

        program.click(program.find("check box", re.compile("Mitglied seit.*2001"), root=window))
        wait(lambda: rests(False), "the tick is gone")
        wait(lambda: presses(True), "the tick is there again, by keyboard")
        pressed[0] = 0
        wait(lambda: presses(False), "the tick is gone, by keyboard")
        press_import(program, window)
    (new,) = [record for record in records(file, "organisation") if record["name"] == old["name"]]
    assert new["street"] == "Neue Gasse 7" and new["since"] == old["since"], new


def test_question():
    """A heading that is nearly a group's name is asked about and answered by keyboard; since when, for all of them"""
    file = example("question.netzwerk")
    groups = {group["name"] for group in records(file, "working_group")}
    assert "AG Arbeit und Ausbildung" in groups, groups
    path = WORK / "kreuze.csv"
    path.write_text("Name;Art;AG Arbeit\nTanzhaus Brühl e. V.;Verein;x\n", encoding="utf-8")
    with Program(file) as program:
        window = open_import(program, path)
        Atspi.Action.do_action(button(program, "_Answer", press(program, window)), 0)
        named = re.compile(re.escape(_("Which one is “%s”?") % "AG Arbeit"))

        def has_keyboard():
            return any(has_state(node, "focused") for node in program.all("combo box", named, root=window))

        wait(has_keyboard, "the question has the keyboard")
        key("space")
        wait(lambda: not has_keyboard(), "the answers are shown")
        key("Down", "Return")
        program.find("label", "AG Arbeit und Ausbildung", root=window)
        wait(has_keyboard, "the question has the keyboard still")
        since = program.find(ENTRY, _("In the network since (empty: not known)"), root=window)
        program.set_entry(since, "2019")
        key("Return")
        program.reveal("label", "2019", root=window)
        press_import(program, window)
    assert {group["name"] for group in records(file, "working_group")} == groups
    (new,) = [record for record in records(file, "organisation") if record["name"] == "Tanzhaus Brühl e. V."]
    assert new["since"] == "2019", new
    assert [m for m in records(file, "membership") if m["organisation"] == new["id"]], "it is a member"


def test_struck_row():
    """The keyboard stands at the question what becomes of a row that is struck through; it is left out. The wheel over the first rows turns the page"""
    file = example("struck.netzwerk")
    path = WORK / "durchgestrichen.xlsx"
    office_workbook(path)
    book = openpyxl.load_workbook(path)
    for cell in book.active[4]:
        cell.font = Font(strike=True)
    book.save(path)
    with Program(file) as program:
        window = open_import(program, path)
        named = re.compile(re.escape(_("Import the rows that are struck through? (%s)") % "4"))

        def has_keyboard():
            return any(has_state(node, "focused") for node in program.all("combo box", named, root=window))

        wait(has_keyboard, "the question has the keyboard")
        cell = program.find("label", "Verteiler der Geschäftsstelle", root=window)
        top, (x, y) = extents(cell)[1], program.place(cell)
        xdotool("mousemove", x, y)

        def turns():
            xdotool("click", 5)
            return extents(cell)[1] < top

        wait(turns, "the page turns")
        key("space")
        wait(lambda: not has_keyboard(), "the answers are shown")
        program.go_down(_("Leave them out"))
        key("Return")
        wait(has_keyboard, "the question has the keyboard again")
        program.find(BUTTON, re.compile(re.escape(_("row of an import\4Left out"))), root=window)
        press_import(program, window)
    names = {record["name"] for record in records(file, "organisation")}
    assert "Nähstube Daberstedt e. V." in names and "Tanzhaus Brühl e. V." not in names, names


def test_read_otherwise():
    """A file is read again with another delimiter, beside the window, and back"""
    file = example("otherwise.netzwerk")
    path = WORK / "semikolon.csv"
    path.write_text("Name;Art\nTanzhaus Brühl e. V.;Verein\n", encoding="utf-8")
    with Program(file) as program:
        window = open_import(program, path)
        named = re.compile(f"^{_('Delimiter')}")

        def choose(direction, count):
            delimiter = program.find("combo box", named, root=window)
            program.click(delimiter)
            wait(lambda: not any(has_state(n, "focused") for n in program.all("combo box", named, root=window)), "the choices show")
            key(*[direction] * count, "Return")

        program.find("label", "Tanzhaus Brühl e. V.", root=window)
        choose("Down", 1)
        program.find("label", "Name;Art", root=window)
        choose("Up", 1)
        press_import(program, window)
    assert [r for r in records(file, "organisation") if r["name"] == "Tanzhaus Brühl e. V."]


def test_second_sheet():
    """What the rows of the second sheet are is said otherwise: the window shows them so and stays alive"""
    file = example("sheets.netzwerk")
    path = WORK / "zwei.xlsx"
    office_workbook(path)
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Leute")
    for row in (["Name", "Kurzname"], ["Neuling", "Nora"], ["Anfang", "Arno"]):
        sheet.append(row)
    book.save(path)
    with Program(file) as program:
        window = open_import(program, path)
        program.find("label", re.compile("Tanzhaus Brühl"), root=window)
        for row, word in ((_("Sheet shown"), re.compile("Leute$")), (_("Each row is"), "Person")):
            program.click(program.reveal(None, re.compile("^" + re.escape(row)), root=window))
            program.go_down(word, root=window)
            key("Return")
        program.find("label", re.compile("^Neuling|Neuling$"), root=window)
        press_import(program, window)
        names = {person["family_name"] for person in records(file, "person")}
        assert {"Neuling", "Anfang", "Brandt"} <= names, names


main(globals())
