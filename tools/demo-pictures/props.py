"""Things: each stands with its foot at (x, y) unless its name says where it hangs."""
from draw import *


def table(x, y, w, h=150, top=WOOD, leg=None):
    leg = leg or shade(top, .7)
    return rect(x + 24, y - h, 20, h, leg) + rect(x + w - 44, y - h, 20, h, leg) + rect(x, y - h - 14, w, 28, top, 8)


def counter(x, y, w, h=200, front=STEEL, top="#dfe7ec"):
    return rect(x, y - h, w, h, front) + rect(x + 20, y - h + 40, w - 40, h - 60, shade(front, .92), 8) + rect(x - 12, y - h - 16, w + 24, 32, top, 8)


def chair(x, y, c=ORANGE, s=1):
    return at(rect(-40, -96, 80, 16, c, 7) + line([(-32, -84), (-36, 0)], IRON, 9) + line([(32, -84), (36, 0)], IRON, 9) + rect(-44, -190, 14, 100, c, 7), x, y, s)


def sparks(x, y, s=1, c=YELLOW):
    out = circ(0, 0, 60, "#fff3b8", o=".45") + circ(0, 0, 30, "#fffbe2")
    for i, (a, b) in enumerate(ring(16, 1, 0)):
        k, m = 40 + i * 37 % 50, 80 + i * 53 % 110
        out += line([(a * k, b * k), (a * m, b * m)], (c, ORANGE, WHITE)[i % 3], 5 - i % 2 * 2)
        out += circ(a * (m + 16), b * (m + 16), 3.5, c)
    return at(out, x, y, s)


def weld_table(x, y, s=1):
    return at(rect(-190, -150, 380, 26, "#55657a", 6) + rect(-170, -124, 24, 124, IRON) + rect(146, -124, 24, 124, IRON) + rect(-120, -178, 150, 28, "#8695a6", 3) + rect(-20, -206, 26, 56, "#75869a", 3), x, y, s)


def torch(x, y, s=1, rot=0):
    return at(curve("M-260,120Q-180,60 -90,10", INK, 18) + line([(-100, 12), (10, -14)], "#3b4658", 30) + line([(10, -14), (70, 10)], "#c77f3d", 17) + line([(70, 10), (92, 22)], "#e8c27a", 10) + rect(-70, -10, 34, 12, RED, 5), x, y, s, rot)


