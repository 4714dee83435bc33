"""Small signs of trades, drawn in white around (0, 0) within 100 x 100, with a darker second tone."""
from draw import *


def icon(name, c=TEAL):
    w, d = WHITE, shade(c, .72)
    l = lambda pts, k=8, col=w: line(pts, col, k)
    return {
        "han": l([(-40, 34), (4, -2)], 15) + l([(4, -2), (22, 4)], 8, d) + "".join(l([(26 + a * 8, 10 + b * 8), (26 + a * 22, 10 + b * 22)], 4) for a, b in ring(8, 1)),
        "cat-got-kim-loai-cnc": rect(-14, -44, 28, 40, w, 4) + poly([(-9, -4), (9, -4), (0, 14)], d) + rect(-40, 16, 80, 24, w, 4) + rect(-8, 16, 16, 10, d),
        "cong-nghe-o-to": path("M-46,18V-2L-32,-6L-20,-26H18L32,-6L46,0V18Z", w) + path("M-22,-6L-14,-19H-1V-6ZM6,-6V-19H14L23,-6Z", d) + circ(-26, 20, 12, d) + circ(26, 20, 12, d) + circ(-26, 20, 5, w) + circ(26, 20, 5, w),
        "robot-cong-nghiep": l([(-22, 36), (-28, -12), (16, -30), (30, -6)], 12) + rect(-42, 32, 44, 12, w, 4) + circ(-28, -12, 8, d) + circ(16, -30, 7, d) + l([(30, -6), (20, 10)], 6) + l([(30, -6), (40, 10)], 6),
        "dien-cong-nghiep": poly([(8, -46), (-28, 8), (-4, 8), (-10, 46), (28, -12), (4, -12)], w),
        "dien-lanh": "".join(l([(0, 0), (a * 42, b * 42)], 7) + l([(a * 26 - b * 10, b * 26 + a * 10), (a * 34, b * 34), (a * 26 + b * 10, b * 26 - a * 10)], 5) for a, b in ring(6, 1)),
        "dien-mat-troi": circ(18, -24, 15, w) + "".join(l([(18 + a * 21, -24 + b * 21), (18 + a * 27, -24 + b * 27)], 4) for a, b in ring(8, 1)) + poly([(-42, 40), (-28, 2), (34, 2), (46, 40)], w) + path("M-35,21H40M-8,2L-16,40M14,2L18,40", "none", st=d, sw=4),
        "lap-trinh": rect(-44, -34, 88, 60, w, 8) + l([(-16, -14), (-28, -4), (-16, 6)], 6, d) + l([(16, -14), (28, -4), (16, 6)], 6, d) + l([(6, -18), (-6, 10)], 5, d) + l([(-24, 38), (24, 38)], 8),
        "thiet-ke-do-hoa": path("M-42,4C-42,-30 -14,-42 6,-40C34,-38 46,-14 40,2C34,16 16,4 10,14C6,24 16,38 0,40C-24,40 -42,26 -42,4Z", w) + "".join(circ(x, y, 7, d) for x, y in ((-22, 2), (-12, -20), (12, -22), (26, -4))),
        "may-thoi-trang": l([(-30, -36), (10, 14)], 8) + l([(30, -36), (-10, 14)], 8) + circ(-18, 28, 12, "none", st=w, sw=8) + circ(18, 28, 12, "none", st=w, sw=8) + circ(0, 2, 4, d),
        "cham-soc-sac-dep": path("M0,40Q-46,20 -40,-16Q-18,-8 0,10Q18,-8 40,-16Q46,20 0,40Z", w) + path("M0,12Q-26,-16 0,-44Q26,-16 0,12Z", w) + path("M0,14Q-14,-10 0,-30Q14,-10 0,14Z", d),
        "lam-banh": path("M-38,0Q-46,-26 -20,-28Q-10,-46 8,-36Q34,-40 36,-14Q46,-8 38,0Z", w) + path("M-32,6H32L24,42H-24Z", w) + l([(-12, 10), (-9, 38)], 5, d) + l([(12, 10), (9, 38)], 5, d),
        "dieu-duong": path("M0,40C-60,4 -40,-44 -12,-36Q-2,-33 0,-24Q2,-33 12,-36C40,-44 60,4 0,40Z", w) + rect(-6, -18, 12, 36, d, 3) + rect(-18, -6, 36, 12, d, 3),
        "che-bien-mon-an": rect(-26, 4, 52, 34, w, 5) + path("M-28,8C-54,-10 -34,-40 -14,-30C-6,-48 22,-46 22,-28C48,-34 50,0 28,8Z", w) + l([(-24, 24), (24, 24)], 5, d),
        "pha-che": path("M-34,-12H24V14Q24,38 0,38H-10Q-34,38 -34,14Z", w) + curve("M24,-4Q46,-4 44,10Q40,22 22,20", w, 7) + curve("M-18,-22q8,-10 0,-22M4,-22q8,-10 0,-22", w, 6) + rect(-26, -2, 42, 7, d, 3),
        "nha-hang-khach-san": path("M-42,16Q-42,-28 0,-28Q42,-28 42,16Z", w) + rect(-48, 20, 96, 11, w, 5) + circ(0, -34, 7, w) + curve("M-24,4Q-20,-14 -2,-16", d, 6),
        "trong-trot-cong-nghe-cao": l([(0, 42), (0, -6)], 8) + path("M0,10Q-46,8 -42,-28Q-4,-26 0,10Z", w) + path("M0,-4Q40,-4 40,-40Q2,-38 0,-4Z", w) + curve("M-32,-18Q-14,-10 -2,6", d, 4) + curve("M32,-32Q14,-24 3,-8", d, 4),
        "thu-y": ell(0, 20, 25, 21, w) + "".join(ell(x, y, 10, 14, w, t=f"rotate({r} {x} {y})") for x, y, r in ((-32, -4, -28), (-12, -26, -8), (12, -26, 8), (32, -4, 28))),
        "logistics": poly([(0, -42), (40, -22), (0, -2), (-40, -22)], w) + poly([(-40, -14), (-4, 4), (-4, 44), (-40, 24)], w, o=".85") + poly([(40, -14), (4, 4), (4, 44), (40, 24)], w, o=".7"),
        "ke-toan-doanh-nghiep": rect(-32, -44, 64, 88, w, 8) + rect(-23, -34, 46, 20, d, 3) + "".join(rect(-23 + i % 3 * 17, -6 + i // 3 * 16, 12, 10, d, 2) for i in range(9)),
        "bridge": rect(-44, -6, 88, 10, w, 4) + curve("M-40,0Q0,-56 40,0", w, 8) + l([(-30, 4), (-30, 36)], 9) + l([(30, 4), (30, 36)], 9),
        "book": path("M0,-26Q-20,-40 -44,-32V30Q-20,24 0,36Z", w) + path("M0,-26Q20,-40 44,-32V30Q20,24 0,36Z", w, o=".8"),
        "cap": poly([(0, -34), (50, -10), (0, 14), (-50, -10)], w) + path("M-28,6V28Q0,44 28,28V6L0,20Z", w, o=".85") + l([(44, -8), (44, 22)], 5),
        "house": poly([(-46, 0), (0, -40), (46, 0)], w) + rect(-34, 0, 68, 40, w, 3) + rect(-10, 12, 20, 28, d, 2),
        "tools": l([(-34, 34), (20, -20)], 13) + circ(24, -24, 18, w) + circ(32, -32, 10, c) + l([(34, 34), (-6, -6)], 9, w) + l([(-6, -6), (-30, -30)], 6, w) + l([(34, 34), (16, 16)], 14, d),
        "factory": poly([(-44, 40), (-44, -4), (-16, -22), (-16, -4), (12, -22), (12, -4), (24, -4), (28, -42), (40, -42), (44, 40)], w) + "".join(rect(-34 + i * 24, 12, 14, 12, d, 2) for i in range(3)),
        "clock": circ(0, 0, 40, w) + l([(0, -22), (0, 2), (16, 10)], 7, d),
    }[name]


TRADES = ["han", "cat-got-kim-loai-cnc", "cong-nghe-o-to", "robot-cong-nghiep", "dien-cong-nghiep", "dien-lanh", "dien-mat-troi", "lap-trinh", "thiet-ke-do-hoa", "may-thoi-trang",
          "cham-soc-sac-dep", "lam-banh", "dieu-duong", "che-bien-mon-an", "pha-che", "nha-hang-khach-san", "trong-trot-cong-nghe-cao", "thu-y", "logistics", "ke-toan-doanh-nghiep"]


def badge(name, x, y, r, c):
    return circ(x, y, r, c) + at(icon(name, c), x, y, r / 74)
