"""The scenes of news, articles and reports; the key is the asset's name."""
from draw import *
from people import *
from places import *
from props import *

L, P = (1600, 900), (1080, 1350)
SCENES = {}


def scene(name, size=L):
    def keep(f):
        SCENES[name] = (size, f)
        return f
    return keep


# --- News -----------------------------------------------------------------

@scene("khai-giang-minh-son")
def _():
    b = outdoor(y=560, far=False) + building(220, 560, 1160, 3, accent=TEAL, roof="flat", bays=11, door=False)
    b += tree(120, 600, 1.3) + tree(1500, 600, 1.4) + bunting(60, 1540, 90, count=6)
    b += rect(430, 470, 740, 120, WOOD, 6) + rect(430, 470, 740, 14, BARK) + rect(470, 250, 660, 90, RED, 6) + rect(482, 262, 636, 66, "none", 3, st=YELLOW, sw=4)
    b += person(800, 476, .8, WHITE, NAVY, wear=("tie",), lh=(-30, -104), rh=(40, -150)) + rect(770, 404, 60, 72, BARK, 5) + bouquet(720, 470, .7) + bouquet(890, 470, .7) + plant(1080, 474, .6)
    blue = ("#3d7fc1", "#4a8bcb")
    return b + crowd(60, 1540, 700, 1, 15, blue) + crowd(0, 1600, 820, 1.35, 12, blue, step=1) + crowd(-40, 1640, 1010, 1.8, 10, blue, step=2)


@scene("ngay-ky-nang-gian-han")
def _():
    b = outdoor(y=520, ground="#cfe3a4", day=(300, 150)) + ell(900, 560, 780, 60, "#8ecbdc") + ell(700, 566, 160, 8, WHITE, o=".5") + tree(90, 600, 1.5) + tree(1530, 590, 1.6, "#5fae70") + bunting(300, 1300, 60)
    b += rect(520, 300, 16, 460, WHITE) + rect(1064, 300, 16, 460, WHITE) + stall_roof(480, 240, 640, 70, TEAL)
    b += crowd(130, 480, 800, 1.75, 3, (WHITE, ORANGE, "#7fb7d6"), "r", wear=(), step=1) + crowd(1130, 1560, 800, 1.75, 3, (YELLOW, WHITE, ROSE), "l", step=2)
    b += person(800, 830, 2.4, ORANGE, NAVY, wear=("vr",), rh=(56, -110), lh=(-4, -112), glove="#6b5340")
    return b + counter(560, 900, 480, 150, TEAL, WHITE) + torch(960, 590, .55, 18) + rect(640, 720, 300, 22, IRON, 4)


@scene("tap-huan-ctv")
def _():
    b = room("#fdf0d6", "#e7c79a", 600, ((120, 260), (1220, 260))) + whiteboard(520, 90, 560, 250, scribble(560, 250, 4))
    b += tripod(460, 640, 1.05) + tripod(1150, 640, 1.05)
    for x, y, tops in ((380, 700, (TEAL, WHITE)), (1220, 700, (ORANGE, "#7fb7d6"))):
        b += person(x - 120, y + 40, 1.9, tops[0], look="dr", hair="bob", rh=(44, -96), pose="half") + person(x + 120, y + 40, 1.9, tops[1], look="dl", lh=(-44, -96), pose="half", wear=("glasses",))
        b += table(x - 300, 900, 600, 200, WOOD) + paper(x - 150, y - 54, 230, 54, -3, 3, RED) + line([(x - 20, y - 30), (x + 10, y - 78)], RED, 9)
    b += person(800, 770, 2.1, ROSE, look="d", hair="pony", rh=(26, -92), lh=(-28, -92), pose="half") + table(600, 900, 400, 150, "#d9a566") + paper(680, 700, 240, 60, 2, 3, RED) + line([(856, 712), (880, 662)], RED, 9)
    return b


@scene("hoi-giang-2025")
def _():
    b = room("#e6f1f0", "#d9cdb4", 640, ((80, 240),), band="#d3e6e4") + bunting(500, 1560, 60, count=9, sag=26)
    b += table(1120, 640, 420, 110, WOOD) + "".join(person(1190 + i * 140, 590, 1.15, c, look="l", pose="half", hairc=h, wear=("badge",)) for i, (c, h) in enumerate(((WHITE, HAIR), ("#9db7d5", GREY), (ROSE, HAIR)))) + rect(1120, 516, 420, 130, "#b8463a", 6) + "".join(paper(1150 + i * 130, 492, 70, 26) for i in range(3))
    b += cabinet(560, 830, 1.35) + person(330, 850, 2.5, ORANGE, "#33465c", "pony", "r", rh=(66, -128), lh=(-30, -70), wear=("stripe",))
    return b + person(840, 860, 2.4, TEAL, look="l", lh=(-66, -120), hat=("helmet", YELLOW)) + person(1010, 870, 2.4, TEAL, look="l", skin=2, lh=(-10, -100), rh=(16, -98), hat=("helmet", YELLOW))


@scene("be-giang-binh-an")
def _():
    b = room("#fbe9cf", "#e2c49c", 600, ((90, 260), (670, 260), (1250, 260)), band="#f5dcb6")
    b += "".join(sewing(160 + i * 260, 690, .95, cloth=(ORANGE, TEAL, RED)[i % 3]) for i in range(6))
    for i, (c, h, hc, k) in enumerate(((TEAL, "bob", HAIR, 1), ("#b35c44", "short", GREY, 2), (ROSE, "bun", HAIR, 0), ("#5a7fa8", "short", HAIR, 2), (YELLOW, "bob", GREY, 1), (GREEN, "bun", HAIR, 1))):
        x = 210 + i * 236
        b += person(x, 868 + i % 2 * 14, 2.15, c, "#4b4458", h, "f", k, lh=(-18, -104), rh=(18, -104), hairc=hc) + rect(x - 62, 604 + i % 2 * 14, 124, 84, PAPER, 4, st=YELLOW, sw=6) + rect(x - 34, 628 + i % 2 * 14, 68, 8, RED, 3) + rect(x - 40, 648 + i % 2 * 14, 80, 5, STEEL, 2) + circ(x + 36, 670 + i % 2 * 14, 9, RED)
    return b


