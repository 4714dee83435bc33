"""People, about 200 units tall, standing at (0, 0). Hands are given as points; the elbows follow."""
import math
from draw import *

SKIN = ["#f3c79f", "#e5ae82", "#d0936a", "#f7d4b2"]
HAIR, GREY = "#2c2430", "#b9b5b3"


def joint(a, b, length, down=True, out=0):
    """The middle joint of a limb of two parts of this length from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = max(1, math.hypot(dx, dy))
    if d > 2 * length - 1:
        k = (2 * length - 1) / d
        b = (a[0] + dx * k, a[1] + dy * k)
        dx, dy, d = dx * k, dy * k, 2 * length - 1
    h = math.sqrt(max(0, length ** 2 - (d / 2) ** 2))
    m = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    one, two = (m[0] - dy / d * h, m[1] + dx / d * h), (m[0] + dy / d * h, m[1] - dx / d * h)
    score = lambda p: p[1] * (1 if down else -1) + p[0] * out
    return (one if score(one) > score(two) else two), b


def arm(sh, to, top, skin, long, side, glove):
    elbow, hand = joint(sh, to, 37, True, side * .8)
    body = line([sh, elbow, hand], skin, 13)
    if long:
        wrist = (elbow[0] + (hand[0] - elbow[0]) * .8, elbow[1] + (hand[1] - elbow[1]) * .8)
        body += line([sh, elbow, wrist], top, 16)
    else:
        body += line([sh, (sh[0] + (elbow[0] - sh[0]) * .7, sh[1] + (elbow[1] - sh[1]) * .7)], top, 18)
    return body + circ(*hand, 8.5, glove or skin)


def face(o, look, skin):
    eyes = "".join(circ(x + o, -175, 2.3, INK) for x in (-7, 7))
    if "d" in look:
        eyes = "".join(curve(f"M{n(x + o - 3)},-173q3,3 6,0", INK, 1.8) for x in (-7, 7))
    return (eyes + "".join(circ(x + o, -168, 3.6, "#ec7f63", o=".35") for x in (-11, 11))
            + curve(f"M{n(o - 5)},-165q5,5 10,0", "#a8483c", 1.9))


def head(look, hair, hairc, skin, wear, hat):
    o = -6 if "l" in look else 6 if "r" in look else 0
    back, front = "", ""
    if hair in ("long", "bob"):
        back = rect(-24, -196, 48, 66 if hair == "long" else 42, hairc, 20)
    if hair == "pony":
        back = path("M0,-190C40,-196 40,-150 27,-136C30,-160 18,-176 0,-178Z", hairc) if "b" not in look else ""
    if hair == "bun":
        back = circ(0, -201, 10, hairc)
    skull = ell(0, -176, 20, 22, skin) + circ(-20 + o * .4, -174, 4.5, skin) + circ(20 + o * .4, -174, 4.5, skin)
    if "b" in look:
        front = path("M-22,-172C-25,-206 25,-206 22,-172C20,-158 10,-153 0,-153C-10,-153 -20,-158 -22,-172Z", hairc)
        front += {"long": rect(-23, -184, 46, 54, hairc, 16), "bob": rect(-23, -184, 46, 34, hairc, 14), "bun": circ(0, -188, 10, shade(hairc, 1.2)),
                  "pony": path("M-6,-182h12q10,30 0,54q-6,6 -12,0q-10,-24 0,-54Z", shade(hairc, 1.15))}.get(hair, "")
    else:
        front = face(o, look, skin)
        if hair != "bald":
            front += path("M-22,-172C-26,-207 26,-207 22,-172C18,-186 %s,-190 %s,-189C-10,-188 -18,-184 -22,-172Z" % ((6, -6) if o >= 0 else (16, 6)), hairc)
    for w in wear:
        if w == "glasses" and "b" not in look:
            front += "".join(circ(x + o, -175, 6, "none", st=INK, sw=1.6) for x in (-7.5, 7.5)) + line([(o - 1, -175), (o + 1, -175)], INK, 1.6)
        if w == "goggles" and "b" not in look:
            front += rect(o - 17, -182, 34, 13, "#e8f6f8", 6, o=".75", st=TEAL, sw=2.5)
        if w == "vr":
            front += rect(o * 1.6 - 19, -186, 38, 19, "#3b4658", 7) + rect(o * 1.6 - 13, -183, 26, 5, "#6fd0d6", 2.5) + line([(-21, -178), (21, -178)], "#3b4658", 4)
        if w == "headphones":
            front += curve("M-22,-176C-24,-208 24,-208 22,-176", INK, 4.5) + rect(-27, -184, 9, 18, ORANGE, 4) + rect(18, -184, 9, 18, ORANGE, 4)
        if w == "mask":
            front += path(f"M{o - 15},-173q15,-5 30,0q0,18 -15,19q-15,-1 -15,-19Z", "#d7eef2")
        if w == "shield":
            front += path("M-23,-200Q0,-212 23,-200L25,-162Q0,-142 -25,-162Z", "#39475a") + rect(-14 + o, -184, 28, 13, "#7fd3a8", 3)
        if w == "shieldup":
            front += path("M-25,-196Q-24,-226 0,-228Q24,-226 25,-196Q0,-206 -25,-196Z", "#39475a") + rect(-12 + o, -219, 24, 9, "#7fd3a8", 3)
    if hat:
        kind, c = hat
        front += {
            "helmet": path("M-25,-186C-26,-216 26,-216 25,-186Z", c) + rect(-28 + o, -189, 56, 6, shade(c, .88), 3) + rect(-4, -211, 8, 22, shade(c, 1.35), 4),
            "non": poly([(0, -222), (46, -180), (-46, -180)], "#eed9a4") + curve("M-46,-180Q0,-170 46,-180", "#d8bd7d", 4) + line([(0, -222), (-16, -178)], "#dcc48b", 1.5) + line([(0, -222), (16, -178)], "#dcc48b", 1.5),
            "chef": rect(-19, -206, 38, 18, WHITE, 3) + path("M-21,-204C-38,-226 -14,-238 -6,-229C2,-242 22,-238 20,-226C36,-224 32,-206 21,-204Z", c) + line([(-18, -191), (18, -191)], "#d9dfe4", 2),
            "cap": path("M-23,-184C-24,-210 24,-210 23,-184Z", c) + (rect(-28 if o < 0 else 0 if o > 0 else -16, -187, 30, 6, shade(c, .8), 3) if "b" not in look else ""),
            "nurse": path("M-19,-190Q0,-214 19,-190Q0,-196 -19,-190Z", c),
            "scarf": path("M-23,-172C-27,-208 27,-208 23,-172C16,-190 -16,-190 -23,-172Z", c),
            "moto": path("M-25,-172C-28,-212 28,-212 25,-172L20,-172C18,-186 -18,-186 -20,-172Z", c) + path("M-4,-203h8v18h-8Z", shade(c, 1.4)),
        }[kind]
    return back, rect(-7, -160, 14, 20, shade(skin, .9)) + skull + front


def person(x, y, s=1, top=TEAL, legs=NAVY, hair="short", look="f", skin=0, lh=(-31, -66), rh=(31, -66), pose="stand",
           wear=(), hat=None, long=True, hairc=HAIR, lean=0, glove=None, feet="#3a3340", flip=False):
    """pose: stand, sit (side view of the legs, with the look), crouch, half (no legs: behind a table); wear also takes ("apron", colour) and the like."""
    skin = SKIN[skin]
    drop = {"sit": 34, "crouch": 52}.get(pose, 0)
    side = -1 if "l" in look else 1
    low = ""
    if pose == "stand":
        low = "".join(line([(d * 11, -82), (d * 12, -8)], c, 20) + ell(d * 15, -4, 13, 6, feet) for d, c in ((-1, legs), (1, shade(legs, .88))))
    elif pose in ("sit", "crouch"):
        hip, foot = (0, -82 + drop), (side * (50 if pose == "sit" else 22), -7)
        knee = (side * 50, -50) if pose == "sit" else (side * 42, -52)
        low = "".join(line([hip, (knee[0] + e, knee[1] + e), (foot[0] + e, -7)], c, 20) + ell(foot[0] + side * 6 + e, -4, 14, 6, feet) for e, c in ((-5 * side, shade(legs, .85)), (4 * side, legs)))
    plain = [w for w in wear if isinstance(w, str)]
    worn = dict(w for w in wear if isinstance(w, tuple))
    back, face_ = head(look, hair, hairc, skin, plain, hat)
    torso = path("M-23,-143Q0,-150 23,-143Q31,-139 29,-118L24,-76Q0,-70 -24,-76L-29,-118Q-31,-139 -23,-143Z", top)
    if "coat" in plain:
        torso += path("M-24,-100L-28,-44Q0,-38 28,-44L24,-100Z", top) + line([(0, -140), (0, -44)], "#d5dde3", 1.6)
    if "aodai" in plain:
        low = "".join(line([(d * 10, -82), (d * 11, -10)], "#fdf8ee", 22) + ell(d * 13, -4, 12, 5, feet) for d in (-1, 1)) + low * 0 if pose == "stand" else low
        torso += path("M-24,-96L-30,-26Q0,-18 30,-26L24,-96Z", top) + rect(-9, -152, 18, 9, shade(top, .85), 3) + curve("M2,-142Q18,-132 22,-112", shade(top, .8), 2)
    elif "b" not in look and "dress" not in plain:
        torso += path("M-9,-147L0,-132L9,-147Z", skin if not long else WHITE)
    if "overall" in plain:
        torso += rect(-17, -122, 34, 48, legs, 4) + line([(-14, -120), (-14, -144)], legs, 6) + line([(14, -120), (14, -144)], legs, 6)
    if "stripe" in plain:
        torso += rect(-27, -112, 54, 6, YELLOW) + rect(-25, -92, 50, 6, YELLOW)
    if "vest" in plain or "vest" in worn:
        c = worn.get("vest", ORANGE)
        torso += path("M-23,-143L-8,-146L-6,-74L-24,-76L-29,-118Z", c) + path("M23,-143L8,-146L6,-74L24,-76L29,-118Z", c) + rect(-27, -106, 20, 6, "#f7f3c0") + rect(7, -106, 20, 6, "#f7f3c0")
    if "apron" in worn:
        c = worn["apron"]
        torso += path("M-13,-128H13L17,-100L23,-48Q0,-42 -23,-48L-17,-100Z", c) + curve("M-13,-128Q-14,-144 -9,-148M13,-128Q14,-144 9,-148", c, 4) + rect(-9, -88, 18, 14, shade(c, .86), 3)
    if "redscarf" in plain:
        torso += path("M-13,-149Q0,-140 13,-149L12,-140Q0,-132 -12,-140Z", RED) + ("" if "b" in look else path("M0,-137L-9,-110L0,-116L8,-108L2,-137Z", RED)) + ("" if "b" not in look else poly([(-16, -144), (16, -144), (0, -120)], RED))
    if "harness" in plain:
        torso += line([(-20, -140), (18, -78)], ORANGE, 5) + line([(20, -140), (-18, -78)], ORANGE, 5) + rect(-25, -84, 50, 7, ORANGE, 3)
    if "bag" in worn:
        torso += rect(-20, -140, 40, 52, worn["bag"], 12) + rect(-13, -112, 26, 18, shade(worn["bag"], .82), 6)
    if "badge" in plain:
        torso += curve("M-8,-146L0,-112L8,-146", ORANGE, 2) + rect(-7, -112, 14, 17, WHITE, 2) + rect(-4, -108, 8, 4, TEAL)
    if "scope" in plain:
        torso += curve("M-10,-146Q-14,-122 0,-118Q14,-122 10,-146", "#4a5a70", 3) + circ(0, -112, 5, STEEL)
    def turned(p):
        if not lean:
            return p
        a, px, py = math.radians(-lean), p[0], p[1] + 80 - drop
        return px * math.cos(a) - py * math.sin(a), px * math.sin(a) + py * math.cos(a) - 80
    arms = ""
    for d, to in ((-1, lh), (1, rh)):
        if to:
            t = turned(to) if lean else (to[0], to[1] - drop)
            arms += arm((d * 25, -134), t, shade(top, .9), skin, long, d, glove)
    upper = back + torso + (face_ + arms if "b" not in look else arms + face_)
    if lean or drop:
        upper = f'<g transform="translate(0 {drop})' + (f' rotate({n(lean)} 0 -80)' if lean else "") + f'">{upper}</g>'
    return at((upper if pose == "half" else low + upper if "coat" in plain or pose != "stand" or "aodai" in plain else low + upper), x, y, s, 0, flip)


def crowd(x0, x1, y, s, count, tops, look="b", step=0, wear=(), hairs=("short", "long", "short", "pony", "bob"), legs=NAVY):
    """A row seen from behind, one after another; each a little different."""
    if count > 6:
        k = (x1 - x0) / count
        return "".join(repeat(crowd(-1, 1, 0, s, 1, tops[j % len(tops):], look, j + step, wear, hairs, legs), [(x0 + (i + .5) * k, y + i * 7 % 3 * 9) for i in range(j, count, 3)]) for j in range(3))
    out = ""
    for i in range(count):
        px = x0 + (x1 - x0) * (i + .5) / count
        out += person(px, y + (i * 7 + step) % 3 * 6, s * (1 + ((i * 5 + step) % 3 - 1) * .03), tops[i % len(tops)], legs, hairs[(i + step) % len(hairs)], look, (i + step) % 3, wear=wear, long=False)
    return out


def hand(x, y, s=1, rot=0, flip=False, skin=0, sleeve=TEAL, pose="grip", glove=None, cuff=None):
    """A large hand; the wrist at (0, 0), the forearm runs to the left. Poses: grip, pinch, point, flat."""
    c = glove or SKIN[skin]
    d = shade(c, .86)
    body = line([(-330, 14), (-30, 0)], c, 88) + line([(-420, 18), (-120, 4)], sleeve, 118) + line([(-128, -54), (-118, 62)], cuff or shade(sleeve, .85), 16)
    if glove:
        body += line([(-96, -48), (-90, 50)], shade(glove, .82), 26)
    body += rect(-50, -52, 168, 108, c, 46)
    if pose == "grip":
        body += "".join(line([(92, -34 + i * 26), (140 - i * 4, -30 + i * 27), (112 - i * 6, -18 + i * 27)], d if i % 2 else c, 29) for i in range(4))
        body += line([(20, -30), (80, -62), (140, -52)], c, 31) + line([(118, -56), (142, -52)], shade(c, 1.4), 10)
    elif pose == "pinch":
        body += "".join(line([(86, 0 + i * 24), (128 - i * 8, 18 + i * 22), (96 - i * 6, 34 + i * 16)], d if i % 2 == 0 else c, 28) for i in (1, 2))
        body += line([(90, -30), (160, -22), (204, 18)], c, 29) + line([(20, 36), (110, 62), (196, 34)], d, 30) + line([(190, 6), (202, 16)], shade(c, 1.4), 10)
    elif pose == "point":
        body += "".join(line([(86, -8 + i * 24), (126 - i * 6, 4 + i * 22), (90 - i * 4, 16 + i * 20)], d if i % 2 else c, 28) for i in (1, 2, 3))
        body += line([(84, -34), (222, -34)], c, 29) + line([(30, 40), (100, 24)], d, 30) + line([(214, -38), (224, -35)], shade(c, 1.4), 10)
    else:
        body += "".join(line([(96, -36 + i * 25), (206 - abs(i - 1.3) * 18, -42 + i * 29)], c if i % 2 == 0 else d, 27) for i in range(4))
        body += line([(16, -34), (76, -86), (120, -92)], c, 30)
    return at(body, x, y, s, rot, flip)
