using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VocEdu.Cms.Site;

public static class PublicXml
{
    public static byte[] Write(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) new XDocument(root).Save(writer);
        return bytes.ToArray();
    }

    public static IResult Answer(XElement root, string type) => Results.Bytes(Write(root), $"{type}; charset=utf-8");

    /// <summary>Without the characters XML has no way to write.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));
}
