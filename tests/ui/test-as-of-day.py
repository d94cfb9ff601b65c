# SPDX-License-Identifier: GPL-3.0-or-later
"""One day for the whole window: lists, numbers and cards as they were, and the way back."""

import contextlib
import datetime
import re
import sqlite3

from driver import BUTTON, ENTRY, ROW, Atspi, Program, _, example, fits, key, main, records, text_of, type_text, wait, walk

DAY = "15.3.2004"
NAME = "Förderzentrum Regenbogen"


def number(program, section):
    """The number beside a section's name in the sidebar."""
    row = program.find(ROW, _(section))
    texts = [node.get_name() for node in walk(row) if node.get_role_name() == "label"]
    return int(texts[-1] or 0)


def active_on(file, iso):
    return sum(
        (not record["since"] or record["since"][: len(iso)] <= iso)
        and (not record["until"] or record["until"] >= iso[: len(record["until"])])
        for record in records(file, "organisation")
    )


def test_day():
    """Ctrl+D and a typed day show every section as of it, with a bar on top; “Back to today” brings today back"""
    file = example("day.netzwerk")
    with Program(file) as program:
        program.find(ROW, re.compile(r"^Agentur für Arbeit"))
        today = number(program, "Organisations")
        groups = number(program, "Working Groups")
        key("ctrl+d")
        program.find(None, _("Day"))
        key("ctrl+a")
        type_text(DAY)
        key("Return")
        program.find("label", re.compile(re.escape(_("You see what held on %s: memberships, positions and collaborations.") % "15. März 2004")))
        wait(lambda: number(program, "Organisations") == active_on(file, "2004-03-15"), "the number is that of the day")
        assert number(program, "Organisations") < today
        assert number(program, "Working Groups") < groups
        program.section("working-groups")
        program.find(ROW, re.compile(r"^AG Veranstaltungen"))
        assert program.all(ROW, re.compile(r"^AG Jugendmigration")) == []
        due = number(program, "Overview")
        for section, note in (
            ("overview", _("The Overview is always about today.")),
            ("conferences", _("The conferences are shown as they stand today.")),
            ("journal", _("The journal always shows all entries.")),
        ):
            program.section(section)
            others = _("Other sections are shown as of %s.") % "15. März 2004"
            program.find("label", re.compile(re.escape(f"{note} {others}")))
        program.section("people")
        program.find("label", re.compile(re.escape(_("You see what held on %s: memberships, positions and collaborations.") % "15. März 2004")))
        program.click(program.find(BUTTON, re.compile(rf"(^| ){_('_Back to today')}$")))
        wait(lambda: number(program, "Organisations") == today, "the numbers are today's")
        wait(lambda: number(program, "Working Groups") == groups, "the numbers are today's")
        assert number(program, "Overview") == due, "the Overview's number is always today's"


def choose_day(program, typed):
    key("ctrl+d")
    program.find(None, _("Day"))
    key("ctrl+a")
    type_text(typed)
    key("Return")


def open_record(program):
    program.find(ROW, re.compile(r"^Agentur für Arbeit"))
    program.section("organisations")
    key("ctrl+f")
    type_text("foerderzen")
    program.click(program.find(ROW, re.compile("^" + NAME)))
    program.find("label", re.compile("^" + NAME))


def street(file):
    return next(record["street"] for record in records(file, "organisation") if record["name"].startswith(NAME))


def shows_street(program, text, editable):
    """Waits for the row of the street with this text; what can be changed has a logo that can be chosen."""

    def found():
        entry = program.reveal(ENTRY, "Straße")
        named = re.compile(re.escape(_("Choose…")) + "$")
        choose = next((node for node in walk(program.window) if fits(node, BUTTON, named)), None)
        return (
            text_of(program.text_within(entry)) == text
            and choose is not None
            and choose.get_state_set().contains(Atspi.StateType.SENSITIVE) == editable
        )

    wait(found, f"the street is “{text}”, {'to be changed' if editable else 'only to be looked at'}")


def note(program, text):
    """The line on a page that says of which day its fields are."""
    return program.find("label", re.compile(re.escape(_(text)).replace("%s", ".*")))


OF_THAT_DAY = "These fields are as they stood in the file on %s. They can be changed when today is shown again."
OF_TODAY = "These fields are as of today: the file does not know what they were on %s."


def test_fields():
    """The fields of a page are those of the day where the history reaches back to it, only to be looked at; else today's, and the page says so"""
    file = example("fields.netzwerk")
    before = street(file)
    with Program(file) as program:
        open_record(program)
        program.set_entry(program.find(ENTRY, "Straße"), "Neuer Weg 7")
        key("Return")
        wait(lambda: street(file) == "Neuer Weg 7", "the street is in the file")
    # all but the last step happened ten days ago
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE history SET time = time - 864000 WHERE step < (SELECT max(step) FROM history)")
    day = datetime.date.today() - datetime.timedelta(days=3)
    with Program(file) as program:
        open_record(program)
        shows_street(program, "Neuer Weg 7", True)
        choose_day(program, f"{day.day}.{day.month}.{day.year}")
        note(program, OF_THAT_DAY)
        shows_street(program, before, False)
        choose_day(program, DAY)
        note(program, OF_TODAY)
        shows_street(program, "Neuer Weg 7", True)
        choose_day(program, f"{day.day}.{day.month}.{day.year}")
        note(program, OF_THAT_DAY)
        program.click(program.find(BUTTON, re.compile(rf"(^| ){_('_Back to today')}$")))
        shows_street(program, "Neuer Weg 7", True)
        assert program.all("label", re.compile(re.escape(_(OF_THAT_DAY)).replace("%s", ".*"))) == []


main(globals())
