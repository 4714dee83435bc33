"""Posters, leaflet fronts and infographics: the words and figures are those of the items they belong to."""
import re
from draw import *
from icons import *
from people import *
from photos import P, SCENES, scene
from places import *
from props import *

FIVE = (RED, ORANGE, "#d9a21b", GREEN, TEAL)
SIX = (TEAL, "#3d7fc1", RED, ORANGE, GREEN, "#7a5fb0")


def foot(words, w=1080, y=1290, c=INK):
    return text(w / 2, y, words, 26, c, weight=500)


@scene("cam-nang-2026-bia", P)
def _():
    b = rect(0, 0, 1080, 1350, "#fdeccb") + sun(850, 470, 90) + path("M0,760Q270,640 540,730T1080,690V1350H0Z", "#9ccf8f") + path("M0,860Q360,740 720,840T1080,800V1350H0Z", "#7fbf7f")
    for i, (x, y, name) in enumerate(((120, 800, "han"), (260, 640, "dien-mat-troi"), (430, 560, "may-thoi-trang"), (640, 590, "dieu-duong"), (810, 690, "lap-trinh"), (960, 830, "che-bien-mon-an"))):
        c = SIX[i]
        b += curve(f"M540,1350C540,1130 {x},{y + 270} {x},{y}", shade(c, .85), 62) + curve(f"M540,1350C540,1130 {x},{y + 270} {x},{y}", c, 50) + badge(name, x, y, 62, c)
    b += curve("M540,1350V1130", "#f7f0dc", 110) + "".join(rect(535, 1170 + i * 56, 10, 30, ORANGE, 4) for i in range(3)) + person(440, 1270, 1.5, WHITE, NAVY, look="b", hair="short", long=False, wear=(("bag", ORANGE),)) + person(640, 1276, 1.45, WHITE, NAVY, look="b", hair="pony", long=False, wear=(("bag", TEAL),))
    return b + rect(0, 0, 1080, 390, TEAL) + text(540, 110, "CẨM NANG", 50, "#fff3d0") + text(540, 215, "Chọn nghề - Chọn trường", 76, WHITE) + text(540, 340, "2026", 108, YELLOW)


@scene("cuoc-thi-nghe-toi-yeu", (1080, 1080))
def _():
    b = rect(0, 0, 1080, 1080, "#fdf0dc") + circ(540, 470, 400, "#fbe0c4")
    names, spots = TRADES + ["tools", "book", "cap"], []
    for row in range(9):
        y = -1.02 + row * .27
        for col in range(-5, 6):
            x = (col + row % 2 / 2) * .3
            notch = abs(x) < .2 and y < -.7 or y < -1 and not .25 < abs(x) < .8
            if not notch and (x * x + y * y - 1) ** 3 + x * x * y ** 3 <= .03:
                spots.append((540 + x * 268, 460 + y * 268))
    for i, name in enumerate(names):
        b += repeat(badge(name, 0, 0, 36, (RED, ORANGE, "#d9663b", "#c9403f", TEAL)[i % 5]), spots[i::len(names)])
    return b + text(540, 70, "CUỘC THI NĂM 2026", 46, TEAL) + text(540, 905, "Nghề tôi yêu", 116, RED) + text(540, 972, "Bài viết · Ảnh · Video ngắn", 38, INK, weight=600) + text(540, 1032, "Nhận tác phẩm từ 11/5 đến hết ngày 31/8/2026", 34, INK, weight=500)


@scene("ngay-hoi-2026-ap-phich", P)
def _():
    b = rect(0, 0, 1080, 1350, TEAL) + circ(540, 690, 470, shade(TEAL, .88)) + circ(540, 690, 300, "#fdf0dc") + bunting(-40, 1120, 30, (YELLOW, ORANGE, WHITE, RED), 12, 40)
    b += "".join(badge(n_, 540 + x, 690 + y, 58, (ORANGE, RED, "#d9a21b", GREEN, "#3d7fc1")[i % 5]) for i, (n_, (x, y)) in enumerate(zip(TRADES[:14], ring(14, 385))))
    b += text(540, 590, "14 trạm thử nghề", 46, TEAL) + text(540, 730, "15/3/2026", 104, RED) + text(540, 800, "Chủ nhật, 7.30 - 11.30", 40, INK, weight=600)
    return b + text(540, 176, "NGÀY HỘI", 66, YELLOW) + text(540, 246, "tư vấn tuyển sinh - hướng nghiệp", 52, WHITE) + text(540, 1228, "Nhà thi đấu tỉnh, phường Đông Bến", 44, WHITE) + text(540, 1290, "Vào cửa tự do", 40, YELLOW)


