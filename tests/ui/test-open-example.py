# SPDX-License-Identifier: GPL-3.0-or-later
"""First start: from the welcome page to the example."""

import re

from driver import PATIENCE, ROW, Program, _, children, extents, main, wait, walk


def test_welcome():
    """The welcome page leads to the example, whose organisations are listed; the next start opens it again"""
    with Program() as program:
        program.find("label", _("Welcome to Netzwerk"))
        program.click(program.find(ROW, _("Look at the example")))
        sections = program.find("list", _("Sections"))
        assert len([row for row in children(sections) if row.get_role_name() in ROW]) >= 6
        row = program.find(ROW, re.compile(re.escape(_("Organisations"))), root=sections)
        numbers = [int(n.get_name()) for n in walk(row) if re.fullmatch(r"\d+", n.get_name() or "")]
        assert numbers and numbers[0] >= 64, numbers
    with Program() as program:
        program.find("list", _("Sections"))
        assert _("Welcome to Netzwerk") not in [n.get_name() for n in program.all("label")]


main(globals())
