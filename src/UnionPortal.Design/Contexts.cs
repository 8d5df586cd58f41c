using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Design;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Design;

/// <summary>Shows the tables of the federations to `dotnet ef`; nothing is opened.</summary>
public sealed class RowsForDesign : IDesignTimeDbContextFactory<FederationDb>
{
    public FederationDb CreateDbContext(string[] args) => new(Databases.RowsAt("Host=design"), new Scope(0), new Acting(null, "", ""),
        new Vaults(new EphemeralDataProtectionProvider(), new VaultKey([])).Of(0), TimeProvider.System);
}

/// <summary>Shows the platform's tables to `dotnet ef`; nothing is opened.</summary>
public sealed class PlatformForDesign : IDesignTimeDbContextFactory<PlatformDb>
{
    public PlatformDb CreateDbContext(string[] args) => new(Databases.PlatformAt("Host=design"), TimeProvider.System);
}
