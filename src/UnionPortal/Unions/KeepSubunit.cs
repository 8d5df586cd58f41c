using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a person types about a branch or a group.</summary>
public sealed class SubunitDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string? Name { get; set; }
    public SubunitKind Kind { get; set; }
    public string? HeadName { get; set; }
    public int? MemberCount { get; set; }

    public sealed class Rules : AbstractValidator<SubunitDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name!).IsAName(Say.SubunitHasNoName);
            RuleFor(draft => draft.HeadName).FitsIn(GrassrootsUnion.PersonLimit);
            RuleFor(draft => draft.MemberCount).IsACount();
        }
    }
}

/// <summary>Puts a branch or a group of a union on record, or amends the one with that id. Refuses a union that is dissolved.</summary>
public sealed class KeepSubunit(FederationDoor door) : IUseCase
{
    public async Task RunAsync(Guid unionId, SubunitDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new SubunitDraft.Rules().ValidateAndThrowAsync(draft, ct);
        (await db.FindUnionAsync(unionId, ct)).RefuseIfDissolved();
        var subunit = await db.Set<Subunit>().FirstOrDefaultAsync(row => row.Id == draft.Id && row.UnionId == unionId, ct);
        if (subunit is null) db.Add(subunit = new Subunit { Id = draft.Id, UnionId = unionId, Name = draft.Name! });
        (subunit.Name, subunit.Kind, subunit.HeadName, subunit.MemberCount) = (TypedText.Tidy(draft.Name), draft.Kind, TypedText.OrNothing(draft.HeadName), draft.MemberCount);
        await db.SaveOrRefuseAsync(Say.UnionChangedMeanwhile, ct);
    }

    /// <summary>Takes it off the record; the trail keeps what it was.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        db.Remove(await db.Set<Subunit>().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRow));
        await db.SaveChangesAsync(ct);
    }
}
