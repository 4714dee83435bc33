// Facebook, YouTube and Zalo on your own machine: speaks their protocols strictly, shows what was posted, can be told to fail.
//
//   Setting of the connectors   Address here
//   Facebook:GraphUrl           http://localhost:5081/facebook
//   Facebook:VideoUrl           http://localhost:5081/facebook-video
//   YouTube:ApiUrl              http://localhost:5081/youtube/v3
//   YouTube:UploadUrl           http://localhost:5081/upload/youtube/v3
//   Google:TokenUrl             http://localhost:5081/google/token
//   Google:ConsentUrl           http://localhost:5081/google/consent
//   Facebook:DialogUrl          http://localhost:5081/facebook
//   Zalo:OpenApiUrl             http://localhost:5081/zalo
//   Zalo:OAuthUrl               http://localhost:5081/zalo-oauth
using VocEdu.Sandbox;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.Pages;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddSandbox();

var app = builder.Build();
app.Services.GetRequiredService<SandboxStore>(); // a state file that cannot be read stops the start
app.UseRequestDecompression();
app.UseFaults();
app.MapFacebook();
app.MapYouTube();
app.MapZalo();
app.MapPages();
app.MapControl();
await app.RunAsync();

/// <summary>Public so that tests can host the sandbox in memory.</summary>
public partial class Program;
