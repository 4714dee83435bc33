using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Accounts;

/// <summary>Lets a program act as the owner of a personal access token: <c>Authorization: Bearer vocedu_…</c></summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    CmsDb db, UserManager<Person> people, IUserClaimsPrincipalFactory<Person> claims)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Claims of a program: which of its owner's tokens it uses.</summary>
    public const string TokenId = "token-id", TokenName = "token-name";

    private const string Prefix = "Bearer ";
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();

        var hash = LinkSecret.HashOf(header[Prefix.Length..].Trim());
        var now = TimeProvider.GetUtcNow();
        var token = await db.AccessTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now, Context.RequestAborted);
        if (token is null) return AuthenticateResult.Fail("Unknown, revoked or expired access token.");

        var owner = await people.FindByIdAsync(token.UserId.ToString());
        if (owner is null or { DisabledAt: not null }) return AuthenticateResult.Fail("The token's owner is disabled.");

        if (token.LastUsedAt is not { } last || now - last > NotedEvery)
            await db.AccessTokens.Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);

        var program = await claims.CreateAsync(owner);
        program.AddIdentity(new([new(TokenId, token.Id.ToString()), new(TokenName, token.Name)]));
        return AuthenticateResult.Success(new(program, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
