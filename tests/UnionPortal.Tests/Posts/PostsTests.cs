using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Posts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Posts;

public sealed class PostsTests(TestInstallation installation)
{
    [Fact]
    public async Task The_unions_chair_follows_the_post_and_is_typed_no_more()
    {
        var (office, union) = await FoundAsync();
        await using var staff = await office.StaffAsync();
        (await staff.Use<HoldPost>().BeginAsync(union.Id)).Draft.Name.ShouldBe("宋勇艳");
        var first = await HoldAsync(staff, union, "顾清平", PostKind.Chair, "2021年3月1日", "13800000029");
        (await ShownAsync(staff, union)).ShouldBe(("顾清平", "138****0029"));

        (await Should.ThrowAsync<Refusal>(() => HoldAsync(staff, union, "叶晓", PostKind.Chair, "2024年3月"))).Message.ShouldContain("顾清平");
        await staff.Use<EndPost>().RunAsync(first, "2024年3月1日", PostEnd.TermOver);
        (await ShownAsync(staff, union)).ShouldBe((null, null));
        await HoldAsync(staff, union, "叶晓", PostKind.Chair, "2024年3月");
        var draft = await staff.Use<AmendUnion>().ReadAsync(union.Id);
        draft.ChairName = "别人";
        await staff.Use<AmendUnion>().RunAsync(draft);

        (await ShownAsync(staff, union)).ShouldBe(("叶晓", null));
    }

    [Fact]
    public async Task A_chair_on_file_whose_post_is_recorded_keeps_the_number()
    {
        var (office, union) = await FoundAsync(phone: "13800000029");
        await using var staff = await office.StaffAsync();

        await HoldAsync(staff, union, "宋勇艳", PostKind.Chair, "2021年");

        (await ShownAsync(staff, union)).ShouldBe(("宋勇艳", "138****0029"));
    }

    [Fact]
    public async Task One_person_holds_several_posts_and_none_twice()
    {
        var (office, union) = await FoundAsync();
        await using var staff = await office.StaffAsync();
        await HoldAsync(staff, union, "顾清平", PostKind.ViceChair, "2021年");
        var person = (await staff.Use<HoldPost>().BeginAsync(union.Id)).People.Single();

        await staff.Use<HoldPost>().RunAsync(union.Id, new() { HolderId = person.Id, Kind = PostKind.WomenDirector, HeldFrom = "2022" });

        (await staff.Use<ListPosts>().RunAsync(union.Id)).Held.Select(post => (post.Kind, post.Name)).ShouldBe([(PostKind.ViceChair, "顾清平"), (PostKind.WomenDirector, "顾清平")]);
        await Should.ThrowAsync<Refusal>(() => staff.Use<HoldPost>().RunAsync(union.Id, new() { HolderId = person.Id, Kind = PostKind.WomenDirector, HeldFrom = "2023" }));
    }

    [Fact]
    public async Task A_post_begins_and_ends_by_today_and_in_that_order()
    {
        var (office, union) = await FoundAsync();
        await using var staff = await office.StaffAsync();
        var tomorrow = staff.Use<TimeProvider>().Today().AddDays(1);
        var post = await HoldAsync(staff, union, "顾清平", PostKind.CommitteeMember, "2024年6月15日");

        await Should.ThrowAsync<Refusal>(() => HoldAsync(staff, union, "叶晓", PostKind.CommitteeMember, $"{tomorrow:yyyy-MM-dd}"));
        (await Should.ThrowAsync<ValidationException>(() => HoldAsync(staff, union, "叶晓", PostKind.CommitteeMember, "去年"))).Errors.Single().PropertyName.ShouldBe(nameof(PostDraft.HeldFrom));
        await Should.ThrowAsync<Refusal>(() => staff.Use<EndPost>().RunAsync(post, $"{tomorrow:yyyy-MM-dd}", PostEnd.Moved));
        await Should.ThrowAsync<Refusal>(() => staff.Use<EndPost>().RunAsync(post, "2024年5月", PostEnd.Moved));
        await Should.ThrowAsync<Refusal>(() => staff.Use<EndPost>().RunAsync(post, "2024年7月", PostEnd.Other));
        await staff.Use<EndPost>().RunAsync(post, "2024年", PostEnd.Moved);
        await Should.ThrowAsync<Refusal>(() => staff.Use<EndPost>().RunAsync(post, "2025年", PostEnd.Moved));
        (await staff.Use<ListPosts>().RunAsync(union.Id)).Past.ShouldHaveSingleItem().Until.ToString().ShouldBe("2024年");
    }

