"""The few pages that are plain HTML, because their visitor has no session yet: no script, everything escaped."""

from html import escape

from starlette.responses import HTMLResponse

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · Persona Studio</title>
<link rel="icon" href="/app/static/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/app/static/door.css">
</head>
<body>
<main>
<p class="brand"><img src="/app/static/mark.svg" alt="" width="40" height="40">Persona Studio</p>
<h1>{title}</h1>
<p>{text}</p>
{more}
</main>
</body>
</html>
"""


def build_page(
    title: str,
    text: str,
    *,
    command: str = "",
    button: str = "",
    link: tuple[str, str] | None = None,
    note: str = "",
    status: int = 200,
) -> HTMLResponse:
    """Return a branded page that says one thing; `command` is shown as something to type, `note` smaller at the end.

    `button` posts to the page's own address: what a link leads to changes nothing until somebody presses it.
    `link` is the way on: its words, and a path of the studio.
    """
    more = f"<pre><code>{escape(command)}</code></pre>" if command else ""
    ways = f'<form method="post"><button type="submit">{escape(button)}</button></form>' if button else ""
    if link is not None:
        words, path = link
        ways += f'<a class="{"also" if button else "on"}" href="{escape(path, quote=True)}">{escape(words)}</a>'
    more += f'<div class="ways">{ways}</div>' if ways else ""
    more += f'<p class="note">{escape(note)}</p>' if note else ""
    html = PAGE.format(title=escape(title), text=escape(text), more=more)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
