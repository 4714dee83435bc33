"""Strokes and shapes: each function returns SVG text; pictures are those texts put together."""
import math
import zlib
from xml.sax.saxutils import escape

INK, NAVY, TEAL, ORANGE, YELLOW, RED = "#22304a", "#27507a", "#1f8f8f", "#f0843c", "#f8c44f", "#d9483b"
GREEN, LEAF, CREAM, SAND, SKY, WHITE = "#4f9d69", "#86c06c", "#fff4e0", "#f3dfbd", "#cdeaf0", "#fff"
STEEL, IRON, WOOD, BARK, PAPER, ROSE = "#b9c6d2", "#6d7d8f", "#c98f56", "#8a5a35", "#fffdf6", "#f6b7a3"
FONT = "'Noto Sans','Segoe UI',Roboto,Arial,sans-serif"


def n(v):
    """A number as short as it can be written."""
    t = f"{v:.1f}"
    return t[:-2] if t.endswith(".0") else t


def _extra(a):
    names = {"o": "opacity", "st": "stroke", "sw": "stroke-width", "t": "transform"}
    return "".join(f' {names.get(k, k.replace("_", "-"))}="{n(v) if isinstance(v, (int, float)) and k != "o" else v}"' for k, v in a.items())


def shade(colour, k):
    """Darker for k < 1, lighter for k > 1."""
    c = colour.lstrip("#")
    if len(c) == 3:
        c = "".join(x * 2 for x in c)
    v = [int(c[i:i + 2], 16) for i in (0, 2, 4)]
    v = [x * k if k <= 1 else x + (255 - x) * (k - 1) for x in v]
    return "#" + "".join(f"{min(255, round(x)):02x}" for x in v)


def rect(x, y, w, h, f, r=0, **a):
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"' + (f' rx="{n(r)}"' if r else "") + f' fill="{f}"{_extra(a)}/>'


def circ(x, y, r, f, **a):
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{f}"{_extra(a)}/>'


def ell(x, y, rx, ry, f, **a):
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(rx)}" ry="{n(ry)}" fill="{f}"{_extra(a)}/>'


def path(d, f, **a):
    return f'<path d="{d}" fill="{f}"{_extra(a)}/>'


def poly(pts, f, **a):
    return path("M" + "L".join(f"{n(x)},{n(y)}" for x, y in pts) + "Z", f, **a)


def line(pts, c, w, **a):
    d = "M" + "L".join(f"{n(x)},{n(y)}" for x, y in pts)
    return f'<path d="{d}" fill="none" stroke="{c}" stroke-width="{n(w)}"{_extra(a)}/>'


def curve(d, c, w, **a):
    return f'<path d="{d}" fill="none" stroke="{c}" stroke-width="{n(w)}"{_extra(a)}/>'


def text(x, y, s, size, f=INK, anchor="middle", weight=700, **a):
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{f}" text-anchor="{anchor}" font-weight="{weight}"{_extra(a)}>{escape(s)}</text>'


def wrap(s, chars):
    rows, row = [], ""
    for word in s.split():
        if row and len(row) + 1 + len(word) > chars:
            rows, row = rows + [row], word
        else:
            row = f"{row} {word}".strip()
    return rows + [row]


def para(x, y, s, size, chars, f=INK, anchor="start", weight=400, lead=1.3):
    rows = wrap(s, chars)
    return "".join(text(x, y + i * size * lead, r, size, f, anchor, weight) for i, r in enumerate(rows)), len(rows) * size * lead


def at(body, x=0, y=0, s=1, rot=0, flip=False, **a):
    """Moves, scales, turns and mirrors what was drawn around the origin."""
    t = f"translate({n(x)} {n(y)})" + (f" rotate({n(rot)})" if rot else "")
    if s != 1 or flip:
        t += f" scale({-s if flip else s:.3g} {s:.3g})"
    return f'<g transform="{t}"{_extra(a)}>{body}</g>'


def repeat(body, places):
    """The same part drawn at many places, stored once."""
    key = f"u{zlib.crc32(body.encode()):x}"
    return f'<defs><g id="{key}">{body}</g></defs>' + "".join(f'<use href="#{key}" x="{n(x)}" y="{n(y)}"/>' for x, y in places)


def ring(count, r, start=-90):
    return [(r * math.cos(math.radians(start + i * 360 / count)), r * math.sin(math.radians(start + i * 360 / count))) for i in range(count)]


def shadow(x, y, rx, ry=None):
    return ell(x, y, rx, ry or rx * .13, INK, o=".13")


def svg(w, h, body, title=None):
    label = f"<title>{escape(title)}</title>" if title else ""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="{FONT}" stroke-linecap="round" stroke-linejoin="round">'
            f'{label}{body}</svg>\n')
