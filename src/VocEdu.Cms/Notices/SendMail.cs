using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Notices;

/// <summary>Sends what is due. A claim is saved before anything is sent; a mail that may have gone out before a crash keeps its Message-ID, so a mailbox can tell.</summary>
[DisallowConcurrentExecution]
public sealed class SendMail(CmsDb db, IOptions<SmtpOptions> options, TimeProvider clock, ILogger<SendMail> log) : IJob
{
    private const int Batch = 20, MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (!options.Value.IsOn) return 0;
        var sent = 0;
        foreach (var mail in await ClaimAsync(cancel))
        {
            try
            {
                using var client = Client();
                using var message = MessageOf(mail);
                await client.SendMailAsync(message, cancel);
                (mail.SentAt, mail.ClaimedUntil, mail.Failure) = (clock.GetUtcNow(), null, null);
                sent++;
            }
            catch (Exception fault) when (fault is SmtpException or FormatException or InvalidOperationException or IOException)
            {
                (mail.ClaimedUntil, mail.Failure) = (null, fault.Message);
                mail.DueAt = clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(2, mail.Attempts));
                if (mail.Attempts >= MostAttempts || fault is FormatException) mail.FailedAt = clock.GetUtcNow();
                log.LogWarning("Mail {MailId} could not be sent, attempt {Attempt}: {Why}", mail.Id, mail.Attempts, fault.Message);
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        return sent;
    }

    private async Task<List<Mail>> ClaimAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Mail.FromSql($"""
            select * from cms.mail
            where sent_at is null and failed_at is null and due_at <= {now} and (claimed_until is null or claimed_until <= {now})
            order by due_at, id limit {Batch} for update skip locked
            """).ToListAsync(cancel);
        foreach (var mail in due) (mail.ClaimedUntil, mail.Attempts) = (now + Lease, mail.Attempts + 1);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return due;
    }

    private SmtpClient Client()
    {
        var smtp = options.Value;
        var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (!string.IsNullOrEmpty(smtp.User)) client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        return client;
    }

    private MailMessage MessageOf(Mail mail)
    {
        var from = options.Value.From ?? $"khong-tra-loi@{options.Value.Host}";
        var message = new MailMessage(new MailAddress(from, "Ban Biên tập", Encoding.UTF8), new MailAddress(mail.Address))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = mail.Text, BodyEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        message.Headers.Add("Message-ID", string.Create(CultureInfo.InvariantCulture, $"<vocedu-{mail.CreatedAt.UtcTicks}-{mail.Id}@{message.From!.Host}>"));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
