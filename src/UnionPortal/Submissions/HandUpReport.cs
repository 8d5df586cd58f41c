using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Hands a month up to the federation right above (报送), for the first time or mended. Refuses months that are not over, and one that was accepted.</summary>
public sealed class HandUpReport(FederationDoor door, Standings standings, CopyReport copy, TimeProvider clock) : IUseCase
{
    /// <summary>The report, which from now on the federation above sees.</summary>
    public async Task<Guid> RunAsync(ReportDraft draft, CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.HandUpReport, ct);
        await using var above = await door.OpenAboveAsync(Permission.HandUpReport, ct) ?? throw new Refusal(Say.NobodyAbove);
        await new ReportDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var sender = await standings.KinAsync(own.Scope.FederationId, ct);
        try
        {
            return (await copy.RunAsync(own, above, sender.Name, draft, own.Acting, clock.GetUtcNow(), ct)).Id;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.ReportHasChanged);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(Say.ReportHasChanged);
        }
    }
}
