# SPDX-License-Identifier: GPL-3.0-or-later
"""The diagram: an actor is dragged with the mouse and stays pinned there."""

import contextlib

from driver import Program, _, example, extents, key, main, records, wait


def test_drag():
    """Dragging an actor pins it in the file; Ctrl+Z releases it"""
    file = example("drag.netzwerk")
    assert records(file, "pin") == []
    with Program(file) as program:
        program.find("list", _("Sections"))
        program.section("network")
        canvas = program.find(None, _("Diagram of the network"))
        left, top, width, height = extents(canvas)
        x0, y0 = program.place(canvas)
        # Where the actors stand is the layout's business: drag here and there until one is caught.
        step = 22
        offsets = sorted(
            ((x, y) for x in range(-6 * step, 7 * step, step) for y in range(-6 * step, 7 * step, step)),
            key=lambda offset: offset[0] ** 2 + offset[1] ** 2,
        )
        for x, y in offsets:
            program.drag((x0 + x, y0 + y), (x0 + x + 70, y0 + y + 50))
            with contextlib.suppress(AssertionError):
                wait(lambda: records(file, "pin"), "a pin is in the file", patience=0.25)
                break
            # The sheet moved instead: put it back.
            program.drag((x0 + x + 70, y0 + y + 50), (x0 + x, y0 + y))
            if records(file, "pin"):
                break
        assert len(wait(lambda: records(file, "pin"), "a pin is in the file")) == 1
        key("ctrl+z")
        wait(lambda: records(file, "pin") == [], "the pin is gone")


main(globals())