@scene("ngay-hoi-viec-lam-2026", P)
def _():
    b = rect(0, 0, 1080, 1350, "#fde3c4") + path("M0,0H1080V330Q540,470 0,330Z", NAVY) + circ(540, 690, 300, YELLOW, o=".55")
    b += at(wrench(0, 0, 3.1, 90, "#3d7fc1"), 400, 690, 1, 12) + at(wrench(0, 0, 3.1, -90, ORANGE), 680, 690, 1, -12)
    b += line([(80, 900), (250, 790)], "#3d7fc1", 96) + line([(1000, 900), (830, 790)], ORANGE, 96) + line([(120, 874), (140, 860)], WHITE, 100) + line([(960, 874), (940, 860)], WHITE, 100)
    b += text(540, 110, "NGÀY HỘI VIỆC LÀM 2026", 70, WHITE) + text(540, 190, "và kết nối doanh nghiệp giáo dục nghề nghiệp", 42, "#fff3d0", weight=600) + text(540, 280, "Hơn 40 doanh nghiệp phỏng vấn trực tiếp", 40, YELLOW)
    return b + text(540, 1050, "28/11/2026", 116, RED) + text(540, 1140, "Trường Cao đẳng Giao thông Hà Thanh, phường Hà Thanh", 33, INK) + text(540, 1200, "Mở cửa 7.30 · Vào cửa tự do · Không cần đăng ký", 34, INK, weight=600) + foot("Doanh nghiệp không được thu phí ứng viên.", c=RED)


@scene("toroi-20-nghe", P)
def _():
    rows = (("máy móc, kim loại", "Hàn|CNC|Ô tô|Rô-bốt"), ("điện, công nghệ", "Điện công nghiệp|Điện lạnh|Điện mặt trời|Lập trình"), ("sáng tạo, làm đẹp", "Đồ họa|May thời trang|Sắc đẹp|Làm bánh"), ("con người, dịch vụ", "Điều dưỡng|Nấu ăn|Pha chế|Nhà hàng"), ("cây trồng, vật nuôi, con số", "Trồng trọt|Thú y|Logistics|Kế toán"))
    order = TRADES[:12] + ["dieu-duong", "che-bien-mon-an", "pha-che", "nha-hang-khach-san"] + TRADES[16:]
    b = rect(0, 0, 1080, 1350, PAPER) + text(540, 96, "20 nghề đang được đào tạo trong tỉnh", 54, INK) + text(540, 150, "Bạn thích làm việc với gì?", 36, RED)
    for r, ((like, names), c) in enumerate(zip(rows, FIVE)):
        y = 184 + r * 222
        b += rect(30, y, 1020, 206, shade(c, 1.8), 20) + rect(30, y, 250, 206, c, 20) + para(155, y + 84, "Tôi thích " + like, 33, 13, WHITE, "middle", 700)[0]
        for i, n_ in enumerate(names.split("|")):
            b += badge(order[r * 4 + i], 380 + i * 188, y + 82, 58, c) + text(380 + i * 188, y + 180, n_, 25 if len(n_) < 13 else 21, INK, weight=600)
    return b + foot("Danh sách xếp theo sở thích, không xếp hạng nghề.", y=1326)


@scene("toroi-cha-me-mat-truoc", P)
def _():
    b = rect(0, 0, 1080, 1350, SKY) + sun(900, 200, 70) + cloud(90, 250, .9) + text(540, 84, "Con muốn học nghề sau lớp 9", 62, INK) + text(540, 148, "Cha mẹ cần biết năm điều", 52, RED)
    b += at(building(0, 0, 760, 2, accent=TEAL, roof="tile", bays=8), 160, 640) + rect(0, 640, 1080, 220, "#dcebb3") + at(gate(0, 0, 640, "TRƯỜNG TRUNG HỌC NGHỀ", RED), 220, 700, 1)
    b += person(400, 840, 1.75, "#3d7fc1", NAVY, skin=1, rh=(38, -80)) + person(540, 846, 1.5, WHITE, NAVY, "short", "b", wear=("redscarf", ("bag", ORANGE)), long=False) + person(680, 840, 1.7, ROSE, "#4b4458", "long", lh=(-38, -80))
    for i, (t, c) in enumerate(zip(("Con học gì mỗi tuần?", "Học xong nhận giấy tờ gì?", "Chi phí bao nhiêu?", "Con thực tập ở đâu?", "Nếu không hợp thì sao?"), FIVE)):
        y = 872 + i * 86
        b += rect(60, y, 960, 74, c, 16) + circ(108, y + 37, 26, WHITE) + text(108, y + 49, str(i + 1), 34, c) + text(160, y + 50, t, 40, WHITE, "start")
    return b + foot("Tư vấn miễn phí tại trường và các trường nghề", y=1336)


@scene("toroi-ngan-han", P)
def _():
    b = rect(0, 0, 1080, 1350, "#fdf0d0") + sun(860, 620, 90) + at(rice(0), 0, 830, .7) + rect(0, 1130, 1080, 220, "#86bf58") + path("M0,1350V1190Q300,1130 560,1200T1080,1180V1350Z", "#a9744a")
    b += pump(760, 1230, 2.1) + person(340, 1260, 3.3, "#8a5a3f", "#4b4458", "short", "r", 2, (-30, -70), (56, -150), hat=("non", WHITE)) + wrench(530, 720, 1.4, 20)
    return b + text(540, 130, "HỌC NGHỀ NGẮN HẠN", 84, RED) + text(540, 226, "Bà con hỏi,", 66, INK) + text(540, 306, "trung tâm trả lời", 66, INK) + rect(120, 350, 840, 92, TEAL, 46) + text(540, 412, "Học buổi tối, Chủ nhật, nghỉ mùa gặt", 40, WHITE)


