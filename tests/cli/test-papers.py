# SPDX-License-Identifier: GPL-3.0-or-later
"""The year's plan, letters, year page and diagram as files."""

import datetime
import itertools
import re
import subprocess
import xml.etree.ElementTree as xml

from harness import DAY, call, empty, example, fault, good, main, names, new_folder, records, work

POINT = 72 / 25.4
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def pages(path, how):
    """The pages of a PDF with boxes, as pdftotext sees them."""
    text = subprocess.run(["pdftotext", how, path, "-"], capture_output=True, check=True).stdout.decode()
    return list(xml.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f]", "", text)).iter(HTML + "page"))


def box(element):
    """Left, top, right, bottom in millimetres."""
    return tuple(float(element.get(side)) / POINT for side in ("xMin", "yMin", "xMax", "yMax"))


def holidays(file):
    days = set()
    for holiday in records(file, "holiday"):
        if holiday["since"] and holiday["until"]:
            day = datetime.date.fromisoformat(holiday["since"])
            while day <= datetime.date.fromisoformat(holiday["until"]):
                days.add(day)
                day += datetime.timedelta(1)
    return days


def test_plan():
    """The plans for 2027 to 2029: six days each in the form asked for, none on a holiday, well apart"""
    for file in (example(), empty("plan.netzwerk")):
        days = []
        for year in (2027, 2028, 2029):
            lines = good("plan", file, str(year), "--language", "en").out.splitlines()
            assert len(lines) == 6, lines
            for line in lines:
                day, weekday, reason = line.split("\t")
                date = datetime.date.fromisoformat(day)
                assert date.year == year and date.strftime("%A") == weekday and len(reason) > 20, line
                days.append(date)
        gaps = [(after - before).days for before, after in itertools.pairwise(days)]
        assert all(28 <= gap <= 98 for gap in gaps), gaps
        assert not set(days) & holidays(file)
        public = [(1, 1), (5, 1), (9, 20), (10, 3), (10, 31), (12, 25), (12, 26)]
        assert not [day for day in days if (day.month, day.day) in public]


def test_plan_explained():
    """--explain adds alternatives and what was avoided; without it nothing but the six lines"""
    file = empty("explain.netzwerk")
    lines = good("plan", file, "2028", "--explain", "--language", "en").out.splitlines()
    assert len([line for line in lines if re.match(r"\d{4}-", line)]) == 6
    assert len([line for line in lines if line.startswith("\tor\t")]) >= 6, lines
    assert any(line.startswith("\tavoided\t") for line in lines), lines


def test_plan_applied():
    """--apply enters the six conferences, numbered on, and does so once"""
    file = empty("apply.netzwerk")
    planned = [line.split("\t")[0] for line in good("plan", file, "2028", "--apply").out.splitlines()]
    assert sorted(meeting["day"] for meeting in records(file, "meeting")) == planned
    again = call("plan", file, "2028", "--apply")
    assert again.status == 1 and again.err, again
    assert len(records(file, "meeting")) == 6


def test_plan_years():
    """Years without a plan are refused with the reason"""
    for year in ("1998", "9999", "0"):
        answer = fault(1, "plan", example(), year)
        assert year in answer.err and answer.out == "", answer
    assert good("plan", example(), "2040").err.strip(), "no word about missing school holidays"


def test_letters():
    """At least fifty invitations, each address inside the window, no word outside the margins"""
    path = work / "letters.pdf"
    answer = good("print", example(), "invitations", "--meeting", "next", "-o", path, "--date", DAY)
    count = int(re.search(r"(\d+) (letters|Briefe)", answer.err)[1])
    assert count >= 50, answer
    letters = 0
    for page in pages(path, "-bbox-layout"):
        for word in page.iter(HTML + "word"):
            left, top, right, bottom = box(word)
            assert left >= 4.9 and right <= 190.1 and top >= 4.9 and bottom <= 292.1, (word.text, box(word))
            assert left >= 24.9 or len(word.text) <= 2, (word.text, box(word))
        # The address: what stands left under the return line, above the subject.
        lines = [line for line in page.iter(HTML + "line") if box(line)[0] < 100 and 49 < box(line)[1] < 90]
        if not lines:
            continue
        letters += 1
        for line in lines:
            left, top, right, bottom = box(line)
            text = " ".join(word.text for word in line.iter(HTML + "word"))
            assert left >= 24.9 and right <= 100.1 and top >= 49.5 and bottom <= 90.1, (text, box(line))
        assert any(re.search(r"\b\d{4,5} \S", " ".join(w.text for w in line.iter(HTML + "word"))) for line in lines)
    assert letters == count, (letters, count)


