"""Lays out the five leaflets of the demo as pages for printing: python3 leaflets.py CONTENT CHROMIUM.

The words are those of the items and career guides; the browser prints them to media/demo/*.pdf with a text layer.
"""
import json
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

DEMO = Path(__file__).resolve().parents[2] / "media" / "demo"
STYLE = """
@page{margin:0}*{box-sizing:border-box}body{margin:0;font:10.5pt/1.42 'Noto Sans',sans-serif;color:#22304a}
.p{position:relative;overflow:hidden;break-after:page;padding:12mm}.p:last-child{break-after:auto}
.a4 .p{width:210mm;height:297mm;padding:20mm}.a5 .p{width:148mm;height:210mm}.tri .p{width:297mm;height:210mm;padding:0;display:grid;grid-template-columns:repeat(3,1fr)}
.tri section{padding:11mm 9mm;overflow:hidden}h1{font-size:21pt;line-height:1.15;margin:0 0 4mm}h2{font-size:13.5pt;line-height:1.2;color:#17706f;margin:5mm 0 1.5mm}h3{margin:3mm 0 1mm;font-size:11pt;color:#c2442f}
p{margin:0 0 2mm}ul,ol{margin:0 0 3mm;padding-left:5.5mm}li{margin:0 0 1.2mm}table{border-collapse:collapse;width:100%;margin:2mm 0 4mm}th{background:#1f8f8f;color:#fff;text-align:left}th,td{padding:1.8mm 2.5mm;border:.3mm solid #bcd6d4;vertical-align:top}caption{text-align:left;font-weight:700;padding:1mm 0}
img{display:block;width:100%}.full{padding:0!important}.full{background:#fdf0dc}.full img{height:100%;object-fit:contain}.a4{font-size:12.5pt}.band{background:#1f8f8f;color:#fff;margin:-12mm -12mm 6mm;padding:8mm 12mm}.a4 .band{margin:-20mm -20mm 8mm;padding:12mm 20mm}.band h1{margin:0}.band p{margin:2mm 0 0;color:#fff3d0}
.f{position:absolute;left:12mm;right:12mm;bottom:6mm;font-size:8pt;color:#5b6472;border-top:.3mm solid #e0c9a0;padding-top:1.5mm}.a4 .f{left:20mm;right:20mm;bottom:10mm}.warm{background:#fff7e8}.note{background:#fdeccb;border-radius:3mm;padding:3mm 4mm;margin:3mm 0}.big{font-size:12pt}.cols{columns:2;column-gap:8mm}.cols h2{break-after:avoid}.lines{border-bottom:.3mm solid #bcd6d4;height:9mm}
.g{display:grid;grid-template-columns:1fr 1fr;gap:3mm}.g img{border-radius:3mm}
"""


def words(html):
    """The item's text without its pictures, links and download line."""
    html = re.sub(r"<figure>.*?</figure>|<p>Tải tệp:.*?</p>", "", html, flags=re.S)
    return re.sub(r"</?a\b[^>]*>", "", html)


def picture(name):
    return f'<img src="{(DEMO / name).as_uri()}.svg" alt="">'


def foot(text):
    return f'<div class="f">{escape(text)}</div>'


def band(title, under):
    return f'<div class="band"><h1>{escape(title)}</h1><p>{escape(under)}</p></div>'


def plan(item):
    top, rest = words(item["body"]).split("<h2>II.", 1)
    middle, end = rest.split("<h2>III.", 1)
    line = foot("Văn bản minh họa cho bản trình diễn, không có giá trị pháp lý; không có dấu, không có chữ ký.")
    head = band(item["title"], "Toàn văn · bản minh họa")
    return "a4", [head + f'<div class="note">{escape(item["summary"])}</div>' + f'<div class="big">{top}</div>' + line, f'<div class="big"><h2>II.{middle}</div>' + line, f'<div class="big"><h2>III.{end}</div>' + line]


def twenty(item):
    body = words(item["body"])
    lead, table, end = re.match(r"(.*?)(<table>.*?</table>)(.*)", body, re.S).groups()
    return "a4", [picture("toroi-20-nghe"), band("20 nghề đang được đào tạo trong tỉnh", "Tờ rơi mùa tuyển sinh 2026") + f'<div class="big">{lead}{table}{end}</div>' + foot("Phòng Giáo dục nghề nghiệp · Bản minh họa")]


