using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>A personal link into the portal. An office's works once; a chair's signs the own phone in again, after the last four digits of the number on file.</summary>
public sealed class Invitation
{
    public const int AttemptLimit = 5;
    public static readonly TimeSpan ForOffice = TimeSpan.FromDays(7);
    public static readonly TimeSpan ForChair = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the link's secret; the secret itself is never stored.</summary>
    public required byte[] TokenHash { get; init; }
    public int? FederationId { get; init; }
    public Federation? Federation { get; init; }
    public Role Role { get; init; }
    public Guid? UnionId { get; init; }
    public string? UnionName { get; init; }
    public required string PersonName { get; init; }

    /// <summary>Salted hash of the last four digits of the phone on file; absent where there is none, and then the link works once.</summary>
    public byte[]? PhoneTailHash { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int FailedAttempts { get; private set; }

    /// <summary>The posting that came of it.</summary>
    public Guid? PostingId { get; private set; }

    /// <summary>A chair and a clerk come in by phone, without a password; others have an account, which may hold several postings.</summary>
    public bool IsByPhone => Role is Role.UnionChair or Role.UnionClerk;

    public bool AsksForPhone => PhoneTailHash is not null;

    public bool IsOpen(DateTimeOffset now) =>
        WithdrawnAt is null && now < ExpiresAt && FailedAttempts < AttemptLimit && (UsedAt is null || AsksForPhone);

    /// <summary>Whether the digits are those on file. A wrong answer counts; after five the link is shut.</summary>
    public bool Confirms(string? digits)
    {
        if (PhoneTailHash is null) return true;
        if (CryptographicOperations.FixedTimeEquals(PhoneTailHash, HashTail(TokenHash, digits ?? ""))) return true;
        FailedAttempts++;
        return false;
    }

    public void Use(Guid postingId, DateTimeOffset at)
    {
        UsedAt = at;
        PostingId = postingId;
        FailedAttempts = 0;
    }

    /// <summary>A new link for somebody who has been here before leads to the same posting.</summary>
    public void Continue(Guid postingId) => PostingId = postingId;

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    /// <summary>A new secret for a link: 192 random bits, safe in an address.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    // Four digits are guessed in no time once the table is known; five attempts and the salt keep that to whoever holds both.
    public static byte[] HashTail(byte[] tokenHash, string digits) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(digits), tokenHash, 50_000, HashAlgorithmName.SHA256, 32);

    public sealed class Table : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> table)
        {
            table.ToTable("invitation");
            table.Property(invitation => invitation.Id).ValueGeneratedNever();
            table.Property(invitation => invitation.PersonName).HasMaxLength(Person.NameLimit);
            table.Property(invitation => invitation.UnionName).HasMaxLength(120);
            table.Ignore(invitation => invitation.AsksForPhone).Ignore(invitation => invitation.IsByPhone);
            // Two people opening a link that works once: the second write finds the row changed.
            table.Property<uint>("Version").IsRowVersion();
            table.HasIndex(invitation => invitation.TokenHash).IsUnique();
            table.HasIndex(invitation => new { invitation.FederationId, invitation.UnionId });
            table.HasOne(invitation => invitation.Federation).WithMany().HasForeignKey(invitation => invitation.FederationId).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Posting>().WithMany().HasForeignKey(invitation => invitation.PostingId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
