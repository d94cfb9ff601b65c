# SPDX-License-Identifier: GPL-3.0-or-later
"""At the door: sixty people by keyboard alone, the last one taken back, a guest, and what the file says then."""

import re
import time

from driver import BUTTON, ENTRY, Program, _, example, fits, has_state, key, main, records, type_text, wait, walk

PEOPLE = 60


def guests(file):
    """Those who are invited to the next conference by names that can be typed here: people, and actors without a person."""
    meetings = {one["id"]: one for one in records(file, "meeting")}
    planned = [one for one in meetings.values() if one["kind"] == "conference" and one["state"] == "planned"]
    following = min(planned, key=lambda one: one["day"])["id"]
    people = {one["id"]: one for one in records(file, "person")}
    actors = {one["id"]: one for one in records(file, "organisation")}
    found = []
    for one in records(file, "invitation"):
        person = people.get(one.get("person"))
        if one["meeting"] != following:
            continue
        name = f"{person['family_name']} {person.get('given_name') or ''}".strip() if person else actors[one["organisation"]]["name"]
        for umlaut, letters in zip("äöüßÄÖÜ", ("ae", "oe", "ue", "ss", "ae", "oe", "ue")):
            name = name.replace(umlaut, letters)
        if name.isascii():
            found.append((one["id"], name.lower()))
    return following, found


def marks(file, meeting):
    return {one["id"]: one for one in records(file, "invitation") if one["meeting"] == meeting}


def present(file, meeting):
    return [one for one in marks(file, meeting).values() if one.get("attendance") == "present"]


def counted(program, n):
    """The large figure over the list says @n people."""
    people = re.compile(rf"(^|\D){n} Person")
    program.find("label", people, root=program.dialog())


def in_choice(window):
    """Whether the keyboard has left the guest's name for what popped up. (Newer GTK has no name for a popover.)"""
    node = next((part for part in walk(window) if has_state(part, "focused")), None)
    return node is not None and fits(node, ENTRY, None) and not fits(node, ENTRY, _("Name of the guest"))


def door(program):
    key("ctrl+shift+a")
    window = program.dialog()
    wait(lambda: any(has_state(part, "focused") for part in walk(window)), "the keyboard is in the list")
    program.find("label", re.compile("Person"), root=window)
    return window


def leave(program):
    """The first Esc empties the search, the next one closes; the first where nothing is typed."""
    pressed = [0]

    def closed():
        if len(program.windows()) == 1:
            return True
        if time.monotonic() > pressed[0] + 2:
            key("Escape")
            pressed[0] = time.monotonic()
        return False

    wait(closed, "Esc closes the list")


def test_sixty():
    """Three keys a name: type, Enter, next; then one back, and a guest of an organisation of the file"""
    file = example("door.netzwerk")
    meeting, invited = guests(file)
    names = invited[:PEOPLE]
    before = len(present(file, meeting))
    assert before == 0, before
    assert len(names) == PEOPLE, len(names)
    with Program(file, size=(800, 1100)) as program:
        door(program)
        for n, (_id, name) in enumerate(names, 1):
            type_text(name)
            key("Return")
            counted(program, n)
        there = {one["id"] for one in present(file, meeting)}
        assert {one for one, _name in names} <= there, {one for one, _name in names} - there
        assert len(there) == PEOPLE, len(there)

        key("ctrl+z")
        counted(program, PEOPLE - 1)
        wait(lambda: len(present(file, meeting)) == PEOPLE - 1, "the file has one less")
        key("ctrl+shift+z")
        counted(program, PEOPLE)
        leave(program)


def test_back_and_guest():
    """Enter again takes it back; who is not found is a guest, with an organisation, in one step that can be undone"""
    file = example("guest.netzwerk")
    meeting, invited = guests(file)
    first, name = invited[0]
    with Program(file, size=(1024, 700)) as program:
        window = door(program)
        type_text(name)
        key("Return")
        counted(program, 1)
        key("Return")
        counted(program, 0)
        assert not present(file, meeting)
        key("Return")
        counted(program, 1)
        assert [one["id"] for one in present(file, meeting)] == [first]

        type_text("quentin xanthopoulos")
        key("Return")
        program.find(None, _("Name of the guest"), root=window)
        key("Return")
        wait(lambda: in_choice(window), "the choice of an organisation has the keyboard")
        type_text("jugendamt")
        new = _("New: “%s”") % "jugendamt"
        wait(lambda: any(fits(part, BUTTON, new) for part in walk(window)), "what was typed is looked for")
        key("Return")
        program.find("label", re.compile("^Jugendamt"), root=window)
        key("Return")
        counted(program, 2)
        came = [one for one in present(file, meeting) if one.get("walk_in")]
        assert len(came) == 1 and came[0]["organisation"], came
        people = {one["id"]: one for one in records(file, "person")}
        assert people[came[0]["person"]]["family_name"].lower() == "xanthopoulos", people[came[0]["person"]]

        key("ctrl+z")
        counted(program, 1)
        assert not any("anthopoulos" in one["family_name"] for one in records(file, "person"))
        leave(program)


main(globals())