    [Fact]
    public async Task The_slower_of_two_is_told_what_the_other_changed_about_the_post_or_its_holder()
    {
        var (office, union) = await FoundAsync();
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var id = await HoldAsync(minLi, union, "顾清平", PostKind.ViceChair, "2021年");
        var (hers, mine) = ((await minLi.Use<AmendPost>().ReadAsync(id)).Draft, (await jingWang.Use<AmendPost>().ReadAsync(id)).Draft);
        hers.Sex = Sex.Female;
        (await minLi.Use<AmendPost>().RunAsync(hers)).ShouldBeNull();
        mine.Employment = Employment.FullTime;

        var rivals = await jingWang.Use<AmendPost>().RunAsync(mine);

        rivals!.Changes.ShouldHaveSingleItem().Sentence.ShouldBe("您编辑时，李敏把性别由空白改为女。");
        mine.Take(rivals.Fields, rivals.Theirs);
        (await jingWang.Use<AmendPost>().RunAsync(mine)).ShouldBeNull();
        var post = (await minLi.Use<ListPosts>().RunAsync(union.Id)).Held.Single();
        (post.Sex, post.Employment).ShouldBe((Sex.Female, Employment.FullTime));
    }

    [Fact]
    public async Task A_post_entered_by_mistake_goes_with_its_holder_and_the_trail_keeps_it()
    {
        var (office, union) = await FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await HoldAsync(staff, union, "顾清平", PostKind.Chair, "2021年");

        await staff.Use<RemovePost>().RunAsync(id);

        await using var db = await office.OpenAsync();
        (await db.Set<PostHolder>().CountAsync()).ShouldBe(0);
        (await db.Set<AuditEntry>().Where(entry => entry.Record == nameof(Post)).OrderBy(entry => entry.Id).Select(entry => entry.Action).Distinct().ToListAsync()).ShouldBe([AuditAction.Added, AuditAction.Removed], ignoreOrder: true);
        (await ShownAsync(staff, union)).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_chair_and_the_clerk_read_the_own_unions_posts_and_write_none()
    {
        var (office, union) = await FoundAsync();
        var other = Registry.Strong("别家工会");
        await office.AddAsync(other);
        await using var staff = await office.StaffAsync();
        var id = await HoldAsync(staff, union, "顾清平", PostKind.Chair, "2021年", "13800000029");
        await HoldAsync(staff, other, "叶晓", PostKind.Chair, "2021年");
        foreach (var role in new[] { Role.UnionChair, Role.UnionClerk, Role.UnionWorker })
        {
            await using var person = await office.PostAsync(role, union.Id, union.Name);
            (await person.Use<ListPosts>().RunAsync(null)).Held.ShouldHaveSingleItem().PhoneMasked.ShouldBe("138****0029");
            (await Should.ThrowAsync<Refusal>(() => person.Use<ListPosts>().RunAsync(other.Id))).Kind.ShouldBe(RefusalKind.NotFound);
            (await Should.ThrowAsync<Refusal>(() => person.Use<EndPost>().RunAsync(id, "2024年", PostEnd.Moved))).Kind.ShouldBe(RefusalKind.NotAllowed);
        }

        await using var stranger = await (await installation.FoundAsync()).StaffAsync();
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<AmendPost>().ReadAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<ListPosts>().RunAsync(union.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        await using var leader = await office.PostAsync(Role.Leader);
        (await leader.Use<ListPosts>().RunAsync(union.Id)).Held.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_holders_number_is_opened_for_a_reason_that_the_trail_keeps()
    {
        var (office, union) = await FoundAsync();
        await using var staff = await office.StaffAsync();
        await HoldAsync(staff, union, "顾清平", PostKind.ViceChair, "2021年", "13800000029");
        var holder = (await staff.Use<ListPosts>().RunAsync(union.Id)).Held.Single().HolderId;

        (await staff.Use<RevealHolder>().RunAsync(holder, RevealReason.Notice)).ShouldBe("13800000029");

        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == AuditAction.Revealed)).Title.ShouldBe("顾清平");
    }

    async Task<(Office, GrassrootsUnion)> FoundAsync(string? phone = null)
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "强工会", ChairName = "宋勇艳", ChairPhone = phone });
        await using var db = await office.OpenAsync();
        return (office, await db.Set<GrassrootsUnion>().SingleAsync(union => union.Id == id));
    }

    static async Task<Guid> HoldAsync(Desk staff, GrassrootsUnion union, string name, PostKind kind, string from, string? phone = null)
    {
        var draft = new PostDraft { Name = name, Kind = kind, HeldFrom = from, Phone = phone };
        await staff.Use<HoldPost>().RunAsync(union.Id, draft);
        return draft.Id;
    }

    static async Task<(string?, string?)> ShownAsync(Desk staff, GrassrootsUnion union)
    {
        var shown = await staff.Use<ShowUnion>().RunAsync(union.Id);
        return (shown.ChairName, shown.PhoneMasked);
    }
}
