using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace UnionPortal.Accounts;

/// <summary>The framework's store of people, except that the secrets of one-time codes lie sealed: who reads the table can make no code.</summary>
public sealed class People(PlatformDb db, IDataProtectionProvider keys, IdentityErrorDescriber? describer = null) : UserOnlyStore<Person, PlatformDb, Guid>(db, describer)
{
    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : SealOf(user, name).Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } stored) return null;
        try
        {
            return SealOf(user, name).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            // Keys that are lost open nothing: an administrator resets the codes.
            return null;
        }
    }

    IDataProtector SealOf(Person user, string name) => keys.CreateProtector("one-time codes", user.Id.ToString(), name);
}