def test_letters_choice():
    """next, last, a number and an id choose the meeting; what is none of them is refused"""
    file = example()
    numbered = {meeting["number"]: meeting for meeting in records(file, "meeting") if meeting["number"]}
    last = max(number for number, meeting in numbered.items() if meeting["day"] < DAY)
    for choice in ("next", "last", str(last), numbered[last]["id"]):
        good("print", file, "invitations", "-o", work / "choice.pdf", "--date", DAY, "--meeting", choice)
    (work / "choice.pdf").unlink()
    for choice in ("4711", "yesterday"):
        answer = fault(1, "print", file, "invitations", "-o", work / "choice.pdf", "--meeting", choice)
        assert choice in answer.err and not (work / "choice.pdf").exists()


def test_year_page():
    """The year plan is one page with the six conferences"""
    path = work / "year.pdf"
    good("print", example(), "year-plan", "--year", "2027", "-o", path)
    (page,) = pages(path, "-bbox")
    words = [word.text for word in page.iter(HTML + "word")]
    assert "2027" in " ".join(words)
    fault(1, "print", example(), "year-plan", "--year", "1900", "-o", work / "never.pdf")
    assert not (work / "never.pdf").exists()


def test_diagram_twice():
    """The diagram comes out byte for byte the same each time, in every format"""
    folder = new_folder("twice")
    for ending in ("svg", "pdf", "png"):
        for name in ("one", "two"):
            good("diagram", example(), folder / f"{name}.{ending}", "--date", DAY, "--paper", "a3")
        assert (folder / f"one.{ending}").read_bytes() == (folder / f"two.{ending}").read_bytes(), ending
    assert len(names(folder)) == 6


def active(record, day):
    return (not record["since"] or record["since"] <= day) and (
        not record["until"] or record["until"] >= day[: len(record["until"])]
    )


def test_diagram_names():
    """The diagram names every organisation of the day; individuals only where they agreed or it is asked for"""
    file = example()
    path = work / "names.svg"
    for words, everybody in (([], False), (["--names"], True)):
        good("diagram", file, path, "--date", DAY, "--paper", "a3", *words)
        labels = [_flat(" ".join(text.itertext())) for text in _texts(path, "label")]
        organisations = [record for record in records(file, "organisation") if active(record, DAY)]
        assert len(labels) == len(organisations)
        for record in organisations:
            hidden = record["kind"] == "individual" and not record["public_name"]
            # "e. V." and the like need not stand in a picture.
            titles = [_flat(record[key]) for key in ("short_name", "name") if record[key]]
            named = any(title.startswith(label) for title in titles for label in labels)
            assert named == (everybody or not hidden), record["name"]


