# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person does: finds what is on the screen by role and name through AT-SPI, clicks and
types through the X server, waits for what should happen and never longer than it takes.

GTK 4.8 tells neither screen coordinates nor whether a widget shows, so the window's place is asked of the X server,
and what shows is what has a middle that a pointer could hit. Newer versions tell wrong places; there the program is
given a module that mends them (places.c), and all else is the same."""

import atexit
import contextlib
import gettext
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import tap  # noqa: E402

# Seconds; more where sanitizers slow the program down.
PATIENCE = int(os.environ.get("NZ_PATIENCE", "20"))
# Without this a question that a busy program has not answered after 0.8 s counts as a widget without children.
Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)

# The bindings call the whole of AT-SPI's C interface deprecated.
warnings.simplefilter("ignore", DeprecationWarning)

PROGRAM = os.environ["NETZWERK"]
SOURCES = pathlib.Path(os.environ["NZ_SOURCE_DIR"])
WORK = pathlib.Path(os.environ["NZ_WORK_DIR"])
# The folder of the module that tells true places, where GTK needs it.
PLACES = os.environ.get("NZ_PLACES")

BUTTON = ("push button", "toggle button", "button", "radio button", "check box", "menu item", "page tab")
ENTRY = ("text", "entry", "spin button", "password text")
ROW = ("list item", "table row", "tree item")

BAD = re.compile(r"\b(CRITICAL|WARNING) \*\*|: (Gtk|Adwaita|GLib|Gdk|Pango)-(CRITICAL|WARNING|ERROR)|AddressSanitizer|runtime error")
# What the session lacks here says nothing about the program.
FOREIGN = re.compile(
    r"dconf|portal|Vulkan|accessibility bus|settings portal|dbind|Unable to acquire session bus"
    # AdwMessageDialog measures the one-line form of its heading for the width of the other, of which newer GTK complains.
    r"|Trying to measure GtkLabel \S+ for width of \d+, but it needs"
    # So does GtkShortcutsWindow in a window narrower than a phone.
    r"|GtkLabel \S+ \(label\) reported min width -\d"
)


def _sections():
    """The names of the sections in the order of the sidebar, as the window has them."""
    source = pathlib.Path(os.environ["NZ_SOURCE_DIR"], "src/ui/nz-sections.c").read_text()
    return dict(re.findall(r'^  \{ "([a-z-]+)",\s*N_ \("([^"]+)"\)', source[source.index("infos[] =") :], re.M))


TITLES = _sections()
SECTIONS = list(TITLES)


def _catalogue():
    with tempfile.TemporaryDirectory() as folder:
        compiled = pathlib.Path(folder, "de.mo")
        subprocess.run(["msgfmt", "-o", compiled, SOURCES / "po/de.po"], check=True)
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)


_german = _catalogue()


def _(msgid):
    """The text as the window shows it, in German, without the mark of its mnemonic."""
    return re.sub(r"_(?=\w)", "", _german.gettext(msgid))


def wait(condition, what, patience=None):
    """What @condition returns once that is true."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        begin = time.monotonic()
        with contextlib.suppress(GLib.Error):
            found = condition()
            if found:
                return found
        now = time.monotonic()
        assert now < end, f"waited in vain: {what}"
        # Leaves the program as much time as looking took, for it has to answer: no assumption about how long anything takes.
        time.sleep(min(max(now - begin, 0.02), 0.5))


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True).stdout


def key(*names):
    xdotool("key", "--clearmodifiers", *names)


def type_text(text):
    assert text.isascii(), "the X server's keyboard has no other keys"
    xdotool("type", "--delay", 4, text)


def command(*words):
    """The output of a subcommand of the program."""
    return subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True, text=True).stdout


def records(file, entity, *words):
    return json.loads(command("list", file, entity, "--json", *words))


def example(name):
    file = WORK / name
    command("create", file, "--example")
    return file


def extents(node):
    try:
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    except GLib.Error:
        return (0, 0, 0, 0)
    return (box.x, box.y, box.width, box.height)


def children(node):
    try:
        return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]
    except GLib.Error:
        return []


def toplevel(node):
    while node is not None and node.get_role() not in (Atspi.Role.FRAME, Atspi.Role.DIALOG, Atspi.Role.WINDOW):
        node = node.get_parent()
    return node


