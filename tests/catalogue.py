#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The German catalogue against the sources: well-formed, nothing fuzzy, nothing untranslated, and po/POTFILES.in names
every file with texts. With --update both are brought up to date first; what is new then waits for its translation."""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent.parent
PO = ROOT / "po"
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "nz_gettext", "nz_ngettext:1,2", "nz_text:2", "nz_ntext:2,3", "nz_ctext:2c,3"]
MARK = re.compile(r"\b(_|N_|C_|NC_|nz_(gettext|ngettext|text|ntext|ctext)) \(|translatable=\"yes\"")
HEAD = "# SPDX-License-Identifier: GPL-3.0-or-later\n"


def sources():
    """Files with texts. Headers of base/ only say how texts are marked."""
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".c", ".h", ".ui") and not path.name.startswith("nz-i18n.") and MARK.search(path.read_text()):
            yield str(path.relative_to(ROOT))


def listed():
    return [line for line in (PO / "POTFILES.in").read_text().splitlines() if line and not line.startswith("#")]


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})


def template(names, path):
    """Writes the template of all texts of the files to @path."""
    c_files = [name for name in names if not name.endswith(".ui")]
    ui_files = [name for name in names if name.endswith(".ui")]
    options = ["--from-code=UTF-8", "--add-comments=Translators", "--package-name=netzwerk", "--force-po", f"--output={path}"]
    done = [run("xgettext", *options, "--language=C", "-k", *(f"--keyword={k}" for k in KEYWORDS), *c_files)]
    if ui_files:
        done.append(run("xgettext", *options, "--join-existing", "--language=Glade", *ui_files))
    return [line for process in done for line in process.stderr.splitlines() if process.returncode]


def update():
    names = list(sources())
    (PO / "POTFILES.in").write_text(HEAD + "".join(name + "\n" for name in names))
    with tempfile.TemporaryDirectory() as folder:
        pot = f"{folder}/netzwerk.pot"
        complaints = template(names, pot)
        merge = run("msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching", "--no-location", "--sort-output",
                    "po/de.po", pot)
        # Texts that no source has any more only get in the way.
        clean = run("msgattrib", "--no-obsolete", "--no-location", "--sort-output", "--output-file=po/de.po", "po/de.po")
        print(*complaints, merge.stderr, clean.stderr, sep="\n", file=sys.stderr)
    statistics = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", "po/de.po")
    print(f"{len(names)} files with texts; German: {statistics.stderr.strip()}")
    return statistics.returncode


def compare():
    """(name, complaints) of each check."""
    names = list(sources())
    lists = listed()
    yield "POTFILES.in names every file with texts", (
        [f"po/POTFILES.in lacks {name}" for name in names if name not in lists]
        + [f"po/POTFILES.in names {name}, which has no texts" for name in lists if name not in names])
    with tempfile.TemporaryDirectory() as folder:
        pot, merged = f"{folder}/netzwerk.pot", f"{folder}/de.po"
        yield "the texts can be collected", template(names, pot)
        checked = run("msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null", "po/de.po")
        yield "the German catalogue is well-formed", checked.stderr.splitlines() if checked.returncode else []
        run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", "po/de.po", pot)
        missing = run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", merged).stdout
        yield "every text has its German", [line for line in missing.splitlines() if line.startswith(("#:", "msgid"))][1:]
        fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", merged).stdout
        yield "nothing is fuzzy", [line for line in fuzzy.splitlines() if line.startswith("msgid")]


def main():
    if sys.argv[1:] == ["--update"]:
        return update()
    failed = 0
    for number, (name, complaints) in enumerate(compare(), 1):
        print(f"{'not ok' if complaints else 'ok'} {number} {name}")
        for complaint in complaints:
            print(f"# {complaint}")
        failed += bool(complaints)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