def parents(item):
    ask, avoid, advice = [("<h2>" + p) for p in words(item["body"]).split("<h2>")[1:]]
    front = f'<section class="warm">{avoid}<div class="note">Hãy cùng con đến xem xưởng trước khi quyết định.</div></section><section>{advice}<h3>Ghi chú của gia đình</h3>' + '<div class="lines"></div>' * 9 + f'</section><section class="full">{picture("toroi-cha-me-mat-truoc")}</section>'
    heads, items = ask.split("<ol>")
    points = re.findall(r"<li>.*?</li>", items, re.S)
    part = lambda a, b: f'<ol start="{a + 1}" class="big">' + "".join(points[a:b]) + "</ol>"
    back = f'<section class="warm">{heads}{part(0, 2)}{picture("guide-dien-cong-nghiep")}</section><section>{part(2, 4)}{picture("guide-may-thoi-trang")}</section><section class="warm">{part(4, 5)}{picture("guide-dieu-duong")}<h3>Câu hỏi riêng của gia đình mình</h3>' + '<div class="lines"></div>' * 5 + "</section>"
    return "tri", [front, back]


def short_courses(item):
    parts = ["<h2>" + p for p in words(item["body"]).split("<h2>")[1:]]
    return "a5", [picture("toroi-ngan-han"), band("Bà con hỏi, trung tâm trả lời", "Lớp nghề dưới ba tháng và sơ cấp") + '<div class="cols">' + "".join(parts) + "</div>" + foot("Bản minh họa")]


def handbook(item, guides):
    body = words(item["body"])
    intro, inside, use = body.split("<h2>")
    pages = [picture("cam-nang-2026-bia"), f'<h1>{escape(item["title"])}</h1>{intro}<div class="note">Đây là bản rút gọn dùng cho bản trình diễn; bảng dưới đây giới thiệu ấn bản đầy đủ.</div><h2>{inside}', "<h2>" + use]
    for slug in ("han", "cong-nghe-o-to", "dien-mat-troi", "may-thoi-trang", "che-bien-mon-an", "dieu-duong", "lap-trinh"):
        g = guides[slug]
        tasks = "".join(f"<li>{escape(t if isinstance(t, str) else t.get('text') or t.get('task') or '')}</li>" for t in g["tasks"][:5])
        pages.append((picture("guide-" + slug) if slug in ("han", "lap-trinh") else "") + f'<h1 style="margin-top:5mm">{escape(g["name"])}</h1><p><b>{escape(g["summary"])}</b></p><h2>Hằng ngày làm gì?</h2><ul>{tasks}</ul>')
    pages.append("<h1>Phiếu trò chuyện gia đình</h1><p>Mỗi người viết riêng rồi đổi cho nhau đọc.</p>" + "".join(f"<h3>{q}</h3>" + '<div class="lines"></div>' * 2 for q in ("Mình thích một ngày làm việc như thế nào?", "Nhà cách trường bao xa, có chỗ ở không?", "Học phí, hỗ trợ ra sao theo quy định hiện hành?", "Nếu không hợp thì đổi hướng bằng cách nào?")))
    pages.append("<h1>Kế hoạch 30 ngày</h1><table><tr><th>Tuần</th><th>Việc cần làm</th></tr><tr><td>1</td><td>Làm bộ câu hỏi sở thích, chọn ba nghề muốn tìm hiểu.</td></tr><tr><td>2</td><td>Đọc bài giới thiệu của ba nghề, ghi câu hỏi muốn hỏi.</td></tr><tr><td>3</td><td>Đi xem ít nhất một xưởng, hỏi một người đang làm nghề.</td></tr><tr><td>4</td><td>Cùng gia đình điền phiếu trò chuyện và chọn hướng đi.</td></tr></table>")
    return "a5", [p if i == 0 else p + foot(f"Cẩm nang Chọn nghề - Chọn trường 2026 · Bản minh họa · {i + 1}") for i, p in enumerate(pages)]


def main(content, chromium):
    items = {i["id"]: i for i in json.loads((content / "items.json").read_text("utf-8"))}
    guides = {g["slug"]: g for g in json.loads((content / "career-guides.json").read_text("utf-8"))["guides"]}
    for name, title, (kind, pages) in (
            ("ke-hoach-2026", items["vb-01"]["title"], plan(items["vb-01"])), ("toroi-20-nghe", items["toroi-02"]["title"], twenty(items["toroi-02"])), ("toroi-cha-me", items["toroi-01"]["title"], parents(items["toroi-01"])),
            ("toroi-ngan-han", items["toroi-03"]["title"], short_courses(items["toroi-03"])), ("cam-nang-2026", items["cn-01"]["title"], handbook(items["cn-01"], guides))):
        size = {"a4": "210mm 297mm", "a5": "148mm 210mm", "tri": "297mm 210mm"}[kind]
        full = lambda p: " full" if p.startswith("<img") and "<h1" not in p else ""
        html = f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}@page{{size:{size}}}</style><body class="{kind}">' + "".join(f'<div class="p{full(p)}">{p}</div>' for p in pages)
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(html, "utf-8")
            out = DEMO / f"{name}.pdf"
            subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--allow-file-access-from-files", "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True, timeout=120)
        print(name, len(pages), "pages", out.stat().st_size // 1024, "KB")


main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "chromium")
