"""Backgrounds, 1600 x 900, and what stands in them far away."""
from draw import *


def sun(x, y, r, c=YELLOW):
    return circ(x, y, r * 1.5, c, o=".25") + circ(x, y, r, c)


def cloud(x, y, s=1, c=WHITE, o=".9"):
    return at(rect(0, 0, 190, 44, c, 22) + circ(66, 4, 40, c) + circ(120, 10, 30, c), x, y, s, o=o)


def window(x, y, w, h, sky=SKY, frame=WHITE):
    return rect(x - 8, y - 8, w + 16, h + 16, frame, 6) + rect(x, y, w, h, sky) + poly([(x, y + h), (x + w * .55, y), (x + w * .8, y), (x + w * .25, y + h)], WHITE, o=".35") + rect(x + w / 2 - 4, y, 8, h, frame)


def room(wall=CREAM, floor=SAND, y=660, windows=(), sky=SKY, band=None):
    b = rect(0, 0, 1600, 900, wall) + (rect(0, y - 150, 1600, 150, band) if band else "")
    b += "".join(window(x, 130, w, 240, sky) for x, w in windows)
    return b + rect(0, y, 1600, 900 - y, floor) + rect(0, y, 1600, 10, shade(floor, .86))


def workshop(wall="#e3edf0", floor="#cfd6d6", y=650, beam=STEEL, lamps=True, sky="#fff3cf", stripe=YELLOW):
    b = rect(0, 0, 1600, 900, wall)
    b += repeat(rect(0, 0, 240, 120, sky) + rect(118, 0, 5, 120, wall) + rect(0, 58, 240, 5, wall), [(60 + i * 300, 150) for i in range(5)])
    b += rect(0, 62, 1600, 16, beam) + rect(0, 8, 1600, 10, beam) + line([(i * 100, 66 if i % 2 else 16) for i in range(17)], beam, 7)
    if lamps:
        b += "".join(rect(x - 2, 78, 4, 34, IRON) + path(f"M{x - 44},140Q{x},84 {x + 44},140Z", ORANGE) + ell(x, 140, 44, 7, "#fff7d6") for x in (330, 800, 1270))
    return b + rect(0, y, 1600, 900 - y, floor) + (rect(0, y, 1600, 12, stripe) if stripe else "")


def hills(y=520, a="#a9d3c0", b="#8cc3a6"):
    return path(f"M0,{y}Q200,{y - 170} 430,{y - 30}Q640,{y - 210} 900,{y - 40}Q1150,{y - 190} 1600,{y - 60}V{y + 60}H0Z", a) + path(f"M0,{y + 20}Q300,{y - 80} 620,{y + 5}Q1000,{y - 90} 1600,{y - 10}V{y + 60}H0Z", b)


def outdoor(sky=SKY, ground="#e9d6ae", y=600, day=(1280, 170), far=True, clouds=True):
    b = rect(0, 0, 1600, 900, sky) + (sun(*day, 80) if day else "")
    b += cloud(180, 150) + cloud(700, 90, .7) if clouds else ""
    return b + (hills(y) if far else "") + rect(0, y, 1600, 900 - y, ground)


def rice(y=560, a="#9ccf6b", b="#86bf58"):
    out = rect(0, y, 1600, 900 - y, a)
    for i in range(6):
        yy = y + 14 + i * i * 9
        out += path(f"M0,{yy}Q800,{yy - 20} 1600,{yy}V{yy + 10 + i * 7}Q800,{yy - 6 + i * 7} 0,{yy + 10 + i * 7}Z", b)
    return out


def tree(x, y, s=1, c=GREEN):
    return at(rect(-10, -90, 20, 90, BARK, 4) + circ(0, -150, 76, c) + circ(-48, -110, 48, shade(c, .92)) + circ(46, -116, 52, shade(c, 1.12)), x, y, s)


def palm(x, y, s=1):
    fronds = "".join(path("M0,0Q60,-60 130,-6Q60,-28 0,0Z", c, t=f"rotate({r})") for r, c in ((-150, GREEN), (-100, LEAF), (-60, GREEN), (-20, LEAF), (25, GREEN), (160, LEAF)))
    return at(curve("M0,0Q20,-130 0,-260", BARK, 18) + at(fronds, 0, -262), x, y, s)


def banana(x, y, s=1):
    leaves = "".join(path("M0,0Q30,-120 0,-210Q-46,-120 0,0Z", c, t=f"rotate({r} 0 0)") for r, c in ((-58, GREEN), (58, GREEN), (-28, LEAF), (30, "#6db560"), (0, LEAF)))
    return at(rect(-12, -90, 24, 90, "#a8bf6d", 8) + at(leaves, 0, -80), x, y, s)


