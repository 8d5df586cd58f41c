using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>One device at which a person is signed in. The cookie names it; once it has ended, the cookie opens nothing. No address is kept.</summary>
public sealed class SignInSession
{
    /// <summary>How exactly it is known when a device was last here.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public DeviceSystem System { get; init; }
    public DeviceBrowser Browser { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SeenAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public Device Device => new(System, Browser);

    /// <summary>Signs the device out. Refuses a second time.</summary>
    public void End(DateTimeOffset at)
    {
        if (EndedAt is not null) throw new Refusal(RefusalKind.NotFound, Say.NoSuchDevice);
        EndedAt = at;
    }

    public sealed class Table : IEntityTypeConfiguration<SignInSession>
    {
        public void Configure(EntityTypeBuilder<SignInSession> table)
        {
            table.ToTable("sign_in_session");
            table.Property(session => session.Id).ValueGeneratedNever();
            table.Ignore(session => session.Device);
            table.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId).OnDelete(DeleteBehavior.Cascade);
            table.HasIndex(session => session.PersonId);
            table.HasIndex(session => session.SeenAt);
        }
    }
}
