using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Whom to invite into a federation's office, and as what.</summary>
public sealed class OfficeInvitationDraft
{
    public string PersonName { get; set; } = "";
    public Role Role { get; set; } = Role.FederationAdmin;

    public sealed class Rules : AbstractValidator<OfficeInvitationDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.PersonName).NotEmpty().WithMessage(Say.PersonNameIsMissing).MaximumLength(Person.NameLimit).WithMessage(Say.PersonNameIsTooLong);
            RuleFor(draft => draft.Role).Must(role => role is Role.FederationAdmin or Role.FederationStaff or Role.Leader).WithMessage(Say.RoleIsMissing);
        }
    }
}

/// <summary>Makes the link by which somebody takes up a posting in a federation's office. It works once and for seven days; only its hash is kept.</summary>
public sealed class InviteToOffice(PlatformDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>What to send: the secret part of the link, shown this once.</summary>
    public sealed record Issued(Guid Id, string Token, DateTimeOffset ExpiresAt);

    /// <summary>An administrator invites into the own federation.</summary>
    public async Task<Issued> RunAsync(OfficeInvitationDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePostings, ct);
        return await RunAsync(db, db.FederationScope!.Value, draft, clock.GetUtcNow(), ct);
    }

    /// <summary>An operator invites a federation's administrator.</summary>
    public async Task<Issued> RunAsync(string slug, OfficeInvitationDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.RunPlatform, ct);
        var federation = await db.Federations.FirstOrDefaultAsync(known => known.Slug == slug, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
        return await RunAsync(db, federation.Id, draft, clock.GetUtcNow(), ct);
    }

    internal static async Task<Issued> RunAsync(PlatformDb db, int? federationId, OfficeInvitationDraft draft, DateTimeOffset now, CancellationToken ct)
    {
        // Operators stand in no federation, and only a command at the terminal invites them.
        if (federationId is not null || draft.Role != Role.PlatformOperator) await new OfficeInvitationDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var token = Invitation.NewToken();
        var invitation = new Invitation
        {
            TokenHash = Invitation.HashOf(token),
            FederationId = federationId,
            Role = draft.Role,
            PersonName = draft.PersonName.Trim(),
            IssuedAt = now,
            ExpiresAt = now + Invitation.ForOffice,
        };
        db.Add(invitation);
        await db.SaveChangesAsync(ct);
        return new Issued(invitation.Id, token, invitation.ExpiresAt);
    }
}
