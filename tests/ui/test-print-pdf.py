# SPDX-License-Identifier: GPL-3.0-or-later
"""From the year's conferences to the invitations of the next one as a PDF file."""

import re
import subprocess

from driver import BUTTON, ENTRY, WORK, Program, _, example, key, main, wait

def test_invitations():
    """The next conference's invitations are saved as PDF, a letter for each of at least fifty"""
    path = WORK / "invitations.pdf"
    with Program(example("print.netzwerk")) as program:
        program.find("list", _("Sections"))
        program.section("conferences")
        pattern = re.compile(re.escape(_("Print _invitations…")) + "$")
        program.click(program.reveal(BUTTON, pattern))
        program.find(ENTRY, _("Search the invited"))
        program.choose(program.find(BUTTON, _("More")), "Save all _invitations as PDF…")
        program.choose_file(path)
        wait(lambda: path.exists() and path.stat().st_size > 1000, "the file is written")
        wait(lambda: len(program.windows()) == 1, "the dialog closes")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("\f") >= 50, text.count("\f")
    assert [entry.name for entry in WORK.glob("invitations*")] == ["invitations.pdf"]


main(globals())
