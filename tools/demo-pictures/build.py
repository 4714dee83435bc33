"""Draws every picture of the demo content again: python3 build.py CONTENT, where CONTENT holds items.json and assets.json.

Writes media/demo/*.svg, media/demo/index.json, media/demo/films.json and media/brand/. Same input, same bytes.
"""
import json
import sys
from pathlib import Path

import brand
import covers
import films
import posters
from draw import svg
from photos import SCENES

ROOT = Path(__file__).resolve().parents[2] / "media"
CREDIT = "Minh họa"


def main(content):
    items = {i["id"]: i for i in json.loads((content / "items.json").read_text("utf-8"))}
    assets = json.loads((content / "assets.json").read_text("utf-8"))
    demo, index = ROOT / "demo", {}
    demo.mkdir(parents=True, exist_ok=True)
    (ROOT / "brand").mkdir(exist_ok=True)

    def put(key, file, size, body):
        (demo / file).write_text(svg(*size, body), "utf-8")
        index[key] = {"file": file, "type": "image/svg+xml", "width": size[0], "height": size[1], "credit": CREDIT}

    SCENES["info-12-dia-chi"] = ((1080, 1350), lambda: posters.schools_map(posters.rows_of_table(items["info-02"]["body"])))
    for name, (size, draw) in sorted(SCENES.items()):
        put(name, name + ".svg", size, draw())
    for slug, draw in covers.COVERS.items():
        put("guide:" + slug, f"guide-{slug}.svg", (1600, 900), draw())
    for key in covers.SCHOOLS:
        put("school:" + key, f"school-{key}.svg", (1600, 900), covers.school(key))
    put("school:phong-gdnn", "school-phong-gdnn.svg", (1600, 900), covers.office())

    recipe = films.recipe(items)
    (demo / "films.json").write_text(json.dumps(recipe, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for a in assets:
        if a["kind"] == "pdf":
            index[a["name"]] = {"file": a["name"].removesuffix("-pdf") + ".pdf", "type": "application/pdf", "width": None, "height": None, "credit": CREDIT}
        if a["kind"] in ("video", "audio"):
            film = recipe["films"].get(a["name"]) or recipe["sounds"][a["name"]]
            video = a["kind"] == "video"
            index[a["name"]] = {"file": film["file"], "type": "video/mp4" if video else "audio/mp4", "width": 1280 if video else None, "height": 720 if video else None, "credit": CREDIT, "made": "films.json"}
    missing = {a["name"] for a in assets} - index.keys()
    assert not missing, f"no picture for {missing}"
    (demo / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", "utf-8")

    for name, text in (("logo", brand.logo()), ("favicon", brand.favicon()), ("open-graph", brand.open_graph())):
        (ROOT / "brand" / f"{name}.svg").write_text(text, "utf-8")
    print(len(index), "entries;", sum(f.stat().st_size for f in demo.glob("*.svg")) // 1024, "KB of SVG")
    for f in demo.glob("*.svg"):
        if f.stat().st_size > 20480:
            print("too large:", f.name, f.stat().st_size)


main(Path(sys.argv[1]))
