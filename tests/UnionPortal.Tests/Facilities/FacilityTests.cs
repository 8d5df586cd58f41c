using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Facilities;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Facilities;

public sealed class FacilityTests(TestInstallation installation)
{
    static readonly Guid WarmStation = FacilityKind.BuiltIn[1].Id;

    static FacilityDraft Draft(string name = "柳荫暖心驿站", Guid? union = null) => new() { Name = name, KindId = WarmStation, UnionId = union, Address = "柳河路18号", OpenedOn = "2023年5月", KeeperName = "宋勇艳", KeeperPhone = "13800001140" };

    [Fact]
    public async Task What_is_typed_is_shown_and_saving_twice_enters_one()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var draft = Draft();
        (draft.Equipment, draft.Invested, draft.InvestedBy, draft.IsAllDay) = (Equipment.DrinkingWater | Equipment.Charging, 80_000, "镇总工会", true);

        await staff.Use<EnterFacility>().RunAsync(draft);
        await staff.Use<EnterFacility>().RunAsync(draft);

        (await staff.Use<ListFacilities>().RunAsync(new())).Found.Rows.ShouldHaveSingleItem().Words["kind"].ShouldBe("暖心驿站");
        var shown = await staff.Use<ShowFacility>().RunAsync(draft.Id);
        (shown.Opened.ToString(), shown.PhoneMasked, shown.Equipment.InWords()).ShouldBe(("2023年5月", "138****1140", "饮水、充电"));
        shown.Steps.ShouldHaveSingleItem().Kind.ShouldBe(FacilityStepKind.Opened);
    }

    [Fact]
    public async Task A_chair_sees_and_amends_the_own_unions_facilities_and_no_others()
    {
        var office = await installation.FoundAsync();
        var (own, other) = (Registry.Strong("甲工会"), Registry.Weak("乙工会"));
        await office.AddAsync(own, other);
        await using var staff = await office.StaffAsync();
        var (mine, theirs, offices) = (Draft("甲驿站", own.Id), Draft("乙驿站", other.Id), Draft("镇驿站"));
        foreach (var draft in new[] { mine, theirs, offices }) await staff.Use<EnterFacility>().RunAsync(draft);
        await using var chair = await office.PostAsync(Role.UnionChair, own.Id, own.Name);

        (await chair.Use<ListFacilities>().RunAsync(new())).Found.Rows.ShouldHaveSingleItem().Name.ShouldBe("甲驿站");
        foreach (var hidden in new[] { theirs.Id, offices.Id })
        {
            (await Should.ThrowAsync<Refusal>(() => chair.Use<ShowFacility>().RunAsync(hidden))).Kind.ShouldBe(RefusalKind.NotFound);
            (await Should.ThrowAsync<Refusal>(() => chair.Use<AmendFacility>().ReadAsync(hidden))).Kind.ShouldBe(RefusalKind.NotFound);
            (await Should.ThrowAsync<Refusal>(() => chair.Use<CountVisits>().RunAsync(hidden, chair.Use<TimeProvider>().Today(), 1, 0, false))).Kind.ShouldBe(RefusalKind.NotFound);
        }

        var entered = Draft("甲书屋", other.Id);
        await chair.Use<EnterFacility>().RunAsync(entered);
        (await staff.Use<ShowFacility>().RunAsync(entered.Id)).UnionName.ShouldBe("甲工会", "A chair enters for the own union, whatever was typed.");
        await using var leader = await office.PostAsync(Role.Leader);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<AmendFacility>().ReadAsync(mine.Id))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_neighbours_facility_looks_like_one_that_is_not_there()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var neighbour = await theirs.StaffAsync();
        var id = await neighbour.Use<EnterFacility>().RunAsync(Draft());
        await using var staff = await mine.StaffAsync();

        (await staff.Use<ListFacilities>().RunAsync(new())).Found.Rows.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ShowFacility>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_facility_handed_to_another_union_takes_all_that_hangs_on_it_along()
    {
        var office = await installation.FoundAsync();
        var (first, second) = (Registry.Strong("甲工会"), Registry.Weak("乙工会"));
        await office.AddAsync(first, second);
        await using var staff = await office.StaffAsync();
        var draft = Draft(union: first.Id);
        var photo = Guid.CreateVersion7();
        await staff.Use<FacilityPhotos>().AddAsync(draft.Id, new SentFile(photo, "驿站.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        await staff.Use<EnterFacility>().RunAsync(draft);
        await staff.Use<CountVisits>().RunAsync(draft.Id, staff.Use<TimeProvider>().Today(), 320, 2, isEstimate: true);
        var open = await staff.Use<AmendFacility>().ReadAsync(draft.Id);
        open.Draft.UnionId = second.Id;

        (await staff.Use<AmendFacility>().RunAsync(draft.Id, open)).ShouldBeNull();

        await using var before = await office.PostAsync(Role.UnionChair, first.Id, first.Name);
        await using var after = await office.PostAsync(Role.UnionChair, second.Id, second.Name);
        var shown = await after.Use<ShowFacility>().RunAsync(draft.Id);
        (shown.Months.Count, shown.Steps.Count).ShouldBe((1, 1));
        (await after.Use<FetchFile>().RunAsync(photo)).MediaType.ShouldBe(FileKind.Jpeg);
        (await Should.ThrowAsync<Refusal>(() => before.Use<FetchFile>().RunAsync(photo))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_lost_race_is_told_and_overwrites_nothing()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());
        var (hers, his) = (await staff.Use<AmendFacility>().ReadAsync(id), await staff.Use<AmendFacility>().ReadAsync(id));
        hers.Draft.Hours = "每天 8:00–20:00";
        his.Draft.Address = "兴业街9号";
        await staff.Use<AmendFacility>().RunAsync(id, hers);

        var rivals = await staff.Use<AmendFacility>().RunAsync(id, his);

        rivals!.Fields.ShouldBe([nameof(FacilityDraft.Hours)]);
        (await staff.Use<ShowFacility>().RunAsync(id)).Address.ShouldBe("柳河路18号");
        (await staff.Use<AmendFacility>().RunAsync(id, rivals.Theirs with { Draft = his.Draft })).ShouldBeNull();
    }

    [Fact]
    public async Task Closing_moving_and_reopening_are_steps_with_day_and_reason_and_none_before_the_last()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());
        var (change, today) = (staff.Use<ChangeFacility>(), staff.Use<TimeProvider>().Today());

        await change.MoveAsync(id, today.AddDays(-30), "兴业街9号", "房屋到期");
        await change.CloseAsync(id, today.AddDays(-10), "改造");

        (await Should.ThrowAsync<Refusal>(() => change.CloseAsync(id, today, "再关"))).Message.ShouldContain("已经关闭");
        (await Should.ThrowAsync<Refusal>(() => change.ReopenAsync(id, today.AddDays(-11), "改好了"))).Kind.ShouldBe(RefusalKind.Rule);
        (await Should.ThrowAsync<Refusal>(() => change.ReopenAsync(id, today.AddDays(1), "改好了"))).Kind.ShouldBe(RefusalKind.Rule);
        (await Should.ThrowAsync<Refusal>(() => change.ReopenAsync(id, today, " "))).Kind.ShouldBe(RefusalKind.Rule);
        await change.ReopenAsync(id, today, "改好了");
        var shown = await staff.Use<ShowFacility>().RunAsync(id);
        shown.Steps.Select(step => step.Kind).ShouldBe([FacilityStepKind.Reopened, FacilityStepKind.Closed, FacilityStepKind.Moved, FacilityStepKind.Opened]);
        (shown.ClosedOn, shown.Address, shown.Steps[2].FromAddress).ShouldBe((null, "兴业街9号", "柳河路18号"));
    }

    [Fact]
    public async Task A_month_counted_again_replaces_the_count_before_and_months_to_come_are_refused()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());
        var today = staff.Use<TimeProvider>().Today();

        await staff.Use<CountVisits>().RunAsync(id, today, 300, 2, isEstimate: true);
        await staff.Use<CountVisits>().RunAsync(id, today, 312, null, isEstimate: false);

        (await staff.Use<ShowFacility>().RunAsync(id)).Months.ShouldHaveSingleItem().ShouldBe(new ShowFacility.Month(new(today.Year, today.Month, 1), 312, 0, false));
        await Should.ThrowAsync<Refusal>(() => staff.Use<CountVisits>().RunAsync(id, today.AddMonths(1), 1, 0, false));
        await Should.ThrowAsync<Refusal>(() => staff.Use<CountVisits>().RunAsync(id, today, -1, 0, false));
    }

    [Fact]
    public async Task A_kind_in_use_is_retired_and_never_removed()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var kinds = staff.Use<SetUpKinds>();
        (await kinds.ListAsync()).Count.ShouldBe(FacilityKind.BuiltIn.Count);
        await staff.Use<EnterFacility>().RunAsync(Draft());

        (await Should.ThrowAsync<Refusal>(() => kinds.RemoveAsync(WarmStation))).Message.ShouldContain("暖心驿站");
        await kinds.RenameAsync(WarmStation, "户外劳动者服务站点", isPublic: true);
        await kinds.RetireAsync(WarmStation);
        await Should.ThrowAsync<Refusal>(() => staff.Use<EnterFacility>().RunAsync(Draft("第二处")));
        await kinds.RemoveAsync(FacilityKind.BuiltIn[7].Id);
        await kinds.AddAsync("司机之家", isPublic: true);
        await Should.ThrowAsync<Refusal>(() => kinds.AddAsync("司机之家", isPublic: true));

        (await staff.Use<ListFacilities>().RunAsync(new())).Found.Rows.ShouldHaveSingleItem().Words["kind"].ShouldBe("户外劳动者服务站点");
        var kept = await kinds.ListAsync();
        kept.Select(kind => kind.Name).ShouldNotContain("创新工作室");
        kept[^1].Name.ShouldBe("司机之家");
        await kinds.TakeUpAgainAsync(WarmStation);
        await staff.Use<EnterFacility>().RunAsync(Draft("第二处"));
    }

    [Fact]
    public async Task An_inspection_scores_every_line_and_stays_as_it_was_when_the_checklist_changes()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());
        var draft = (await staff.Use<InspectFacility>().ReadAsync(id)).Draft;
        draft.Marks.ForEach(line => line.Given = line.Points);
        draft.Marks[0].Given = draft.Marks[0].Points + 1;
        await Should.ThrowAsync<ValidationException>(() => staff.Use<InspectFacility>().RunAsync(id, draft));
        draft.Marks[0].Given = 4;

        await staff.Use<InspectFacility>().RunAsync(id, draft);
        await staff.Use<InspectFacility>().RunAsync(id, draft);
        var items = staff.Use<SetUpChecklist>();
        await items.AmendAsync((await items.ListAsync())[0].Id, "门牌", 50);
        await items.RetireAsync((await items.ListAsync())[1].Id);

        var scored = (await staff.Use<ShowFacility>().RunAsync(id)).Inspections.ShouldHaveSingleItem();
        (scored.Score, scored.Full, scored.Marks[0].Name).ShouldBe((94, 100, "标识清楚，制度上墙"));
        (await staff.Use<InspectFacility>().ReadAsync(id)).Draft.Marks.Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_kind_owner_state_equipment_and_words_and_taken_home_without_telephones()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var (first, second) = (Draft("柳荫驿站", union.Id), Draft("望山书屋"));
        (first.Equipment, second.KindId, second.Area) = (Equipment.Microwave | Equipment.Seats, FacilityKind.BuiltIn[2].Id, "望山社区");
        foreach (var draft in new[] { first, second }) await staff.Use<EnterFacility>().RunAsync(draft);
        await staff.Use<ChangeFacility>().CloseAsync(second.Id, staff.Use<TimeProvider>().Today(), "改造");

        async Task OnlyAsync(string name, ListFacilities.Sought sought) => (await staff.Use<ListFacilities>().RunAsync(sought)).Found.Rows.ShouldHaveSingleItem().Name.ShouldBe(name);
        await OnlyAsync("望山书屋", new(Kind: FacilityKind.BuiltIn[2].Id));
        await OnlyAsync("柳荫驿站", new(Union: union.Id));
        await OnlyAsync("望山书屋", new(IsOfFederation: true));
        await OnlyAsync("望山书屋", new(State: FacilityState.Closed));
        await OnlyAsync("柳荫驿站", new(With: Equipment.Microwave));
        await OnlyAsync("望山书屋", new("望山社区"));
        await OnlyAsync("柳荫驿站", new("甲工会"));
        await OnlyAsync("柳荫驿站", new("lyyz"));
        var table = await staff.Use<ExportFacilities>().RunAsync(new(State: FacilityState.Open));
        table.Rows.Count.ShouldBe(1);
        table.Rows[0].OfType<string>().ShouldNotContain(cell => cell.Contains("1140", StringComparison.Ordinal));
        (await staff.Use<ListOnMap>().RunAsync(new())).Groups.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public async Task Facilities_count_while_they_are_open_and_visits_in_their_month()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());
        var today = staff.Use<TimeProvider>().Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        await staff.Use<CountVisits>().RunAsync(id, month.AddMonths(-1), 300, 2, isEstimate: true);

        async Task<decimal[]> CountAsync(string code)
        {
            await using var db = await office.OpenAsync();
            return [.. (await Indicators.Get(code).CountAsync(db, [month.AddMonths(-1), month], today, default)).Select(count => count.Worth.Value)];
        }

        (await CountAsync(Indicators.FacilityVisits)).ShouldBe([300, 0]);
        (await CountAsync(Indicators.Facilities)).ShouldBe([1, 1]);
        await staff.Use<ChangeFacility>().MoveAsync(id, month, "兴业街9号", "房屋到期");
        (await CountAsync(Indicators.Facilities)).ShouldBe([1, 1], "A move shuts nothing.");
        await staff.Use<ChangeFacility>().CloseAsync(id, month, "改造");
        (await CountAsync(Indicators.Facilities)).ShouldBe([1, 0]);
        await staff.Use<ChangeFacility>().ReopenAsync(id, today, "改好了");
        (await CountAsync(Indicators.Facilities)).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_phone_is_opened_for_a_reason_and_the_trail_says_who_looked()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.PostAsync(Role.FederationStaff, name: "周洋");
        var id = await staff.Use<EnterFacility>().RunAsync(Draft());

        (await staff.Use<RevealKeeper>().RunAsync(id, RevealReason.Visit)).ShouldBe("13800001140");

        await Should.ThrowAsync<Refusal>(() => staff.Use<RevealKeeper>().RunAsync(id, RevealReason.Other, " "));
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == AuditAction.Revealed)).PersonName.ShouldBe("周洋");
        (await db.Set<AuditEntry>().Where(entry => entry.RecordId == id && entry.Action == AuditAction.Added).SingleAsync()).Changes.ShouldNotContain("1140");
    }

    [Fact]
    public async Task Photos_of_a_facility_nobody_saved_go_with_its_words_and_those_of_a_saved_one_stay()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var (kept, thrown) = (Draft(), Guid.CreateVersion7());
        foreach (var id in new[] { kept.Id, thrown }) await staff.Use<FacilityPhotos>().AddAsync(id, new SentFile(Guid.CreateVersion7(), "驿站.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        await staff.Use<EnterFacility>().RunAsync(kept);

        foreach (var id in new[] { kept.Id, thrown }) await staff.Use<FacilityPhotos>().RemoveUnsavedAsync(id);

        (await staff.Use<FacilityPhotos>().ListAsync(kept.Id)).Count.ShouldBe(1);
        (await staff.Use<FacilityPhotos>().ListAsync(thrown)).ShouldBeEmpty();
    }
}
