using System.Text.Json.Nodes;

namespace VocEdu.Sandbox.Tests.Fixtures;

public sealed class ShapeTests
{
    [TestCase("""{"id":"1"}""", """{"id":"2"}""", "")]
    [TestCase("""{"id":"1"}""", """{"id":1}""", "id")]
    [TestCase("""{"id":"1"}""", """{"id":"1","more":1}""", "more")]
    [TestCase("""{"error":{"code":1}}""", """{"error":{"code":2}}""", "error.code")]
    [TestCase("""{"items":[{"id":"1"}]}""", """{"items":[{}]}""", "items[].id")]
    [TestCase("""{"items":[{"id":"1"}]}""", """{"items":[]}""", "items")]
    public void Keys_kinds_and_codes_are_compared(string wanted, string got, string differences) =>
        Assert.That(string.Join(',', Shape.Differences(JsonNode.Parse(wanted), JsonNode.Parse(got))), Is.EqualTo(differences));
}
