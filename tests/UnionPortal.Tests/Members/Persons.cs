using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Members;

/// <summary>Persons of the tests. Their numbers name a place that does not exist, so they are nobody's.</summary>
static class Persons
{
    static int next;

    public static string Identity(string born = "19900520", bool female = true)
    {
        var sequence = Interlocked.Increment(ref next) % 500 * 2 + (female ? 0 : 1);
        var first = $"99{Random.Shared.Next(0, 10_000):D4}{born}{sequence:D3}";
        return first + IdentityNumber.CheckCharacter(first);
    }

    public static MemberDraft Draft(Guid union, string name = "林小云", string? identity = null, string? phone = null, string joined = "2020年3月") =>
        new() { UnionId = union, Name = name, Identity = identity ?? Identity(), Phone = phone, JoinedOn = joined, Categories = [MemberCategory.Regular], Consent = ConsentForm.OnPaper };

    public static async Task<GrassrootsUnion> UnionAsync(this Office office, string name = "云岫工会")
    {
        var union = Registry.Strong(name);
        await office.AddAsync(union);
        return union;
    }

    public static async Task<Guid> EnrolAsync(this Office office, MemberDraft draft)
    {
        await using var staff = await office.StaffAsync();
        return await staff.Use<EnrolMember>().RunAsync(draft);
    }

    public static Task<Desk> ChairAsync(this Office office, GrassrootsUnion union) => office.PostAsync(Role.UnionChair, union.Id, union.Name);
}
