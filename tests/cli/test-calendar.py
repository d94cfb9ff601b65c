# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files, read with another program's reader: the same days, hours, places and states as in the file."""

import datetime
import zoneinfo

from harness import Skip, empty, example, fault, good, main, records, work, write

try:
    import icalendar
except ImportError:
    icalendar = None

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


def need():
    if icalendar is None:
        raise Skip("no icalendar")


def read(path):
    """The calendar and its events by the id that they have in the file."""
    need()
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is too long"
    assert data.replace(b"\r\n", b"").find(b"\n") < 0, "a line does not end with CR LF"
    calendar = icalendar.Calendar.from_ical(data)
    return calendar, {str(event["X-NETZWERK-ID"]): event for event in calendar.walk("VEVENT")}


def utc(moment):
    return moment.astimezone(datetime.timezone.utc)


def when(meeting, field):
    hours, minutes = map(int, meeting[field].split(":"))
    day = datetime.date.fromisoformat(meeting["day"])
    return datetime.datetime(day.year, day.month, day.day, hours, minutes, tzinfo=BERLIN)


def compare(meeting, event):
    start = event["DTSTART"]
    if not meeting.get("starts"):
        assert start.dt == datetime.date.fromisoformat(meeting["day"]), meeting
        assert event["DTEND"].dt - start.dt == datetime.timedelta(days=1), meeting
    else:
        assert start.params["TZID"] == "Europe/Berlin"
        assert utc(start.dt) == utc(when(meeting, "starts")), (meeting, start.dt)
        if meeting.get("ends"):
            assert utc(event["DTEND"].dt) == utc(when(meeting, "ends")), meeting
    state = {"cancelled": {"CANCELLED"}, "held": {"CONFIRMED"}}.get(meeting["state"], {"CONFIRMED", "TENTATIVE"})
    assert event["STATUS"] in state, meeting
    assert event["UID"] == f"{meeting['id']}@org.zim.Netzwerk"
    assert (meeting.get("place") or "") in event.get("LOCATION", ""), meeting
    if meeting.get("number"):
        assert str(event["SUMMARY"]).startswith(f"{meeting['number']}. Netzwerktagung"), event["SUMMARY"]


def test_everything():
    """Every meeting of every year is there once, at the same moment in UTC, with the zone named as everybody names it"""
    file, out = example(), work / "all.ics"
    good("calendar", file, "export", out, "--language", "de")
    calendar, events = read(out)
    meetings = records(file, "meeting")
    assert len(meetings) > 30 and len({meeting["day"][:4] for meeting in meetings}) >= 3
    assert events.keys() == {meeting["id"] for meeting in meetings}
    for meeting in meetings:
        compare(meeting, events[meeting["id"]])
    zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    assert zones == ["Europe/Berlin"], zones
    assert calendar["VERSION"] == "2.0" and "PRODID" in calendar