@scene("luat-gdnn-2026")
def _():
    b = rect(0, 0, 1600, 900, "#f7e3c2") + circ(1260, 120, 420, "#fdf0d8") + rect(0, 470, 1600, 430, "#c58d58") + rect(0, 470, 1600, 14, "#a97444") + plant(1450, 480, 1.9, TEAL)
    b += at(rect(0, 0, 430, 560, "#a93a30", 10) + rect(-8, -8, 430, 560, RED, 10) + rect(26, 40, 362, 6, YELLOW) + text(207, 130, "HỎI VÀ ĐÁP", 52, "#fff3d0") + text(207, 210, "Luật Giáo dục", 42, WHITE) + text(207, 262, "nghề nghiệp", 42, WHITE) + circ(207, 380, 70, YELLOW) + text(207, 408, "?", 90, RED) + rect(26, 500, 362, 6, YELLOW), 210, 210, 1, -5)
    cal = rect(0, 0, 420, 330, WHITE, 10) + rect(0, 0, 420, 82, TEAL, 10) + text(210, 56, "Tháng 1 - 2026", 40, WHITE) + "".join(circ(40 + i * 57, 0, 9, IRON) for i in range(7))
    cal += "".join(text(40 + (d + 2) % 7 * 57, 128 + (d + 2) // 7 * 44, str(d), 24, RED if (d + 2) % 7 == 6 else INK, weight=600) for d in range(1, 32))
    b += at(cal + path("M0,330L-30,390H450L420,330Z", "#dfe6ea"), 800, 240, 1)
    return b + at(circ(-80, 0, 62, "#eef6f7", o=".6", st=INK, sw=9) + circ(80, 0, 62, "#eef6f7", o=".6", st=INK, sw=9) + curve("M-18,-6Q0,-24 18,-6", INK, 9) + line([(140, -10), (250, -60)], INK, 9) + line([(-140, -10), (-120, -70)], INK, 9), 1060, 770, 1, -6) + line([(700, 800), (560, 860)], NAVY, 18)


@scene("xuat-ngu-tu-van")
def _():
    b = room("#eef3dd", "#dcc7a0", 640, ((120, 280), (1200, 280))) + rect(560, 110, 480, 86, RED, 8) + text(800, 170, "NHÀ VĂN HÓA XÃ", 48, "#fff3d0") + plant(80, 650, 1.5) + bookshelf(1380, 640, 190, 260)
    b += person(560, 860, 2.7, "#6f8f5f", "#4b4458", "short", "r", 2, rh=(44, -104), lh=(-4, -98), pose="half", long=False) + person(1060, 860, 2.7, WHITE, NAVY, "bob", "l", lh=(-48, -106), rh=(6, -98), pose="half", wear=("badge",))
    return b + table(330, 900, 960, 190, WOOD) + paper(720, 668, 190, 40, -2, 2) + tea(1140, 698, .7) + plant(400, 700, .7, TEAL)


@scene("ngay-hoi-2026-toan-canh")
def _():
    b = rect(0, 0, 1600, 900, "#dfeaf0") + path("M0,170Q800,-130 1600,170V0H0Z", "#9fb6c6") + "".join(line([(i * 160, 0), (800 + (i * 160 - 800) * 1.05, 150)], "#b9cbd8", 8) for i in range(11))
    b += "".join(path(f"M0,{190 + i * 34}H1600V{206 + i * 34}H0Z", ("#e2785a", "#eda45b")[i % 2]) for i in range(3)) + poly([(0, 300), (1600, 300), (1600, 900), (0, 900)], "#e9c58f") + bunting(100, 1500, 60, count=20)
    b += poly([(300, 300), (1300, 300), (1700, 900), (-100, 900)], "#f0d3a4") + ell(800, 600, 300, 90, "none", st="#fff3dc", sw=8)
    cols = (TEAL, RED, ORANGE, GREEN, NAVY, YELLOW, "#9a6fb0")
    b += "".join(booth(150 + i * 216, 420, .6, cols[i % 7]) for i in range(7)) + "".join(booth(120 + i * 272, 900, 1.0, cols[(i + 3) % 7]) for i in (0, 5)) + "".join(booth(60 + i * 1480, 640, .8, cols[(i + 5) % 7]) for i in (0, 1))
    tiny = [at(line([(0, 0), (0, 22)], c, 15) + line([(0, 24), (0, 42)], NAVY, 11) + circ(0, -14, 8.5, HAIR), 0, 0) for c in (WHITE, ORANGE, TEAL, YELLOW, ROSE)]
    spots = [(190 + (i * 173) % 1240, 440 + (i * 97) % 400) for i in range(85)]
    return b + "".join(repeat(t, sorted((x, y) for j, (x, y) in enumerate(spots) if j % 5 == k)) for k, t in enumerate(tiny))


@scene("ky-ket-logistics")
def _():
    b = room("#e4eef4", "#d3d9dc", 620, ((90, 300), (1200, 300))) + rect(470, 100, 660, 100, TEAL, 8) + text(800, 168, "LỄ KÝ KẾT HỢP TÁC", 54, WHITE)
    for i, (c, h, k, wear) in enumerate(((NAVY, "short", 0, ("tie",)), (TEAL, "bun", 1, ("aodai",)), ("#5a5f70", "short", 2, ("glasses",)), ("#8b4a52", "bob", 0, ()))):
        b += person(350 + i * 290, 800, 2.6, c, "#33405a", h, "r" if i % 2 == 0 else "l", k, wear=wear, hairc=GREY if i == 2 else HAIR, **({"rh": (56, -100)} if i % 2 == 0 else {"lh": (-56, -100)}))
    b += counter(170, 900, 1260, 150, "#c9975f", "#e3bb86")
    return b + at(rect(-230, -20, 460, 26, "#9fb68c", 6) + rect(-180, -110, 230, 92, WHITE, 4) + poly([(-196, -106), (-65, -150), (66, -106)], ORANGE) + "".join(rect(-160 + i * 70, -70, 48, 52, STEEL, 3) for i in range(3)) + truck(150, -16, .34) + box(60, -18, 30, 24), 800, 740) + paper(300, 716, 150, 30) + paper(1150, 716, 150, 30)


@scene("ky-nang-nghe-2026-khai-mac")
def _():
    b = workshop("#e9f2f2") + rect(380, 210, 840, 90, RED, 8) + text(800, 272, "KỲ THI KỸ NĂNG NGHỀ 2026", 52, "#fff3d0") + plant(90, 660, 1.4) + plant(1510, 660, 1.4, TEAL)
    teams = (TEAL, ORANGE, RED, "#3d7fc1", GREEN)
    for t, c in enumerate(teams):
        b += repeat(person(0, 0, 1.75, c, "#3b4658", ("short", "pony")[t % 2], "f", t % 3, wear=("stripe",), hat=("helmet", (WHITE, YELLOW)[t % 2])), [(86 + t * 315, 740), (254 + t * 315, 740)] + ([(170 + t * 315, 830)] if t % 2 else []))
        b += "" if t % 2 else person(170 + t * 315, 860, 2, c, "#3b4658", ("bob", "short")[t % 2], "f", (t + 1) % 3, wear=("stripe",), hat=("helmet", (WHITE, YELLOW)[t % 2]))
    return b


@scene("nop-ho-so-truc-tuyen", P)
def _():
    b = rect(0, 0, 1080, 1350, "#fbe6c6") + circ(860, 220, 330, "#fff3dc") + rect(0, 820, 1080, 530, "#c58d58") + at(rect(0, 0, 430, 300, "#e8f1f4", 12) + "".join(rect(30, 50 + i * 44, 370, 4, "#bcd0da") for i in range(6)) + rect(206, 0, 14, 300, "#c9dbe3"), 40, 900, 1, -9, o=".8")
    return b + hand(650, 1070, 1.75, -52, False, 0, TEAL, "flat") + phone(540, 960, 1.75, steps_screen(), 3) + at("".join(line([(50, -280 + i * 60), (120, -276 + i * 62)], SKIN[0], 40) for i in range(4)), 640, 1000, 1.05)


def steps_screen():
    b = rect(-100, -386, 200, 70, TEAL) + text(0, -346, "Nộp hồ sơ học nghề", 19, WHITE)
    for i, (t, c) in enumerate((("Chọn trường", ORANGE), ("Điền thông tin", TEAL), ("Chụp học bạ", RED), ("Xác nhận", GREEN))):
        y = -296 + i * 62
        b += rect(-88, y, 176, 52, shade(c, 1.8), 10) + circ(-62, y + 26, 18, c) + text(-62, y + 33, str(i + 1), 20, WHITE) + text(-36, y + 32, t, 17, INK, "start", 600)
    return b + rect(-80, -42, 160, 38, ORANGE, 19) + text(0, -17, "Bắt đầu", 19, WHITE)


@scene("thanh-my-tuyen-sinh")
def _():
    b = outdoor(y=620, day=(1380, 140)) + building(560, 620, 760, 2, accent=ORANGE, roof="tile", bays=7) + gate(250, 660, 800, "TRƯỜNG TRUNG HỌC NGHỀ THANH MỸ", TEAL) + banana(1500, 660, 1.4) + banana(110, 650, 1.2) + rect(0, 660, 1600, 240, "#e2c894")
    plan = rect(30, 30, 130, 110, ROSE, 4) + rect(176, 30, 160, 70, "#a8d8de", 4) + rect(176, 114, 160, 96, YELLOW, 4) + rect(30, 154, 130, 56, LEAF, 4)
    b += line([(760, 640), (760, 870)], BARK, 14) + line([(1060, 640), (1060, 870)], BARK, 14) + whiteboard(726, 430, 366, 240, plan, BARK)
    return b + person(600, 868, 2.3, TEAL, WHITE, "long", "r", rh=(68, -130), wear=("aodai",)) + person(1240, 872, 2.3, "#b35c44", "#4b4458", "short", "l", 2, lh=(-36, -90), rh=(30, -80)) + motorbike(1460, 880, 1)


@scene("tuan-le-ky-nang-2026")
def _():
    b = workshop("#fbeed6", "#d8cbb4", stripe=TEAL) + lathe(1060, 860, 1.35) + at("".join(line([(0, 0), (60 + i * 10, -50 + i * 26)], "#dfe7ec", 5) for i in range(5)), 1080, 610)
    b += person(1370, 800, 2.5, NAVY, "#33405a", "short", "l", 1, lh=(-72, -100), rh=(-20, -96), wear=("goggles", ("apron", ORANGE)), hairc=GREY) + lathe(1060, 860, 1.35)
    return b + person(240, 860, 2.35, WHITE, "#4b4458", "short", "r", 2, wear=("goggles",)) + person(470, 862, 2.25, ROSE, "#4b4458", "bob", "r", wear=("goggles",), rh=(30, -74)) + person(360, 890, 1.6, WHITE, NAVY, "pony", "b", 1, wear=("redscarf", ("bag", YELLOW)), long=False, lh=(-30, -80), rh=(30, -80))


@scene("tuyen-duong-nha-giao-2026")
def _():
    b = stage(660, "#b23a35") + gear(620, 300, 2.6, YELLOW, "#b23a35") + path("M700,210Q820,160 940,220V440Q820,380 700,430Z", PAPER) + path("M940,220Q1060,160 1180,210V430Q1060,380 940,440Z", "#f3e6cc") + "".join(line([(740, 260 + i * 40), (900, 264 + i * 40)], "#d8c8a8", 6) + line([(980, 264 + i * 40), (1140, 260 + i * 40)], "#d8c8a8", 6) for i in range(4))
    for i, (c, h, hc, w, k) in enumerate(((NAVY, "short", GREY, ("glasses",), 0), ("#e79bb0", "bun", HAIR, ("aodai",), 1), (WHITE, "short", HAIR, (), 2), (TEAL, "long", HAIR, ("aodai",), 0), ("#5a5f70", "short", HAIR, (), 1), (YELLOW, "bob", GREY, ("aodai", "glasses"), 0), ("#3d7fc1", "short", HAIR, (), 2))):
        b += person(170 + i * 210, 850, 2.2, c, "#33405a", h, "f", k, lh=(-12, -100), rh=(14, -102), wear=w, hairc=hc) + bouquet(172 + i * 210, 640, 1.15, (ROSE, ORANGE, "#f6d3e0")[i % 3])
    return b


# --- Articles and interviews ------------------------------------------------

@scene("cnc-doanh-nghiep-day")
def _():
    b = workshop("#dfe9ec") + cnc(470, 840, 1.45) + person(830, 880, 2.5, "#5a6f86", "#33405a", "short", "l", 2, lh=(-70, -146), wear=("glasses",), hairc=GREY)
    return b + "".join(person(1050 + i * 190, 880 + i % 2 * 14, 2.35, c, "#3b4658", h, "l", k, wear=("goggles",), lh=(-20, -96), rh=(14, -98)) for i, (c, h, k) in enumerate(((TEAL, "short", 0), (ORANGE, "pony", 1), (TEAL, "short", 2))))


@scene("lop-9-cong-ke-toan")
def _():
    b = room("#e7f0ea", "#dcc9a6", 600, ((70, 220), (1310, 220))) + "".join(screen(230 + i * 1140, 600, 200, 130, sheet(182, 112)) for i in (0, 1))
    b += screen(800, 640, 720, 430, sheet(702, 412, 9)) + table(60, 800, 1480, 170, WOOD)
    return b + crowd(250, 1350, 940, 2.5, 4, (WHITE,), wear=("redscarf",), hairs=("pony", "short", "bob", "short"))


@scene("phieu-hoi-thon")
def _():
    b = outdoor(y=560, day=(1250, 150)) + rice(560) + "".join(rows_of(lettuce(), 960, 640 + r * 46, 7, 1, 84, 0) for r in range(3)) + banana(1500, 620, 1.3)
    b += rect(0, 0, 760, 900, "#f4d9a8") + window(90, 230, 190, 220, "#9ccfd8", BARK) + rect(430, 200, 200, 560, BARK, 6) + poly([(-20, 120), (1180, 120), (1280, 210), (-20, 210)], "#c9573f") + rect(1120, 200, 34, 600, BARK) + rect(0, 770, 1240, 130, "#cfa877")
    b += person(420, 850, 2.3, TEAL, NAVY, "bob", "dr", rh=(56, -90), lh=(30, -84), pose="sit", wear=("badge",)) + person(830, 850, 2.3, "#8a5a6b", "#3a3340", "bun", "l", 2, pose="sit", lh=(-48, -80), rh=(-20, -74), hat=("non", WHITE)) + person(1010, 850, 2.4, "#a86b4d", "#4b4458", "short", "l", 2, pose="sit", lh=(-40, -80), rh=(-10, -76))
    return b + table(540, 880, 190, 90, WOOD) + paper(556, 760, 110, 26, -6, 2) + tea(690, 776, .55)


@scene("han-mo-phong-lop-hoc")
def _():
    b = rect(0, 0, 1600, 900, "#233450") + rect(0, 640, 1600, 260, "#1a2740") + circ(800, 300, 520, "#2d4468")
    weld = rect(0, 0, 700, 340, "#0f1b30", 10) + rect(40, 150, 620, 70, "#5b6a7f") + "".join(ell(80 + i * 34, 185, 24, 26, (ORANGE, "#d97a2f")[i % 2]) for i in range(11)) + circ(470, 185, 40, "#fff3b8", o=".8")
    weld += "".join(rect(40 + i * 150, 306 - h, 90, h, c, 4) for i, (h, c) in enumerate(((50, LEAF), (72, TEAL), (36, YELLOW), (60, LEAF)))) + text(60, 60, "92/100", 54, LEAF, "start")
    b += rect(436, 56, 728, 368, "#3b4f74", 12) + at(weld, 450, 70)
    b += "".join(person(260 + i * 360, 880, 2.5, c, "#3b4658", h, "dr" if i < 2 else "dl", k, wear=("vr",), rh=(46, -98), lh=(14, -94), glove="#7a6250", lean=6 if i < 2 else -6) for i, (c, h, k) in enumerate(((TEAL, "short", 1), (ORANGE, "pony", 0), (TEAL, "short", 2), (ORANGE, "short", 0))))
    return b + "".join(rect(280 + i * 350, 720, 170, 18, IRON, 5) + rect(355 + i * 350, 738, 18, 170, IRON) + circ(366 + i * 350, 710, 16, "#8ff0e0") for i in range(4)) + counter(-20, 980, 1640, 100, "#2d3f60", "#3b4f74")


@scene("cha-me-du-gio")
def _():
    b = room("#e6f3f2", "#cfdfdb", 600, ((90, 240), (1260, 240)), band="#d6ebe8") + rect(630, 130, 340, 190, WHITE, 8) + rect(780, 160, 40, 130, TEAL, 4) + rect(735, 205, 130, 40, TEAL, 4)
    b += drip(1100, 680, 1.05) + bed(780, 740, 1.35) + lying(780, 740, 1.35, "#f0d9bf", "#d8b98f") + person(1180, 850, 2.35, WHITE, "#cfdfe6", "bun", "l", 0, lh=(-70, -104), rh=(-36, -90), wear=("coat", "mask")) + person(470, 800, 2, "#8fc7cf", "#8fc7cf", "pony", "r", 1, rh=(50, -100), hat=("nurse", WHITE))
    return b + crowd(160, 1120, 1060, 2.5, 3, ("#b35c44", ROSE, "#5a7fa8"), hairs=("short", "bob", "short"))


@scene("mai-nha-mau-tay-ha")
def _():
    b = outdoor(y=640, day=(980, 150), ground="#e3c88f") + building(30, 640, 520, 2, accent=TEAL, bays=5) + tree(640, 660, 1.1)
    b += rect(560, 640, 940, 220, "#f6e3bd") + poly([(480, 660), (640, 400), (1440, 400), (1590, 660)], "#c9573f") + "".join(line([(560 + i * 64, 650), (690 + i * 51, 410)], "#a94632", 4) for i in range(16)) + "".join(line([(640 - k * 160, 400 + k * 260), (1440 + k * 150, 400 + k * 260)], "#a94632", 4) for k in (.25, .5, .75))
    b += solar(760, 430, 1.35, 4, 2, -20)
    return b + person(690, 640, 1.9, TEAL, "#3b4658", "short", "dr", 1, "crouch" and (30, -66), (62, -84), "crouch", ("harness",), ("helmet", YELLOW)) + person(1350, 560, 1.9, ORANGE, "#3b4658", "short", "l", 2, (-62, -100), (-30, -96), "stand", ("harness",), ("helmet", WHITE)) + line([(1350, 300), (1400, 404)], RED, 4) + person(330, 880, 2.2, WHITE, NAVY, look="r", rh=(60, -160), hat=("helmet", RED), hairc=GREY) + rect(1130, 640, 20, 240, BARK) + rect(1210, 640, 20, 240, BARK) + "".join(rect(1130, 680 + i * 54, 100, 12, BARK) for i in range(4))


@scene("phong-van-truong-phong")
def _():
    b = room("#f3ead8", "#d9b98a", 680) + bookshelf(1010, 680, 480, 520) + bookshelf(90, 680, 300, 420) + plant(470, 690, 1.5, TEAL) + rect(620, 110, 260, 200, WHITE, 6) + hills_card(620, 110)
    b += person(880, 900, 3.1, "#3d7fc1", WHITE, "bun", "l", 0, (-46, -104), (34, -92), wear=("aodai", "glasses")) + person(420, 960, 3.0, ORANGE, NAVY, "short", "b", 1)
    return b + counter(560, 900, 960, 160, WOOD, "#dbae78") + at(rect(-44, -20, 88, 24, INK, 6) + circ(-20, -8, 5, RED) + rect(0, -14, 34, 10, "#7fd0d6", 2), 700, 722) + at(path("M-90,0Q-45,-20 0,0V-44Q-45,-64 -90,-44Z", PAPER) + path("M90,0Q45,-20 0,0V-44Q45,-64 90,-44Z", "#f3e6cc"), 1220, 724) + tea(1400, 724, .7)


def hills_card(x, y):
    return rect(x + 12, y + 12, 236, 176, SKY) + path(f"M{x + 12},{y + 188}V{y + 120}L{x + 90},{y + 60}L{x + 150},{y + 130}L{x + 200},{y + 80}L{x + 248},{y + 130}V{y + 188}Z", LEAF) + circ(x + 200, y + 50, 22, YELLOW)


@scene("phong-van-nhan-su")
def _():
    b = rect(0, 0, 1600, 900, "#eef1ea") + rect(80, 90, 1440, 380, "#cfe0e6", 10) + robot(420, 470, .75) + robot(900, 470, .75, TEAL) + robot(1330, 470, .7) + conveyor(110, 470, 1380) + "".join(box(200 + i * 230, 402, 64, 46) for i in range(6)) + "".join(rect(80 + i * 480, 90, 12, 390, WHITE) for i in range(4)) + rect(0, 640, 1600, 260, "#d3c3a4")
    b += person(470, 880, 2.7, "#2f5f8f", NAVY, "short", "dr", 1, (-20, -98), (64, -98), "half", ("badge",)) + person(1010, 880, 2.6, TEAL, look="l", hair="pony", lh=(-40, -96), rh=(6, -94), pose="half") + person(1250, 880, 2.6, ORANGE, look="l", skin=2, lh=(-36, -96), rh=(10, -94), pose="half")
    circuit = rect(0, 0, 420, 70, "#dcecf6", 4) + "".join(line([(20 + i * 70, 14), (54 + i * 70, 14), (54 + i * 70, 54), (84 + i * 70, 54)], "#3a7bbf", 4) + rect(30 + i * 70, 24, 20, 18, WHITE, 2, st="#3a7bbf", sw=3) for i in range(5))
    return b + table(260, 900, 1200, 190, WOOD) + at(circuit, 590, 636)


# --- Reports: night class, greenhouse --------------------------------------

@scene("lop-dem-binh-an-1")
def _():
    b = rect(0, 0, 1600, 900, "#3c4a7a") + rect(0, 240, 1600, 180, "#7a5f8c", o=".7") + rect(0, 380, 1600, 140, "#e28a6b", o=".8") + circ(1330, 130, 46, "#fff1c9") + "".join(circ(60 + i * 137 % 1500, 40 + i * 61 % 190, 3, WHITE) for i in range(22))
    b += path("M0,520Q400,400 800,500T1600,470V560H0Z", "#2f3a61") + rect(0, 640, 1600, 260, "#4b4f6b")
    for i in range(4):
        x = 40 + i * 390
        b += rect(x, 380, 370, 280, "#5e5a78") + poly([(x - 14, 386), (x + 185, 300), (x + 384, 386)], "#2b3354") + rect(x + 30, 430, 140, 110, "#ffdf86", 4) + rect(x + 200, 430, 140, 230, "#ffe9a8", 4) + rect(x + 96, 430, 6, 110, "#5e5a78") + poly([(x + 200, 660), (x + 340, 660), (x + 400, 760), (x + 180, 760)], "#ffdf86", o=".3")
    b += "".join(motorbike(120 + i * 215, 790 + i % 2 * 16, .92, (RED, TEAL, "#3d7fc1", ORANGE)[i % 4]) for i in range(4)) + "".join(motorbike(70 + i * 215, 890, 1.05, (TEAL, ORANGE, RED, STEEL)[i % 4]) for i in range(4))
    return b + person(1060, 810, 1.75, "#d98c5f", "#3a3340", "bob", "b", wear=(("bag", TEAL),)) + person(1250, 850, 1.9, TEAL, "#3a3340", "short", "b", hat=("moto", RED)) + person(1440, 830, 1.9, ROSE, "#3a3340", "pony", "b", rh=(40, -60)) + circ(1520, 712, 26, YELLOW)


@scene("lop-dem-binh-an-2")
def _():
    b = room("#3f5573", "#2f4059", 640) + "".join(rect(x - 3, 0, 6, 150, INK) + path(f"M{x - 90},210Q{x},110 {x + 90},210Z", ORANGE) + poly([(x - 84, 210), (x + 84, 210), (x + 330, 760), (x - 330, 760)], "#ffe9a8", o=".18") for x in (500, 1100)) + rect(80, 180, 220, 180, "#26344c", 6) + circ(230, 230, 24, "#fff1c9")
    b += person(430, 860, 2.7, "#b35c44", look="dr", skin=2, rh=(70, -104), lh=(40, -100), lean=16, hairc=GREY) + person(800, 830, 2.6, TEAL, look="d", hair="bob", lh=(-26, -96), rh=(30, -96)) + person(1180, 860, 2.7, YELLOW, look="dl", hair="short", skin=1, lh=(-72, -104), rh=(-34, -98), lean=-16)
    return b + wire_board(800, 810, 1.75) + counter(330, 960, 940, 150, WOOD, "#dbae78") + line([(1000, 640), (1060, 560)], RED, 13) + line([(1000, 640), (984, 662)], STEEL, 6)


@scene("lop-dem-binh-an-3")
def _():
    b = room("#fce4d0", "#e8c08f", 620) + window(110, 120, 240, 230, "#3c4a7a") + circ(290, 180, 24, "#fff1c9") + bookshelf(1260, 620, 260, 330) + "".join(circ(480 + i * 74, 110 + i % 2 * 20, 24, (YELLOW, TEAL, RED, LEAF, ORANGE)[i % 5]) for i in range(9)) + rect(560, 200, 210, 150, WHITE, 6) + at(sun(60, 60, 24) + house(130, 140, .5), 560, 200) + rect(820, 210, 190, 140, WHITE, 6) + tree(900, 340, .6)
    b += ell(800, 830, 640, 90, "#f3a887") + person(1100, 830, 2.4, "#8a5a9b", "#4b4458", "bun", "dl", 1, (-44, -110), (-12, -108), "sit", ("glasses",), hairc=GREY) + at(path("M-60,0Q-30,-14 0,0V-70Q-30,-84 -60,-70Z", PAPER) + path("M60,0Q30,-14 0,0V-70Q30,-84 60,-70Z", YELLOW), 1004, 640)
    b += counter(280, 800, 460, 90, WOOD, "#f0d3a4") + "".join(line([(340 + i * 60, 690), (380 + i * 60, 676)], c, 10) for i, c in enumerate((RED, YELLOW, TEAL, GREEN, NAVY, ORANGE)))
    return b + crowd(180, 940, 900, 1.45, 4, (YELLOW, TEAL, ROSE, "#8fc7cf"), hairs=("pony", "short", "bob", "short"))


@scene("nha-mang-dai-nam-1")
def _():
    b = rect(0, 0, 1600, 900, "#e4f4ee") + "".join(curve(f"M{-200 + k},900V{420}Q800,{-260 + k} {1800 - k},420V900", "#b9d9d6", 9) for k in (0, 190, 360)) + sun(1180, 190, 70) + rect(0, 560, 1600, 340, "#cfae7c")
    b += poly([(500, 560), (660, 560), (420, 900), (-60, 900)], "#8a5a35") + poly([(940, 560), (1100, 560), (1660, 900), (1180, 900)], "#8a5a35")
    for r in range(5):
        y, k = 590 + r * r * 15 + r * 10, .6 + r * .26
        b += "".join(at(lettuce((LEAF, "#79bd62")[(r + i) % 2]), 560 - r * 84 + i * (56 + r * 22) - 20, y, k) + at(lettuce((LEAF, "#a3cf6a")[(r + i) % 2]), 960 + r * 62 + i * (56 + r * 22), y, k) for i in range(3))
    b += line([(540, 556), (0, 800)], INK, 5) + line([(1060, 556), (1600, 800)], INK, 5)
    return b + person(790, 850, 2.6, TEAL, "#4b4458", "pony", "dr", 0, (40, -60), (64, -76), "crouch", hat=("non", WHITE)) + rect(950, 676, 46, 74, WHITE, 8) + rect(958, 686, 30, 24, "#7fe0a0", 3) + line([(972, 750), (980, 800)], IRON, 6)


@scene("nha-mang-dai-nam-2")
def _():
    b = rect(0, 0, 1600, 900, "#2d3c63") + path("M0,470Q500,360 900,450T1600,420V640H0Z", "#24304f") + "".join(circ(90 + i * 191 % 1450, 50 + i * 67 % 250, 3, WHITE) for i in range(20)) + greenhouse(60, 640, 480, 230, "#5f7f96") + rect(0, 640, 1600, 260, "#4a5170") + rect(797, 0, 6, 160, INK) + path("M700,220Q800,110 900,220Z", ORANGE) + poly([(706, 220), (894, 220), (1300, 900), (300, 900)], "#ffe9a8", o=".22")
    b += person(570, 850, 2.5, TEAL, "#4b4458", "short", "dr", 1, (30, -98), (62, -106), hat=("cap", ORANGE)) + person(1030, 850, 2.5, ORANGE, "#4b4458", "pony", "dl", 0, (-58, -106), (-20, -98))
    b += counter(400, 900, 800, 190, STEEL, "#e6edf0") + scale(690, 698, 1.2) + at("".join(at(path("M0,0Q20,-60 0,-96Q-20,-60 0,0Z", (GREEN, LEAF)[i % 2]), i * 12 - 36, 0, 1, (i - 3) * 9) for i in range(7)) + rect(-26, -20, 52, 12, YELLOW, 4), 690, 612, .9) + "".join(at("".join(at(path("M0,0Q16,-50 0,-80Q-16,-50 0,0Z", (GREEN, LEAF)[i % 2]), i * 11 - 22, 0, 1, (i - 2) * 11) for i in range(5)) + rect(-22, -20, 44, 10, YELLOW, 4), 860 + j * 90, 700) for j in range(3))
    return b + crate(1350, 880, 1.3) + crate(1350, 798, 1.3, ORANGE) + crate(230, 885, 1.3, TEAL)


@scene("nha-mang-dai-nam-3")
def _():
    b = rect(0, 0, 1600, 900, "#fddcae") + rect(0, 0, 1600, 200, "#f9c79b") + sun(800, 430, 130, "#ffb347") + hills(500, "#d9b08c", "#b7a578") + rect(0, 540, 1600, 360, "#a8b86c") + greenhouse(180, 640, 1240, 330) + palm(90, 650, 1.1) + palm(1530, 650, 1.2)
    b += "".join(person(440 + i * 120, 740 + i % 2 * 10, 1.25, (TEAL, ORANGE, WHITE, "#3d7fc1")[i % 4], "#4b4458", ("short", "pony", "long")[i % 3], "f", i % 3, hat=("non", WHITE) if i in (1, 5) else None, rh=(34, -160) if i == 3 else (31, -66)) for i in range(7))
    tray = rect(0, 0, 150, 34, "#3b4658", 4) + "".join(path("M0,0Q10,-18 0,-32Q-10,-18 0,0Z", LEAF, t=f"translate({16 + i * 20} 2)") for i in range(7))
    return b + repeat(tray, [(130 + i * 176 + j * 40, 790 + j * 62) for j in range(2) for i in range(8 - j)])


# --- Photo story: the school kitchen ---------------------------------------

def kitchen(wall="#e9f1ef", tile="#d8e6e3"):
    return rect(0, 0, 1600, 900, wall) + "".join(rect(0, 60 + i * 70, 1600, 4, tile) for i in range(8)) + "".join(rect(i * 110, 0, 4, 600, tile) for i in range(15)) + rect(200, 150, 1200, 18, WOOD, 5) + "".join((pot(290 + i * 210, 150, .6), bottle(390 + i * 210, 150, .6, (TEAL, ORANGE, GREEN)[i % 3]))[i % 2] for i in range(6)) + rect(0, 640, 1600, 260, "#cdbfa8")


@scene("bep-01-cho-som")
def _():
    b = rect(0, 0, 1600, 900, "#27345a") + path("M0,420L120,340L260,420L420,310L640,430H1600V620H0Z", "#1f2a4a") + house(200, 600, 1.2, "#46507a", "#2b3354", True) + house(1440, 600, 1.1, "#46507a", "#2b3354", True) + rect(0, 600, 1600, 300, "#3a4468")
    b += poly([(810, 210), (910, 210), (1400, 900), (320, 900)], "#ffe3a0", o=".25") + stall_roof(560, 120, 720, 80, RED, CREAM, 9) + rect(580, 190, 16, 600, BARK) + rect(1250, 190, 16, 600, BARK) + rect(856, 150, 6, 40, INK) + path("M806,226Q860,160 912,226Z", ORANGE) + circ(860, 228, 18, "#fff6c9")
    b += person(1130, 840, 2.2, "#8a5a6b", "#3a3340", "bun", "l", 2, (-40, -100), (20, -90), hat=("non", WHITE)) + counter(600, 900, 660, 210, WOOD, "#b57b45")
    b += "".join(crate(690 + i * 165, 690, 1.0, ("#b57b45", "#a86b3d")[i % 2], (LEAF, GREEN, "#a3cf6a", RED)[i]) for i in range(4)) + "".join(path("M0,0Q18,-60 0,-100Q-18,-60 0,0Z", (GREEN, LEAF)[i % 2], t=f"translate({640 + i * 34} 660) rotate({(i * 37) % 40 - 20})") for i in range(9))
    return b + person(430, 880, 2.6, WHITE, "#33405a", "short", "dr", 1, (40, -98), (74, -112), hat=("chef", WHITE)) + crate(200, 880, 1.1, ORANGE)


@scene("bep-02-kiem-hang")
def _():
    b = rect(0, 0, 1600, 900, "#d6e6ea") + rect(0, 420, 1600, 480, "#aebfc9") + rect(150, 330, 1120, 400, "#e4ecf0", 40) + rect(190, 370, 1040, 320, "#c3d5de", 30) + "".join(circ(240 + i * 97 % 960, 400 + i * 71 % 260, 26, "#edf7fa") for i in range(22))
    b += "".join(fish(380 + i * 230 + i % 2 * 30, 460 + i % 2 * 130, 1.5, ("#7fa6c0", "#93b5b0", "#8c9fc4")[i % 3], -8 + i * 5) for i in range(4))
    return b + line([(828, 520), (1010, 320)], STEEL, 9) + at(rect(-70, -46, 140, 92, ORANGE, 18) + rect(-52, -30, 104, 50, "#e4f7e2", 6) + text(0, 10, "3°C", 38, INK), 1060, 270, 1, 14) + hand(1300, 250, 1.35, 8, True, 0, WHITE, "grip", "#7fb9e8") + hand(180, 690, 1.25, -24, False, 0, WHITE, "flat", "#7fb9e8")


@scene("bep-03-so-che")
def _():
    b = kitchen() + "".join(person(260 + i * 360, 800 + i % 2 * 12, 2.35, WHITE, "#33405a", h, look, k, (-10, -100), (30, -98), hat=("chef", WHITE), wear=(("apron", a),)) for i, (h, look, k, a) in enumerate((("short", "dr", 1, TEAL), ("bob", "d", 0, ORANGE), ("short", "d", 2, TEAL), ("pony", "dl", 0, ORANGE))))
    b += counter(60, 900, 1480, 190, STEEL, "#e6edf0")
    for i, c in enumerate((GREEN, RED, YELLOW, "#3d7fc1")):
        x = 180 + i * 360
        b += at(path("M0,0H210L190,-54H20Z", c), x, 690) + line([(x + 150, 640), (x + 210, 614)], BARK, 11) + path(f"M{x + 150},{646}l-80,34l-6,-14l80,-34Z", "#eef3f5") + "".join(circ(x + 50 + j * 26, 664 - j % 2 * 8, 12, (LEAF, "#e07a6a", ORANGE, "#8fb3c9")[i]) for j in range(4))
    return b


@scene("bep-04-lo-banh")
def _():
    return kitchen("#fdeedb", "#f6dfc2") + oven(800, 880, 1.6) + person(380, 890, 2.6, WHITE, "#33405a", "bun", "r", 0, (-30, -70), (70, -130), hat=("scarf", RED), wear=(("apron", RED),)) + person(1220, 890, 2.6, WHITE, "#33405a", "short", "l", 1, (-28, -98), (8, -94), hat=("chef", WHITE), wear=(("apron", TEAL),), lean=-8) + table(1330, 890, 230, 160, WOOD) + bread(1420, 720, .9) + bread(1480, 700, .8, -8)


@scene("bep-05-bep-truong", P)
def _():
    b = rect(0, 0, 1080, 1350, "#e9f1ef") + "".join(rect(0, 60 + i * 90, 1080, 4, "#d8e6e3") for i in range(12)) + "".join(rect(i * 120, 0, 4, 1100, "#d8e6e3") for i in range(9)) + circ(760, 560, 460, "#fbe3b5") + rect(0, 1130, 1080, 220, "#cdbfa8")
    menu = text(200, 70, "THỨ TỰ RA MÓN", 40, RED) + "".join(text(34, 140 + i * 62, f"{i + 1}. {t}", 31, INK, "start", 600) for i, t in enumerate(("Gỏi hoa chuối", "Chả cá lá lốt", "Canh chua cá", "Gà hấp lá chanh", "Chè hạt sen")))
    return b + whiteboard(70, 230, 400, 470, menu) + person(720, 1270, 4.6, WHITE, "#33405a", "bun", "f", 0, (-72, -122), (30, -70), hat=("chef", WHITE), wear=(("apron", RED),)) + counter(-20, 1350, 1120, 130, STEEL, "#e6edf0") + plate(150, 1210, 1.2, 1) + pot(950, 1206, .9)


@scene("bep-06-nem-thu")
def _():
    b = kitchen() + person(640, 860, 2.9, WHITE, "#33405a", "short", "dr", 1, (-24, -96), (24, -158), hat=("chef", WHITE), wear=(("apron", TEAL),)) + line([(712, 408), (668, 372)], STEEL, 9) + ell(664, 368, 18, 10, "#dfe7ec")
    b += counter(120, 900, 1360, 190, STEEL, "#e6edf0") + pot(900, 690, 1.7, ORANGE) + paper(1130, 520, 230, 300, 4, 6, RED) + line([(1290, 700), (1350, 640)], NAVY, 12)
    return b + at("".join(line([(i * 26, 0), (i * 26, -70)], STEEL, 6) + ell(i * 26, -78, 10, 15, "#dfe7ec") for i in range(5)) + rect(-24, -20, 150, 70, TEAL, 8), 230, 650)


@scene("bep-07-pha-che")
def _():
    b = rect(0, 0, 1600, 900, "#f6d9a8") + "".join(rect(120, 140 + i * 170, 1360, 16, BARK, 4) + "".join(bottle(190 + j * 112, 140 + i * 170, .72, (TEAL, ORANGE, GREEN, RED, NAVY, YELLOW)[(j + i * 2) % 6]) for j in range(12)) for i in range(2)) + counter(-20, 900, 1640, 260, WOOD, "#e3bb86")
    return b + "".join(glass(230 + i * 190, 650, 1.9, (ORANGE, "#f7a63c", "#f49a2e")[i % 3], i < 5) for i in range(7)) + hand(1330, 290, 1.1, -42, True, 0, INK, "pinch") + path("M1216,440q-40,-10 -50,-44q44,-4 50,44q10,-48 52,-44q-8,40 -52,44Z", GREEN) + plant(80, 630, 1, TEAL) + at("".join(circ(i * 42, -i % 2 * 20, 34, ORANGE) for i in range(3)), 1500, 620)


@scene("bep-08-ra-mon")
def _():
    b = rect(0, 0, 1600, 900, "#fdeedb") + rect(120, 130, 1360, 470, "#8a5a35", 14) + rect(150, 160, 1300, 430, "#f7d5a0", 8) + "".join(rect(x - 3, 0, 6, 210, INK) + path(f"M{x - 60},260Q{x},190 {x + 60},260Z", RED) + circ(x, 262, 16, "#fff6c9") for x in (420, 800, 1180))
    b += "".join(person(360 + i * 290, 740, 1.95, WHITE, NAVY, h, "f", k, (-8, -96), (8, -96), wear=(("vest", "#33405a"),) if i % 2 else (("apron", INK),)) for i, (h, k) in enumerate((("short", 0), ("bun", 1), ("short", 2), ("pony", 0))))
    return b + counter(40, 900, 1520, 270, STEEL, "#e6edf0") + "".join(plate(190 + i * 204, 622 + i % 2 * 30, 1.1, i) for i in range(7)) + "".join(paper(250 + i * 400, 700, 90, 110, 0, 3, RED) for i in range(3))


# --- Photo story: eight pairs of hands --------------------------------------

def close_up(bg, disc, bench=None, y=620):
    return rect(0, 0, 1600, 900, bg) + circ(820, 430, 470, disc) + (rect(0, y, 1600, 900 - y, bench) + rect(0, y, 1600, 14, shade(bench, .85)) if bench else "")


@scene("tay-01-han")
def _():
    return close_up("#22304a", "#2d4468", "#3b4658", 640) + poly([(200, 700), (1400, 700), (1330, 610), (270, 610)], "#6d7d8f") + rect(700, 380, 70, 300, "#8695a6", 4) + sparks(790, 640, 1.5, "#9fe0ff") + torch(640, 560, 1.5, 12) + hand(470, 560, 1.3, 8, False, 0, "#3d5f8f", "grip", "#c98f56") + hand(1180, 590, 1.25, -12, True, 0, "#3d5f8f", "grip", "#c98f56")


@scene("tay-02-cnc")
def _():
    part = rect(-260, -140, 520, 190, "#c6d2db", 12) + rect(-260, -140, 520, 40, "#e3ebf0", 12) + circ(-130, -30, 50, "#7f91a2") + circ(-130, -30, 30, "#55657a") + rect(20, -80, 180, 100, "#9fb0be", 20) + circ(110, -30, 28, "#55657a")
    return close_up("#cfe6e6", "#e9f6f4", "#b9c6cc", 640) + at(part, 800, 700, 1.25) + caliper(560, 450, 2.0, 0) + hand(390, 440, 1.2, 6, False, 1, TEAL, "grip") + hand(1270, 410, 1.25, 6, True, 1, TEAL, "pinch")


@scene("tay-03-dien")
def _():
    b = rect(0, 0, 1600, 900, "#d5dde2") + rect(160, 0, 1280, 900, "#f4f7f8")
    for r in range(3):
        b += rect(200, 110 + r * 300, 1200, 24, IRON) + "".join(rect(230 + i * 145, 60 + r * 300, 116, 124, ("#3c4c61", TEAL, "#3c4c61", ORANGE)[(i + r) % 4], 10) + rect(262 + i * 145, 84 + r * 300, 52, 34, WHITE, 5) + circ(288 + i * 145, 150 + r * 300, 12, STEEL) for i in range(8) if not (r == 1 and 2 < i < 7))
    b += "".join(curve(f"M{300 + i * 150},186Q{330 + i * 60},330 {280 + i * 145},360", c, 11) for i, c in enumerate((RED, "#3a7bbf", GREEN)))
    return b + curve("M1330,190Q1240,330 1010,400T770,470", YELLOW, 20) + line([(800, 462), (730, 486)], RED, 26) + line([(730, 486), (700, 496)], STEEL, 14) + hand(470, 560, 1.3, -16, False, 1, ORANGE, "pinch") + at(line([(0, 0), (210, -90)], RED, 36) + line([(0, 60), (210, -50)], shade(RED, .8), 36) + path("M200,-110L330,-120L330,-70L210,-30Z", IRON), 960, 620, 1, 190) + hand(1240, 660, 1.3, 12, True, 1, ORANGE, "grip")


@scene("tay-04-o-to")
def _():
    spots = "".join(ell(x, y, 12, 8, "#4a3b33", o=".55") for x, y in ((520, 490), (560, 540), (470, 545), (1090, 520), (1140, 560)))
    return rect(0, 0, 1600, 900, TEAL) + path("M0,120Q800,20 1600,120V0H0Z", shade(TEAL, .8)) + bonnet_engine(200, 170, 1200, 700) + poly([(700, 420), (1120, 240), (1180, 620)], "#fff3b8", o=".4") + line([(560, 500), (720, 412)], YELLOW, 44) + circ(728, 408, 34, "#fffbe2") + line([(1100, 560), (950, 660)], RED, 26) + line([(950, 660), (900, 694)], STEEL, 9) + hand(460, 530, 1.25, -8, False, 2, "#33465c", "grip") + hand(1200, 540, 1.25, 10, True, 2, "#33465c", "grip") + spots


@scene("tay-05-do-hoa")
def _():
    label = rect(-150, -200, 300, 400, "#e8f3d8", 20) + rect(-150, -200, 300, 90, GREEN, 20) + text(0, -140, "TRÀ NGỌC", 46, WHITE) + path("M0,120Q90,40 0,-70Q-90,40 0,120Z", LEAF) + curve("M0,120V-40M0,60L34,30M0,30L-32,4", WHITE, 6) + text(0, 174, "chè xanh", 34, GREEN)
    return close_up("#fbe0c4", "#fff1df", "#d9a566", 520) + at(rect(-560, -330, 1120, 620, INK, 40) + rect(-520, -290, 1040, 540, WHITE, 12) + rect(-520, -290, 90, 540, "#e9eef2") + "".join(circ(-475, -230 + i * 84, 26, c) for i, c in enumerate((RED, ORANGE, YELLOW, GREEN, TEAL, NAVY))) + at(label, -80, -20, 1.05) + curve("M180,-180Q300,-220 330,-120T440,-60", TEAL, 9), 760, 480) + line([(960, 500), (1130, 330)], "#f4f7f8", 28) + line([(960, 500), (934, 526)], INK, 13) + hand(1270, 560, 1.35, 32, True, 0, ORANGE, "pinch")


@scene("tay-06-nau-an")
def _():
    return close_up("#f3d9c9", "#fbeadf", "#e9eef0", 560) + ell(740, 650, 480, 150, "#d5dde2") + ell(740, 630, 480, 150, WHITE) + ell(740, 628, 330, 96, "#f1f5f6") + ell(700, 600, 150, 56, ORANGE) + ell(760, 570, 90, 36, "#f7b877") + "".join(ell(x, y, 34, 16, c) for x, y, c in ((560, 640, LEAF), (880, 630, GREEN), (640, 670, LEAF), (840, 590, LEAF))) + "".join(circ(x, y, 11, RED) for x, y in ((520, 610), (930, 660), (800, 680))) + "".join(path("M0,0Q26,-40 0,-76Q-26,-40 0,0Z", ROSE, t=f"translate(770 548) rotate({a})") for a in (-60, -20, 70)) + line([(800, 520), (1120, 300)], STEEL, 9) + line([(804, 534), (1140, 340)], "#8fa1b3", 9) + path("M796,520q-42,0 -60,-42q46,-8 60,42Z", "#f28fb0") + hand(1250, 290, 1.3, 24, True, 0, WHITE, "pinch")


@scene("tay-07-nha-hang")
def _():
    petals = "".join(path("M0,0Q80,-110 0,-250Q-80,-110 0,0Z", c, t=f"rotate({r})") for r, c in ((-72, "#f6b9c6"), (72, "#f6b9c6"), (-44, "#f9cdd6"), (44, "#f9cdd6"), (-18, "#fce0e6"), (18, "#fce0e6"), (0, WHITE)))
    return close_up("#7c2f3a", "#93404a", "#f7efe2", 560) + ell(800, 720, 400, 110, "#d9dfe4") + ell(800, 706, 400, 110, WHITE) + at(petals, 800, 730, 1.3) + glass(1360, 660, 1.9, "#e8c27a", False) + glass(240, 660, 1.9, "#e8c27a", False) + line([(1270, 820), (1330, 640)], STEEL, 12) + line([(310, 820), (280, 650)], STEEL, 12) + hand(540, 640, 1.25, -18, False, 1, WHITE, "pinch", cuff=INK) + hand(1060, 640, 1.25, 18, True, 1, WHITE, "pinch", cuff=INK)


@scene("tay-08-cham-soc")
def _():
    return close_up("#d5ecec", "#eaf7f6", "#bfe0de", 700) + line([(1640, 250), (960, 560)], "#b59ac6", 190) + line([(960, 560), (880, 590)], "#a489b6", 190) + line([(900, 584), (560, 440)], SKIN[1], 110) + line([(560, 440), (440, 330)], SKIN[1], 84) + "".join(line([(450, 350), (380 - i * 6, 250 + i * 34)], shade(SKIN[1], .95 + i % 2 * .06), 27) for i in range(4)) + curve("M700,500q20,-14 40,0M760,520q16,-12 34,0", shade(SKIN[1], .8), 5) + hand(620, 760, 1.5, -22, False, 0, WHITE, "flat", "#8fd0e0") + hand(1180, 800, 1.3, -4, True, 0, WHITE, "flat", "#8fd0e0")


# --- Portraits --------------------------------------------------------------

@scene("co-loan-dieu-duong")
def _():
    b = room("#e2f1f0", "#cadfdb", 620, ((110, 260), (1240, 260)), band="#d3ebe7") + drip(380, 720, 1.1) + rect(560, 150, 480, 10, STEEL) + path("M560,160H760V560Q660,540 560,560Z", "#b8e0da")
    b += person(760, 780, 2.3, "#d9a7b5", "#b9cfe0", "short", "r", 1, (-40, -96), (60, -96), "half", hairc=GREY, wear=("glasses",)) + bed(860, 830, 1.6, "#f6c9ae")
    return b + person(520, 850, 2.4, "#8fc7cf", "#8fc7cf", "pony", "r", 0, (30, -110), (66, -122), hat=("nurse", WHITE), lean=8) + person(1130, 860, 2.55, WHITE, "#5a7f9a", "bun", "l", 1, (-76, -120), (24, -90), wear=("coat", "scope"))


@scene("xuong-khue-han")
def _():
    b = workshop("#f5e6cc", "#c9b79c", stripe=None) + rect(1340, 330, 200, 14, BARK) + "".join(path(f"M{1360 + i * 64},344q0,40 24,40q24,0 24,-40Z", (YELLOW, RED, TEAL)[i]) for i in range(3))
    bars = "".join(line([(k, -420), (k, 0)], "#3b4658", 12) for k in range(-380, 381, 95)) + line([(-400, -420), (400, -420)], "#3b4658", 16) + line([(-400, -20), (400, -20)], "#3b4658", 16) + line([(-400, -210), (400, -210)], "#3b4658", 12) + "".join(curve(f"M{-333 + i * 190},-210q0,-90 47,-90q47,0 47,90M{-333 + i * 190},-210q0,90 47,90q47,0 47,-90", "#55657a", 8) for i in range(3))
    b += at(bars + curve("M-400,-420Q0,-600 400,-420", "#3b4658", 16), 920, 840, 1.05)
    return b + person(470, 890, 3.2, "#5a7fa8", "#33405a", "short", "f", 2, (-30, -70), (38, -178), wear=("shieldup", ("apron", BARK)), glove="#c98f56") + weld_table(1300, 890, 1) + torch(1330, 690, .6, 10)


@scene("mai-thiet-ke")
def _():
    label = rect(30, 30, 300, 240, CREAM, 12) + rect(30, 30, 300, 60, RED, 12) + text(180, 74, "BÁNH ĐẬU", 40, WHITE) + circ(180, 170, 54, YELLOW) + text(180, 250, "đặc sản quê nhà", 26, BARK) + "".join(circ(390, 60 + i * 56, 22, c) for i, c in enumerate((RED, YELLOW, TEAL, GREEN)))
    b = room("#f0e8f3", "#d9c6b0", 660, ((100, 240),)) + rect(1180, 120, 300, 220, WHITE, 6) + "".join(rect(1200 + i % 3 * 92, 140 + i // 3 * 98, 80, 84, (ORANGE, TEAL, YELLOW, ROSE, LEAF, NAVY)[i], 6) for i in range(6))
    b += screen(800, 700, 480, 320, at(label, 0, 0, 1.02)) + person(420, 900, 2.9, ORANGE, "#4b4458", "long", "r", 0, (-6, -96), (72, -134), "half") + line([(628, 512), (664, 470)], INK, 10) + table(200, 900, 900, 190, WOOD)
    return b + person(1180, 890, 2.5, TEAL, "#33405a", "short", "r", 1, (-14, -124), (34, -146)) + person(1420, 890, 2.5, YELLOW, "#4b4458", "bob", "l", 0, (-34, -146), (6, -118)) + curve("M1262,500q20,-16 40,0M1262,470q20,-16 40,0", INK, 5)


@scene("truc-tho-o-to")
def _():
    b = workshop("#e3edf0", "#c9d0d2", stripe=ORANGE) + rect(60, 320, 240, 330, RED, 8) + "".join(rect(76, 336 + i * 62, 208, 50, shade(RED, .85), 5) + rect(150, 356 + i * 62, 60, 8, STEEL, 4) for i in range(5))
    return b + car(740, 850, 1.45, ORANGE) + person(1330, 890, 3.1, "#3d7fc1", "#3d7fc1", "pony", "dl", 0, (-34, -110), (6, -108), wear=("badge",)) + at(rect(-60, -80, 120, 90, INK, 10) + rect(-50, -70, 100, 70, "#7fd0d6", 4) + line([(-40, -20), (-16, -50), (6, -26), (40, -60)], WHITE, 5), 1284, 556) + curve("M1230,560Q1120,640 1060,600", INK, 7)


# --- Long read: the persimmon gripper --------------------------------------

@scene("emag-giay-goi-banh")
def _():
    sketch = curve("M0,-150V-60M-50,-60H50M-50,-60Q-110,0 -60,90M50,-60Q110,0 60,90M0,-60V70", "#5b6472", 7) + circ(0, 96, 54, "none", st="#8a93a0", sw=4) + curve("M-150,-120h90M-150,-104h60M80,40h100M80,58h70", "#8a93a0", 4) + curve("M120,-100l40,-30m0,0l-22,2m22,-2l-6,20", "#8a93a0", 4)
    return rect(0, 0, 1600, 900, "#a9744a") + "".join(rect(0, 140 + i * 190, 1600, 6, "#946139") for i in range(4)) + at(poly([(-420, -290), (400, -330), (440, 280), (-380, 320)], "#ead7b0") + line([(-20, -310), (30, 300)], "#d8c195", 5) + line([(-400, 10), (420, -20)], "#d8c195", 5) + at(sketch, 0, 30, 1.6), 640, 450, 1, -5) + line([(960, 760), (1120, 590)], YELLOW, 22) + line([(960, 760), (946, 774)], INK, 12) + ell(1290, 560, 130, 22, "#8a5a35") + persimmon(1290, 560, 2) + ell(1380, 830, 90, 16, "#8a5a35") + tea(1380, 830, 1.8)


@scene("emag-do-qua-hong")
def _():
    note = path("M-200,0Q-100,-16 0,0V-230Q-100,-246 -200,-230Z", PAPER) + path("M200,0Q100,-16 0,0V-230Q100,-246 200,-230Z", "#f8efdb") + "".join(text(-150 + j * 60, -186 + i * 40, v, 22, "#5b6472", weight=500) for i, r in enumerate((("1", "62,4", "58"), ("2", "60,1", "55"), ("3", "63,8", "61"), ("4", "59,7", "54"))) for j, v in enumerate(r)) + "".join(rect(30, -190 + i * 40, 140, 4, "#d8c8a8") for i in range(5))
    b = room("#dfeee8", "#cbb58e", 560, ((120, 260), (1240, 260))) + person(700, 900, 3.3, TEAL, look="dr", hair="short", skin=1, lh=(30, -104), rh=(68, -106), pose="half", wear=("glasses",))
    return b + counter(-20, 960, 1640, 260, WOOD, "#dbae78") + persimmon(1004, 690, 1.6) + caliper(912, 560, 1.35, 0) + at(note, 1400, 720, .9) + line([(1460, 700), (1530, 610)], RED, 13) + persimmon(330, 690, 1.2) + persimmon(460, 694, 1.15) + persimmon(210, 696, 1.1)


@scene("emag-43-cham-do")
def _():
    b = workshop("#e9e4d6", "#c9b79c", stripe=None, lamps=False) + rect(330, 110, 940, 560, PAPER, 4) + poly([(330, 110), (400, 110), (330, 150)], YELLOW) + poly([(1270, 110), (1200, 110), (1270, 150)], YELLOW)
    b += rect(560, 220, 480, 300, "none", 20, st="#c8d4db", sw=6) + line([(560, 370), (1040, 370)], "#c8d4db", 5) + circ(800, 370, 90, "none", st="#c8d4db", sw=6)
    for i in range(43):
        x, y = 390 + (i * 211) % 830, 170 + (i * 127) % 440
        b += circ(x, y, 11, RED) + curve(f"M{x + 18},{y}q8,-8 14,0t14,0t14,{i % 3 - 1}", "#5b6472", 3)
    return b + person(560, 960, 3, TEAL, look="b", hair="short", skin=1, rh=(44, -150)) + person(1060, 960, 3, ORANGE, look="b", hair="pony", lh=(-14, -100))


@scene("emag-tay-gap")
def _():
    petal = lambda r, k=1: path("M0,0C60,40 90,150 30,250C20,170 -6,90 -34,30Z", shade("#ffb877", k), t=f"rotate({r})")
    b = close_up("#d9e8ea", "#eef6f5") + line([(1480, 780), (1260, 240)], TEAL, 150) + line([(1260, 240), (860, 150)], shade(TEAL, .85), 110) + circ(1260, 240, 90, INK) + circ(1260, 240, 40, STEEL) + conveyor(-40, 800, 1700) + persimmon(300, 732, 1.4) + persimmon(1150, 732, 1.4)
    b += line([(810, 130), (810, 270)], IRON, 70) + rect(720, 250, 180, 56, INK, 14) + at(petal(10, .8), 770, 300, 1.25) + at(petal(10, .8), 850, 300, 1.25, 0, True) + persimmon(810, 732, 2.3)
    return b + at(petal(-30, .94), 700, 300, 1.5) + at(petal(-30, .94), 920, 300, 1.5, 0, True)


# --- Podcast, loudspeaker ----------------------------------------------------

@scene("podcast-so-1")
def _():
    b = rect(0, 0, 1600, 900, "#33405f") + "".join(rect(40 + i % 8 * 196, 50 + i // 8 * 196, 176, 176, ("#3b4a6d", "#41527a")[(i + i // 8) % 2], 16) for i in range(24)) + rect(640, 110, 320, 96, RED, 16) + circ(684, 158, 16, WHITE) + text(826, 175, "ĐANG THU", 42, WHITE)
    return b + person(430, 880, 3.2, YELLOW, look="r", hair="long", lh=(-10, -94), rh=(44, -116), pose="half", wear=("headphones",)) + person(1170, 880, 3.2, TEAL, look="l", hair="bob", skin=1, lh=(-40, -106), rh=(10, -94), pose="half", wear=("headphones", "glasses")) + counter(120, 960, 1360, 220, WOOD, "#dbae78") + mic(650, 732, 1.6) + mic(950, 732, 1.6) + tea(240, 732, .9) + paper(1230, 690, 150, 36)


@scene("truyen-thanh-xa")
def _():
    b = rect(0, 0, 1600, 900, "#f7dfc4") + sun(420, 330, 100, "#ffc069") + hills(520, "#c9cfc0", "#a9bda0") + rice(560, "#a8c57a", "#93b566") + "".join(house(160 + i * 170, 580 + i % 2 * 14, .7, "#f0dcbc", "#b8674f") for i in range(3)) + palm(640, 600, .9) + banana(1500, 640, 1.1)
    b += path("M760,560L860,560L1420,900H300Z", "#dcc49a") + rect(0, 440, 1600, 60, WHITE, 30, o=".45") + rect(-100, 520, 1000, 46, WHITE, 23, o=".4") + rect(900, 585, 900, 40, WHITE, 20, o=".35")
    return b + rect(1090, 130, 22, 720, IRON, 6) + loudspeaker(1110, 200, 1.35) + loudspeaker(1092, 330, 1.35, True) + curve("M1330,120q50,80 0,160M1390,80q80,120 0,240", ORANGE, 9) + curve("M870,250q-50,80 0,160M810,210q-80,120 0,240", ORANGE, 9) + at(motorbike(0, 0, .8, TEAL) + person(-12, -46, .9, WHITE, NAVY, "long", "r", pose="sit", rh=(52, -70), lh=(46, -70), hat=("non", WHITE)), 640, 800)


# --- Pictures standing for films ----------------------------------------------

@scene("video-dieu-duong-poster")
def _():
    return room("#d9eef0", "#c3dcd9", 620, ((1180, 300),), "#fff3cf") + rect(80, 130, 420, 260, WHITE, 8) + hills_card(160, 160) + bed(760, 860, 1.9, "#f6d3c0") + lying(760, 860, 1.9) + person(900, 840, 2.9, "#8fc7cf", "#8fc7cf", "pony", "dl", 0, (-78, -106), (-30, -80), hat=("nurse", WHITE), lean=-20) + drip(1270, 860, 1.35) + plant(90, 860, 1.6, ORANGE)


@scene("video-han-poster")
def _():
    return workshop("#2c3d5c", "#3b4658", beam="#455877", sky="#3d5277", stripe=ORANGE) + weld_table(260, 760, 1.15) + sparks(270, 540, 1.2) + weld_table(1340, 760, 1.15) + sparks(1330, 540, 1.3) + person(800, 960, 3.9, "#3d7fc1", "#33405a", "short", "f", 1, (-40, -96), (30, -72), wear=(("apron", "#8a5a35"),), glove="#c98f56") + at(path("M-60,-90Q0,-120 60,-90L64,20Q0,70 -64,20Z", INK) + rect(-40, -52, 80, 40, "#7fd3a8", 6), 600, 640, 1.3, -8)


@scene("video-khue-poster")
def _():
    return rect(0, 0, 1600, 900, "#c98f56") + "".join(rect(0, i * 150, 1600, 5, "#b57b45") for i in range(6)) + rect(110, 90, 1380, 700, BARK, 16) + rect(150, 130, 1300, 620, "#2f4a44", 6) + text(800, 300, "Hôm nay không ai bị thương", 76, "#f4f6ee", weight=600) + line([(330, 340), (1270, 334)], "#e9dca8", 6) + text(700, 560, "Ngày thứ 412", 128, YELLOW) + curve("M220,690q200,-20 420,0M900,680h300", "#50706a", 14) + hand(1370, 660, 1.2, 28, True, 1, "#5a7fa8", "pinch") + line([(1150, 570), (1120, 540)], WHITE, 22)


@scene("video-nop-ho-so-poster")
def _():
    icon = lambda x, c, body, t, i: circ(x, 380, 92, c) + at(body, x, 380) + circ(x + 66, 312, 30, WHITE) + text(x + 66, 324, str(i), 34, c) + text(x, 528, t, 32, INK)
    b = rect(0, 0, 1600, 900, "#fdebd0") + circ(330, 460, 420, "#fad9a8") + phone(330, 800, 1.65, steps_screen(), -4) + text(1110, 190, "Nộp hồ sơ học nghề", 74, INK) + line([(790, 380), (1450, 380)], "#f0cf9a", 14)
    b += icon(760, ORANGE, poly([(-50, -10), (0, -44), (50, -10)], WHITE) + rect(-38, -8, 76, 48, WHITE), "Chọn trường", 1) + icon(985, TEAL, rect(-34, -46, 68, 92, WHITE, 6) + "".join(rect(-22, -28 + i * 22, 44, 8, TEAL, 3) for i in range(3)), "Thông tin", 2)
    b += icon(1210, RED, rect(-50, -30, 100, 68, WHITE, 12) + rect(-18, -44, 36, 18, WHITE, 4) + circ(0, 4, 24, RED) + circ(0, 4, 12, WHITE), "Chụp học bạ", 3) + icon(1435, GREEN, line([(-40, 0), (-10, 30), (44, -32)], WHITE, 20), "Xác nhận", 4)
    return b + rect(850, 640, 520, 120, ORANGE, 60) + text(1110, 718, "Bắt đầu nộp hồ sơ", 50, WHITE)


@scene("video-pha-che-poster")
def _():
    return rect(0, 0, 1600, 900, "#5a3527") + "".join(rect(100, 170 + i * 180, 1400, 18, "#8a5a35", 4) + rect(100, 188 + i * 180, 1400, 8, "#f8c44f", o=".5") + "".join(bottle(170 + j * 106, 170 + i * 180, .8, (TEAL, ORANGE, GREEN, RED, YELLOW, NAVY)[(j * 2 + i) % 6]) for j in range(13)) for i in range(3)) + "".join(circ(x, 90, 130, YELLOW, o=".14") + circ(x, 90, 30, "#fff1c9") for x in (260, 800, 1340)) + person(760, 930, 3.6, WHITE, "#33405a", "pony", "dr", 0, (-20, -90), (70, -140), wear=(("apron", INK),)) + at(path("M-36,-110H36L30,70H-30Z", STEEL) + rect(-26, -150, 52, 44, "#8fa1b3", 10), 1040, 430, 1.1, 128) + curve("M1010,540Q1000,610 1010,660", "#f7a63c", 13) + counter(-20, 960, 1640, 200, WOOD, "#dbae78") + glass(1012, 750, 1.5, ORANGE, False) + glass(1230, 750, 1.5, "#e07a6a") + glass(1390, 750, 1.5, LEAF)
