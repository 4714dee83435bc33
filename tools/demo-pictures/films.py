"""How the short films of the demo are made on the first run: data only, the commands are run by whoever loads the content."""

FPS, W, H, EACH = 12, 1280, 720, 2.5
STILLS = {
    "video-han-60s": ["video-han-poster", "tay-01-han", "guide-han", "xuong-khue-han"],
    "video-khue-xuong": ["xuong-khue-han", "tay-01-han", "video-han-poster", "video-khue-poster"],
    "video-pha-che-ca-toi": ["video-pha-che-poster", "bep-07-pha-che", "guide-pha-che", "bep-08-ra-mon"],
    "video-nop-ho-so": ["video-nop-ho-so-poster", "guide-lap-trinh", "thanh-my-tuyen-sinh", "xuat-ngu-tu-van"],
    "video-dieu-duong-ca-truc": ["video-dieu-duong-poster", "guide-dieu-duong", "co-loan-dieu-duong", "cha-me-du-gio"],
}
TONES = {"video-han-60s": 196, "video-khue-xuong": 220, "video-pha-che-ca-toi": 262, "video-nop-ho-so": 294, "video-dieu-duong-ca-truc": 247}


def tone(hertz, seconds):
    """A soft chord over a breath of noise, faded in and out."""
    fade = f"afade=t=in:d=1,afade=t=out:st={seconds - 1.5}:d=1.5"
    return (f"aevalsrc=exprs=0.05*sin(2*PI*{hertz}*t)+0.035*sin(2*PI*{hertz * 1.25:g}*t)+0.03*sin(2*PI*{hertz * 1.5:g}*t):s=44100:d={seconds},"
            f"tremolo=f=0.4:d=0.5,{fade}")


def film(name, item):
    stills = STILLS[name]
    frames, total = int(EACH * FPS), EACH * len(stills)
    args = ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
    for i in range(len(stills)):
        args += ["-i", f"{{still{i}}}"]
    args += ["-f", "lavfi", "-i", tone(TONES[name], total)]
    zoom = "".join(f"[{i}:v]zoompan=z='{'1+0.0016*on' if i % 2 == 0 else '1.05-0.0016*on'}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d={frames}:s={W}x{H}:fps={FPS},setsar=1[v{i}];" for i in range(len(stills)))
    args += ["-filter_complex", zoom + "".join(f"[v{i}]" for i in range(len(stills))) + f"concat=n={len(stills)}:v=1:a=0,format=yuv420p[v]", "-map", "[v]", "-map", f"{len(stills)}:a",
             "-c:v", "libx264", "-preset", "veryfast", "-crf", "28", "-c:a", "aac", "-b:a", "48k", "-ac", "1", "-t", f"{total:g}", "-movflags", "+faststart", "-map_metadata", "-1", "{out}"]
    return {"file": name + ".mp4", "type": "video/mp4", "width": W, "height": H, "durationSec": total, "itemDurationSec": item["durationSec"], "poster": stills[0] + ".svg",
            "stills": [s + ".svg" for s in stills], "rasterise": ["vips", "thumbnail", "{svg}", "{png}", str(W), "--height", str(H), "--size", "force"], "ffmpeg": args}


def recipe(items):
    videos = {i["videoAsset"]: i for i in items.values() if i.get("videoAsset")}
    sound = {"file": "podcast-so-1-audio.m4a", "type": "audio/mp4", "durationSec": 20, "itemDurationSec": 236,
             "ffmpeg": ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-f", "lavfi", "-i", tone(233, 20), "-c:a", "aac", "-b:a", "64k", "-ac", "1", "-map_metadata", "-1", "{out}"]}
    return {"note": "Each still is rasterised with its 'rasterise' command ({svg} to {png}); 'ffmpeg' then takes {still0}… and writes {out}. durationSec is the demo film's own length, itemDurationSec the length the item states.",
            "films": {name: film(name, item) for name, item in sorted(videos.items())}, "sounds": {"podcast-so-1-audio": sound}}
