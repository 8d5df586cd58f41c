using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Drafts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Tenancy;

public sealed class FederationDoorTests(TestInstallation installation)
{
    [Fact]
    public async Task Staff_come_into_their_own_federation()
    {
        var office = await installation.FoundAsync();
        await using var desk = await office.StaffAsync();

        await using var db = await desk.Use<FederationDoor>().OpenAsync(Permission.SeeUnions);

        db.Scope.FederationId.ShouldBe(office.Id);
        db.Scope.UnionId.ShouldBeNull();
    }

    [Fact]
    public async Task A_neighbours_federation_looks_like_one_that_does_not_exist()
    {
        var mine = await installation.FoundAsync();
        var theirs = await installation.FoundAsync();
        await using var desk = await mine.StaffAsync();

        desk.GoTo(theirs.Slug);
        var foreign = await Should.ThrowAsync<Refusal>(() => desk.Use<FederationDoor>().OpenAsync(Permission.SeeUnions));
        desk.GoTo("nosuchplace");
        var missing = await Should.ThrowAsync<Refusal>(() => desk.Use<FederationDoor>().OpenAsync(Permission.SeeUnions));

        foreign.Kind.ShouldBe(RefusalKind.NotFound);
        missing.Kind.ShouldBe(RefusalKind.NotFound);
        foreign.Message.ShouldBe(missing.Message);
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused()
    {
        var office = await installation.FoundAsync();
        await using var leader = await office.PostAsync(Role.Leader);

        (await Should.ThrowAsync<Refusal>(() => leader.Use<FederationDoor>().OpenAsync(Permission.AmendUnions))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_posting_taken_away_refuses_at_once()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        await using (await staff.Use<FederationDoor>().OpenAsync(Permission.SeeUnions))
        {
        }

        await admin.Use<EndPosting>().RunAsync(staff.PostingId);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<FederationDoor>().OpenAsync(Permission.SeeUnions))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_chair_is_shut_in_with_the_own_union()
    {
        var office = await installation.FoundAsync();
        var union = new GrassrootsUnion { Name = "甲工会", RegisteredOn = new(2026, 1, 1) };
        await using (var arrange = await office.OpenAsync())
        {
            arrange.AddRange(union, new GrassrootsUnion { Name = "乙工会", RegisteredOn = new(2026, 1, 1) });
            await arrange.SaveChangesAsync();
        }

        await using var chair = await office.PostAsync(Role.UnionChair, union.Id);
        await using var db = await chair.Use<FederationDoor>().OpenAsync(Permission.SeeOwnUnion);

        (await db.Set<GrassrootsUnion>().Select(row => row.Name).ToListAsync()).ShouldBe(["甲工会"]);
    }

    [Fact]
    public async Task The_number_in_the_address_chooses_among_several_postings()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var second = await office.PostAsync(Role.Leader, personId: staff.PersonId);

        second.GoTo($"{office.Slug}~2");

        (await Should.ThrowAsync<Refusal>(() => second.Use<FederationDoor>().OpenAsync(Permission.AmendUnions))).Kind.ShouldBe(RefusalKind.NotAllowed);
        second.GoTo(office.Slug);
        await using var db = await second.Use<FederationDoor>().OpenAsync(Permission.AmendUnions);
        db.Acting.Standing.ShouldContain("工作人员");
    }

    [Fact]
    public async Task Saving_leaves_a_line_in_the_trail_and_a_touch_for_the_figures()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var union = new GrassrootsUnion { Name = "旧名", RegisteredOn = new(2026, 3, 5) };
        await using (var db = await staff.Use<FederationDoor>().OpenAsync(Permission.AmendUnions))
        {
            db.Add(union);
            await db.SaveChangesAsync();
            union.Name = "新名";
            await db.SaveChangesAsync();
        }

        await using var seen = await office.OpenAsync();
        var trail = await seen.Set<AuditEntry>().Where(entry => entry.RecordId == union.Id).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync();
        trail.Select(entry => entry.Action).ShouldBe([AuditAction.Added, AuditAction.Amended]);
        trail[1].Changes.ShouldContain("旧名");
        trail[1].Changes.ShouldContain("新名");
        trail[1].PersonName.ShouldBe("李敏");
        trail[1].Standing.ShouldContain("工作人员");
        (await seen.Set<Touch>().Select(touch => touch.Month).ToListAsync()).ShouldContain(new DateOnly(2026, 3, 1));
    }

    [Fact]
    public async Task Personal_data_is_sealed_in_the_database_and_never_in_the_trail()
    {
        var office = await installation.FoundAsync();
        var union = new GrassrootsUnion { Name = "甲工会", RegisteredOn = new(2026, 1, 1) };
        await using var db = await office.OpenAsync();
        union.ChairPhone = db.Vault.Seal("13900001140", _ => "139****1140");
        db.Add(union);
        await db.SaveChangesAsync();

        db.ChangeTracker.Clear();
        var hash = db.Vault.HashOf("13900001140");
        var found = await db.Set<GrassrootsUnion>().AsNoTracking().SingleAsync(row => row.ChairPhone!.Hash == hash);

        db.Vault.Open(found.ChairPhone!).ShouldBe("13900001140");
        System.Text.Encoding.UTF8.GetString(found.ChairPhone!.Sealed).ShouldNotContain("13900001140");
        (await db.Set<AuditEntry>().Select(entry => entry.Changes).ToListAsync()).ShouldAllBe(changes => !changes.Contains("1140"));
    }

    [Fact]
    public async Task A_draft_is_its_persons_alone()
    {
        var office = await installation.FoundAsync();
        await using var one = await office.StaffAsync();
        await using var other = await office.StaffAsync();

        await one.Use<KeepDraft>().RunAsync("activity", "x", new[] { "包粽子" });

        (await one.Use<ResumeDraft>().RunAsync<string[]>("activity", "x"))!.Typed.ShouldBe(["包粽子"]);
        (await other.Use<ResumeDraft>().RunAsync<string[]>("activity", "x")).ShouldBeNull();
        await using var asAnother = await office.PostAsync(Role.FederationStaff, personId: one.PersonId);
        asAnother.GoTo($"{office.Slug}~2");
        (await asAnother.Use<ResumeDraft>().RunAsync<string[]>("activity", "x")).ShouldBeNull("Words typed in one posting are not offered in another.");
        await one.Use<ResumeDraft>().ForgetAsync("activity", "x");
        (await one.Use<ResumeDraft>().RunAsync<string[]>("activity", "x")).ShouldBeNull();
    }
}