def cnc(x, y, s=1, c=WHITE):
    return at(rect(-230, -430, 460, 430, c, 18) + rect(-230, -90, 460, 90, "#3f566e", 10) + rect(-190, -380, 250, 240, "#33465c", 12) + rect(-178, -368, 226, 216, "#7fb7c6", 8)
              + rect(-90, -368, 46, 84, STEEL) + rect(-78, -284, 22, 40, IRON) + rect(-140, -206, 150, 30, "#92a4b5", 4) + rect(-110, -238, 88, 32, "#dfe7ec", 3)
              + poly([(-178, -200), (-60, -368), (-20, -368), (-178, -150)], WHITE, o=".2") + rect(84, -390, 120, 190, "#2f3e52", 10) + rect(96, -378, 96, 76, "#5ed0c3", 4)
              + line([(104, -318), (128, -346), (150, -330), (184, -362)], WHITE, 4) + "".join(circ(110 + i % 3 * 34, -280 + i // 3 * 32, 9, (RED, YELLOW, LEAF)[i % 3]) for i in range(6))
              + rect(-230, -130, 460, 12, ORANGE) + rect(-206, -456, 14, 28, IRON) + circ(-199, -462, 12, LEAF), x, y, s)


def lathe(x, y, s=1):
    return at(rect(-260, -120, 520, 120, "#41687c", 8) + rect(-280, -250, 170, 140, TEAL, 12) + circ(-80, -180, 44, "#5f7386") + circ(-80, -180, 22, STEEL) + rect(-60, -194, 150, 28, "#dde5ea", 4)
              + rect(130, -230, 110, 110, TEAL, 10) + rect(92, -190, 44, 20, IRON, 4) + rect(-40, -140, 110, 26, IRON, 5) + rect(6, -172, 22, 40, ORANGE, 3) + circ(-230, -210, 12, RED) + circ(-196, -210, 12, LEAF) + rect(-280, -130, 540, 14, "#9fb2bf"), x, y, s)


def cabinet(x, y, s=1, open_=True):
    b = rect(-130, -420, 260, 420, "#d5dde2", 8) + rect(-112, -400, 224, 380, "#f4f7f8", 4)
    for r in range(3):
        b += rect(-98, -380 + r * 92, 196, 10, IRON)
        b += "".join(rect(-92 + i * 38, -392 + r * 92, 30, 46, ("#3c4c61", TEAL, "#3c4c61", ORANGE, "#3c4c61")[(i + r) % 5], 4) for i in range(5))
        b += "".join(curve(f"M{-78 + i * 38},{-346 + r * 92}q{10 - i * 5},24 {4 - i * 2},46", (YELLOW, RED, GREEN, "#3a7bbf", INK)[(i + r) % 5], 4) for i in range(5))
    b += "".join(rect(-90 + i * 30, -100, 22, 54, (GREEN, YELLOW, RED)[i % 3], 3) for i in range(6))
    return at(b + (path("M130,-420L216,-396V-20L130,0Z", "#b8c5cd") if open_ else ""), x, y, s)


def wire_board(x, y, s=1):
    b = rect(-230, -170, 460, 170, "#f0dcb4", 8) + rect(-230, -170, 460, 14, BARK, 4)
    b += "".join(rect(-200 + i * 84, -130, 54, 44, (WHITE, "#3c4c61")[i % 2], 6) for i in range(5))
    b += "".join(curve(f"M{-174 + i * 84},-86C{-174 + i * 84},-20 {-90 + i * 60},-20 {-90 + i * 60},-88", c, 6) for i, c in enumerate((RED, YELLOW, "#3a7bbf", GREEN)))
    return at(b + circ(170, -44, 22, YELLOW) + rect(160, -26, 20, 14, IRON, 3), x, y, s)


def sewing(x, y, s=1, c="#f3f6f7", cloth=ORANGE):
    return at(rect(-130, -130, 260, 18, WOOD, 5) + line([(-104, -112), (-116, 0)], IRON, 10) + line([(104, -112), (116, 0)], IRON, 10) + rect(-60, -20, 120, 10, IRON, 4)
              + path("M-90,-130V-158H40V-206H-84Q-104,-206 -104,-186V-178H-84V-130Z", c) + rect(40, -226, 44, 96, c, 8) + circ(88, -190, 22, TEAL) + circ(88, -190, 8, WHITE) + line([(-94, -178), (-94, -138)], IRON, 4)
              + rect(46, -250, 12, 24, RED, 3) + path("M-150,-134Q-120,-150 -60,-134L-70,-96Q-110,-84 -156,-92Z", cloth), x, y, s)


def screen(x, y, w=230, h=150, body="", c=INK, bg="#e9f7f8"):
    """A monitor; the foot of its stand at (x, y)."""
    return rect(x - w * .16, y - 12, w * .32, 12, c, 5) + rect(x - 9, y - 50, 18, 44, c) + rect(x - w / 2, y - 46 - h, w, h, c, 10) + rect(x - w / 2 + 9, y - 37 - h, w - 18, h - 18, bg, 4) + at(body, x - w / 2 + 9, y - 37 - h)


def sheet(w, h, rows=6):
    """The lines of a spreadsheet."""
    b = rect(0, 0, w, h / rows, TEAL) + "".join(rect(0, i * h / rows, w, 2, "#b7cfd4") for i in range(rows)) + "".join(rect(w * k, 0, 2, h, "#b7cfd4") for k in (.3, .55, .78))
    return b + "".join(rect(w * (.04, .34, .59, .82)[j], (i + .35) * h / rows, w * (.2, .15, .13, .12)[j], h / rows * .3, (INK, ORANGE, INK, GREEN)[j], 2) for i in range(1, rows) for j in range(4))


def code(w, h):
    """Lines of a program."""
    return rect(0, 0, w, h, "#22304a") + "".join(rect(w * (.06 + .06 * (i % 3)), h * (.1 + i * .11), w * (.24 + i * 17 % 40 / 100), h * .05, (TEAL, YELLOW, ROSE, "#8fd19e")[i % 4], 3) for i in range(8))


def laptop(x, y, s=1, body="", c="#4b5a6d"):
    return at(rect(-90, -126, 180, 122, c, 8) + rect(-80, -116, 160, 104, "#e9f7f8", 3) + at(body, -80, -116) + path("M-116,-8H116L104,4H-104Z", STEEL), x, y, s)


def phone(x, y, s=1, body="", rot=0):
    """Screen 200 x 380 from (-100, -380) to (100, 0)."""
    return at(rect(-116, -420, 232, 460, INK, 34) + rect(-100, -386, 200, 392, WHITE, 16) + rect(-28, -410, 56, 10, "#4a5a70", 5) + body, x, y, s, rot)


def whiteboard(x, y, w, h, body="", frame=STEEL, bg=WHITE):
    return rect(x - 12, y - 12, w + 24, h + 24, frame, 8) + rect(x, y, w, h, bg, 3) + at(body, x, y)


def scribble(w, h, rows=5, c="#8fa1b3", dots=False):
    return "".join(rect(w * .08 + (h / rows * .5 if dots else 0), h * (i + .55) / (rows + .5), w * (.5 + i * 37 % 30 / 100), max(3, h * .035), c, 2) + (circ(w * .08, h * (i + .58) / (rows + .5), h / rows * .14, RED) if dots else "") for i in range(rows))


def paper(x, y, w, h, rot=0, rows=5, head=TEAL, c=PAPER):
    return at(rect(0, 0, w, h, c, 3) + rect(w * .08, h * .08, w * .5, h * .07, head, 2) + at(scribble(w, h * .78, rows), 0, h * .18), x, y, 1, rot)


def book(x, y, w=60, h=14, c=RED):
    return rect(x, y - h, w, h, c, 3) + rect(x + w * .1, y - h * .7, w * .8, h * .4, PAPER)


def bookshelf(x, y, w=300, h=420, c=WOOD):
    b = rect(x, y - h, w, h, c, 6)
    for r in range(4):
        yy = y - h + 14 + r * (h - 14) / 4
        hh = (h - 14) / 4 - 14
        b += rect(x + 12, yy, w - 24, hh, shade(c, .72))
        px, i = x + 18, r
        while px < x + w - 40:
            bw, bh = 16 + i * 7 % 14, hh * (.66 + i * 13 % 30 / 100)
            b += rect(px, yy + hh - bh, bw, bh, (TEAL, ORANGE, NAVY, YELLOW, RED, CREAM)[i % 6], 2)
            px, i = px + bw + 3, i + 1
    return b


def car(x, y, s=1, c=TEAL, bonnet=True):
    b = path("M-330,-70Q-330,-130 -250,-140L-190,-146L-120,-220Q-110,-232 -90,-232H90Q120,-232 140,-210L190,-150L300,-136Q340,-126 340,-80V-50H-330Z", c)
    b += path("M-160,-148L-100,-210H-10V-148Z", "#d8f0f3") + path("M10,-148V-210H90Q104,-210 114,-198L152,-148Z", "#d8f0f3") + rect(-330, -74, 670, 16, shade(c, .8), 6) + rect(30, -128, 40, 8, shade(c, .7), 4) + rect(306, -118, 30, 22, "#fff1b5", 6) + rect(-330, -120, 18, 26, RED, 5)
    if bonnet:
        b += path("M176,-158L330,-330L346,-320L210,-146Z", shade(c, .88)) + path("M196,-146L300,-134V-118L190,-128Z", "#33465c") + line([(296, -136), (300, -284)], IRON, 6)
    b += "".join(circ(k, -50, 52, "#2b3344") + circ(k, -50, 26, STEEL) + circ(k, -50, 9, IRON) for k in (-206, 216))
    return at(b, x, y, s)


def solar(x, y, s=1, cols=4, rows=2, skew=-18):
    b = rect(-8, -8, cols * 92 + 8, rows * 70 + 8, STEEL, 4) + repeat(rect(0, 0, 84, 62, "#274a86") + path("M0,31H84M28,0V62M56,0V62", "none", st="#5d86c8", sw=2), [(i * 92, j * 70) for i in range(cols) for j in range(rows)])
    return f'<g transform="translate({n(x)} {n(y)}) scale({s}) skewX({skew})">{b}</g>'


def drone(x, y, s=1, c=INK):
    b = line([(-90, -6), (90, -6)], c, 9) + rect(-34, -22, 68, 34, ORANGE, 14) + circ(0, 18, 11, c) + circ(0, 18, 5, SKY) + line([(-24, 12), (-40, 40)], c, 6) + line([(24, 12), (40, 40)], c, 6)
    return at(b + "".join(line([(k, -6), (k, -24)], c, 7) + ell(k, -27, 56, 7, STEEL, o=".8") for k in (-90, 90)), x, y, s)


def greenhouse(x, y, w, h=260, frame="#9fc3cc"):
    b = path(f"M{x},{y}V{y - h * .55}Q{x + w / 2},{y - h * 1.25} {x + w},{y - h * .55}V{y}Z", "#e3f5f1", o=".85")
    b += curve(f"M{x},{y}V{y - h * .55}Q{x + w / 2},{y - h * 1.25} {x + w},{y - h * .55}V{y}", frame, 9)
    b += "".join(line([(x + w * k, y), (x + w * k, y - h * (.55 + 1.4 * k * (1 - k)))], frame, 5) for k in (.2, .4, .6, .8)) + line([(x, y - h * .55), (x + w, y - h * .55)], frame, 5)
    return b + rect(x + w / 2 - 50, y - h * .5, 100, h * .5, "#bfe3df", 4, st=frame, sw=5)


def lettuce(c=LEAF):
    return ell(-20, -14, 26, 18, shade(c, .88)) + ell(20, -14, 26, 18, shade(c, .94)) + ell(0, -22, 28, 24, c) + ell(0, -26, 13, 12, shade(c, 1.3))


def rows_of(part, x, y, cols, rows, dx, dy):
    return repeat(part, [(x + i * dx + j % 2 * dx * .3, y + j * dy) for j in range(rows) for i in range(cols)])


def crate(x, y, s=1, c="#3a8fbf", fill=LEAF):
    b = "".join(circ(-50 + i * 26, -64 - i % 2 * 8, 22, shade(fill, .86 + i % 3 * .12)) for i in range(5))
    return at(b + rect(-74, -62, 148, 62, c, 6) + "".join(rect(-60 + i * 42, -48, 32, 12, shade(c, .75), 4) + rect(-60 + i * 42, -26, 32, 12, shade(c, .75), 4) for i in range(3)), x, y, s)


def box(x, y, w=90, h=70, c="#d9a566"):
    return rect(x, y - h, w, h, c, 3) + rect(x + w * .42, y - h, w * .16, h, shade(c, 1.35)) + rect(x + w * .1, y - h * .3, w * .22, h * .14, shade(c, .7))


def scale(x, y, s=1):
    return at(path("M-60,0L-44,-60H44L60,0Z", ORANGE) + circ(0, -30, 22, WHITE) + line([(0, -30), (10, -44)], RED, 4) + rect(-74, -78, 148, 16, STEEL, 8), x, y, s)


def motorbike(x, y, s=1, c=RED):
    return at("".join(circ(k, -30, 30, "#2b3344") + circ(k, -30, 14, STEEL) for k in (-78, 78)) + path("M-84,-56L-60,-96L20,-92L34,-58L64,-64L52,-114L68,-118L92,-52L40,-30H-50Z", c) + path("M-80,-100Q-30,-116 16,-98L10,-88H-76Z", INK) + line([(46, -116), (66, -128)], INK, 8) + circ(72, -100, 10, "#fff1b5"), x, y, s)


def bed(x, y, s=1, sheet_="#d8eef0"):
    return at(rect(-250, -110, 500, 26, STEEL, 6) + rect(-250, -150, 500, 46, WHITE, 16) + rect(-262, -230, 20, 230, STEEL, 8) + rect(242, -180, 20, 180, STEEL, 8) + rect(-236, -176, 110, 40, "#f2f7f8", 18) + path("M-110,-152Q60,-200 236,-160V-110H-110Z", sheet_) + "".join(circ(k, -6, 14, IRON) for k in (-232, 232)), x, y, s)


def lying(x, y, s=1, skin="#e5ae82", hair="#b9b5b3", mark=False):
    """A head on the pillow of a bed at the same place."""
    return at(circ(-170, -178, 30, skin) + path("M-198,-186Q-206,-214 -172,-212Q-150,-210 -146,-196Q-170,-202 -186,-180Z", hair) + circ(-160, -182, 3, INK) + curve("M-164,-166q8,4 14,-1", "#a8483c", 2.5) + path("M-140,-160Q-60,-180 30,-150H-140Z", "#9fc7d6") + (line([(-196, -178), (-144, -178)], "#c98f56", 3) if mark else ""), x, y, s)


def drip(x, y, s=1):
    return at(rect(-4, -380, 8, 380, STEEL) + line([(-46, 0), (46, 0)], IRON, 10) + line([(-34, -376), (34, -376)], STEEL, 8) + rect(12, -366, 44, 70, "#cfeef2", 10) + curve("M34,-296Q36,-160 110,-150", "#b8dfe6", 4), x, y, s)


def mic(x, y, s=1):
    return at(rect(-50, -12, 100, 12, INK, 6) + line([(0, -12), (0, -90)], INK, 8) + rect(-24, -170, 48, 82, "#4a5a70", 24) + rect(-24, -136, 48, 6, ORANGE) + "".join(line([(-14, -156 + i * 11), (14, -156 + i * 11)], STEEL, 2) for i in range(2)), x, y, s)


def tripod(x, y, s=1):
    return at("".join(line([(0, -180), (k, 0)], INK, 8) for k in (-60, 0, 60)) + rect(-26, -270, 52, 92, INK, 8) + rect(-21, -264, 42, 78, "#7fd0d6", 4), x, y, s)


def loudspeaker(x, y, s=1, flip=False):
    return at(path("M-20,-26H20L120,-80V80L20,26H-20Z", STEEL) + ell(120, 0, 26, 82, "#dfe7ec") + ell(120, 0, 14, 50, IRON) + rect(-40, -22, 26, 44, IRON, 6), x, y, s, 0, flip)


def bouquet(x, y, s=1, c=ROSE):
    return at(poly([(-34, -30), (34, -30), (0, 50)], "#f5e6c8") + "".join(circ(a, b - 44, 15, k) for a, b, k in ((-26, 6, c), (0, -8, YELLOW), (26, 6, RED), (-12, 20, WHITE), (13, 20, c))) + path("M-40,-32Q-50,-60 -30,-66M40,-32Q50,-60 30,-66", "none", st=GREEN, sw=6), x, y, s)


def booth(x, y, s=1, c=TEAL, sign=""):
    return at(rect(-120, -300, 12, 300, WHITE) + rect(108, -300, 12, 300, WHITE) + rect(-120, -230, 240, 120, shade(c, 1.75)) + rect(-136, -330, 272, 70, c, 8) + (text(0, -282, sign, 34, WHITE) if sign else "") + rect(-130, -110, 260, 110, c, 6) + rect(-138, -122, 276, 20, WHITE, 6), x, y, s)


def robot(x, y, s=1, c=ORANGE, grip=True):
    b = rect(-90, -40, 180, 40, "#3f4d61", 8) + rect(-54, -110, 108, 76, IRON, 10) + line([(0, -120), (-70, -330)], c, 62) + line([(-70, -330), (150, -420)], shade(c, .9), 46) + line([(150, -420), (232, -330)], c, 34)
    b += "".join(circ(px, py, r, "#3f4d61") + circ(px, py, r * .45, STEEL) for px, py, r in ((0, -120, 42), (-70, -330, 38), (150, -420, 28)))
    return at(b + (line([(232, -330), (232, -280)], IRON, 22) + line([(232, -284), (206, -250), (210, -224)], INK, 10) + line([(232, -284), (258, -250), (254, -224)], INK, 10) if grip else ""), x, y, s)


def conveyor(x, y, w):
    return rect(x, y - 60, w, 56, "#3f4d61", 28) + rect(x, y - 70, w, 22, "#2b3344", 11) + "".join(circ(x + 36 + i * 84, y - 32, 15, STEEL) for i in range(int((w - 30) / 84))) + "".join(rect(x + 60 + i * (w - 140), y - 4, 24, 130, IRON) for i in (0, 1))


def persimmon(x, y, s=1):
    return at(ell(0, -46, 62, 50, ORANGE) + ell(-22, -60, 16, 12, "#f9ad71") + path("M-34,-90Q0,-72 34,-90Q14,-104 0,-98Q-14,-104 -34,-90Z", GREEN) + rect(-4, -110, 8, 18, BARK, 3), x, y, s)


def caliper(x, y, s=1, rot=0):
    """The jaws open downward between x = 0 and x = 130."""
    b = rect(-40, -36, 420, 36, "#d5dee5", 4) + "".join(rect(30 + i * 17, -14 if i % 5 else -22, 3, 14 if i % 5 else 22, IRON) for i in range(20))
    return at(b + path("M-40,0H0V130L-40,90Z", "#bfcbd5") + rect(126, -50, 130, 60, "#8fa1b3", 8) + rect(146, -40, 90, 32, "#e4f3e2", 4) + path("M130,10H172V90L130,130Z", "#aab8c4"), x, y, s, rot)


def tea(x, y, s=1):
    return at(path("M-32,-90H32L26,0H-26Z", "#fdfefe", o=".8") + path("M-29,-64H29L25,-4H-25Z", "#d99a3a", o=".85") + curve("M-8,-108q10,-14 0,-28M12,-108q10,-14 0,-28", "#d8cdbb", 4), x, y, s)


def pot(x, y, s=1, c=STEEL):
    return at(rect(-80, -90, 160, 90, c, 14) + rect(-92, -104, 184, 18, shade(c, .85), 9) + rect(-112, -72, 34, 14, IRON, 7) + rect(78, -72, 34, 14, IRON, 7) + curve("M-30,-120q16,-22 0,-44q-12,-18 4,-36M20,-120q16,-22 0,-44", "#fff", 7, o=".8"), x, y, s)


def pan(x, y, s=1):
    return at(path("M-90,-40H90Q80,0 40,0H-40Q-80,0 -90,-40Z", INK) + line([(88, -34), (190, -58)], BARK, 16) + "".join(circ(-54 + i * 27, -46 - i % 2 * 8, 15, (LEAF, ORANGE, RED, YELLOW, LEAF)[i]) for i in range(5)), x, y, s)


def plate(x, y, s=1, food=0):
    b = ell(0, 0, 90, 26, "#dfe6ea") + ell(0, -5, 90, 26, WHITE) + ell(0, -5, 60, 16, "#eef3f5")
    f = (ell(-14, -18, 34, 15, ORANGE) + ell(20, -14, 22, 10, LEAF) + circ(6, -28, 8, RED), ell(0, -20, 38, 18, "#f3e3bd") + ell(0, -30, 20, 10, LEAF) + circ(18, -24, 6, RED),
         rect(-30, -32, 60, 22, "#a9603a", 8) + ell(36, -12, 16, 9, LEAF) + circ(-38, -12, 8, YELLOW), path("M-40,-10Q0,-60 40,-10Z", "#e8c27a") + circ(0, -36, 9, RED) + ell(-40, -10, 14, 8, LEAF))
    return at(b + f[food % 4], x, y, s)


def glass(x, y, s=1, c=ORANGE, mint=True):
    return at(path("M-34,-120H34L26,0H-26Z", "#eaf7f9", o=".85") + path("M-31,-92H31L25,-5H-25Z", c) + path("M-28,-40H28L25,-5H-25Z", YELLOW) + line([(8, -40), (24, -150)], RED, 6) + (ell(-14, -104, 16, 9, GREEN) + ell(4, -114, 14, 8, LEAF) if mint else ""), x, y, s)


def bottle(x, y, s=1, c=TEAL):
    return at(path("M-20,0V-90Q-20,-110 -8,-116V-150H8V-116Q20,-110 20,-90V0Z", c) + rect(-20, -70, 40, 34, PAPER) + rect(-9, -158, 18, 12, shade(c, .7), 3), x, y, s)


def oven(x, y, s=1):
    loaves = "".join(ell(-90 + i * 60, -190, 28, 20, "#dd9a4c") + ell(-90 + i * 60, -198, 16, 8, "#f0bd77") for i in range(4))
    return at(rect(-180, -400, 360, 400, "#aebbc6", 14) + rect(-140, -300, 280, 210, "#3a2f35", 10) + rect(-128, -288, 256, 186, "#f4a547", 6) + rect(-128, -180, 256, 8, IRON) + loaves + at(loaves, 0, 70, .9) + poly([(-128, -200), (-40, -288), (0, -288), (-128, -150)], WHITE, o=".3")
              + rect(-140, -80, 280, 14, IRON, 7) + "".join(circ(-110 + i * 56, -350, 18, "#55657a") for i in range(3)) + rect(70, -372, 80, 40, INK, 6) + text(110, -343, "180°", 26, "#7fe0a0"), x, y, s)


def truck(x, y, s=1, c=TEAL):
    return at(rect(-260, -220, 330, 180, WHITE, 8) + rect(-260, -120, 330, 26, c) + path("M80,-180H170L220,-110V-40H80Z", c) + path("M100,-162H160L196,-110H100Z", "#d8f0f3") + rect(-260, -44, 480, 16, INK, 4) + "".join(circ(k, -30, 34, "#2b3344") + circ(k, -30, 15, STEEL) for k in (-180, -100, 140)), x, y, s)


def racks(x, y, w=500, h=360, cols=3, rows=3):
    b = "".join(rect(x + i * w / cols - 7, y - h, 14, h, NAVY) for i in range(cols + 1)) + "".join(rect(x, y - (r + 1) * h / rows + 70, w, 12, ORANGE) for r in range(rows))
    return b + "".join(box(x + 18 + c * w / cols + k * 62, y - (r + 1) * h / rows + 70 if r or 1 else y, 54, 40 + (r * 3 + c + k) * 11 % 34, ("#d9a566", "#c98f56", "#e5bb82")[(r + c + k) % 3]) for r in range(rows) for c in range(cols) for k in range(2))


def forklift(x, y, s=1):
    return at(path("M-120,-60V-110L-30,-120V-200H50L70,-60Z", YELLOW) + line([(-30, -120), (-20, -210), (50, -210)], INK, 10) + rect(78, -260, 14, 230, INK) + rect(92, -46, 110, 12, INK) + "".join(circ(k, -34, 34, "#2b3344") + circ(k, -34, 15, STEEL) for k in (-70, 46)), x, y, s) + box(x + 104 * s, y - 46 * s, 96 * s, 84 * s)


def excavator(x, y, s=1):
    return at(rect(-180, -60, 330, 60, "#2b3344", 30) + "".join(circ(-140 + i * 62, -30, 18, IRON) for i in range(5)) + rect(-140, -170, 250, 104, YELLOW, 14) + rect(-20, -280, 120, 130, YELLOW, 10) + rect(0, -264, 84, 80, "#d8f0f3", 6) + line([(100, -150), (260, -330), (380, -200)], ORANGE, 34) + path("M356,-206L410,-196L420,-120L360,-100L340,-150Z", "#4b5a6d"), x, y, s)


def server(x, y, s=1):
    return at(rect(-90, -380, 180, 380, "#2f3e52", 10) + "".join(rect(-74, -364 + i * 45, 148, 34, "#445872", 4) + "".join(circ(-58 + j * 16, -347 + i * 45, 4, (LEAF, YELLOW, "#5ed0c3")[(i + j) % 3]) for j in range(4)) + rect(20, -350 + i * 45, 44, 6, "#6d84a3", 3) for i in range(8)), x, y, s)


def medicine(x, y, w=460, h=380):
    b = rect(x, y - h, w, h, "#eaf3f3", 8)
    for r in range(4):
        b += rect(x, y - h + (r + 1) * h / 4 - 10, w, 10, "#bcd6d8") + "".join(rect(x + 16 + i * 46, y - h + (r + 1) * h / 4 - 10 - (36 + (i * 5 + r * 3) % 4 * 9), 36, 36 + (i * 5 + r * 3) % 4 * 9, (WHITE, TEAL, ROSE, YELLOW, "#8fb9e0", LEAF)[(i + r * 2) % 6], 4) for i in range(int((w - 20) / 46)))
    return b


def boat(x, y, s=1, c="#3a8fbf", eye=True):
    return at(path("M-170,-60Q-150,0 -100,0H110Q170,-10 200,-80Q120,-50 -170,-60Z", c) + path("M-168,-58Q0,-46 198,-80L190,-62Q60,-36 -162,-44Z", RED) + (ell(140, -38, 14, 8, WHITE) + circ(142, -38, 4, INK) if eye else "") + rect(-80, -112, 110, 56, "#fbe3b5", 6) + rect(-60, -98, 24, 22, "#9ccfd8") + rect(-20, -98, 24, 22, "#9ccfd8") + rect(60, -190, 8, 130, BARK), x, y, s)


def cow(x, y, s=1, c="#c98f56"):
    return at(rect(-110, -120, 200, 80, c, 36) + "".join(rect(k, -60, 20, 60, shade(c, .85), 5) for k in (-96, -60, 40, 70)) + path("M70,-120Q90,-170 130,-160L150,-116Q140,-96 110,-96Z", c) + path("M100,-156Q96,-180 112,-184M128,-158Q140,-176 134,-188", "none", st=CREAM, sw=7) + ell(140, -110, 16, 14, ROSE) + circ(116, -134, 4, INK) + curve("M-108,-100Q-136,-80 -126,-40", c, 8), x, y, s)


def dog(x, y, s=1, c="#e0b070"):
    return at(path("M-40,0V-60Q-40,-100 0,-100Q34,-96 34,-50V0Z", c) + circ(0, -124, 40, c) + ell(-36, -130, 13, 28, shade(c, .75)) + ell(36, -130, 13, 28, shade(c, .75)) + ell(0, -112, 18, 14, WHITE) + circ(0, -119, 6, INK) + circ(-14, -134, 4, INK) + circ(14, -134, 4, INK) + curve("M36,-10Q66,-20 60,-50", c, 11), x, y, s)


def fish(x, y, s=1, c="#8fb3c9", rot=0):
    return at(path("M-80,0Q-20,-46 60,-6L96,-34V34L60,6Q-20,46 -80,0Z", c) + circ(-50, -6, 5, INK) + curve("M-28,-20Q-16,0 -28,20", shade(c, .8), 4), x, y, s, rot)


def cake(x, y, s=1):
    return at(rect(-90, -80, 180, 80, "#e6a273", 12) + rect(-64, -150, 128, 74, "#fbeede", 10) + curve("M-90,-62q15,22 30,0q15,22 30,0q15,22 30,0q15,22 30,0q15,22 30,0q15,22 30,0", RED, 7) + "".join(circ(-40 + i * 40, -158, 13, RED) for i in range(3)) + ell(0, 2, 120, 10, STEEL), x, y, s)


def bread(x, y, s=1, rot=0):
    return at(ell(0, -22, 80, 26, "#d9954a") + "".join(line([(-40 + i * 34, -40), (-24 + i * 34, -14)], "#f0c98d", 7) for i in range(3)), x, y, s, rot)


def bricks(x, y, cols, rows, c="#cf6b4c"):
    return repeat(rect(0, 0, 74, 32, c, 2), [(x + i * 80 + r % 2 * 40, y - 38 * (r + 1)) for r in range(rows) for i in range(cols - r % 2)])


def aircon(x, y, s=1):
    return at(rect(-150, 0, 300, 96, WHITE, 16) + rect(-130, 68, 260, 12, "#c8d4db", 6) + text(110, 44, "24°", 26, TEAL) + "".join(curve(f"M{k},108q-14,20 0,40q14,20 0,40", "#a9dbe4", 6) for k in (-90, -30, 30, 90)), x, y, s)


def condenser(x, y, s=1):
    return at(rect(-130, -190, 260, 190, "#e6ecef", 10) + circ(-30, -96, 76, "#b7c5ce") + circ(-30, -96, 66, "#5f7386") + "".join(path("M0,0Q30,-30 10,-62Q-14,-30 0,0Z", "#93a7b6", t=f"translate(-30 -96) rotate({a})") for a in (0, 72, 144, 216, 288)) + "".join(rect(66, -160 + i * 22, 48, 8, "#b7c5ce", 3) for i in range(6)), x, y, s)


def wrench(x, y, s=1, rot=0, c=STEEL):
    return at(path("M-14,-60V60Q-14,74 0,74Q14,74 14,60V-60Q40,-72 38,-104Q36,-120 26,-128V-96L0,-84L-26,-96V-128Q-36,-120 -38,-104Q-40,-72 -14,-60Z", c), x, y, s, rot)


def gear(x, y, s=1, c=YELLOW, hole=None):
    teeth = "".join(rect(-13, -70, 26, 140, c, 5, t=f"rotate({a})") for a in (0, 45, 90, 135))
    return at(teeth + circ(0, 0, 54, c) + circ(0, 0, 24, hole or WHITE), x, y, s)


def pump(x, y, s=1):
    return at(rect(-110, -14, 220, 16, IRON, 5) + rect(-90, -110, 130, 96, TEAL, 20) + "".join(rect(-74 + i * 24, -110, 8, 96, shade(TEAL, .8)) for i in range(4)) + circ(70, -66, 50, "#3a8fbf") + circ(70, -66, 24, STEEL) + rect(56, -160, 30, 60, "#3a8fbf", 5) + curve("M70,-150Q70,-200 150,-196", "#3a8fbf", 24) + curve("M160,-190Q200,-170 206,-90", "#9fdcea", 14), x, y, s)


def pin(x, y, label="", s=1, c=RED):
    return at(path("M0,0C-14,-30 -34,-44 -34,-70A34,34 0 0 1 34,-70C34,-44 14,-30 0,0Z", c) + circ(0, -70, 24, WHITE) + (text(0, -60, label, 28, INK) if label else circ(0, -70, 10, c)), x, y, s)


def bonnet_engine(x, y, w=1100, h=380):
    b = rect(x, y, w, h, "#3b4658", 40) + rect(x + 60, y + 60, 330, 230, "#5b6a7f", 20) + "".join(rect(x + 90 + i * 72, y + 90, 50, 130, "#8695a6", 10) + circ(x + 115 + i * 72, y + 80, 16, RED) for i in range(4))
    b += rect(x + 470, y + 70, 220, 120, INK, 12) + rect(x + 490, y + 54, 40, 22, RED, 5) + rect(x + 630, y + 54, 40, 22, "#3a7bbf", 5) + circ(x + 860, y + 190, 96, "#55657a") + circ(x + 860, y + 190, 56, STEEL) + circ(x + 860, y + 190, 18, INK)
    return b + curve(f"M{x + 390},{y + 240}Q{x + 560},{y + 340} {x + 760},{y + 230}", "#c77f3d", 18) + curve(f"M{x + 300},{y + 300}Q{x + 540},{y + 400} {x + 900},{y + 310}", "#2b3344", 26)
