using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace VocEdu.Cms.Consents;

/// <summary>Encrypts what nobody but those who work with a consent may read. The consent is part of the key: bytes copied to another row open nowhere.</summary>
public sealed class ConsentSecrets(IDataProtectionProvider protection)
{
    public byte[] Seal(Guid consentId, ConsentPrivate known) => SealBytes(consentId, JsonSerializer.SerializeToUtf8Bytes(known));

    public ConsentPrivate Open(Consent consent) => JsonSerializer.Deserialize<ConsentPrivate>(OpenBytes(consent.Id, consent.Private))!;

    public byte[] SealBytes(Guid consentId, byte[] content) => Protector(consentId).Protect(content);

    public byte[] OpenBytes(Guid consentId, byte[] content) => Protector(consentId).Unprotect(content);

    private IDataProtector Protector(Guid consentId) => protection.CreateProtector("VocEdu.Cms.Consents", consentId.ToString());
}
