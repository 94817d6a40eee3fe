"""The time machine's chart: one lane for what happens, one for each rule that was ever in the way. Drawn as HTML."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from html import escape

from core.followups.deciding.forecast import Stretch
from core.followups.deciding.policy import COURTESIES, RuleId
from core.followups.playing.diary import end_of_day
from core.followups.playing.simulation import Deed, Event, Timeline
from pages.followups_words import DEEDS, LANES
from pages.look import STATIC

STYLE = STATIC / "time_machine.css"
DAY = timedelta(days=1)
TICK = 7
"""Days between two labels."""
KEYS = (
    ("tm-mark tm-writes", "the person writes"),
    ("tm-mark tm-follow_up", "the persona would write"),
    ("tm-mark tm-stops", "stop, or a crisis"),
    ("tm-open", "may write"),
    ("tm-waits", "waits for a better time"),
    ("tm-closed", "a rule forbids it"),
)


def write_lanes(timeline: Timeline, *, until: datetime, zone: tzinfo) -> str:
    """Return the lanes as far as the clock has come, and what their signs mean."""
    return _Lanes(timeline, until, zone).write()


class _Lanes:
    def __init__(self, timeline: Timeline, until: datetime, zone: tzinfo) -> None:
        self.timeline, self.until, self.zone = timeline, until, zone
        self.rules = [rule for rule in RuleId if any(rule in part.failing for part in timeline.stretches)]

    def write(self) -> str:
        lanes = self._lane("The person", self._marks(is_persona=False))
        lanes += self._lane("The persona", self._marks(is_persona=True))
        is_open = (part for part in self.timeline.stretches if part.is_open)
        lanes += self._lane("May write", self._bars(is_open, "open", "every rule passes"))
        for rule in self.rules:
            kind = "waits" if rule in COURTESIES else "closed"
            lanes += self._lane(
                LANES[rule].capitalize(), self._bars(find_failing(self.timeline, rule), kind, LANES[rule])
            )
        chart = f'<div class="tm-lanes">{lanes}{self._days()}</div>'
        return f'<div role="img" aria-label="{escape(self._summarise(), quote=True)}">{chart}</div>{_keys()}'

    def _place(self, at: datetime) -> float:
        """Return where an instant lies, in hundredths of the width; nothing later than the clock is shown."""
        return 100 * ((min(at, self.until) - self.timeline.start) / (self.timeline.end - self.timeline.start))

    def _lane(self, title: str, content: str) -> str:
        now = f'<div class="tm-now" style="left:{self._place(self.until):.2f}%"></div>'
        return f'<div>{escape(title)}</div><div class="tm-track">{content}{now}</div>'

    def _bars(self, parts: Iterable[Stretch], kind: str, words: str) -> str:
        return "".join(self._bar(part, kind, words) for part in parts if part.start < self.until)

    def _bar(self, part: Stretch, kind: str, words: str) -> str:
        left, right = self._place(part.start), self._place(part.end)
        title = escape(f"{words}: {self._moment(part.start)} to {self._moment(part.end)}", quote=True)
        place = f"left:{left:.3f}%;width:{right - left:.3f}%"
        return f'<div class="tm-bar tm-{kind}" title="{title}" style="{place}"></div>'

    def _marks(self, *, is_persona: bool) -> str:
        events = [event for event in self.timeline.events if event.at < self.until]
        shown = [event for event in events if (event.deed is Deed.FOLLOW_UP) == is_persona]
        # What is rare lies above what is frequent.
        return "".join(self._mark(event) for event in sorted(shown, key=lambda event: event.deed is not Deed.WRITES))

    def _mark(self, event: Event) -> str:
        title = escape(f"{self._moment(event.at)}: {DEEDS[event.deed]}", quote=True)
        return f'<div class="tm-mark tm-{event.deed}" title="{title}" style="left:{self._place(event.at):.3f}%"></div>'

    def _days(self) -> str:
        days = range(0, (self.timeline.end - self.timeline.start) // DAY - TICK // 2, TICK)
        return f'<div></div><div class="tm-days">{"".join(self._day(day) for day in days)}</div>'

    def _day(self, day: int) -> str:
        at = end_of_day(self.timeline.start, day, self.zone)
        place = 100 * ((at - self.timeline.start) / (self.timeline.end - self.timeline.start))
        local = at.astimezone(self.zone)
        date = f'<span class="tm-date"> · {local.day} {local:%b}</span>'
        return f'<span style="left:{place:.2f}%">Day {day + 1}{date}</span>'

    def _moment(self, at: datetime) -> str:
        local = at.astimezone(self.zone)
        return f"{local:%a} {local.day} {local:%b %H:%M}"

    def _summarise(self) -> str:
        sent = sum(event.at < self.until for event in self.timeline.follow_ups)
        held = ", ".join(LANES[rule] for rule in self.rules) or "nothing"
        return f"Messages that would be sent: {sent}. In the way at some time: {held}. The list below says when."


def find_failing(timeline: Timeline, rule: RuleId) -> list[Stretch]:
    """Return when a rule was in the way, whatever else was: neighbouring stretches become one."""
    joined: list[Stretch] = []
    for part in timeline.stretches:
        if rule not in part.failing:
            continue
        start = joined.pop().start if joined and joined[-1].end == part.start else part.start
        joined.append(Stretch(start, part.end, (rule,)))
    return joined


def _keys() -> str:
    entries = "".join(f'<span><i class="{kind}"></i>{words}</span>' for kind, words in KEYS)
    return f'<div class="tm-keys">{entries}</div>'
