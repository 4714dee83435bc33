// A worker whose process can be stopped at a named point: VOCEDU_FAULT_POINT=answer:3 dies after the third answer.
//   dotnet VocEdu.FaultHost.dll CONNECTION SANDBOX KEYS ORIGIN
// Its clock runs a hundred times as fast as the real one, from ORIGIN on, as the sandbox's does.
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Publishing;
using VocEdu.Publishing.Delivery;
using VocEdu.Testing;

var (connection, sandbox, keys, origin) = (args[0], args[1], args[2], DateTimeOffset.Parse(args[3], CultureInfo.InvariantCulture));
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Default"] = connection,
    ["Host:Roles"] = "site",
    ["Publishing:CheckPublicPage"] = "false",
    ["Publishing:Lease"] = "01:00:00",        // of this clock; half a minute of the real one
    ["Facebook:GraphUrl"] = sandbox + "/facebook", ["Facebook:VideoUrl"] = sandbox + "/facebook-video",
    ["YouTube:ApiUrl"] = sandbox + "/youtube/v3", ["YouTube:UploadUrl"] = sandbox + "/upload/youtube/v3",
    ["Google:TokenUrl"] = sandbox + "/google/token", ["Google:ClientId"] = "CLIENT", ["Google:ClientSecret"] = "SECRET",
    ["Zalo:OpenApiUrl"] = sandbox + "/zalo", ["Zalo:OAuthUrl"] = sandbox + "/zalo-oauth", ["Zalo:AppId"] = "1234567890", ["Zalo:AppSecret"] = "APP-SECRET",
});
builder.Logging.AddFilter(_ => false);
builder.Services.AddSingleton<TimeProvider>(new FastClock(origin));
builder.Services.AddSingleton(DataProtectionProvider.Create(new DirectoryInfo(keys)));
builder.Services.AddSingleton<IMediaSource, NamedFilms>();
builder.Services.AddVocEduPublishing(builder.Configuration);
builder.Services.AddHostedService<Dispatcher>();
await builder.Build().RunAsync();

/// <summary>Files whose bytes are made of their names, as the tests' are.</summary>
internal sealed class NamedFilms : IMediaSource
{
    public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => Task.FromResult<Stream>(new MemoryStream(FilmBytes.Of(fileKey)));
}
