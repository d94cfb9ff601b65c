#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house's rules, read from the sources: which room may include which and which library, how long a file may be,
a licence line in each, no GTK below widgets/. The table is the one of src/README.md."""

import pathlib
import re
import statistics
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
LONGEST = 800
MEDIAN = 250

# room: (rooms it may include besides base and itself, libraries besides GLib)
ROOMS = {
    "base": ("", "icu"),
    "entity": ("", ""),
    "store": ("entity", "sqlite sodium"),
    "domain": ("entity store", "ical"),
    "exchange": ("entity store domain", "ical ebook csv xlsxwriter json archive xml2"),
    "network": ("entity store domain", "igraph"),
    "render": ("entity store domain network", "cairo pango rsvg gdk-pixbuf qrencode poppler"),
    "cli": ("entity store domain exchange network render", ""),
    "model": ("entity store domain network", ""),
    "widgets": ("entity store domain network model render", "gtk adwaita cairo pango gdk-pixbuf"),
    "ui": ("entity store domain exchange network render cli model widgets",
           "gtk adwaita cairo pango gdk-pixbuf secret portal"),
    "main": ("entity store domain exchange network render cli model widgets ui", ""),
}
# Within a room, only these files may include these libraries.
ONLY_IN = {
    ("domain", "ical"): {"nz-recurrence.c"},
}
# Loaded when first used: only the module's own file includes them, and of the program no more than headers (base/nz-module.h).
MODULES = {
    "ebook": "nz-ebook-module.c",
    "igraph": "nz-igraph-module.c",
    "poppler": "nz-poppler-module.c",
    "xlsxwriter": "nz-xlsxwriter-module.c",
}
# Headers made by the build: who may include them.
GENERATED = {
    "nz-config.h": set(ROOMS),
    "nz-catalog-resource.h": {"base"},
    "nz-data-resource.h": {"store", "domain", "exchange", "render", "cli", "ui"},
    "nz-icons-resource.h": {"widgets", "ui", "main"},
}
# A room's own resource, compiled into its build folder.
OWN_RESOURCE = re.compile(r"nz-[a-z-]*resources?(-[a-z]+)?\.h")
LIBRARIES = {
    "glib": r"(glib|gio|gmodule|gobject)/.*|(glib(-object|-unix)?|gmodule)\.h",
    "icu": r"unicode/.*",
    "sqlite": r"sqlite3(ext)?\.h",
    "sodium": r"sodium(\.h|/.*)",
    "ical": r"libical(-glib)?/.*",
    "ebook": r"libebook-contacts/.*",
    "csv": r"csv\.h",
    "xlsxwriter": r"xlsxwriter(\.h|/.*)",
    "json": r"json-glib/.*",
    "archive": r"archive(_entry)?\.h",
    "xml2": r"libxml/.*",
    "igraph": r"igraph(/.*|\.h)",
    "cairo": r"(cairo/)?cairo(-(pdf|svg|ft|gobject))?\.h",
    "pango": r"pango/.*",
    "rsvg": r"librsvg/.*",
    "gdk-pixbuf": r"gdk-pixbuf/.*",
    "qrencode": r"qrencode\.h",
    "poppler": r"poppler(\.h|/.*)",
    "gtk": r"(gtk|gdk|gsk)/.*|graphene(-gobject)?\.h",
    "adwaita": r"adwaita\.h",
    "secret": r"libsecret/.*",
    "portal": r"libportal(-gtk4)?/.*",
    "C": r"(assert|ctype|errno|fcntl|float|inttypes|limits|locale|math|poll|pwd|setjmp|signal|stdarg|stdatomic|stdbool"
         r"|stddef|stdint|stdio|stdlib|string|strings|time|unistd|wchar|langinfo|libintl|utime|dirent|ftw|malloc)\.h"
         r"|sys/(file|mman|mount|random|resource|stat|statfs|statvfs|time|types|utsname|vfs|wait|xattr)\.h"
         r"|linux/[a-z_]+\.h",
}
CODE = {".c", ".h", ".py", ".ui", ".sql", ".css", ".sh"}
LICENSED = CODE | {".xml", ".in", ".svg", ".build"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)

failures = []


def library_of(header):
    return next((name for name, pattern in LIBRARIES.items() if re.fullmatch(pattern, header)), None)


def check_include(path, room, quoted, header):
    rooms, libraries = (set(words.split()) for words in ROOMS[room])
    other = header.split("/")[0]
    if quoted and other in ROOMS:
        if other not in rooms | {room, "base"}:
            return f"{room}/ may not include {header}"
        if header.endswith("-private.h") and other != room:
            return f"{header} belongs to {other}/ alone"
        resource = OWN_RESOURCE.fullmatch(header.split("/")[-1]) and room in (other, "main")
        if not resource and not (ROOT / "src" / header).is_file():
            return f"{header} does not exist"
    elif quoted and header in GENERATED:
        if room not in GENERATED[header]:
            return f"{room}/ may not include {header}"
    elif quoted and not OWN_RESOURCE.fullmatch(header):
        return f'"{header}": say the room, as in "base/nz-date.h"'
    elif not quoted:
        library = library_of(header)
        if library is None:
            return f"<{header}> belongs to no library of the table"
        if library not in libraries | {"glib", "C"}:
            return f"{room}/ may not use {library} (<{header}>)"
        only = ONLY_IN.get((room, library))
        if only and path.name not in only:
            return f"in {room}/ only {', '.join(sorted(only))} may use {library}"
        if path.name != MODULES.get(library, path.name):
            return f"only {MODULES[library]} may use {library}, which is loaded when first used"
    return None


def room_of(path):
    parts = path.relative_to(ROOT / "src").parts
    return parts[0] if len(parts) > 1 else path.stem


def check_includes():
    found = 0
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        room = room_of(path)
        if room not in ROOMS:
            failures.append(f"{path.relative_to(ROOT)}: {room}/ is no room of the table")
            continue
        for match in INCLUDE.finditer(path.read_text()):
            found += 1
            complaint = check_include(path, room, match[1] == '"', match[2])
            if complaint:
                line = path.read_text()[: match.start()].count("\n") + 1
                failures.append(f"{path.relative_to(ROOT)}:{line}: {complaint}")
    if not found:
        failures.append("no include was found: is this the source folder?")


def files():
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(p.startswith((".git", "_build", "build", "__pycache__")) for p in parts):
            yield path


def check_files():
    lengths = {}
    for path in files():
        name = path.relative_to(ROOT)
        if path.suffix not in LICENSED and path.name not in ("dev", "run"):
            continue
        text = path.read_text()
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:400]:
            failures.append(f"{name}: no licence line at the top")
        if UNFINISHED.search(text):
            failures.append(f"{name}: marked as unfinished")
        if path.suffix in CODE:
            lengths[name] = text.count("\n")
            if lengths[name] > LONGEST:
                failures.append(f"{name}: {lengths[name]} lines, more than {LONGEST}")
    median = statistics.median(lengths.values()) if lengths else 0
    if median > MEDIAN:
        failures.append(f"the median file has {median} lines, more than {MEDIAN}")
    return len(lengths), median


def check_main():
    path = ROOT / "src" / "main.c"
    if path.is_file() and path.read_text().count("\n") >= 60:
        failures.append("src/main.c: 60 lines or more")


def point(number, name, check):
    """One point of TAP: what @check adds to the failures is what is wrong."""
    before = len(failures)
    check()
    print(f"{'ok' if len(failures) == before else 'not ok'} {number} {name}")
    for failure in failures[before:]:
        print(f"# {failure}")


print("1..3")
point(1, "includes keep to the table of rooms and libraries", check_includes)
point(2, "files are licensed, finished and short", check_files)
point(3, "main is short", check_main)
sys.exit(1 if failures else 0)
