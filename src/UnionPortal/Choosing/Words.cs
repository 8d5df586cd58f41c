using UnionPortal.Shell;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this Attitude attitude) => Of("Attitude", attitude);

    public static string Word(this LeftBecause left) => Of("Left", left);

    public static string Word(this MatchBar bar) => Of("Bar", bar);

    /// <summary>What one says of another, with the order where it gave one.</summary>
    public static string Sentence(this Wish? wish) => wish switch { null => Say.SaidNothing, { Rank: { } rank } => Say.WillingInOrder.With(rank), _ => wish.Attitude.Word() };

    /// <summary>A profile in a line: 制造业 · 320 名职工 · 市级模范职工之家.</summary>
    public static string Line(this EntryProfile profile) => string.Join(Unions.Say.Dot, new[]
    {
        Reference.Industries.Find(profile.IndustryCode)?.Name, profile.Workers is { } workers ? Unions.Say.HeadsOnly.With(workers) : null,
        profile.HonourLevel is { } level ? level.Word() + profile.HonourTitle : null, profile.GraduatedOn is not null ? Twinning.Say.Reason_Graduate : null, profile.IsNew ? Say.IsNew : null,
    }.Where(part => part is not null));

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;
}
