"""What one run of a page's script costs: by the clock, and by the processor, which other work on the machine spares."""

from time import process_time

from streamlit.testing.v1 import AppTest

from benchmarks.machine import p50, p95, time_ms

HEAD = ("p50", "p95", "processor, mean")


def time_page(page: AppTest, runs: int) -> tuple[float, float, float]:
    """Return the milliseconds of a run, after some that do not count; raises RuntimeError where the page fails."""
    time_ms(page.run, runs=2, warm_up=0)
    began = process_time()
    times = time_ms(page.run, runs=runs, warm_up=0)
    processor = (process_time() - began) * 1000 / runs
    if page.exception:
        raise RuntimeError(page.exception[0].message)
    return p50(times), p95(times), processor
