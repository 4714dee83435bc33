using System.Globalization;

namespace VocEdu.Domain.Documents;

/// <summary>A file of the media library as a page shows it.</summary>
/// <param name="Address">Where it is fetched.</param>
/// <param name="ContentType">Of what is fetched there, such as <c>video/mp4</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Name">File name, for files without a title.</param>
/// <param name="Picture">Address of a picture of it: the picture itself, a film's poster, a document's first page.</param>
/// <param name="Captions">Address of what is said in a film, WebVTT; null when it has no captions.</param>
/// <param name="Transcript">What is said and seen in a film, one paragraph a line; null when nobody has written it.</param>
public sealed record ShownMedia(string Address, string ContentType, long Bytes, string Name, string? Picture, string? Captions = null, string? Transcript = null);

/// <content>Frames, galleries, films, files, questions, figures and notes.</content>
public sealed partial class HtmlRenderer
{
    private sealed partial class Page
    {
        private readonly List<RichTextFootnote> notes = [];

        private void RichBlock(RichTextBlock block)
        {
            switch (block)
            {
                case RichTextGallery gallery:
                    Gallery(gallery);
                    break;
                case RichTextVideo video:
                    Video(video);
                    break;
                case RichTextFile file:
                    File(file);
                    break;
                case RichTextCallout callout:
                    Callout(callout);
                    break;
                case RichTextQuestions questions:
                    Questions(questions);
                    break;
                case RichTextKeyFigures key:
                    KeyFigures(key);
                    break;
            }
        }

        private void Video(RichTextVideo video)
        {
            ShownMedia? film = null;
            var poster = (video.PosterId is { } id ? files(id)?.Picture : null) ?? (video.MediaId is { } own ? files(own)?.Picture : null);
            var name = Encoder.Encode(video.Caption ?? "Video");
            if (video.YouTubeId is { } youTube) YouTube(youTube, poster, name);
            else if (video.MediaId is { } mediaId && (film = files(mediaId)) is not null && film.ContentType.StartsWith("video/", StringComparison.Ordinal))
            {
                var address = Encoder.Encode(film.Address);
                Html.Append("<figure class=\"video\"><video controls preload=\"metadata\" playsinline aria-label=\"").Append(name).Append('"');
                if (poster is not null) Html.Append(" poster=\"").Append(Encoder.Encode(poster)).Append('"');
                Html.Append("><source src=\"").Append(address).Append("\" type=\"").Append(Encoder.Encode(film.ContentType)).Append("\">");
                if (film.Captions is not null) Html.Append("<track kind=\"captions\" srclang=\"vi\" label=\"Tiếng Việt\" src=\"").Append(Encoder.Encode(film.Captions)).Append("\" default>");
                Html.Append("<a href=\"").Append(address).Append("\">Tải video về máy</a></video>");
            }
            else return;
            if (video.Caption is not null) Html.Append("<figcaption>").Append(name).Append("</figcaption>");
            Html.Append("</figure>\n");
            if (film?.Transcript is { } transcript) Transcript(transcript);
        }

