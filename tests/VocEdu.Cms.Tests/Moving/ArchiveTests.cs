using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Moving;
using VocEdu.Cms.Moving.Archive;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Consents;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Moving;

/// <summary>Everything goes out into one file, and comes back out of it.</summary>
public sealed class ArchiveTests
{
    private CmsApp _old = null!, _new = null!;
    private DirectoryInfo _folder = null!;
    private string _archive = "";
    private Guid _story, _picture;
    private Dictionary<string, List<string>> _before = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        (_old, _new) = (await CmsApp.StartAsync(), await CmsApp.StartAsync());
        _folder = Directory.CreateTempSubdirectory("vocedu-archive-");
        _archive = Path.Combine(_folder.FullName, "tat-ca.zip");
        await _old.LoadPlansAsync();
        await _old.PersonAsync(Role.Editor);
        await _old.ConsentAsync(Consenting.Given(_old, "Nguyễn Thị Học"));
        _picture = await _old.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg");
        _story = await _old.ApprovedAsync("Mở lớp hàn buổi tối");
        await _old.DoAsync(async services =>
        {
            Assert.That(await services.GetRequiredService<PublishContent>().RunAsync(_story, Stories.Approver, null, CancellationToken.None), Is.Null);
            await services.GetRequiredService<SaveCollection>().CreateAsync(CollectionKind.Topic, new() { Name = "Mùa tuyển sinh" }, Stories.Officer, CancellationToken.None);
            await services.GetRequiredService<RecordExternalWork>().RunAsync(new ExternalWork(Guid.NewGuid(), "TIN", "Bài trên báo", "Báo Tỉnh", null, Vietnam.Instant(new(2026, 10, 2)), CmsApp.SchoolId, "Trường",
                [new(EvidenceKind.Link, "https://bao.example.vn/1")]), "Hòa", CancellationToken.None);
        });
        await _old.DoAsync(async services =>
        {
            var (db, store) = (services.GetRequiredService<CmsDb>(), services.GetRequiredService<MediaStore>());
            var theirs = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == _story);
            await services.GetRequiredService<SaveContent>().RunAsync(_story, 1, ContentDraft.Of(theirs) with { Title = "Mở hai lớp hàn buổi tối" }, Stories.Officer, CancellationToken.None);
            db.Addresses.Add(new PublicAddress { Path = "/tin-tuc/dia-chi-cu", ItemId = _story, Since = _old.Clock.Now });
            db.PublicMedia.Add(new(_picture, _story));
            var parent = new MediaFolder { Id = Guid.Parse("ffffffff-0000-7000-8000-000000000001"), Name = "Trên" };
            db.MediaFolders.AddRange(parent, new MediaFolder { Id = Guid.Parse("00000000-0000-7000-8000-000000000002"), Name = "Dưới", ParentId = parent.Id });
            await db.SaveChangesAsync();
            Directory.CreateDirectory(store.FolderOf(_picture));
            await File.WriteAllTextAsync(Path.Combine(store.FolderOf(_picture), "960.jpg"), "ảnh");
            await File.WriteAllTextAsync(store.OriginalOf(_picture), "bản gốc");
        });
        await ExportAsync(_old, _archive);
        _before = await RowsAsync(_old);
        await _new.DoAsync(services => services.GetRequiredService<ReadArchive>().RunAsync(_archive, _ => { }, CancellationToken.None));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Every_row_that_went_out_came_in()
    {
        var after = await RowsAsync(_new);
        Assert.That(_before["cms.content_version"], Has.Count.EqualTo(2));
        Assert.That(_before.Keys, Is.SupersetOf(new[] { "cms.publication", "cms.public_address", "cms.consent", "cms.collection", "cms.media", "publishing.plan", "publishing.work", "publishing.evidence", "accounts.person" }));
        foreach (var (table, rows) in _before)
            Assert.That(after[table], Is.SupersetOf(rows), table);
    }

    [Test]
    public async Task Files_of_the_library_came_along() => await _new.DoAsync(async services =>
    {
        var store = services.GetRequiredService<MediaStore>();
        Assert.That(await File.ReadAllTextAsync(Path.Combine(store.FolderOf(_picture), "960.jpg")), Is.EqualTo("ảnh"));
        Assert.That(await File.ReadAllTextAsync(store.OriginalOf(_picture)), Is.EqualTo("bản gốc"));
    });

    [Test]
    public async Task Works_are_counted_anew_in_a_ledger_that_holds()
    {
        var old = await _old.AskAsync(services => ActivatorUtilities.CreateInstance<VerifyLedger>(services).RunAsync(CancellationToken.None));
        var report = await _new.AskAsync(services => ActivatorUtilities.CreateInstance<VerifyLedger>(services).RunAsync(CancellationToken.None));
        Assert.That((report.Flaw, report.Counted, report.Entries), Is.EqualTo(((LedgerFlaw?)null, old.Counted, 2L)));
        var note = await _new.AskAsync(services => services.GetRequiredService<CmsDb>().Ledger.Select(e => e.Details).FirstAsync());
        Assert.That(note, Does.Contain($"sổ cũ kết thúc ở dòng {old.Entries}"));
    }

    [Test]
    public async Task Readers_find_what_they_found_before_and_old_addresses_lead_there()
    {
        using var reader = _new.Browser();
        using var old = await reader.GetAsync("/tin-tuc/dia-chi-cu");
        Assert.That((int)old.StatusCode, Is.EqualTo(301));
        Assert.That(await reader.GetStringAsync(old.Headers.Location!.OriginalString), Does.Contain("Mở lớp hàn buổi tối"));
    }

    [Test]
    public async Task Numbers_go_on_and_people_have_no_password()
    {
        var numbers = await _new.AskAsync(services => services.GetRequiredService<WorkNumbers>().NextAsync(_new.Clock.Now, CancellationToken.None));
        Assert.That(numbers, Is.EqualTo("VE-2026-000003"));
        await using var question = _new.Database.CreateCommand("select count(*) from accounts.person where password_hash is not null and user_name <> 'quantri'");
        Assert.That(await question.ExecuteScalarAsync(), Is.Zero);
    }

    [Test]
    public void Nothing_is_imported_into_an_instance_that_has_something() =>
        Assert.That(() => ImportAsync(_old, _archive), Throws.InstanceOf<ArchiveRefusedException>().With.Message.Contains("còn trống"));

    [Test]
    public async Task A_broken_or_hostile_file_changes_nothing()
    {
        await using var empty = await CmsApp.StartAsync();
        var outside = Path.Combine(_folder.FullName, "thoat.txt");
        (string Name, Action<ZipArchive> Change)[] harms =
        [
            ("no manifest", zip => zip.GetEntry("manifest.json")!.Delete()),
            ("a table that is missing", zip => zip.GetEntry("tables/cms.unit.jsonl")!.Delete()),
            ("a table that was changed", zip => Replace(zip, "tables/cms.unit.jsonl", "{}\n")),
            ("a manifest that is none", zip => Replace(zip, "manifest.json", "[1,2")),
            ("a later format", zip => Replace(zip, "manifest.json", Read(zip, "manifest.json").Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))),
        ];
        foreach (var (name, change) in harms)
        {
            var path = Path.Combine(_folder.FullName, "hong.zip");
            File.Copy(_archive, path, overwrite: true);
            await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update))
            {
                change(zip);
                Replace(zip, "media/../../../../../../../../" + outside, "ra ngoài");
            }

            Assert.That(() => ImportAsync(empty, path), Throws.InstanceOf<ArchiveRefusedException>(), name);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "khong-zip.zip"), "không phải ZIP");
        Assert.That(() => ImportAsync(empty, Path.Combine(_folder.FullName, "khong-zip.zip")), Throws.InstanceOf<ArchiveRefusedException>());
        Assert.That(File.Exists(outside), Is.False);
        Assert.That(await empty.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AnyAsync()), Is.False);
        Assert.That(() => ImportAsync(empty, _archive), Throws.Nothing);       // and it is still good for the real one
    }

    [Test]
    public async Task Instance_that_never_ran_gets_an_administrator_and_does_not_believe_the_archives_markup()
    {
        await using var other = await CmsApp.StartAsync();
        var path = Path.Combine(_folder.FullName, "ma-doc.zip");
        File.Copy(_archive, path, overwrite: true);
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update))
        {
            var rows = Read(zip, "tables/cms.publication.jsonl");
            Assert.That(rows, Does.Contain("<p>"));
            var changed = rows.Replace("<p>", "<script>alert(1)</script><p>", StringComparison.Ordinal);
            Replace(zip, "tables/cms.publication.jsonl", changed);
            Replace(zip, "manifest.json", Read(zip, "manifest.json").Replace(Hash(rows), Hash(changed), StringComparison.Ordinal));
        }

        await using (var nobody = other.Database.CreateCommand("delete from accounts.person")) await nobody.ExecuteNonQueryAsync();
        await ArchiveCommands.ImportAsync(other.Services, path, CancellationToken.None);
        await using var signIn = other.Database.CreateCommand("select string_agg(user_name, ' ') from accounts.person where password_hash is not null");
        Assert.That(await signIn.ExecuteScalarAsync(), Is.EqualTo("quantri"), "the others come without a password");
        Assert.That(await other.AskAsync(services => services.GetRequiredService<CmsDb>().Publications.Select(p => p.Html).SingleAsync()), Does.Contain("<p>").And.Not.Contain("script"));
    }

    [Test]
    public async Task An_administrator_asks_for_an_export_and_fetches_it_even_if_the_first_worker_dies()
    {
        using var admin = await _old.SignInAsync(Role.Administrator);
        await admin.SubmitAsync(ExportPageModel.Address, new() { ["WithPersonal"] = "true" });
        var id = await _old.AskAsync(services => services.GetRequiredService<CmsDb>().Set<DataExport>().Select(e => e.Id).SingleAsync());
        using (var killed = new CancellationTokenSource())
        {
            await killed.CancelAsync();
            Assert.That(() => _old.DoAsync(services => services.GetRequiredService<MakeExports>().RunAsync(killed.Token)), Throws.InstanceOf<OperationCanceledException>());
        }

        await _old.DoAsync(services => services.GetRequiredService<MakeExports>().RunAsync(CancellationToken.None));
        Assert.That(await admin.GetStringAsync(ExportPageModel.Address), Does.Contain($"handler=File&amp;id={id}"));
        await using var file = new MemoryStream(await admin.GetByteArrayAsync($"{ExportPageModel.Address}?handler=File&id={id}"));
        await using var zip = new ZipArchive(file);
        // Who is not in charge of data protection gets no birthdays, whatever they tick.
        Assert.That(JsonNode.Parse(Read(zip, "manifest.json"))!["withPersonal"]!.GetValue<bool>(), Is.False);
        Assert.That(JsonNode.Parse(Read(zip, "tables/cms.consent.jsonl"))!["private"], Is.Null);
        Assert.That(zip.Entries.Select(e => e.FullName), Does.Contain($"media/{_picture:N}/original"));
        using var editor = await _old.SignInAsync(Role.Editor);
        Assert.That((int)(await editor.GetAsync($"{ExportPageModel.Address}?handler=File&id={id}")).StatusCode, Is.EqualTo(403));
    }

    private static Task ExportAsync(CmsApp app, string path) => app.DoAsync(async services =>
    {
        var write = services.GetRequiredService<WriteArchive>();
        // Killed in the middle: the next attempt carries on, unless it is to hold something else.
        foreach (var withPersonal in (bool[])[false, true]) Assert.That(() => write.RunAsync(path, withPersonal, _ => throw new OperationCanceledException(), CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
        await write.RunAsync(path, withPersonal: true, _ => Task.CompletedTask, CancellationToken.None);
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
    });

    private static Task ImportAsync(CmsApp app, string path) => app.DoAsync(services => services.GetRequiredService<ReadArchive>().RunAsync(path, _ => { }, CancellationToken.None));

    /// <summary>All rows of the tables that are imported, without the numbers a database gives by itself.</summary>
    private static async Task<Dictionary<string, List<string>>> RowsAsync(CmsApp app)
    {
        var folder = Directory.CreateTempSubdirectory("vocedu-rows-");
        try
        {
            await app.DoAsync(services => services.GetRequiredService<TakeSnapshot>().RunAsync(folder.FullName, withPersonal: true, CancellationToken.None));
            await using var connection = await app.Database.OpenConnectionAsync();
            return (await ArchiveTables.ReadAsync(connection, CancellationToken.None)).Where(t => t.Imported).ToDictionary(t => t.Name, t => File.ReadLines(Path.Combine(folder.FullName, $"{t.Name}.jsonl")).Select(line =>
            {
                var row = JsonNode.Parse(line)!.AsObject();
                if (t.Renumbered is not null) row.Remove(t.Renumbered);
                if (t.Name == ArchiveTables.People)
                    foreach (var own in (string[])["must_change_password", "user_name", "normalized_user_name"]) row.Remove(own);      // the administrator's name is taken there
                return row.ToJsonString();
            }).Order(StringComparer.Ordinal).ToList());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
