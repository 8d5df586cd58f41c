namespace UnionPortal.Tenancy;

/// <summary>As what a person is posted; see the list of people the portal serves.</summary>
public enum Role
{
    PlatformOperator,
    FederationAdmin,
    FederationStaff,
    Leader,
    UnionWorker,
    UnionChair,
    UnionClerk,
}

/// <summary>What a posting allows. A use case asks for exactly one.</summary>
public enum Permission
{
    RunPlatform,
    SeeOwnStanding,
    ManagePostings,
    SeeUnions,
    AmendUnions,
    ImportUnions,
    SeeOwnUnion,
    SeeMembers,
    AmendMembers,
    SetMemberRules,
    InviteChairs,
    SeePairs,
    ManagePairs,
    AnswerPair,
    ChoosePartners,
    SeeActivities,
    LogActivity,
    SeeFiles,
    SeeFigures,
    SeeTrail,
    SeeReports,
    HandUpReport,
    JudgeReports,
    SetTargets,
    SeeFacilities,
    ManageFacilities,
    InspectFacilities,
    SeeHonours,
    ManageHonours,
    ApplyForHonours,
    SeePosts,
    SeeQuality,
    SeeStandards,
    SetStandards,
    Assess,
    ConfirmAssessments,
    SetTemplates,
}

/// <summary>Which role may do what. The only place that says so.</summary>
public static class Permissions
{
    static readonly Permission[] Union =
    [
        Permission.SeeOwnStanding, Permission.SeeOwnUnion, Permission.SeePairs, Permission.AnswerPair, Permission.ChoosePartners, Permission.SeeActivities, Permission.LogActivity,
        Permission.SeeFiles, Permission.SeeMembers, Permission.AmendMembers, Permission.SeeFacilities, Permission.ManageFacilities, Permission.SeeHonours, Permission.ApplyForHonours, Permission.SeePosts, Permission.SeeQuality,
        Permission.SeeStandards, Permission.Assess,
    ];

    static readonly Permission[] Staff =
    [
        Permission.SeeOwnStanding, Permission.SeeUnions, Permission.AmendUnions, Permission.ImportUnions, Permission.InviteChairs, Permission.SeePairs,
        Permission.ManagePairs, Permission.ChoosePartners, Permission.SeeActivities, Permission.LogActivity, Permission.SeeFiles, Permission.SeeFigures,
        Permission.SeeReports, Permission.HandUpReport, Permission.JudgeReports, Permission.SetTargets, Permission.SeeMembers, Permission.AmendMembers,
        Permission.SeeFacilities, Permission.ManageFacilities, Permission.InspectFacilities, Permission.SeeHonours, Permission.ManageHonours, Permission.ApplyForHonours, Permission.SeePosts, Permission.SeeQuality,
        Permission.SeeStandards, Permission.SetStandards, Permission.ConfirmAssessments, Permission.SetTemplates,
    ];

    static readonly Dictionary<Role, HashSet<Permission>> Allowed = new()
    {
        [Role.PlatformOperator] = [Permission.RunPlatform, Permission.SeeOwnStanding],
        [Role.FederationAdmin] = [.. Staff, Permission.ManagePostings, Permission.SeeTrail, Permission.SetMemberRules],
        [Role.FederationStaff] = [.. Staff],
        [Role.Leader] = [Permission.SeeOwnStanding, Permission.SeeUnions, Permission.SeePairs, Permission.SeeActivities, Permission.SeeFiles, Permission.SeeFigures, Permission.SeeReports,
            Permission.SeeFacilities, Permission.SeeHonours, Permission.SeePosts, Permission.SeeQuality, Permission.SeeStandards],
        [Role.UnionWorker] = [.. Union],
        [Role.UnionChair] = [.. Union],
        [Role.UnionClerk] = [.. Union],
    };

    public static bool Allows(this Role role, Permission permission) => Allowed[role].Contains(permission);

    /// <summary>Posted to one union of the federation, and shut in with it.</summary>
    public static bool IsOfUnion(this Role role) => role is Role.UnionWorker or Role.UnionChair or Role.UnionClerk;
}