def mapped(node):
    """Whether GTK draws @node at all: not on a hidden page, not folded away."""
    x, y, width, height = extents(node)
    if width <= 0 or height <= 0:
        return False
    if PLACES:
        # What is not drawn has no extent; whether it contains a point is compared with the wrong numbers.
        return True
    with contextlib.suppress(GLib.Error):
        return Atspi.Component.contains(node, x + width // 2, y + height // 2, Atspi.CoordType.WINDOW)
    return False


def shows(node):
    """Whether the middle of @node is on the screen: drawn, and not scrolled out of view."""
    if not mapped(node):
        return False
    x, y, width, height = extents(node)
    x += width // 2
    y += height // 2
    while node is not None:
        # What pops up lies over the pane that it belongs to.
        if node.get_name() == "GtkPopoverContent":
            return True
        if node.get_role() in (Atspi.Role.SCROLL_PANE, Atspi.Role.FRAME, Atspi.Role.DIALOG, Atspi.Role.WINDOW):
            left, top, wide, high = extents(node)
            if not (left <= x < left + wide and top <= y < top + high):
                return False
        node = node.get_parent()
    return True


def has_state(node, nick):
    return node.get_state_set().contains(getattr(Atspi.StateType, nick.upper()))


def text_of(node):
    with contextlib.suppress(GLib.Error):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return ""


def name_of(node):
    """The accessible name; "" where GTK falls back to the name of the class."""
    name = node.get_name() or ""
    if not name and node.get_role() == Atspi.Role.MENU_ITEM:
        # GTK 4.18 tells only what labels it.
        targets = (relation.get_target(i) for relation in node.get_relation_set() for i in range(relation.get_n_targets()))
        return " ".join(filter(None, map(text_of, targets)))
    return "" if re.fullmatch(r"(Gtk|Adw|Nz)[A-Z]\w*", name) else name


def fits(node, role, name):
    if role is not None and node.get_role_name() not in ((role,) if isinstance(role, str) else role):
        return False
    if name is None:
        return True
    own = name_of(node)
    return bool(name.search(own)) if isinstance(name, re.Pattern) else own == name


def walk(node, hidden=False):
    """@node and all below it, pages of stacks that do not show left out unless @hidden."""
    yield node
    for child in children(node):
        if not hidden and node.get_role_name() == "panel" and child.get_name() == "GtkStackPage":
            inner = children(child)
            if inner and not mapped(inner[0]):
                continue
        yield from walk(child, hidden)


class Program:
    """The running program with its window. Used with `with`: afterwards it has ended and complained of nothing."""

    def __init__(self, file=None, size=(1200, 800), section="organisations", **environment):
        self.log = tempfile.NamedTemporaryFile(dir=WORK, prefix="log-", delete=False)
        words = [PROGRAM] + ([str(file)] if file else [])
        if PLACES:
            environment = {"GIO_EXTRA_MODULES": PLACES, **environment}
        self.process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env={**os.environ, **environment}
        )
        atexit.register(self.process.kill)
        self.application = wait(self._application, "the program comes up")
        self.window = wait(lambda: next(iter(children(self.application)), None), "a window opens")
        self.id = wait(self._window_id, "the X server knows the window")
        self.resize(*size)
        if file and section:
            self.section(section)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.close()
            return
        with contextlib.suppress(Exception):
            picture = os.environ.get("NZ_FAILED_PICTURE")
            if picture:
                subprocess.run(["import", "-window", "root", picture], check=False)
        self.process.kill()
        self.process.wait()
        for line in self.messages():
            print("# the program said: " + line)

    def _application(self):
        assert self.process.poll() is None, f"the program ended: {self.messages()}"
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid:
                return application
        return None

    def _window_ids(self):
        """The X server's numbers; none where xdotool meets a window that goes while it looks."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split() if found.returncode == 0 else []

    def _window_id(self):
        return next(reversed(self._window_ids()), None)

    def windows(self):
        return wait(lambda: children(self.application), "the program tells its windows")

    def resize(self, width, height, patience=None):
        """Makes the window that large, not counting the border that GTK draws where nothing composes windows."""
        wait(lambda: self._border(self.window, self.id) is not None, "the window has its size")
        border = self._border(self.window, self.id)

        def fits_now():
            return extents(self.window)[2:] == (width, height) and self._origin(self.window) == (border, border)

        xdotool("windowmove", self.id, 0, 0, "windowsize", self.id, width + 2 * border, height + 2 * border)
        wait(fits_now, f"the window is {width} × {height}", patience)
        wait(self.is_active, "the window is active")

    def _geometry(self, number):
        lines = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", number).split())
        return tuple(int(lines[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def _border(self, window, number):
        across, down = (a - b for a, b in zip(self._geometry(number)[2:], extents(window)[2:]))
        return across // 2 if across == down and 0 <= across <= 40 else None

    def origin(self, window):
        """Where the inside of a window begins on the screen."""
        return wait(lambda: self._origin(window), f"“{window.get_name()}” has a place on the screen")

    def _origin(self, window):
        if window == self.window:
            ids = [self.id]
        else:
            ids = [number for number in self._window_ids() if number != self.id]
        for number in ids:
            border = self._border(window, number)
            if border is not None:
                left, top = self._geometry(number)[:2]
                return left + border, top + border
        return None

    def is_active(self, window=None):
        return has_state(window or self.window, "active")

    def messages(self):
        text = pathlib.Path(self.log.name).read_text(errors="replace")
        return [line for line in text.splitlines() if line.strip()]

    def complaints(self):
        return [line for line in self.messages() if BAD.search(line) and not FOREIGN.search(line)]

    def close(self):
        """Quits as a person does, and looks at what the program said."""
        if self.process.poll() is None:
            pressed = [0]

            def ended():
                if self.process.poll() is not None:
                    return True
                # While it works the program does not quit, and a person would try again.
                if time.monotonic() > pressed[0] + 10:
                    key("ctrl+q")
                    pressed[0] = time.monotonic()
                return False

            wait(ended, "the program ends after Ctrl+Q")
        assert self.process.returncode == 0, f"exit status {self.process.returncode}: {self.messages()[-5:]}"
        assert not self.complaints(), "\n".join(self.complaints())

    # --- finding -----------------------------------------------------------------------------------------------

    def all(self, role=None, name=None, root=None):
        """Everything on the screen of that role and name."""
        root = root or self.windows()[-1]
        return [node for node in walk(root) if fits(node, role, name) and shows(node)]

    def find(self, role=None, name=None, root=None, patience=None):
        """The first thing on the screen of that role and name, once there is one."""

        def first():
            where = [root] if root else reversed(self.windows())
            for start in where:
                for node in walk(start):
                    if fits(node, role, name) and shows(node):
                        return node
            return None

        what = name.pattern if isinstance(name, re.Pattern) else name
        return wait(first, f"{role or 'something'} “{what}” shows", patience)

    def gone(self, role=None, name=None, root=None):
        wait(lambda: not self.all(role, name, root), f"{role} “{name}” is gone")

    def dialog(self):
        """The window in front of the main one, once it is there."""
        return wait(lambda: next((w for w in self.windows() if w != self.window), None), "a dialog opens")

    def reveal(self, role, name, root=None):
        """Turns the wheel until what lies above or below comes into view."""
        root = root or self.window
        node = wait(lambda: next((n for n in walk(root) if fits(n, role, name) and mapped(n)), None), f"{role} “{name}”")
        pane = node
        while pane.get_role() != Atspi.Role.SCROLL_PANE:
            pane = pane.get_parent()
        xdotool("mousemove", *self.place(pane))

        def turn():
            if shows(node):
                return True
            down = extents(node)[1] > extents(pane)[1]
            xdotool("click", 5 if down else 4)
            return False

        wait(turn, f"{role} “{name}” comes into view")
        return node

    # --- doing -------------------------------------------------------------------------------------------------

    def place(self, node):
        """The middle of @node on the X server's screen."""
        x, y, width, height = extents(node)
        window = toplevel(node)
        left, top = self.origin(window)
        return left + x + width // 2, top + y + height // 2

    def click(self, node, times=1):
        still = [None]

        def rests():
            before, still[0] = still[0], self.place(node)
            return before == still[0] and shows(node)

        wait(rests, "what is to be clicked stands still")
        xdotool("mousemove", *still[0], "click", "--repeat", times, 1)

    def drag(self, start, end):
        xdotool("mousemove", *start, "mousedown", 1)
        for step in range(1, 9):
            xdotool("mousemove", *(round(a + (b - a) * step / 8) for a, b in zip(start, end)))
        xdotool("mouseup", 1)

    def set_entry(self, node, text):
        """Types over what stands in an entry; the focus stays in it."""
        self.click(node)
        key("ctrl+a")
        type_text(text)
        wait(lambda: text_of(self.text_within(node)) == text, f"“{text}” stands in the entry")

    def text_within(self, node):
        """The part that holds the text of an entry or of a row that is one."""
        for part in walk(node, hidden=True):
            if part.get_role_name() in ENTRY:
                return part
        return node

    def choose(self, button, msgid):
        """Opens a menu with the mouse and takes an item. GTK 4.8 tells wrong places inside a popover, so the item is
        activated through AT-SPI."""
        self.click(button)
        item = wait(
            lambda: next((n for n in walk(toplevel(button)) if fits(n, "menu item", _(msgid)) and mapped(n)), None),
            f"the menu has “{_(msgid)}”",
        )
        Atspi.Action.do_action(item, 0)
        wait(lambda: not mapped(item), "the menu closes")

    def go_down(self, word, root=None):
        """Goes down a list that has popped up, by keyboard, until the item of that word has the focus. How many keys
        that takes depends on GTK: in 4.18 the first one only enters the list."""
        last, pressed = [None], [0]

        def there():
            item = next((n for n in walk(root or self.windows()[-1]) if has_state(n, "focused")), None)
            if item is None or item.get_role_name() not in ROW:
                return False
            if any(fits(n, "label", word) for n in walk(item)):
                return True
            if item != last[0] or time.monotonic() > pressed[0] + 1:
                last[0], pressed[0] = item, time.monotonic()
                key("Down")
            return False

        wait(there, f"“{word}” has the keyboard")

    def choose_file(self, path, windows=2):
        """Types a path into the file chooser that is the last of @windows windows, once it listens, and accepts it."""
        chooser = wait(lambda: self.windows()[-1] if len(self.windows()) == windows else None, "the file chooser")

        def focused():
            return next((node for node in walk(chooser) if has_state(node, "focused")), None)

        wait(focused, "the file chooser has the keyboard")
        key("ctrl+l")
        entry = wait(lambda: focused() if focused().get_role_name() in ENTRY else None, "the file's place has the keyboard")
        key("ctrl+a")
        type_text(str(path))
        pressed, erased = [0], [0]

        def stands():
            text = text_of(entry)
            # In GTK 4.18 what completed the beginning stays behind what was typed on.
            if text != str(path) and text.startswith(str(path)) and time.monotonic() > erased[0] + 2:
                key("End", *["BackSpace"] * (len(text) - len(str(path))))
                erased[0] = time.monotonic()
            return text == str(path)

        wait(stands, f"“{path}” stands in the entry")

        def accepted():
            if chooser not in self.windows():
                return True
            # The list of completions that has just come up takes the first one.
            if time.monotonic() > pressed[0] + 2 and has_state(entry, "focused") and stands():
                key("Return")
                pressed[0] = time.monotonic()
            return False

        wait(accepted, f"the file chooser takes “{path}”")

    def answer(self, msgid):
        """Presses a button of the dialog in front. libadwaita names it twice, "_Delete Delete"."""
        dialog = self.dialog()
        self.click(self.find(BUTTON, re.compile(rf"(^| ){re.escape(_(msgid))}$"), root=dialog))
        wait(lambda: len(self.windows()) == 1, "the dialog closes")

    def section(self, section):
        """Goes to a section, by its name or its place in the sidebar."""
        number = SECTIONS.index(section) + 1 if isinstance(section, str) else section
        if number <= 10:
            key(f"alt+{number % 10}")
        else:
            # No key is left for it.
            title = re.compile("^" + re.escape(_(TITLES[SECTIONS[number - 1]])))
            self.click(self.find(ROW, title, root=self.find("list", _("Sections"))))


def main(space):
    """Runs every function of a module that is called test_…"""
    tap.run([value for name, value in space.items() if name.startswith("test_") and callable(value)])
