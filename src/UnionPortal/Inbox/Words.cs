using UnionPortal.Tenancy;

namespace UnionPortal.Inbox;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    /// <summary>Whether somebody posted so is ever told of it.</summary>
    public static bool Concerns(this MessageKind kind, Role role) => kind switch
    {
        MessageKind.Nudges => role.IsOfUnion() || role.Allows(Permission.HandUpReport),
        MessageKind.Reports => role.Allows(Permission.HandUpReport),
        MessageKind.Members => role.Allows(Permission.AmendMembers),
        MessageKind.Moves => role.Allows(Permission.AmendUnions),
        MessageKind.Assessments => role.Allows(Permission.Assess) || role.Allows(Permission.ConfirmAssessments),
        MessageKind.Selections => role.Allows(Permission.ApplyForHonours),
        MessageKind.Targets => role.Allows(Permission.SetTargets),
        _ => true,
    };

    public static string Word(this MessageKind kind) => Say.ResourceManager.GetString($"Kind_{kind}", Say.Culture)!;
}