def _flat(text):
    """Without spaces and the hyphens where lines break."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def _texts(path, kind):
    return [text for text in xml.parse(path).getroot().iter(SVG + "text") if kind in (text.get("class") or "").split()]


def test_diagram_labels():
    """On A3 and A2 no label of the diagram touches another or leaves the page"""
    for paper in ("a3", "a2"):
        path = work / f"labels-{paper}.svg"
        good("diagram", example(), path, "--date", DAY, "--paper", paper)
        root = xml.parse(path).getroot()
        width, height = (float(number) for number in root.get("viewBox").split()[2:])
        boxes = []
        for text in _texts(path, "label"):
            size = float(text.get("font-size"))
            for line in text.iter(SVG + "tspan"):
                x, y, long = (float(line.get(name)) for name in ("x", "y", "textLength"))
                # Letters reach about this far above and below their line.
                boxes.append((text, x, y - 0.75 * size, x + long, y + 0.22 * size))
        assert len(boxes) >= 64
        for _, left, top, right, bottom in boxes:
            assert left >= 0 and top >= 0 and right <= width and bottom <= height
        for one, two in itertools.combinations(boxes, 2):
            apart = one[3] <= two[1] or two[3] <= one[1] or one[4] <= two[2] or two[4] <= one[2]
            assert apart or one[0] is two[0], ("".join(one[0].itertext()), "".join(two[0].itertext()))


def test_diagram_of_nothing():
    """An empty network and the first day of all give a diagram too"""
    good("diagram", empty("nothing.netzwerk"), work / "nothing.svg")
    good("diagram", example(), work / "first.pdf", "--date", "1999-10-01")


# The sheets of NORMS: columns, rows, left, top, pitch, label.
SHEETS = {
    "Zweckform 3474": (3, 8, 0, 0, 70, 37, 70, 37),
    "3475": (3, 8, 0, 4.43, 70, 36, 70, 36),
    "Herma 4457": (2, 6, 0, 5.5, 105, 48, 105, 48),
    "C2160": (3, 7, 7.2, 15.15, 66.04, 38.1, 63.5, 38.1),
    "C2163": (2, 7, 4.67, 15.15, 101.6, 38.1, 99.1, 38.1),
    "L4785": (2, 5, 18, 13, 95, 55, 80, 50),
    "C32011-10": (2, 5, 15, 13.5, 95, 54, 85, 54),
    "2x4 5x8.5 100x70 95x65": (2, 4, 5, 8.5, 100, 70, 95, 65),
}


def labels(path, sheet, offset=(0, 0)):
    """What stands in each label, by number from 0; fails for a word that leaves its label by more than 0.2 mm."""
    columns, rows, left, top, pitch_x, pitch_y, width, height = sheet
    found = {}
    for number, page in enumerate(pages(path, "-bbox")):
        for word in page.iter(HTML + "word"):
            x1, y1, x2, y2 = (side - offset[i % 2] for i, side in enumerate(box(word)))
            column, row = int((x1 - left) // pitch_x), int((y1 - top) // pitch_y)
            x, y = left + column * pitch_x, top + row * pitch_y
            assert 0 <= column < columns and 0 <= row < rows, word.text
            assert x1 >= x - 0.2 and y1 >= y - 0.2 and x2 <= x + width + 0.2 and y2 <= y + height + 0.2, word.text
            found.setdefault((number * rows + row) * columns + column, []).append((word.text, x1 - x, y1 - y))
    return found


def test_labels():
    """All organisations with an address, one in each label, on every sheet, to 0.2 mm at the same place; the others are told"""
    file = example()
    active = good("list", file, "organisation", "--date", DAY).out.splitlines()
    for name, sheet in SHEETS.items():
        path = work / "labels.pdf"
        words = ["--sheet", name] if name != "Zweckform 3474" else []
        answer = good("print", file, "labels", "-o", path, "--date", DAY, "--language", "en", *words)
        left_out = [line for line in answer.err.splitlines() if "left out: " in line]
        found = labels(path, sheet)
        assert sorted(found) == list(range(len(active) - len(left_out))), name
        assert left_out and all("incomplete" in line or "came back" in line for line in left_out), left_out
        # nothing drifts: each label's text begins at the same place
        starts = [(min(x for _, x, _ in label), label[0][2]) for label in found.values()]
        assert max(x for x, _ in starts) - min(x for x, _ in starts) <= 0.2, name
        assert all(re.search(r"\b\d{4,5}\b", " ".join(text for text, _, _ in label)) for label in found.values())


def test_labels_moved():
    """--first leaves labels free, --offset moves them, --filter chooses; what cannot be is refused"""
    file, path = example(), work / "moved.pdf"
    good("print", file, "labels", "-o", path, "--first", "10", "--offset", "1.5,-2", "--filter", "kind is association")
    found = labels(path, SHEETS["Zweckform 3474"], (1.5, -2))
    chosen = good("list", file, "organisation", "--filter", "kind is association", "--date", DAY).out.splitlines()
    assert min(found) == 9 and 1 < len(found) <= len(chosen)
    for words in (["--first", "25"], ["--first", "0"], ["--offset", "1"], ["--offset", "99,0"], ["--sheet", "4711"],
                  ["--sheet", "4x8 0x0 70x37 70x37"], ["--filter", "nonsense"]):
        fault(2, "print", file, "labels", "-o", work / "none.pdf", *words)
    fault(1, "print", file, "labels", "-o", work / "none.pdf", "--filter", "name is Niemand")
    fault(2, "print", file, "labels")
    fault(2, "print", file, "wallpaper", "-o", work / "none.pdf")
    assert not (work / "none.pdf").exists()


def test_lists():
    """Envelopes, lists and sheets: their pages, the head on each, the mark of the example"""
    file = example()
    n = len(good("list", file, "organisation", "--date", DAY).out.splitlines())
    for kind, head in (("address-list", "@"), ("telephone-list", "030 23125"), ("group-list", "Telefon"), ("actor-sheets", "netzwerk@example.org")):
        path = work / f"{kind}.pdf"
        good("print", file, kind, "-o", path, "--date", DAY)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
        sheets = text.split("\f")[:-1]
        assert len(sheets) == n if kind == "actor-sheets" else len(sheets) > 1, kind
        for number, sheet in enumerate(sheets):
            assert re.search(rf"\b{number + 1} von {len(sheets)}\b", sheet) and "Beispiel" in sheet and head in sheet, kind
    for size, (width, height) in {"dl": (220, 110), "c5": (229, 162), "c4": (324, 229)}.items():
        path = work / f"{size}.pdf"
        good("print", file, "envelopes", "-o", path, "--envelope", size, "--date", DAY)
        found = pages(path, "-bbox")
        assert n - 5 < len(found) <= n
        for page in found:
            assert abs(float(page.get("width")) / POINT - width) < 0.2 and abs(float(page.get("height")) / POINT - height) < 0.2
            for word in page.iter(HTML + "word"):
                left, top, right, bottom = box(word)
                assert left >= 15 and right <= width - 15 and bottom <= height - 15 and (top >= 40 or right < width - 74)
    fault(2, "print", file, "envelopes", "-o", work / "none.pdf", "--envelope", "a4")


def test_meeting_papers():
    """What lies at the door of the next conference: sheets to reply on, the list to sign, badges, signs, the matrix of the last ones"""
    file = example()
    papers = {}
    for kind in ("reply-sheets", "attendance", "badges", "table-signs", "attendance-matrix"):
        papers[kind] = work / f"{kind}.pdf"
        good("print", file, kind, "-o", papers[kind], "--date", DAY)
    meetings = records(file, "meeting")
    following = min((one for one in meetings if one["kind"] == "conference" and one["day"] >= DAY), key=lambda one: one["day"])
    invited = [one for one in records(file, "invitation") if one["meeting"] == following["id"]]

    # who has replied needs no sheet; the office's address stands where the envelope's window shows it
    sheets = pages(papers["reply-sheets"], "-bbox")
    assert len(sheets) == sum(1 for one in invited if not one.get("reply"))
    for page in sheets:
        words = {word.text: box(word) for word in page.iter(HTML + "word")}
        left, top, right, bottom = words["Rosa-Luxemburg-Straße"]
        assert abs(left - 25) < 0.2 and top > 50 and right < 100 and bottom < 90
    # who declined is on none of the others; every name in its own badge
    expected = sum(1 for one in invited if one.get("reply") != "no")
    assert sorted(labels(papers["badges"], SHEETS["L4785"])) == list(range(expected))
    rows = subprocess.run(["pdftotext", "-layout", papers["attendance"], "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    for number, page in enumerate(rows):
        assert f"{number + 1} von {len(rows)}" in page and "Unterschrift" in page and "keine" in page
    for page in pages(papers["table-signs"], "-bbox"):
        sides = [box(word)[1] < 148.5 for word in page.iter(HTML + "word")]
        assert sides.count(True) == sides.count(False) > 0
    for page in pages(papers["attendance-matrix"], "-bbox"):
        assert abs(float(page.get("width")) / POINT - 297) < 0.2 and abs(float(page.get("height")) / POINT - 210) < 0.2
    fault(1, "print", file, "badges", "--meeting", "9999", "-o", work / "none.pdf")
    assert not (work / "none.pdf").exists()


main(globals())
