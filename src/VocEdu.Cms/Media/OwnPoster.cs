using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Gives a film a picture of its own to show before it plays, in place of a frame.</summary>
public sealed class OwnPoster(CmsDb db, MediaStore store, TimeProvider clock)
{
    private static readonly Refusal NotAPicture = new("media.poster", "Tệp này không phải ảnh nên ảnh bìa chưa đổi. Hãy chọn ảnh JPEG, PNG, WebP, HEIC hoặc AVIF đến 25 MB.");

    /// <param name="film">One that the person sees and may change.</param>
    /// <returns>Why it was not taken, or null; then the job makes it ready.</returns>
    public async Task<Refusal?> RunAsync(MediaFile film, IFormFile picture, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var arrival = store.ArrivalOf(id);
        var kept = false;
        try
        {
            await using (var file = new FileStream(arrival, FileMode.CreateNew, FileAccess.Write)) await picture.CopyToAsync(file, cancel);
            if (await SniffedType.OfAsync(arrival, cancel) is not { Kind: MediaKind.Picture } type || picture.Length > type.MaxBytes) return NotAPicture;
            if (!await db.RemakeAsync(film, MediaPart.Poster, clock.GetUtcNow(), cancel, arrival: id)) return MediaQueue.Busy;
            await db.SaveChangesAsync(cancel);
            kept = true;
            await MediaQueue.RingAsync(db, cancel);
            return null;
        }
        finally
        {
            if (!kept) File.Delete(arrival);
        }
    }
}
