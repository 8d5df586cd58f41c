using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a person types about an employer that a union covers.</summary>
public sealed class EmployerDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string? Name { get; set; }
    public string? EmployerCode { get; set; }
    public int? WorkerCount { get; set; }
    public string? Address { get; set; }
    public DateOnly? Since { get; set; }

    public sealed class Rules : AbstractValidator<EmployerDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Name!).IsAName(Say.EmployerHasNoName);
            RuleFor(draft => draft.EmployerCode).IsACreditCode();
            RuleFor(draft => draft.WorkerCount).IsACount();
            RuleFor(draft => draft.Address).FitsIn(GrassrootsUnion.AddressLimit);
            RuleFor(draft => draft.Since).Must(day => day <= today).WithMessage(Say.SinceIsUnfit);
        }
    }
}

/// <summary>
/// Puts an employer on record that a joint union covers; the union's number of employers follows. One that waited in the founding ledger, known by its code or its very name, leaves it that day.
/// Saved twice, it is there once. Refuses a union founded alone, one that is dissolved, and a code that is covered or has a union already.
/// </summary>
public sealed class CoverEmployer(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <returns>The employer that left the founding ledger with it; nothing where none waited there.</returns>
    public async Task<string?> RunAsync(Guid unionId, EmployerDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new EmployerDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<CoveredEmployer>().AnyAsync(known => known.Id == draft.Id, ct)) return null;

        var union = await db.FindUnionAsync(unionId, ct);
        union.RefuseIfDissolved();
        if (!union.IsAssociation && union.Founding != Founding.Joint) throw new Refusal(Say.FoundedAloneCoversOne, union.Name);
        var employer = new CoveredEmployer
        {
            Id = draft.Id, UnionId = unionId, Name = TypedText.Tidy(draft.Name), EmployerCode = string.IsNullOrWhiteSpace(draft.EmployerCode) ? null : CreditCode.Tidy(draft.EmployerCode),
            WorkerCount = draft.WorkerCount, Address = TypedText.OrNothing(draft.Address), Since = draft.Since!.Value,
        };
        await RefuseTakenAsync(db, employer, ct);
        db.Add(employer);
        var prospect = await db.Set<Prospect>().FirstOrDefaultAsync(known => known.LeftOn == null && (known.CreditCode != null && known.CreditCode == employer.EmployerCode || known.Name == employer.Name), ct);
        prospect?.Cover(clock.Today(), unionId);
        await db.SaveFollowedAsync(union, ct);
        return prospect?.Name;
    }

    static async Task RefuseTakenAsync(FederationDb db, CoveredEmployer employer, CancellationToken ct)
    {
        if (employer.EmployerCode is not { } code) return;
        var covered = await db.Set<CoveredEmployer>().Where(other => other.EmployerCode == code && other.CoveredUntil == null).Join(db.Set<GrassrootsUnion>(), other => other.UnionId, union => union.Id, (_, union) => union.Name).FirstOrDefaultAsync(ct);
        var founded = covered ?? await db.Set<GrassrootsUnion>().Living().Where(union => union.CreditCode == code || union.EmployerCode == code && union.Id != employer.UnionId).Select(union => union.Name).FirstOrDefaultAsync(ct);
        if (founded is not null) throw new Refusal(Say.RowCodeKnown, founded);
    }
}

/// <summary>Ends that a union covers an employer, or takes it off the record where it was entered by mistake. The number of employers follows.</summary>
public sealed class EndCover(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="employerId">The employer on record.</param>
    /// <param name="day">The first day it is covered no more; nothing where it never was.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Guid employerId, DateOnly? day, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var employer = await db.Set<CoveredEmployer>().FirstOrDefaultAsync(row => row.Id == employerId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRow);
        var union = await db.FindUnionAsync(employer.UnionId, ct);
        union.RefuseIfDissolved();
        if (day is { } last) employer.End(last, clock.Today());
        else db.Remove(employer);
        await db.SaveFollowedAsync(union, ct);
    }
}

static class FollowedEmployers
{
    public static async Task SaveFollowedAsync(this FederationDb db, GrassrootsUnion union, CancellationToken ct)
    {
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.SaveOrRefuseAsync(Say.UnionChangedMeanwhile, ct);
        union.CoverEmployers(await db.Set<CoveredEmployer>().CountAsync(employer => employer.UnionId == union.Id && employer.CoveredUntil == null, ct));
        await db.SaveOrRefuseAsync(Say.UnionChangedMeanwhile, ct);
        await whole.CommitAsync(ct);
    }
}
