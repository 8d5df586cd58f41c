using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Twinning;

public sealed class MentorStandingTests(TestInstallation installation)
{
    [Fact]
    public async Task An_honour_revoked_amid_a_pair_is_told_to_staff_and_the_pair_goes_on()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await staff.Use<MentorStanding>().RunAsync(pair)).Fits.ShouldBeTrue();

        await using (var db = await office.OpenAsync())
        {
            var (union, honours) = (await db.Set<GrassrootsUnion>().SingleAsync(known => known.Id == mentor.Id), await db.Set<Honour>().Where(known => known.HolderUnionId == mentor.Id).ToListAsync());
            union.Strengths = SixHaves.None;
            foreach (var honour in honours) db.Remove(honour);
            await db.SaveChangesAsync();
        }

        (await staff.Use<MentorStanding>().RunAsync(pair)).ShouldBe(new(mentor.Name, false));
        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Active);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<MentorStanding>().RunAsync(pair))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await staff.Use<MovePair>().EndAsync(pair, "荣誉被撤销，另行结对");
        (await staff.Use<MentorStanding>().RunAsync(pair)).Fits.ShouldBeTrue("It is over.");
    }
}
