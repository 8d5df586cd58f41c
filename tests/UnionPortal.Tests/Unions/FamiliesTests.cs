using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class FamiliesTests(TestInstallation installation)
{
    [Fact]
    public async Task The_number_of_employers_follows_those_on_record_and_is_typed_no_more()
    {
        var office = await installation.FoundAsync();
        var joint = Joint();
        joint.EmployersCovered = 9;
        await office.AddAsync(joint);
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        await staff.Use<CoverEmployer>().RunAsync(joint.Id, new() { Name = "甲公司", EmployerCode = Codes.Employer(), WorkerCount = 12, Since = today });
        await staff.Use<CoverEmployer>().RunAsync(joint.Id, new() { Name = "乙公司", Since = today });
        (await staff.Use<ShowUnion>().RunAsync(joint.Id)).EmployersCovered.ShouldBe(2);
        var draft = await staff.Use<AmendUnion>().ReadAsync(joint.Id);
        (draft.EmployersFollowRows, draft.EmployersCovered) = (true, 40);
        await staff.Use<AmendUnion>().RunAsync(draft);
        (await staff.Use<ShowUnion>().RunAsync(joint.Id)).EmployersCovered.ShouldBe(2);
        var second = (await staff.Use<ShowFamily>().RunAsync(joint.Id)).Employers.Single(employer => employer.Name == "乙公司");

        await staff.Use<EndCover>().RunAsync(second.Id, today);

        (await staff.Use<ShowUnion>().RunAsync(joint.Id)).EmployersCovered.ShouldBe(1);
        (await staff.Use<ShowFamily>().RunAsync(joint.Id)).Employers.Single(employer => employer.Name == "乙公司").Until.ShouldBe(today);
        await Should.ThrowAsync<Refusal>(() => staff.Use<EndCover>().RunAsync(second.Id, today));
    }

    [Fact]
    public async Task An_employer_is_covered_once_and_never_by_a_union_founded_alone()
    {
        var office = await installation.FoundAsync();
        var (joint, other, alone) = (Joint("甲联合"), Joint("乙联合"), Registry.Strong("丙工会"));
        await office.AddAsync(joint, other, alone);
        await using var staff = await office.StaffAsync();
        var (code, today) = (Codes.Employer(), staff.Use<TimeProvider>().Today());
        await staff.Use<CoverEmployer>().RunAsync(joint.Id, new() { Name = "甲公司", EmployerCode = code, Since = today });

        (await Should.ThrowAsync<Refusal>(() => staff.Use<CoverEmployer>().RunAsync(other.Id, new() { Name = "甲公司", EmployerCode = code, Since = today }))).Message.ShouldContain("甲联合");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<CoverEmployer>().RunAsync(alone.Id, new() { Name = "乙公司", Since = today }))).Message.ShouldContain("单独建会");
    }

    [Fact]
    public async Task A_prospect_that_becomes_covered_leaves_the_founding_ledger()
    {
        var office = await installation.FoundAsync();
        var (joint, code) = (Joint(), Codes.Employer());
        var prospect = new Prospect { Name = "柳河甲公司", CreditCode = code, RegisteredOn = Registry.LongAgo };
        await office.AddAsync(joint, prospect);
        await using var staff = await office.StaffAsync();

        (await staff.Use<CoverEmployer>().RunAsync(joint.Id, new() { Name = "甲公司", EmployerCode = code, Since = staff.Use<TimeProvider>().Today() })).ShouldBe("柳河甲公司");

        var left = await staff.Use<ShowProspect>().RunAsync(prospect.Id);
        (left.LeftFor, left.UnionId).ShouldBe((LeaveReason.Covered, joint.Id));
        (await staff.Use<ShowUnion>().RunAsync(joint.Id)).GrownFrom.ShouldBeEmpty();
        await Should.ThrowAsync<Refusal>(() => staff.Use<EnterProspect>().RunAsync(new() { Name = "又一家", CreditCode = code }, isAnother: true));
        await Should.ThrowAsync<Refusal>(() => staff.Use<LeaveLedger>().RunAsync(prospect.Id, LeaveReason.Covered));
    }

    [Fact]
    public async Task A_union_belongs_to_one_association_and_no_association_to_another()
    {
        var office = await installation.FoundAsync();
        var (first, second, union) = (Association("甲联合会"), Association("乙联合会"), Registry.Strong());
        await office.AddAsync(first, second, union);
        await using var staff = await office.StaffAsync();
        await staff.Use<JoinAssociation>().RunAsync(first.Id, union.Id);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<JoinAssociation>().RunAsync(second.Id, union.Id))).Message.ShouldContain("甲联合会");
        await Should.ThrowAsync<Refusal>(() => staff.Use<JoinAssociation>().RunAsync(first.Id, second.Id));
        await Should.ThrowAsync<Refusal>(() => staff.Use<JoinAssociation>().RunAsync(union.Id, second.Id));
        (await staff.Use<ShowFamily>().RunAsync(union.Id)).Association!.Name.ShouldBe("甲联合会");
        await staff.Use<JoinAssociation>().LeaveAsync(union.Id);
        await staff.Use<JoinAssociation>().RunAsync(second.Id, union.Id);
        (await staff.Use<ShowFamily>().RunAsync(second.Id)).Members.ShouldHaveSingleItem().Id.ShouldBe(union.Id);
    }

    [Fact]
    public async Task Nobody_is_counted_with_a_union_and_again_with_its_association()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        DateOnly march = new(2026, 3, 20);
        var association = Counting.Union("甲联合会", UnionKind.IndustryAssociation, workers: 150, members: 120, registered: march, employers: 3);
        var (one, other) = (Counting.Union("甲工会", workers: 100, members: 80, registered: march), Counting.Union("乙工会", workers: 50, members: 40, registered: march));
        await office.SaveAsync(association, one, other);
        await using var staff = await office.StaffAsync();
        foreach (var union in new[] { one, other }) await staff.Use<JoinAssociation>().RunAsync(association.Id, union.Id, new DateOnly(2026, 5, 10));
        await staff.Use<CoverEmployer>().RunAsync(association.Id, new() { Name = "散户", Since = new(2026, 5, 10) });
        await office.CountAsync();

        (await office.FigureAsync(Indicators.Workers)).ShouldBe(new Worth(150));
        (await office.FigureAsync(Indicators.JoiningRate)).ShouldBe(new Worth(80, 120, 150));
        (await office.FigureAsync(Indicators.Employers)).ShouldBe(new Worth(3));
        (await office.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(3));
        (await office.FigureAsync(Indicators.Workers, month: new(2026, 4, 1))).ShouldBe(new Worth(300));
        (await staff.Use<ListUnions>().RunAsync(new("甲联合会"))).Rows.Single().MemberUnions.ShouldBe(2);
    }

    [Fact]
    public async Task Branches_and_groups_are_kept_below_their_union_alone()
    {
        var (office, other) = (await installation.FoundAsync(), await installation.FoundAsync());
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        await using var stranger = await other.StaffAsync();
        var draft = new SubunitDraft { Name = "一车间", Kind = SubunitKind.Branch, HeadName = "顾清平", MemberCount = 20 };
        await staff.Use<KeepSubunit>().RunAsync(union.Id, draft);
        draft.MemberCount = 22;
        await staff.Use<KeepSubunit>().RunAsync(union.Id, draft);

        (await staff.Use<ShowFamily>().RunAsync(union.Id)).Below.ShouldHaveSingleItem().Members.ShouldBe(22);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<KeepSubunit>().RunAsync(union.Id, new() { Name = "二车间" }))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<KeepSubunit>().RemoveAsync(draft.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        await staff.Use<KeepSubunit>().RemoveAsync(draft.Id);
        (await staff.Use<ShowFamily>().RunAsync(union.Id)).Below.ShouldBeEmpty();
    }

    static GrassrootsUnion Joint(string name = "联合工会") => new() { Name = name, Founding = Founding.Joint, RegisteredOn = Registry.LongAgo };

    static GrassrootsUnion Association(string name) => new() { Name = name, Kind = UnionKind.IndustryAssociation, Founding = Founding.Joint, RegisteredOn = Registry.LongAgo };
}
