# SPDX-License-Identifier: GPL-3.0-or-later
"""The window becomes as narrow as a telephone in one step, and then nothing is cut off."""

import re

from driver import BUTTON, Atspi, SECTIONS, Program, _, children, example, extents, main, mapped, name_of, wait

WIDE, NARROW = (1200, 800), (360, 720)


def bars(node):
    """What is always in view: all but what lies on hidden pages or can be scrolled."""
    yield node
    if node.get_role() == Atspi.Role.SCROLL_PANE:
        return
    for child in children(node):
        if node.get_role_name() == "panel" and child.get_name() == "GtkStackPage":
            inner = children(child)
            if inner and not mapped(inner[0]):
                continue
        yield from bars(child)


def cut_off(program):
    """Buttons of the bars that reach beyond the window's edge."""
    found = []
    for node in bars(program.window):
        x, y, width, height = extents(node)
        if node.get_role_name() in BUTTON and mapped(node) and 0 <= x < NARROW[0] < x + width:
            found.append(f"{name_of(node)} at {x} to {x + width}")
    return found


def shrink(program, what):
    # resize() tells the X server a single time.
    program.resize(*NARROW)
    # Wide panes take a frame to give way.
    wait(lambda: not cut_off(program), f"{what} has nothing beyond the edge")


def test_one_step_is_enough():
    with Program(example("narrow.netzwerk"), size=WIDE) as program:
        for name in SECTIONS:
            program.section(name)
            shrink(program, f"section {name}")
            program.resize(*WIDE)


def test_conference_page():
    with Program(example("conference.netzwerk"), size=WIDE) as program:
        program.section("conferences")
        program.click(program.reveal(BUTTON, re.compile(rf"(^| ){_('_Open')}$")))
        program.find(BUTTON, _("Back to the year"))
        shrink(program, "a conference's page")
        program.resize(*WIDE)


main(globals())
