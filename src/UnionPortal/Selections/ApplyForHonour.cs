using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>What is typed about a candidacy.</summary>
public sealed class CandidacyDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice keeps one candidacy; files are kept under it before it is saved.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The row as it was read; a lost race is noticed by it. 0 for a new one.</summary>
    public uint Version { get; set; }
    public Guid SelectionId { get; set; }

    /// <summary>Whose candidacy; a chair's is the own union's.</summary>
    public Guid? UnionId { get; set; }

    /// <summary>Where people are selected.</summary>
    public string? PersonName { get; set; }
    public string Deeds { get; set; } = "";

    public sealed class Rules : AbstractValidator<CandidacyDraft>
    {
        /// <param name="selects">A person is named where people are selected.</param>
        public Rules(SelectionFor selects)
        {
            RuleFor(draft => draft.UnionId).NotNull().WithMessage(Say.UnionIsMissing);
            RuleFor(draft => draft.PersonName).Must(name => TypedText.Tidy(name).Length > 0).When(_ => selects == SelectionFor.People).WithMessage(Say.PersonIsMissing)
                .MaximumLength(GrassrootsUnion.PersonLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Deeds).Must(deeds => !string.IsNullOrWhiteSpace(deeds)).WithMessage(Say.DeedsAreMissing).MaximumLength(Candidacy.DeedsLimit).WithMessage(Say.DeedsAreTooLong.With(Candidacy.DeedsLimit));
        }
    }
}

/// <summary>
/// A union applies, or the office on its behalf; what was returned is handed in again. The assessment that is asked for is attached by itself. Refuses after the last day,
/// without that assessment, a dissolved union, and a second candidacy of the same union or person. Saved twice, it is there once.
/// </summary>
public sealed class ApplyForHonour(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Selection">In which selection.</param>
    /// <param name="For">Who is selected.</param>
    /// <param name="Explanation">What the office says of it.</param>
    /// <param name="ApplyBy">The last day.</param>
    /// <param name="IsOffice">The union is chosen, because the office applies on its behalf.</param>
    /// <param name="Why">Why nobody can apply now; nothing where one can.</param>
    /// <param name="Wanted">The assessment that is asked for, and how the own union stands to it.</param>
    /// <param name="Returned">Why the office sent it back.</param>
    /// <param name="Draft">What was typed so far.</param>
    public sealed record Begun(string Selection, SelectionFor For, string? Explanation, DateOnly ApplyBy, bool IsOffice, string? Why, WantedAssessment? Wanted, string? Returned, CandidacyDraft Draft);

    /// <summary>How one union stands to the assessment that is asked for.</summary>
    public sealed record OfUnion(WantedAssessment? Wanted);

    public async Task<Begun> BeginAsync(Guid selectionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        var selection = await db.FindSelectionAsync(selectionId, ct);
        var own = db.Scope.UnionId;
        var why = selection.StateOn(clock.Today()) != SelectionState.Open ? Say.IsNotOpen.With(selection.Name, selection.ApplyBy)
            : selection.For == SelectionFor.Unions && own is not null && await db.Set<Candidacy>().AnyAsync(known => known.SelectionId == selectionId && known.UnionId == own && known.Stage != CandidacyStage.Withdrawn, ct) ? Say.HasApplied.With(selection.Name)
            : null;
        return new(selection.Name, selection.For, selection.Explanation, selection.ApplyBy, own is null, why, own is { } union ? await db.WantedAsync(selection, union, ct) : null, null, new() { SelectionId = selectionId, UnionId = own });
    }

    /// <summary>One that was returned, to be mended.</summary>
    public async Task<Begun> MendAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        var candidacy = await db.FindCandidacyAsync(id, ct);
        if (!candidacy.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, candidacy.Stage.Word());
        var selection = await db.FindSelectionAsync(candidacy.SelectionId, ct);
        return new(selection.Name, selection.For, selection.Explanation, selection.ApplyBy, false, null, await db.WantedAsync(selection, candidacy.UnionId, ct), candidacy.Steps[^1].Note, new()
        {
            Id = id, Version = candidacy.Version, SelectionId = selection.Id, UnionId = candidacy.UnionId, PersonName = candidacy.PersonName, Deeds = candidacy.Deeds,
        });
    }

    /// <summary>How a union that the office has chosen stands to the assessment.</summary>
    public async Task<OfUnion> OfUnionAsync(Guid selectionId, Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        return new(await db.WantedAsync(await db.FindSelectionAsync(selectionId, ct), unionId, ct));
    }

    public async Task<Guid> RunAsync(CandidacyDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        var (selection, now) = (await db.FindSelectionAsync(draft.SelectionId, ct), clock.GetUtcNow());
        draft.UnionId = db.Scope.UnionId ?? draft.UnionId;
        await new CandidacyDraft.Rules(selection.For).ValidateAndThrowAsync(draft, ct);
        var known = await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == draft.Id, ct);
        if (known is not null && draft.Version == 0) return known.Id;
        if (draft.Version > 0 && known?.Version != draft.Version) throw new Refusal(Say.AmendedMeanwhile);
        if (known is null) selection.RefuseUnlessOpen(now.Day());
        else selection.RefuseIfNoticed();

        var union = await db.Set<GrassrootsUnion>().FirstOrDefaultAsync(row => row.Id == draft.UnionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        union.RefuseIfDissolved();
        var wanted = await db.WantedAsync(selection, union.Id, ct);
        if (wanted?.Missing is { } missing) throw new Refusal(missing);
        var candidacy = known ?? new Candidacy { Id = draft.Id, SelectionId = selection.Id, UnionId = union.Id, UnionName = union.Name, AppliedOn = now.Day() };
        candidacy.Apply(selection.For == SelectionFor.People ? TypedText.Tidy(draft.PersonName) : null, draft.Deeds.Trim(), wanted?.Id, db.Acting, now);
        if (known is null)
        {
            // Files come first: the office may have chosen another union since.
            foreach (var file in await db.FilesOn(CandidacyFiles.Shelf(candidacy.Id)).ToListAsync(ct)) file.Follow(candidacy);
            db.Add(candidacy);
        }

        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct, Say.AppliedTwice.With(candidacy.Name, selection.Name));
        return candidacy.Id;
    }

    /// <summary>The union does not wish to go on.</summary>
    public async Task WithdrawAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        (await db.FindCandidacyAsync(id, ct)).Withdraw(db.Acting, clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}
