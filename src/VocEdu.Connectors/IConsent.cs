using System.Security.Cryptography;
using System.Text;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors;

/// <summary>How an account is connected: a person agrees on the platform's own page, which leads back to us with a code.</summary>
public interface IConsent
{
    ChannelKind Kind { get; }

    /// <summary>What the program's configuration lacks for it; null when it can be offered.</summary>
    ChannelAnswer? Missing { get; }

    /// <summary>The platform's page, where the person's browser goes.</summary>
    Uri Page(ConsentRequest request);

    /// <summary>Gives the permission back: the platform forgets our tokens.</summary>
    /// <returns>What a person still has to do on the platform; null when it is done, or was done before.</returns>
    Task<ChannelAnswer?> WithdrawAsync(ChannelSecrets secrets, CancellationToken cancel);

    /// <summary>Exchanges the code, which works once, for the tokens of the accounts that the person agreed to.</summary>
    Task<ConsentAnswer> RedeemAsync(ConsentRequest request, string code, CancellationToken cancel);
}

/// <param name="ComeBackTo">Our own address, registered with the platform; it receives <c>code</c> and <c>state</c>.</param>
/// <param name="State">Unguessable; comes back unchanged.</param>
/// <param name="Verifier">Secret of this one consent (PKCE, RFC 7636): only its hash travels through the browser.</param>
public sealed record ConsentRequest(Uri ComeBackTo, string State, string Verifier)
{
    public static ConsentRequest New(Uri comeBackTo) => new(comeBackTo, Random(), Random());

    /// <summary>Base64url of the SHA-256 of <see cref="Verifier"/>, without padding: 43 characters.</summary>
    public string Challenge => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => nameof(ConsentRequest);

    private static string Random() => Base64Url(RandomNumberGenerator.GetBytes(32));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

/// <summary>What came of a consent: accounts that can be connected, or why there are none.</summary>
public sealed record ConsentAnswer(IReadOnlyList<ConsentedAccount> Accounts, ChannelAnswer? Problem)
{
    internal static ConsentAnswer Of(ChannelAnswer problem) => new([], problem);
}

/// <param name="RemoteId">Page id, YouTube channel id, or OA id.</param>
public sealed record ConsentedAccount(string RemoteId, string Name, ChannelSecrets Secrets);
