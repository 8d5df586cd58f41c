using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Members;

public sealed class ListMembersTests(TestInstallation installation)
{
    [Theory]
    [InlineData("欧阳")]
    [InlineData("阳春")]
    [InlineData("春晓")]
    [InlineData("晓")]
    [InlineData("oycx")]
    [InlineData("OYC")]
    [InlineData("13900007788")]
    [InlineData("139 0000-7788")]
    [InlineData("LH0007")]
    public async Task A_member_is_found_by_any_part_of_the_name_by_initials_by_number_and_by_a_whole_phone(string words)
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var sought = Persons.Draft(union.Id, "欧阳春晓", phone: "13900007788");
        sought.Number = "LH00071";
        await office.EnrolAsync(sought);
        await office.EnrolAsync(Persons.Draft(union.Id, "王建国", phone: "13900001122"));
        await using var staff = await office.StaffAsync();

        (await staff.Use<ListMembers>().RunAsync(new(words))).Rows.ShouldHaveSingleItem().Name.ShouldBe("欧阳春晓");
    }

    [Theory]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("田", "𠮷田")]
    [InlineData("古丽", "阿依·古丽")]
    [InlineData("阿依·", "阿依·古丽")]
    public async Task Rare_characters_and_names_of_several_parts_are_found(string words, string name)
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        foreach (var each in new[] { "𠮷田", "阿依·古丽", "赵敏" }) await office.EnrolAsync(Persons.Draft(union.Id, each));
        await using var staff = await office.StaffAsync();

        (await staff.Use<ListMembers>().RunAsync(new(words))).Rows.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public async Task A_whole_identity_number_finds_its_member_and_part_of_one_nobody()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var identity = Persons.Identity();
        await office.EnrolAsync(Persons.Draft(union.Id, "赵敏", identity));
        await using var staff = await office.StaffAsync();

        (await staff.Use<ListMembers>().RunAsync(new(identity))).Rows.ShouldHaveSingleItem();
        (await staff.Use<ListMembers>().RunAsync(new(identity[..17]))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_go_forth_and_back_by_cursor_and_leave_nobody_out()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using (var db = await office.OpenAsync())
        {
            for (var at = 0; at < 45; at++)
            {
                var member = new Member { UnionId = union.Id, Name = $"张{(char)('一' + at / 3)}" };
                member.Join(new(new(2020, 1, 1), DatePrecision.Day));
                db.Add(member);
            }

            await db.SaveChangesAsync();
        }

        await using var staff = await office.StaffAsync();
        var list = staff.Use<ListMembers>();
        var first = await list.RunAsync(new());
        var second = await list.RunAsync(new(After: first.Rows[^1].Id));
        var third = await list.RunAsync(new(After: second.Rows[^1].Id));
        var back = await list.RunAsync(new(Before: third.Rows[0].Id));

        (first.HasEarlier, first.HasLater, third.HasEarlier, third.HasLater, first.Count).ShouldBe((false, true, true, false, 45));
        first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Id).Distinct().Count().ShouldBe(45);
        back.Rows.Select(row => row.Id).ShouldBe(second.Rows.Select(row => row.Id));
        (await list.RunAsync(new(Before: second.Rows[0].Id))).HasEarlier.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_left_is_shown_only_when_asked_for()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var id = await office.EnrolAsync(Persons.Draft(union.Id));
        await using var staff = await office.StaffAsync();
        await staff.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Resigned, Day = new(2024, 1, 1) });

        (await staff.Use<ListMembers>().RunAsync(new())).Rows.ShouldBeEmpty();
        (await staff.Use<ListMembers>().RunAsync(new(Standing: MemberStanding.Left))).Rows.ShouldHaveSingleItem();
    }
}
