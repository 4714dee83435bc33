using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Media;

/// <summary>Which files something still needs, whoever may see it: items as they stand and as they are public, in the bin too, series and topics,
/// templates, posts that have not arrived, proofs of works, what schools sent, and what is being typed.</summary>
public static class MediaInUse
{
    internal static readonly string[] Unfinished = [.. Enum.GetValues<PostState>().Except([PostState.Posted, PostState.Cancelled, PostState.Removed]).Select(state => state.ToString())];

    public static async Task<HashSet<Guid>> InUseAsync(this CmsDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel)
    {
        Guid[] ids = [.. files];
        return [.. await db.Database.SqlQuery<Guid>($"""
            select f.id as "Value" from (select id, id::text as name from unnest({ids}) as id) f
            where exists (select from cms.content_reference r where r.kind = 'Media' and r.target = f.name)
               or exists (select from cms.public_media p where p.media_id = f.id)
               or exists (select from cms.collection c where c.cover ->> 'mediaId' = f.name)
               or exists (select from cms.template t where t.removed_at is null and strpos(t.body || t.fields::text, f.name) > 0)
               or exists (select from publishing.outbox_post p where p.state = any({Unfinished}) and strpos(p.content::text, f.name) > 0)
               or exists (select from publishing.evidence e where e.file_key = f.name)
               or exists (select from cms.submission s where s.files @> jsonb_build_array(jsonb_build_object('mediaId', f.name)))
               or exists (select from cms.content_draft d where d.done_at is null and strpos(d.form, f.name) > 0)
            """).ToListAsync(cancel)];
    }
}
