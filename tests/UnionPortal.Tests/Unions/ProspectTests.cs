using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Figures;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class ProspectTests(TestInstallation installation)
{
    static readonly DateOnly March = new(2026, 3, 20);

    [Fact]
    public async Task An_employer_that_founds_its_union_moves_from_one_side_of_the_rate_to_the_other_and_the_past_stays()
    {
        var clock = new SetClock(Counting.Noon);
        var office = await installation.FoundAsync(clock: clock);
        var prospect = new Prospect { Name = "甲公司", RegisteredOn = March };
        await office.AddAsync(prospect, new Prospect { Name = "乙公司", RegisteredOn = March });
        await office.CountAsync();
        await using var staff = await office.StaffAsync();

        await staff.Use<FoundUnion>().RunAsync(await staff.Use<BeginUnion>().RunAsync(prospect.Id));
        await office.CountAsync();

        DateOnly may = new(2026, 5, 1);
        (await office.FigureAsync(Indicators.Prospects)).ShouldBe(new Worth(1));
        (await office.FigureAsync(Indicators.FoundingRate)).ShouldBe(new Worth(50, 1, 2));
        (await office.FigureAsync(Indicators.Prospects, month: may)).ShouldBe(new Worth(2));
        (await office.FigureAsync(Indicators.FoundingRate, month: may)).ShouldBe(new Worth(0, 0, 2));
        await using var leader = await office.PostAsync(Role.Leader);
        (await leader.Use<ListBehind>().RunAsync(Indicators.Prospects, month: may)).Own!.Sum.ShouldBe(new Worth(2));
        (await leader.Use<ListBehind>().RunAsync(Indicators.Prospects)).Own!.Shown.ShouldHaveSingleItem().Name.ShouldBe("乙公司");
    }

    [Fact]
    public async Task A_union_grows_from_what_the_founding_ledger_knows()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await AddAsync(office, "甲公司", phone: "13800000001");

        var draft = await staff.Use<BeginUnion>().RunAsync(id);
        (draft.Name, draft.IndustryCode, draft.Address, draft.WorkerCount, draft.ChairName, draft.PhoneMasked).ShouldBe(("甲公司工会委员会", "3429", "工业园1号", 87, "董静军", "138****0001"));
        var union = await staff.Use<FoundUnion>().RunAsync(draft);

        var shown = await staff.Use<ShowUnion>().RunAsync(union);
        (shown.Workers, shown.PhoneMasked).ShouldBe((87, "138****0001"));
        shown.GrownFrom.ShouldHaveSingleItem().Name.ShouldBe("甲公司");
        (await staff.Use<RevealPhone>().RunAsync(union, RevealReason.Visit)).ShouldBe("13800000001");
        var left = await staff.Use<ShowProspect>().RunAsync(id);
        (left.LeftFor, left.UnionName).ShouldBe((LeaveReason.Founded, "甲公司工会委员会"));
        (await staff.Use<ListProspects>().RunAsync(new())).Count.ShouldBe(0);
        (await staff.Use<ListProspects>().RunAsync(new(Left: true))).Rows.ShouldHaveSingleItem().LeftFor.ShouldBe(LeaveReason.Founded);
    }

    [Fact]
    public async Task The_contacts_number_does_not_become_that_of_another_chair()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var draft = await staff.Use<BeginUnion>().RunAsync(await AddAsync(office, "甲公司", phone: "13800000001"));
        draft.ChairName = "宋勇艳";

        var union = await staff.Use<FoundUnion>().RunAsync(draft);

        (await staff.Use<ShowUnion>().RunAsync(union)).PhoneMasked.ShouldBeNull();
    }

    [Fact]
    public async Task No_two_unions_grow_from_one_prospect()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await AddAsync(office, "甲公司");
        var (mine, hers) = (await staff.Use<BeginUnion>().RunAsync(id), await staff.Use<BeginUnion>().RunAsync(id));
        await staff.Use<FoundUnion>().RunAsync(hers);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<FoundUnion>().RunAsync(mine))).Message.ShouldContain("已建会");

        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(1);
        await Should.ThrowAsync<Refusal>(() => staff.Use<BeginUnion>().RunAsync(id));
    }

    [Fact]
    public async Task A_pair_goes_along_into_the_union_and_needs_no_second_mentor()
    {
        var office = await installation.FoundAsync();
        var mentor = Registry.Strong();
        await office.AddAsync(mentor);
        var id = await AddAsync(office, "甲公司");
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, id);

        var union = await staff.Use<FoundUnion>().RunAsync(await staff.Use<BeginUnion>().RunAsync(id));

        (await staff.Use<ListPairsOfProspect>().RunAsync(id)).ShouldHaveSingleItem().Id.ShouldBe(pair);
        (await staff.Use<FindPartners>().RunAsync(campaign)).Show(null).InNeed.Rows.ShouldNotContain(party => party.Id == id || party.Id == union);
        await using var chair = await office.PostAsync(Role.UnionChair, union, "甲公司工会");
        var seen = await chair.Use<ReadPair>().RunAsync(pair);
        (seen.OwnSide, seen.IsProspect, seen.AwaitsOwnAnswer).ShouldBe((PairSide.Mentee, false, true));
    }

    [Fact]
    public async Task Who_closes_down_leaves_the_ledger_and_stays_in_history()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await AddAsync(office, "甲公司", code: LedgerSamples.Code(1));

        await staff.Use<LeaveLedger>().RunAsync(id, LeaveReason.ClosedDown);

        (await staff.Use<ListProspects>().RunAsync(new())).Count.ShouldBe(0);
        (await staff.Use<ShowProspect>().RunAsync(id)).LeftFor.ShouldBe(LeaveReason.ClosedDown);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<LeaveLedger>().RunAsync(id, LeaveReason.MovedAway))).Message.ShouldContain("停业或注销");
        await Should.ThrowAsync<Refusal>(() => staff.Use<AmendProspect>().ReadAsync(id));
        await AddAsync(office, "甲公司", code: LedgerSamples.Code(1));
    }

    [Fact]
    public async Task Founding_is_no_reason_to_give_by_hand()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await AddAsync(office, "甲公司");

        await Should.ThrowAsync<Refusal>(() => staff.Use<LeaveLedger>().RunAsync(id, LeaveReason.Founded));
    }

    internal static async Task<Guid> AddAsync(Office office, string name, string? code = null, string? phone = null)
    {
        await using var db = await office.OpenAsync();
        var prospect = new Prospect
        {
            Name = name, RegisteredOn = Registry.LongAgo, CreditCode = code, IndustryCode = "3429", Address = "工业园1号", WorkerCount = 87, ContactName = "董静军",
            ContactPhone = db.Vault.Seal(phone, _ => $"{phone![..3]}****{phone[^4..]}"),
        };
        db.Add(prospect);
        await db.SaveChangesAsync();
        return prospect.Id;
    }
}
