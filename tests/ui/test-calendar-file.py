# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings go from the window into a calendar file: those of the year that is shown, and the one whose page is open."""

import re

from driver import BUTTON, WORK, Program, _, example, main, records, wait


def events(path):
    return sorted(re.findall(r"^X-NETZWERK-ID:(\w+)\r$", path.read_bytes().decode(), re.MULTILINE))


def save(program, path):
    program.choose(program.find(BUTTON, _("More")), "Save _calendar file…")
    program.choose_file(path)
    wait(lambda: path.exists() and len(program.windows()) == 1, "the file is written and the dialog has gone")


def test_year_and_meeting():
    """The year's dates and one conference, without anybody who is invited"""
    file = example("calendar.netzwerk")
    meetings = records(file, "meeting")
    with Program(file, section="conferences") as program:
        program.find("list", _("Sections"))
        year = program.find("label", re.compile(r"^20\d\d$"))
        shown = year.get_name()
        save(program, WORK / "year.ics")
        program.click(program.reveal(BUTTON, re.compile(re.escape(_("Print _invitations…")) + "$")))
        program.find("entry", _("Search the invited"))
        save(program, WORK / "one.ics")
    wanted = sorted(meeting["id"] for meeting in meetings if meeting["day"].startswith(shown))
    assert events(WORK / "year.ics") == wanted and len(wanted) > 6
    one = events(WORK / "one.ics")
    assert len(one) == 1 and one[0] in wanted
    assert b"ATTENDEE" not in (WORK / "one.ics").read_bytes()


main(globals())
