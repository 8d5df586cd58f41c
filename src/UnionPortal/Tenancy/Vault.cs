using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace UnionPortal.Tenancy;

/// <summary>Personal data as it lies in the database: sealed for reading, hashed for exact search, masked for the screen.</summary>
[System.ComponentModel.DataAnnotations.Schema.ComplexType]
public sealed record SealedText(byte[] Sealed, byte[] Hash, string Masked);

/// <summary>The keys of personal data. They lie outside the database: whoever takes the database takes nothing readable.</summary>
public sealed class Vaults(IDataProtectionProvider provider, VaultKey key)
{
    public Vault Of(int federationId) => new(provider.CreateProtector("personal", federationId.ToString(CultureInfo.InvariantCulture)), key, federationId);
}

/// <summary>The installation's key for exact search in sealed values, 32 random bytes.</summary>
public sealed record VaultKey(byte[] Bytes);

/// <summary>Seals and opens personal data of one federation (AES-256-GCM by the framework's data protection).</summary>
public sealed class Vault(IDataProtector protector, VaultKey key, int federationId)
{
    public SealedText? Seal(string? text, Func<string, string> mask) => string.IsNullOrWhiteSpace(text)
        ? null
        : new(protector.Protect(Encoding.UTF8.GetBytes(text)), HashOf(text), mask(text));

    public string Open(SealedText text) => Encoding.UTF8.GetString(protector.Unprotect(text.Sealed));

    public byte[] Protect(byte[] bytes) => protector.Protect(bytes);

    public byte[] Unprotect(byte[] bytes) => protector.Unprotect(bytes);

    /// <summary>What to compare with a stored hash; the federation is part of it, so that equal numbers in two federations do not match.</summary>
    public byte[] HashOf(string text) =>
        HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"{federationId.ToString(CultureInfo.InvariantCulture)}:{text}"));

    /// <summary>The same in every federation of the installation: by it one person holds one living membership. Only the database compares it across federations.</summary>
    public byte[] DigestOf(string identityNumber) => HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"one membership:{identityNumber}"));
}