def plant(x, y, s=1, pot=ORANGE):
    leaves = "".join(path("M0,0Q24,-50 0,-104Q-24,-50 0,0Z", c, t=f"rotate({r})") for r, c in ((-48, GREEN), (-20, LEAF), (14, GREEN), (46, LEAF)))
    return at(at(leaves, 0, -60) + path("M-34,-66H34L26,0H-26Z", pot), x, y, s)


def house(x, y, s=1, wall="#fbe3b5", roof="#cc5a42", lit=False):
    glass = "#ffe28a" if lit else "#9ccfd8"
    return at(rect(-110, -110, 220, 110, wall) + poly([(-134, -106), (-90, -176), (90, -176), (134, -106)], roof) + rect(-22, -76, 44, 76, BARK, 3) + rect(-86, -80, 44, 40, glass) + rect(42, -80, 44, 40, glass), x, y, s)


def bunting(x0, x1, y, colours=(RED, YELLOW, TEAL, ORANGE), count=12, sag=60):
    out = curve(f"M{x0},{y}Q{(x0 + x1) / 2},{y + 2 * sag} {x1},{y}", IRON, 3)
    for i in range(count):
        k = (i + .5) / count
        px, py = x0 + (x1 - x0) * k, y + 4 * sag * k * (1 - k)
        out += poly([(px - 18, py), (px + 18, py), (px, py + 38)], colours[i % len(colours)])
    return out


def stall_roof(x, y, w, h=70, a=RED, b=WHITE, count=8):
    k = w / count
    return "".join(path(f"M{n(x + i * k)},{y}h{n(k)}v{h}q{n(-k / 2)},{n(k * .7)} {n(-k)},0Z", a if i % 2 == 0 else b) for i in range(count))


def building(x, y, w, floors=3, wall="#fdf1d8", accent=TEAL, roof="flat", bays=8, lit=False, door=True):
    """A school house seen from the front, its foot at y, galleries on each floor."""
    h, fh = floors * 104, 104
    k = w / bays
    glass = "#ffdf86" if lit else "#a8d8de"
    b = rect(x, y - h, w, h, wall)
    cell = rect(k * .18, 26, k * .64, 48, glass, 3) + rect(0, 84, k, 10, accent) + rect(-4, 0, 8, 104, shade(wall, .93))
    b += repeat(cell, [(x + i * k, y - h + f * fh) for f in range(floors) for i in range(bays)])
    if roof == "flat":
        b += rect(x - 14, y - h - 22, w + 28, 26, accent, 4)
    elif roof == "tile":
        b += poly([(x - 30, y - h + 6), (x + 40, y - h - 70), (x + w - 40, y - h - 70), (x + w + 30, y - h + 6)], "#c9573f") + line([(x + 34, y - h - 70), (x + w - 34, y - h - 70)], "#a94632", 10)
    elif roof == "saw":
        b += "".join(poly([(x + i * w / 4, y - h), (x + i * w / 4, y - h - 74), (x + (i + 1) * w / 4, y - h)], accent) for i in range(4))
    elif roof == "arc":
        b += path(f"M{x - 20},{y - h}Q{x + w / 2},{y - h - 130} {x + w + 20},{y - h}Z", accent)
    if door:
        b += rect(x + w / 2 - k * .62, y - 92, k * 1.24, 92, shade(accent, .72), 6) + rect(x + w / 2 - 2, y - 92, 4, 92, wall)
    return b


def gate(x, y, w, name, c=RED, sub=None):
    """A school gate with its sign; the foot at y."""
    size = min(44, w / max(1, len(name)) * 1.5)
    b = rect(x, y - 250, 46, 250, "#f6dfb2") + rect(x + w - 46, y - 250, 46, 250, "#f6dfb2") + rect(x - 8, y - 264, 62, 18, c) + rect(x + w - 54, y - 264, 62, 18, c)
    b += rect(x - 30, y - 350, w + 60, 92, c, 10)
    if sub:
        return b + text(x + w / 2, y - 316, sub, 24, "#fff8e0", weight=600) + text(x + w / 2, y - 286 + size * .36, name, size, "#fff8e0")
    return b + text(x + w / 2, y - 304 + size * .36, name, size, "#fff8e0")


def stage(y=620, curtain=RED, floor=WOOD):
    folds = "".join(rect(i * 80, 0, 40, y, shade(curtain, .93)) for i in range(20))
    return rect(0, 0, 1600, y, curtain) + folds + rect(0, y, 1600, 900 - y, floor) + rect(0, y, 1600, 16, shade(floor, .8))
