# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels of all organisations from the window: recipients looked at, moved, saved as PDF."""

import re
import subprocess

from driver import BUTTON, WORK, Program, _, example, key, main, text_of, wait, walk


def labels(path):
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return text.count("Erfurt\n")


def millimetres(program):
    spins = [one for one in program.all("spin button") if "(mm)" in (one.get_name() or "")]
    return [max((text_of(part) for part in walk(spin, hidden=True)), key=len) for spin in spins]


def save(program, path):
    # a button with a mnemonic is named with and without it
    program.click(program.find(BUTTON, re.compile(re.escape(_("_Save as PDF…")) + "$")))
    program.choose_file(path, windows=3)
    wait(lambda: path.exists() and path.stat().st_size > 1000, "the file is written")


def test_labels():
    """Ctrl+P shows a sheet of labels; who is left out stands first among the recipients; Esc closes"""
    path = WORK / "labels.pdf"
    with Program(example("labels.netzwerk")) as program:
        program.find("list", _("Sections"))
        program.section(2)
        key("ctrl+p")
        wait(lambda: len(program.windows()) == 2, "the window opens")
        program.find("label", _("Page %u of %u") % (1, 4))
        # with a comma, whatever the locale
        assert millimetres(program) == ["0,0", "0,0"], millimetres(program)
        program.click(program.find(BUTTON, _("Recipients")))
        program.find("label", "Patenkreis Brühl")
        save(program, path)
        wait(lambda: len(program.windows()) == 2, "the dialog closes")
        assert labels(path) >= 70, labels(path)
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window closes")


def test_groups():
    """In the section of the groups it is the list of their members"""
    with Program(example("groups.netzwerk")) as program:
        program.find("list", _("Sections"))
        program.section(4)
        key("ctrl+p")
        wait(lambda: len(program.windows()) == 2, "the window opens")
        assert program.find("combo box", _("Document")) is not None
        save(program, WORK / "groups.pdf")
        wait(lambda: len(program.windows()) == 2, "the dialog closes")
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the window closes")
    text = subprocess.run(["pdftotext", WORK / "groups.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "AG Sprache" in text and _("Represented by") in text


main(globals())
