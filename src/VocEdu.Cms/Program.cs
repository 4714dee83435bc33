using VocEdu.Cms.Accounts;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Api;
using VocEdu.Cms.Calendar;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Delivery;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Downloads;
using VocEdu.Cms.Statistics;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Cms.Media;
using VocEdu.Cms.Moving;
using VocEdu.Cms.Needs;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Reports;
using VocEdu.Cms.Schools;
using VocEdu.Cms.Site;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Texts;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Drafts;

return await CommandLine.RunAsync(args, async (settings, work, cancel) =>
{
    var builder = WebApplication.CreateBuilder(settings);
    builder.AddLogs();
    await using var postgres = await builder.AddDatabaseAsync(cancel);
    builder.AddAccounts();
    builder.AddUnits();
    builder.AddNewsroom();
    builder.AddSubmissions();
    builder.AddFeeds();
    builder.AddSchools();
    builder.AddNeeds();
    builder.Services.AddScoped<ReckonSite>();
    builder.AddCalendar();
    builder.AddConsents();
    builder.AddCounting();
    builder.AddPlans();
    builder.AddDownloads();
    builder.AddReports();
    builder.AddDistribution();
    builder.AddWeb();
    builder.AddHealth();
    builder.AddSite();
    builder.AddTexts();
    builder.AddApi();
    builder.AddDelivery();
    builder.AddMoving();
    builder.AddDemo();

    await using var app = builder.Build();
    app.MapHealth();
    if (app.Configuration.Runs(HostRoles.Site))
    {
        app.UseWeb();
        app.AlsoByHead().MapMedia();
        app.AlsoByHead().MapDownloads();
        app.MapChoose();
        app.MapSubmissions();
        app.MapDrafts();
        app.MapConsents();
        app.MapPapers();
        app.MapConsentExport();
        app.MapApi();
        app.MapDelivery();
    }
    else
    {
        app.UseNothingPublic();
    }
    await work(app);
});
