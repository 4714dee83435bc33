"""The product's own mark: an open book that becomes a gear's teeth and a sprouting path; no emblem of any state body."""
from draw import *
from icons import TRADES, badge
from people import person


def mark():
    """Within 100 x 100 around (0, 0)."""
    teeth = "".join(rect(-9, -50, 18, 26, ORANGE, 5, t=f"rotate({a})") for a in (-90, -54, -18, 18, 54, 90))
    return teeth + path("M-38,4A38,38 0 0 1 38,4Z", ORANGE) + path("M-22,4A22,22 0 0 1 22,4Z", "#fff6e4") + circ(0, -4, 9, RED) + path("M0,14Q-22,-2 -50,6V42Q-22,34 0,48Z", TEAL) + path("M0,14Q22,-2 50,6V42Q22,34 0,48Z", shade(TEAL, .8))


def logo():
    return svg(420, 112, at(mark(), 62, 56, .98) + text(128, 62, "VocEdu", 54, INK, "start", 800) + text(130, 94, "Nghề hay, việc tốt", 25, TEAL, "start", 600), "VocEdu")


def favicon():
    return svg(64, 64, rect(0, 0, 64, 64, "#fff6e4", 14) + at(mark(), 32, 32, .56), "VocEdu")


def open_graph():
    b = rect(0, 0, 1200, 630, TEAL) + circ(930, 330, 330, shade(TEAL, .88)) + circ(930, 330, 250, "#fdf0dc")
    b += person(830, 590, 2, ORANGE, "#33405a", "short", hat=("helmet", YELLOW), wear=("stripe",)) + person(950, 600, 2.1, WHITE, "#8fc7cf", "bun", wear=("coat", "scope"), skin=1) + person(1070, 590, 2, WHITE, "#33405a", "short", hat=("chef", WHITE), wear=(("apron", RED),), skin=2)
    b += at(circ(0, 0, 62, "#fff6e4") + at(mark(), 0, 0, .98), 130, 140) + text(72, 316, "Chọn nghề đúng,", 66, WHITE, "start") + text(72, 396, "vững tương lai", 66, YELLOW, "start") + text(72, 470, "Tin tức và hướng nghiệp", 34, WHITE, "start", 600) + text(72, 516, "giáo dục nghề nghiệp", 34, WHITE, "start", 600)
    return svg(1200, 630, b, "VocEdu: tin tức và hướng nghiệp giáo dục nghề nghiệp")
