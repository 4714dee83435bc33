using System.Text.Json;

namespace VocEdu.Domain.Documents;

/// <content>Frames, galleries, films, files, questions, figures and notes.</content>
internal static partial class RichTextJson
{
    private static void RichBlock(Utf8JsonWriter json, RichTextBlock block)
    {
        switch (block)
        {
            case RichTextGallery gallery:
                Node(json, "gallery", () => Content(json, gallery.Pictures, Block));
                break;
            case RichTextVideo video:
                Attributes(json, "video", ("mediaId", video.MediaId), ("youtube", video.YouTubeId), ("poster", video.PosterId), ("caption", video.Caption));
                break;
            case RichTextFile file:
                Attributes(json, "file", ("mediaId", file.MediaId), ("title", file.Title));
                break;
            case RichTextCallout callout:
                Node(json, "callout", () =>
                {
                    Attribute(json, "kind", RichTextNames.CalloutKinds[(int)callout.Kind]);
                    json.WriteStartArray("content");
                    Words(json, "calloutTitle", callout.Title);
                    foreach (var child in callout.Content) Block(json, child);
                    json.WriteEndArray();
                });
                break;
            case RichTextQuestions questions:
                Node(json, "questions", () => Content(json, questions.Items, Question));
                break;
            case RichTextKeyFigures key:
                Node(json, "keyFigures", () => Figures(json, key));
                break;
        }
    }

    private static void Footnote(Utf8JsonWriter json, RichTextFootnote note) => Node(json, "footnote", () => Content(json, note.Content, Inline));

    private static void Question(Utf8JsonWriter json, RichTextQuestion item) => Node(json, "questionItem", () =>
    {
        json.WriteStartArray("content");
        Words(json, "question", item.Question);
        Node(json, "answer", () => Content(json, item.Answer, Block));
        json.WriteEndArray();
    });

    private static void Figures(Utf8JsonWriter json, RichTextKeyFigures key)
    {
        json.WriteStartObject("attrs");
        json.WriteStartArray("figures");
        foreach (var figure in key.Figures)
        {
            json.WriteStartObject();
            json.WriteString("value", figure.Value);
            json.WriteString("label", figure.Label);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Optional(json, "source", key.Source);
        json.WriteEndObject();
    }

    // The editor's schema wants the node even while it is empty.
    private static void Words(Utf8JsonWriter json, string type, string? words) =>
        Node(json, type, () => Content(json, string.IsNullOrEmpty(words) ? [] : new RichTextInline[] { new RichTextRun(words) }, Inline));

    private static void Attributes(Utf8JsonWriter json, string type, params (string Name, string? Value)[] fields) => Node(json, type, () =>
    {
        json.WriteStartObject("attrs");
        foreach (var (name, value) in fields) Optional(json, name, value);
        json.WriteEndObject();
    });
}