@scene("info-sau-lop-9", P)
def _():
    ways = (("Trung học phổ thông", "ba năm", "cap"), ("Giáo dục thường xuyên cấp THPT", "ba năm, có thể kết hợp học nghề", "book"), ("Trung học nghề", "loại hình mới, hỏi trường trước khi đăng ký", "tools"), ("Trung cấp kết hợp văn hóa (9+)", "khoảng ba năm", "che-bien-mon-an"), ("Sơ cấp, khóa ngắn hạn", "từ ba tháng đến dưới một năm", "clock"), ("Học tại doanh nghiệp, làng nghề", "vừa học vừa làm theo thỏa thuận", "factory"))
    b = rect(0, 0, 1080, 1350, "#fdf6e6") + text(540, 92, "Sau lớp 9 có những con đường nào?", 58, INK) + text(540, 146, "Sáu hướng đi sau khi tốt nghiệp trung học cơ sở", 32, TEAL, weight=600)
    for i, ((name, time, pic), c) in enumerate(zip(ways, SIX)):
        y = 246 + i * 158
        b += curve(f"M150,1130C150,{y + 260} 190,{y} 420,{y}", c, 26) + rect(420, y - 62, 620, 126, shade(c, 1.82), 20) + badge(pic, 440, y, 58, c) + text(520, y - 8, name, 33 if len(name) < 26 else 29, shade(c, .72), "start") + text(520, y + 34, time, 26 if len(time) < 34 else 23, INK, "start", 500)
    b += at(gate(0, 0, 240, "LỚP 9", RED), 30, 1250, 1) + person(110, 1262, .95, WHITE, NAVY, "pony", "b", wear=("redscarf",), long=False) + person(190, 1262, 1, WHITE, NAVY, "short", "b", wear=("redscarf",), long=False)
    return b + text(650, 1196, "Thời gian học mang tính minh họa;", 25, INK, weight=500) + text(650, 1232, "chương trình cụ thể do từng trường công bố.", 25, INK, weight=500) + text(540, 1316, "Nguồn: Phòng Giáo dục nghề nghiệp tổng hợp", 24, "#5b6472", weight=500)


def schools_map(rows):
    """Twelve addresses: rows of (number, name, trades, places)."""
    b = rect(0, 0, 1080, 1350, "#e8f4f4") + text(540, 84, "12 địa chỉ học nghề trong tỉnh", 62, INK) + text(540, 136, "Năm học 2026-2027 · tổng cộng 6.400 chỉ tiêu (số liệu minh họa)", 29, TEAL, weight=600)
    b += path("M90,560C60,420 130,330 260,330C330,190 520,200 600,250C720,170 900,210 930,320C1010,360 1010,470 940,510C900,590 760,560 700,620C600,690 420,660 340,620C240,650 110,650 90,560Z", "#cfe3a4") + curve("M260,330C360,400 330,480 430,520S660,560 700,620", "#7fc4d6", 16) + path("M930,320C1010,360 1010,470 940,510C980,440 970,370 930,320Z", "#f0dcae") + "".join(curve(f"M{940 + i * 26},{560 + i * 24}q24,-14 48,0t48,0", "#9fd3df", 6) for i in range(3))
    spots = ((540, 330), (660, 420), (790, 330), (400, 420), (230, 470), (900, 420), (470, 600), (180, 600), (300, 380), (700, 540), (600, 500), (820, 500))
    b += "".join(pin(x, y, str(i + 1), .86, SIX[i % 6]) for i, (x, y) in enumerate(spots))
    for i, (number, name, trades, seats) in enumerate(rows):
        x, y = 40 + i // 6 * 510, 722 + i % 6 * 92
        size = 23 if len(name) < 38 else 19.5
        b += rect(x, y, 490, 82, WHITE, 12) + circ(x + 36, y + 41, 24, SIX[i % 6]) + text(x + 36, y + 50, number, 26, WHITE) + text(x + 72, y + 34, name.replace("Trường ", ""), size, INK, "start") + text(x + 72, y + 64, trades, 20, "#5b6472", "start", 500) + text(x + 476, y + 64, seats, 24, RED, "end")
    return b + text(540, 1312, "Các cơ sở cung cấp, tháng 7/2026; toàn bộ chỉ tiêu là số liệu minh họa.", 24, "#5b6472", weight=500)


def rows_of_table(body):
    return [tuple(re.findall(r"<td>(.*?)</td>", r)) for r in re.findall(r"<tr>(<td>.*?)</tr>", body)]