        private void Transcript(string transcript)
        {
            Html.Append("<details class=\"transcript\">\n<summary>Lời thoại và mô tả cảnh</summary>\n");
            foreach (var line in transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Element("p", () => Text(line));
            Html.Append("</details>\n");
        }

        // A link, not a frame: YouTube learns of a reader only when the reader goes there.
        private void YouTube(string id, string? poster, string name)
        {
            Html.Append("<figure class=\"video\"><a class=\"video-link\" rel=\"noopener\" href=\"").Append(Encoder.Encode(YouTubeAddress.Of(id))).Append("\">");
            if (poster is not null) Html.Append("<img src=\"").Append(Encoder.Encode(poster)).Append("\" alt=\"\" loading=\"lazy\" decoding=\"async\">");
            Html.Append("<span>Xem trên YouTube<span class=\"visually-hidden\">: ").Append(name).Append("</span></span></a>");
        }

        private void File(RichTextFile file)
        {
            if (files(file.MediaId) is not { } shown) return;
            Html.Append("<p class=\"file\"><a href=\"").Append(Encoder.Encode(shown.Address)).Append("\"><span class=\"file-name\">");
            Text(file.Title ?? shown.Name);
            Html.Append("</span> <span class=\"file-kind\">");
            Text($"{FileKind(shown)}, {FileSize(shown.Bytes)}");
            Html.Append("</span></a></p>\n");
        }

        private static string FileKind(ShownMedia file) => file.ContentType switch
        {
            "application/pdf" => "Tệp PDF",
            var type when type.StartsWith("image/", StringComparison.Ordinal) => "Tệp ảnh",
            var type when type.StartsWith("video/", StringComparison.Ordinal) => "Video",
            var type when type.StartsWith("audio/", StringComparison.Ordinal) => "Tệp âm thanh",
            _ => "Tệp",
        };

        private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

        private static string FileSize(long bytes) => bytes < 1_000_000
            ? string.Create(Vietnamese, $"{Math.Max(1, (bytes + 512) / 1024)} KB")
            : string.Create(Vietnamese, $"{bytes / (1024d * 1024):0.#} MB");

        private void Callout(RichTextCallout callout)
        {
            var kind = RichTextNames.CalloutKinds[(int)callout.Kind];
            Html.Append("<div class=\"callout callout-").Append(kind).Append("\" role=\"note\">\n<p class=\"callout-title\"><span class=\"callout-kind\">");
            Text(callout.Title is null ? callout.KindName : $"{callout.KindName}:");
            Html.Append("</span>");
            if (callout.Title is not null)
            {
                Html.Append(' ');
                Text(callout.Title);
            }
            Html.Append("</p>\n");
            Blocks(callout.Content);
            Html.Append("</div>\n");
        }

        private void Questions(RichTextQuestions questions)
        {
            Html.Append("<dl class=\"questions\">\n");
            foreach (var item in questions.Items)
            {
                Element("div", () =>
                {
                    Element("dt", () => Text(item.Question.Length > 0 ? item.Question : "…"));
                    Element("dd", () => Blocks(item.Answer));
                });
            }
            Html.Append("</dl>\n");
        }

        private void KeyFigures(RichTextKeyFigures key)
        {
            Html.Append("<figure class=\"key-figures\"><dl>\n");
            foreach (var figure in key.Figures)
            {
                Element("div", () =>
                {
                    Element("dt", () => Text(figure.Label.Length > 0 ? figure.Label : "…"));
                    Element("dd", () => Text(figure.Value));
                });
            }
            Html.Append("</dl>");
            if (key.Source is not null) Element("figcaption", () => Text($"Nguồn: {key.Source}"));
            Html.Append("</figure>\n");
        }

        // An underscore is in no heading's anchor.
        private void Reference(RichTextFootnote note)
        {
            notes.Add(note);
            Html.Append(CultureInfo.InvariantCulture, $"<sup class=\"note-ref\"><a id=\"dan_{note.Number}\" href=\"#chu-thich_{note.Number}\" aria-label=\"Chú thích {note.Number}\">[{note.Number}]</a></sup>");
        }

        public void Notes()
        {
            if (notes.Count == 0) return;
            Html.Append("<section class=\"notes\" aria-label=\"Chú thích\">\n<p class=\"notes-title\">Chú thích</p>\n<ol>\n");
            foreach (var note in notes)
            {
                Html.Append(CultureInfo.InvariantCulture, $"<li id=\"chu-thich_{note.Number}\">");
                Inlines(note.Content);
                Html.Append(CultureInfo.InvariantCulture, $" <a class=\"note-back\" href=\"#dan_{note.Number}\" aria-label=\"Về chỗ có chú thích {note.Number}\">↩</a></li>\n");
            }
            Html.Append("</ol>\n</section>\n");
        }

        // Its pictures may all be gone.
        private void Gallery(RichTextGallery gallery)
        {
            var before = Html.Length;
            Html.Append("<div class=\"gallery\">\n");
            var empty = Html.Length;
            Blocks(gallery.Pictures);
            if (Html.Length == empty) Html.Length = before;
            else Html.Append("</div>\n");
        }
    }
}
