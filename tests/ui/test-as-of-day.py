# SPDX-License-Identifier: GPL-3.0-or-later
"""One day for the whole window: lists, numbers and cards as they were, and the way back."""

import re

from driver import BUTTON, ROW, Program, _, example, key, main, records, type_text, wait, walk

DAY = "15.3.2004"


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
        program.find("label", re.compile(re.escape(_("You see everything as it was on %s.") % "15. März 2004")))
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
        program.find("label", re.compile(re.escape(_("You see everything as it was on %s.") % "15. März 2004")))
        program.click(program.find(BUTTON, re.compile(rf"(^| ){_('_Back to today')}$")))
        wait(lambda: number(program, "Organisations") == today, "the numbers are today's")
        wait(lambda: number(program, "Working Groups") == groups, "the numbers are today's")
        assert number(program, "Overview") == due, "the Overview's number is always today's"


main(globals())
