using System.Text.Json.Serialization;

namespace VocEdu.Cms.Delivery;

/// <summary>A part of a list, and how many there are in all.</summary>
public sealed record DeliveryPage<T>(long Total, IReadOnlyList<T> Items);

/// <summary>Where a piece of content stands.</summary>
/// <param name="Path">With a slash at both ends.</param>
public sealed record DeliveryRoute(string Path, string? QueryString, StartItem StartItem);

/// <summary>The home page a path begins from.</summary>
public sealed record StartItem(Guid Id, string Path);

/// <summary>A piece of content another one names. Its properties are empty unless they were expanded.</summary>
/// <param name="CreateDate">When it became public first.</param>
public record PickedContent(
    string ContentType, string Name, DateTimeOffset CreateDate, DateTimeOffset UpdateDate, DeliveryRoute Route, Guid Id, IReadOnlyDictionary<string, object?> Properties);

/// <summary>A piece of content.</summary>
/// <param name="Cultures">Empty: the content has one language.</param>
public sealed record DeliveredContent(
    string ContentType, string Name, DateTimeOffset CreateDate, DateTimeOffset UpdateDate, DeliveryRoute Route, Guid Id, IReadOnlyDictionary<string, object?> Properties,
    [property: JsonPropertyOrder(1)] IReadOnlyDictionary<string, DeliveryRoute> Cultures) : PickedContent(ContentType, Name, CreateDate, UpdateDate, Route, Id, Properties);

/// <summary>Rich text as markup.</summary>
public sealed record RichTextMarkup(string Markup, IReadOnlyList<object> Blocks);

/// <summary>A link to elsewhere.</summary>
public sealed record DeliveryLink(string? Url, string? QueryString, string? Title, string? Target, Guid? DestinationId, string? DestinationType, DeliveryRoute? Route, string LinkType, string? Culture);

/// <summary>A list of blocks, such as the corrections of a story.</summary>
public sealed record BlockList(IReadOnlyList<Block> Items);

public sealed record Block(Element Content, Element? Settings);

public sealed record Element(string ContentType, Guid Id, string? Name, IReadOnlyDictionary<string, object?> Properties);

/// <summary>The point of a picture that every cut keeps, as parts of width and height.</summary>
public sealed record FocalPoint(double Left, double Top);

/// <summary>A cut that a channel wants: what is cut off at each side, as parts of width and height.</summary>
public sealed record DeliveryCrop(string Alias, int Width, int Height, CropCoordinates Coordinates);

public sealed record CropCoordinates(double X1, double Y1, double X2, double Y2);

/// <summary>A file that a piece of content shows.</summary>
/// <param name="MediaType"><c>Image</c>, <c>umbracoMediaVideo</c>, <c>umbracoMediaAudio</c> or <c>umbracoMediaArticle</c>.</param>
/// <param name="Url">Of the largest form readers get.</param>
public record PickedMedia(
    Guid Id, string Name, string MediaType, string Url, string? Extension, int? Width, int? Height, long? Bytes, IReadOnlyDictionary<string, object?> Properties,
    FocalPoint? FocalPoint, IReadOnlyList<DeliveryCrop>? Crops);

/// <summary>A file.</summary>
public sealed record DeliveredMedia(
    string Path, DateTimeOffset CreateDate, DateTimeOffset UpdateDate, Guid Id, string Name, string MediaType, string Url, string? Extension, int? Width, int? Height, long? Bytes,
    IReadOnlyDictionary<string, object?> Properties, FocalPoint? FocalPoint, IReadOnlyList<DeliveryCrop>? Crops)
    : PickedMedia(Id, Name, MediaType, Url, Extension, Width, Height, Bytes, Properties, FocalPoint, Crops);
