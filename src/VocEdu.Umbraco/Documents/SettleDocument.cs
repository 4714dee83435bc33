using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Documents;

/// <summary>Brings the books into line with one document as Umbraco has it. Called again, late, or by two servers at once, it books nothing twice.</summary>
public sealed class SettleDocument(
    UmbracoDb db, IContentService documents, IUserService users, ReadDocument read, KnownTypes types,
    RecordPublication record, TakeDownWork takeDown, PlanPosts plan, IOptions<VocEduOptions> options, TimeProvider clock)
{
    private static readonly byte[] Nothing = [];

    /// <summary>Databases keep a date less exactly than the notification that brought it.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <param name="content">The document as its notification or a query brings it.</param>
    /// <param name="thorough">Whether there is time to read films.</param>
    /// <returns>False when something of it has still to be done with more time.</returns>
    public async Task<bool> RunAsync(IContent content, bool thorough, CancellationToken cancel)
    {
        if (types.Find(content.ContentType.Alias) is null || content.Blueprint) return true;
        if (!IsPublic(content)) return await WithdrawAsync(content, cancel);
        if (ReadDocument.Instant(content.PublishDate ?? content.UpdateDate) < options.Value.CountFrom && !await db.Documents.AnyAsync(d => d.Key == content.Key, cancel)) return true;

        var work = await read.RunAsync(content, thorough, cancel);
        var actor = NameOf(content.PublisherId ?? content.WriterId);
        return await db.TogetherAsync(() => BookAsync(content, work, actor, cancel), cancel);
    }

    /// <summary>Books that a document no longer exists in Umbraco.</summary>
    public Task ForgetAsync(Guid key, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        if (await HeldAsync(key, cancel) is not { State: not DocumentState.Deleted } row) return false;
        if (row.State == DocumentState.Public) await TakeDownAsync(key, "Tài liệu đã bị xóa trong Umbraco.", "Umbraco", cancel);
        (row.State, row.LookAt, row.Problem, row.Print, row.SettledAt) = (DocumentState.Deleted, null, null, Nothing, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    /// <summary>Whether readers can open it: published itself, and so is everything above it.</summary>
    public bool IsPublic(IContent content) => content is { Published: true, Trashed: false } && documents.IsPathPublished(content);

    private async Task<bool> BookAsync(IContent content, DocumentWork? work, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var changedAt = ReadDocument.Instant(content.UpdateDate);
        var row = await HeldAsync(content.Key, cancel);
        if (row is { State: DocumentState.Deleted } || row?.ChangedAt > changedAt + Rounding) return true;

        var first = row is null;
        if (row is null) db.Documents.Add(row = New(content));
        var late = (first || row.Problem == DocumentProblems.TooLate.Vietnamese) && work?.Posts.Count > 0 && now - work.Announcement.PublicAt > options.Value.PostWithin;
        var print = PrintOf(work, late);
        if (row.State != DocumentState.Public || !row.Print.AsSpan().SequenceEqual(print)) await TellAsync(work, late, actor, now, cancel);

        (row.Path, row.State, row.Version, row.ChangedAt, row.Print) = (content.Path, DocumentState.Public, content.PublishedVersionId, changedAt, print);
        row.Problem = (late ? DocumentProblems.TooLate : work is null ? DocumentProblems.NotCounted : work.Problem)?.Vietnamese;
        (row.LookAt, row.SettledAt) = (work is { Ready: false } ? now : null, now);
        await db.SaveChangesAsync(cancel);
        return work is not { Ready: false };
    }

    private async Task TellAsync(DocumentWork? work, bool late, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (work is null) return;
        var booked = await record.RunAsync(work.Announcement, actor, cancel);
        var dueAt = work.Announcement.PublicAt < now ? now : work.Announcement.PublicAt;
        var ready = work.Ready ? work.Posts : [.. work.Posts.Where(post => post.Kind != Domain.Channels.ChannelKind.YouTube)];
        await plan.RunAsync(booked, late ? [] : [.. ready.Select(post => (post.Kind, post.Content, dueAt))], cancel);
    }

    private Task<bool> WithdrawAsync(IContent content, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var changedAt = ReadDocument.Instant(content.UpdateDate);
        if (await HeldAsync(content.Key, cancel) is not { State: not DocumentState.Deleted } row || row.ChangedAt > changedAt + Rounding) return true;
        if (row is { State: DocumentState.Gone, LookAt: null } && row.Path == content.Path && row.ChangedAt == changedAt) return true;
        if (row.State == DocumentState.Public)
            await TakeDownAsync(content.Key, content.Trashed ? "Tài liệu đã được chuyển vào thùng rác của Umbraco." : "Tài liệu đã được hủy xuất bản trong Umbraco.", NameOf(content.WriterId), cancel);
        (row.Path, row.State, row.ChangedAt, row.Print, row.Problem, row.LookAt, row.SettledAt) =
            (content.Path, DocumentState.Gone, changedAt, Nothing, null, null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    private Task<Work?> TakeDownAsync(Guid key, string reason, string actor, CancellationToken cancel) =>
        takeDown.RunAsync(UmbracoDocument.SourceOf(key), Takedown.Other, reason, actor, cancel);

    /// <summary>What is known of the document, held until the transaction ends so that two servers book one after the other.</summary>
    private async Task<UmbracoDocument?> HeldAsync(Guid key, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({UmbracoDocument.SourceOf(key)}, 18))", cancel);
        var row = await db.Documents.SingleOrDefaultAsync(d => d.Key == key, cancel);
        if (row is not null) await db.Entry(row).ReloadAsync(cancel);
        return row;
    }

    private UmbracoDocument New(IContent content) => new()
    {
        Key = content.Key, NodeId = content.Id, Path = content.Path, State = DocumentState.Gone, Version = 0,
        ChangedAt = DateTimeOffset.UnixEpoch, Print = Nothing, SettledAt = clock.GetUtcNow(),
    };

    private string NameOf(int userId) => users.GetProfileById(userId)?.Name ?? "Umbraco";

    private static byte[] PrintOf(DocumentWork? work, bool late)
    {
        if (work is null) return Nothing;
        // The date is the first announcement's: published again without a change, nothing is told.
        var said = work.Announcement with { PublicAt = default };
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { said, late, work.Ready, posts = work.Posts.Select(post => new { post.Kind, post.Content }) }));
    }
}
