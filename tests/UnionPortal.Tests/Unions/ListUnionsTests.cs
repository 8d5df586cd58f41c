using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class ListUnionsTests(TestInstallation installation)
{
    [Theory]
    [InlineData("超市", 4)]
    [InlineData("鼎", 1)]
    [InlineData("社区 长安", 1)]
    [InlineData(" 鼎盛\u3000", 1)]
    [InlineData("%", 0)]
    [InlineData("没有这家", 0)]
    public async Task Unions_are_found_by_any_part_of_their_name(string words, int found)
    {
        await using var staff = await GulouAsync();

        (await staff.Use<ListUnions>().RunAsync(new(words))).Count.ShouldBe(found);
    }

    [Fact]
    public async Task Every_part_of_every_name_finds_its_union()
    {
        await using var staff = await GulouAsync();
        var names = new List<string>();
        for (var page = 1; page <= 4; page++) names.AddRange((await staff.Use<ListUnions>().RunAsync(new(Page: page))).Rows.Select(row => row.Name));

        var parts = Gen.Elements(names.AsEnumerable()).SelectMany(name => Gen.Choose(0, name.Length - 2).SelectMany(from => Gen.Choose(1, name.Length - from).Select(length => (name, name.Substring(from, length))))).Sample(30);
        foreach (var (name, part) in parts)
        {
            var page = await staff.Use<ListUnions>().RunAsync(new(part));
            page.Count.ShouldBe(names.Count(each => each.Contains(part)));
            if (page.Pages == 1) page.Rows.ShouldContain(row => row.Name == name);
        }
    }

    [Theory]
    [InlineData("13800005501", "鼓楼街道办事处机关工会委员会")]
    [InlineData("138 0000 5501", "鼓楼街道办事处机关工会委员会")]
    [InlineData("13800005500", null)]
    public async Task A_chairs_whole_number_finds_the_union_and_a_part_of_it_nobody(string number, string? found)
    {
        await using var staff = await GulouAsync();

        (await staff.Use<ListUnions>().RunAsync(new(number))).Rows.Select(row => row.Name).SingleOrDefault().ShouldBe(found);
        (await staff.Use<ListUnions>().RunAsync(new(number[..7]))).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Filters_narrow_together()
    {
        await using var staff = await GulouAsync();
        var list = staff.Use<ListUnions>();

        (await list.RunAsync(new(Kind: UnionKind.CommunityAssociation))).Count.ShouldBe(29);
        (await list.RunAsync(new(Section: "C"))).Rows.ShouldAllBe(row => string.CompareOrdinal(row.IndustryCode!.Substring(0, 2), "13") >= 0);
        (await list.RunAsync(new(Honour: HonourLevel.Provincial))).Count.ShouldBe(2);
        (await list.RunAsync(new(Kind: UnionKind.Enterprise, Honour: HonourLevel.Provincial, Words: "超市"))).Rows.ShouldHaveSingleItem().HonourTitle.ShouldBe("模范职工之家");
    }

    [Fact]
    public async Task Pages_hold_twenty_and_the_last_one_is_never_overshot()
    {
        await using var staff = await GulouAsync();

        var last = await staff.Use<ListUnions>().RunAsync(new(Page: 99));

        (last.Count, last.Pages, last.Number, last.Rows.Count).ShouldBe((67, 4, 4, 7));
    }

    [Fact]
    public async Task Looking_at_a_phone_is_written_down_with_the_reason_and_refused_without_one()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<ImportLedger>().RunAsync(await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.xlsx", LedgerSamples.Bytes("unions-mapo.xlsx")));
        var union = (await staff.Use<ListUnions>().RunAsync(new("云杉"))).Rows.Single();
        (await staff.Use<ShowUnion>().RunAsync(union.Id)).PhoneMasked.ShouldBe("139****1140");

        (await staff.Use<RevealPhone>().RunAsync(union.Id, RevealReason.Visit)).ShouldBe("13900001140");

        (await Should.ThrowAsync<Refusal>(() => staff.Use<RevealPhone>().RunAsync(union.Id, RevealReason.Other, " "))).Message.ShouldContain("用途");
        await staff.Use<RevealPhone>().RunAsync(union.Id, RevealReason.Other, "慰问困难职工");
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        (await administrator.Use<ListTrail>().RunAsync(new(RecordId: union.Id, Action: AuditAction.Revealed))).Rows.Select(row => row.Detail).ShouldBe(["慰问困难职工", "上门走访"]);
    }

    [Fact]
    public async Task A_leader_sees_unions_but_no_phone()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<ImportLedger>().RunAsync(await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.xlsx", LedgerSamples.Bytes("unions-mapo.xlsx")));
        await using var leader = await office.PostAsync(Role.Leader);

        var union = (await leader.Use<ListUnions>().RunAsync(new())).Rows[0];

        (await Should.ThrowAsync<Refusal>(() => leader.Use<RevealPhone>().RunAsync(union.Id, RevealReason.Visit))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    async Task<Desk> GulouAsync()
    {
        var office = await installation.FoundAsync();
        var staff = await office.StaffAsync();
        await staff.Use<ImportLedger>().RunAsync(await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.xlsx", LedgerSamples.Bytes("unions-gulou.xlsx")));
        return staff;
    }
}
