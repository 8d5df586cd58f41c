using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Scores a facility by the checklist. Refuses points beyond what a line is worth, lines left out, and days to come. Saved twice, it is there once.</summary>
public sealed class InspectFacility(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The checklist of today, every line not yet scored.</summary>
    public sealed record Begun(string Facility, InspectionDraft Draft);

    public async Task<Begun> ReadAsync(Guid facilityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        var facility = await db.FindFacilityAsync(facilityId, ct);
        return new(facility.Name, new InspectionDraft
        {
            On = clock.Today(), Inspector = db.Acting.Name, Marks = [.. (await db.ChecklistAsync(ct)).Where(item => !item.IsRetired)
                .Select(item => new InspectionDraft.Line { Name = item.Name, Points = item.Points })],
        });
    }

    public async Task RunAsync(Guid facilityId, InspectionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await new InspectionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Inspection>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        var facility = await db.FindFacilityAsync(facilityId, ct);
        db.Add(new Inspection
        {
            Id = draft.Id, FacilityId = facility.Id, UnionId = facility.UnionId, On = draft.On!.Value, Inspector = TypedText.Tidy(draft.Inspector), Words = TypedText.OrNothing(draft.Words),
            Marks = draft.Marks.ConvertAll(line => new Mark { Name = line.Name, Points = line.Points, Given = line.Given!.Value }),
            Score = draft.Marks.Sum(line => line.Given!.Value), Full = draft.Marks.Sum(line => line.Points),
        });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What an inspector types. The lines are those of the checklist when the form opened.</summary>
public sealed class InspectionDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public DateOnly? On { get; set; }
    public string Inspector { get; set; } = "";
    public List<Line> Marks { get; set; } = [];
    public string? Words { get; set; }

    /// <summary>A line and what is given for it.</summary>
    public sealed class Line
    {
        public string Name { get; set; } = "";
        public int Points { get; set; }
        public int? Given { get; set; }
    }

    public sealed class Rules : AbstractValidator<InspectionDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.On).NotNull().WithMessage(Say.DayIsMissing).LessThanOrEqualTo(today).WithMessage(Say.DayIsInFuture);
            RuleFor(draft => draft.Inspector).Must(name => TypedText.Tidy(name).Length > 0).WithMessage(Say.InspectorIsMissing)
                .MaximumLength(GrassrootsUnion.PersonLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Marks).Must(marks => marks.Count > 0 && marks.TrueForAll(line => line.Given >= 0 && line.Given <= line.Points)).WithMessage(Say.MarksAreUnfit);
            RuleFor(draft => draft.Words).MaximumLength(Inspection.WordsLimit).WithMessage(Say.TooLong);
        }
    }
}