def test_zone_of_many_years():
    """Noon of the days around the changes of the clock, from 1999 on, by the file's own zone"""
    need()
    file, out = example("years.netzwerk"), work / "years.ics"
    rows = ["Art;Tag;Beginn;Stand;Titel"]
    for year in range(1999, 2036):
        for month in (3, 10):
            last = max(day for day in range(25, 32) if datetime.date(year, month, day).isoweekday() == 7)
            rows += [f"Veranstaltung;{year}-{month:02}-{day:02};12:00;geplant;Probe" for day in (last - 1, last)]
    (work / "days.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    good("import", file, work / "days.csv", "--as", "meeting")
    good("calendar", file, "export", out)
    _, events = read(out)
    meetings = [meeting for meeting in records(file, "meeting") if meeting.get("name") == "Probe"]
    assert len(meetings) == 2 * 2 * 37, len(meetings)
    zone = icalendar.Calendar.from_ical(out.read_bytes()).walk("VTIMEZONE")[0].to_tz()
    for meeting in meetings:
        compare(meeting, events[meeting["id"]])
        local = when(meeting, "starts").replace(tzinfo=None)
        # Until icalendar 4 zones are pytz's.
        there = zone.localize(local) if hasattr(zone, "localize") else local.replace(tzinfo=zone)
        assert there.utcoffset() == local.replace(tzinfo=BERLIN).utcoffset(), meeting


def test_choice():
    """One conference by its number, a year, and never people without being asked"""
    file, out = example(), work / "some.ics"
    conferences = [meeting for meeting in records(file, "meeting") if meeting["kind"] == "conference"]
    chosen = conferences[0]
    good("calendar", file, "export", out, "--meeting", chosen["number"])
    assert list(read(out)[1]) == [chosen["id"]]
    good("calendar", file, "export", out, "--year", "2026")
    assert read(out)[1].keys() == {m["id"] for m in records(file, "meeting") if m["day"].startswith("2026")}
    assert b"ATTENDEE" not in out.read_bytes() and b"ORGANIZER" not in out.read_bytes()
    good("calendar", file, "export", out, "--year", "2026", "--with-personal")
    attendees = [event.get("ATTENDEE", []) for event in read(out)[1].values()]
    assert any(len(people) > 10 for people in attendees)
    assert all(str(person).startswith("mailto:") for people in attendees if isinstance(people, list) for person in people)


def test_same_again():
    """The same file gives the same bytes, whatever the locale says"""
    file = example()
    good("calendar", file, "export", work / "one.ics", "--language", "de")
    good("calendar", file, "export", work / "two.ics", "--language", "de", locale="de_DE.UTF-8")
    assert (work / "one.ics").read_bytes() == (work / "two.ics").read_bytes()


def test_refused():
    """What cannot be is said"""
    file = example()
    fault(2, "calendar", file, "export", work / "x.ics", "--year", "26")
    fault(2, "calendar", file, "export", work / "x.ics", "--year", "2026", "--meeting", "next")
    fault(2, "calendar", file, "exprot", work / "x.ics")
    fault(1, "calendar", file, "export", work / "x.ics", "--meeting", "99999")
    fault(1, "calendar", file, "export", work / "nowhere" / "x.ics")
    assert not (work / "x.ics").exists()


SERIES = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:party@example.org
SEQUENCE:{sequence}
DTSTART;TZID=Europe/Berlin:{start}
DTEND;TZID=Europe/Berlin:{end}
SUMMARY:Sommerfest
LOCATION:Zughafen
END:VEVENT
BEGIN:VEVENT
UID:course@example.org
DTSTART;VALUE=DATE:20270105
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Kurs
END:VEVENT
END:VCALENDAR
"""


def calendar(name, sequence=0, start="20270703T150000", end="20270703T190000"):
    return write(work / name, SERIES.format(sequence=sequence, start=start, end=end))


def test_import():
    """First only said, then taken as one step, then the same again changes nothing, and a later version is shown and taken"""
    file = empty("import.netzwerk")
    path = calendar("feste.ics")
    before = file.read_bytes()
    said = good("calendar", file, "import", path, "--dry-run", "--language", "en")
    assert [line.split("\t")[:4] for line in said.out.splitlines()] == [
        ["new", "2027-07-03", "15:00", "Sommerfest"],
        ["new", "2027-01-05", "", "Kurs"],
        ["new", "2027-01-12", "", "Kurs"],
        ["new", "2027-01-19", "", "Kurs"],
    ], said
    assert file.read_bytes() == before
    assert good("calendar", file, "import", path, "--language", "en").out == said.out
    events = records(file, "meeting")
    assert {event["kind"] for event in events} == {"event"} and len(events) == 4
    steps = good("history", file, "--since", "2020-01-01").out
    assert good("calendar", file, "import", path).out == ""
    assert good("history", file, "--since", "2020-01-01").out == steps

    later = calendar("feste2.ics", sequence=1, start="20270704T140000", end="20270704T180000")
    said = good("calendar", file, "import", later, "--language", "en").out
    kind, day, starts, title, fields = said.rstrip("\n").split("\t")
    assert (kind, day, starts, title) == ("changed", "2027-07-04", "14:00", "Sommerfest") and "15:00 → 14:00" in fields, said
    assert good("calendar", file, "import", path, "--language", "en").out.startswith("older\t")


def test_import_of_own_export():
    """What comes from here changes nothing when it comes back"""
    file = example("back.netzwerk")
    good("calendar", file, "export", work / "back.ics")
    said = good("calendar", file, "import", work / "back.ics", "--language", "en")
    assert said.out == "" and f"itself: {len(records(file, 'meeting'))}" in said.err, said


def test_import_of_faults():
    """A broken file is named with line and reason, and taken only as far as it can be read where that is asked for"""
    file = empty("faults.netzwerk")
    text = calendar("broken.ics").read_text().replace("20270703T150000", "20270732T150000")
    path = write(work / "broken.ics", text)
    answer = fault(1, "calendar", file, "import", path, "--language", "en")
    assert "broken.ics:6: DTSTART" in answer.err and "--partial" in answer.err, answer
    assert records(file, "meeting") == []
    good("calendar", file, "import", path, "--partial")
    assert len(records(file, "meeting")) == 3
    answer = fault(1, "calendar", file, "import", write(work / "cut.ics", text[:200]))
    assert "cut.ics:" in answer.err, answer
    assert "picture.ics" in fault(1, "calendar", file, "import", write(work / "picture.ics", "\x89PNG", "latin-1")).err
    fault(1, "calendar", file, "import", work / "nowhere.ics")
    fault(2, "calendar", file, "import", path, "--year", "2027")
    fault(2, "calendar", file, "export", path, "--dry-run")


main(globals())
