# SPDX-License-Identifier: GPL-3.0-or-later
"""The Overview: a follow-up done by keyboard and taken back, one postponed by a typed day, a kind put off, a line opened."""

import datetime
import re

from driver import BUTTON, ENTRY, ROW, Program, _, example, fits, key, main, mapped, records, type_text, wait, walk

CHECK = ("check box", "toggle button", "check button")


def waiting(file):
    return {entry["id"] for entry in records(file, "entry") if entry.get("follow_up_on") and not entry.get("done_on")}


def opened(program):
    """The popover is there; GTK 4.8 tells wrong places inside it."""
    wait(lambda: any(fits(node, ENTRY, _("Postpone until")) and mapped(node) for node in walk(program.window)), "the popover")


def test_follow_up():
    """Space on the mark makes it done, undo brings it back; “in 2 Wochen” postpones"""
    file = example("overview.netzwerk")
    with Program(file, section="overview") as program:
        line = re.compile("^" + re.escape(_("Done")) + ": ")
        mark = program.find(CHECK, line)
        before = waiting(file)
        program.click(mark)
        wait(lambda: len(waiting(file)) == len(before) - 1, "the follow-up is done in the file")
        key("ctrl+z")
        wait(lambda: waiting(file) == before, "undo brings it back")

        later = program.find(None, re.compile("^" + re.escape(_("Postpone")) + ": .*Kinderbetreuung"))
        program.click(later)
        opened(program)
        key("Tab", "Tab", "Tab")
        type_text("in 2 Wochen")
        key("Return")
        wanted = (datetime.date.today() + datetime.timedelta(days=14)).isoformat()
        wait(lambda: any(one.get("follow_up_on") == wanted for one in records(file, "entry")), "it waits two weeks")
        assert waiting(file) == before


def test_told():
    """What stands below a line and when it is due are told with it"""
    with Program(example("told.netzwerk"), section="overview") as program:
        line = program.find(ROW, re.compile("Kinderbetreuung"))
        words = [node.get_name() for node in walk(line) if node.get_role_name() == "label"]
        wait(lambda: line.get_description() == ", ".join(words[1:]), f"{words[1:]} is told")
        assert len(words) > 1


def test_put_off():
    """A whole kind stays away until it is shown again"""
    file = example("put-off.netzwerk")
    with Program(file, section="overview") as program:
        seats = re.compile("^AG Sprache")
        program.find(ROW, seats)
        program.click(program.find(None, _("Put off: %s") % "Offene Sitze"))
        opened(program)
        key("Tab", "Tab", "space")
        program.gone(ROW, seats)
        wait(lambda: len(records(file, "postponed")) == 1, "it stands in the file")
        program.click(program.reveal(BUTTON, _("Show again: %s") % "Offene Sitze"))
        program.reveal(ROW, seats)
        assert not records(file, "postponed")


def test_leads_to_the_record():
    """Enter on a line opens its record's page"""
    with Program(example("leads.netzwerk"), section="overview") as program:
        program.click(program.find(ROW, re.compile("^AG Sprache")))
        program.find("label", "AG Sprache")
        program.find("label", "Mitglieder")


def test_conference():
    """A line about the next conference opens the tab that it speaks of"""
    with Program(example("tabs.netzwerk"), section="overview") as program:
        program.click(program.find(ROW, re.compile("^" + re.escape(_("Invited")) + ": ")))
        program.find(ENTRY, _("Search the invited"))


main(globals())
