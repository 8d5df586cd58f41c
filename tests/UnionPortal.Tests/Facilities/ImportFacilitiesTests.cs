using System.Text;
using UnionPortal.Facilities;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Facilities;

public sealed class ImportFacilitiesTests(TestInstallation installation)
{
    const string Ledger = """
        柳河镇阵地台账（2026年）,,,,,,,,,
        阵地名称*,阵地类型,所属工会,详细地址,启用时间,开放时间,设施设备,投入资金,负责人,联系电话,经度,纬度
        柳荫驿站,户外劳动者服务站点（暖心驿站）,,柳河路18号,2023年5月,24小时,饮水、充电、咖啡机,1.2万元,宋勇艳,138 0000 1140,116.4,40.2
        甲书屋,职工书屋,甲工会,柳河路20号,,8:00-18:00,书籍,,,,,
        甲书屋,职工书屋,甲工会,柳河路20号,,,,,,,,
        远方驿站,暖心驿站,没有的工会,柳河路21号,,,,,,,,
        球馆,篮球馆,,柳河路22号,,,,,,,,
        坏钱驿站,暖心驿站,,柳河路23号,,,,很多,,,,
        倒置驿站,暖心驿站,,柳河路24号,,,,,,,40.2,
        """;

    static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task A_ledger_as_offices_keep_it_is_looked_at_first_then_entered_and_may_come_again()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Registry.Strong("甲工会"));
        await using var staff = await office.StaffAsync();

        var read = await staff.Use<ImportFacilities>().ReadAsync("台账.csv", File(Ledger));

        read.Fit.Select(row => row.Draft.Name).ShouldBe(["柳荫驿站", "甲书屋"]);
        read.Unfit.Select(row => row.Number).ShouldBe([5, 6, 7, 8, 9]);
        foreach (var (row, word) in read.Unfit.Zip(["前面一行", "没有的工会", "篮球馆", "很多", "经度"])) row.Fault!.ShouldContain(word);

        (await staff.Use<ImportFacilities>().RunAsync([.. read.Fit.Select(row => row.Draft)])).ShouldBe(2);
        var shown = await staff.Use<ShowFacility>().RunAsync(read.Rows[0].Draft.Id);
        (shown.Opened.ToString(), shown.PhoneMasked, shown.Equipment.InWords(), shown.IsAllDay, shown.Invested, shown.Remark).ShouldBe(("2023年5月", "138****1140", "饮水、充电", true, 12_000m, "咖啡机"));
        var again = await staff.Use<ImportFacilities>().ReadAsync("台账.csv", File(Ledger));
        (again.Known, again.Fit.Count()).ShouldBe((3, 0));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ImportFacilities>().RunAsync([read.Rows[0].Draft]))).Message.ShouldBe(UnionPortal.Facilities.Say.ListIsEntered);
    }

    [Fact]
    public async Task What_was_taken_home_can_come_in_again_elsewhere()
    {
        var (here, there) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var staff = await here.StaffAsync();
        await staff.Use<ImportFacilities>().RunAsync([new() { Name = "柳荫驿站", KindId = FacilityKind.BuiltIn[1].Id, Address = "柳河路18号", OpenedOn = "2023年5月", Hours = "8:00-18:00", Equipment = Equipment.Seats, Longitude = 116.4m, Latitude = 40.2m, IsPublic = true }]);
        var home = (await staff.Use<ExportFacilities>().RunAsync(new())).Write(SheetFormat.Xlsx);
        await using var others = await there.StaffAsync();

        var read = await others.Use<ImportFacilities>().ReadAsync("阵地.xlsx", new MemoryStream(home));

        var draft = read.Fit.ShouldHaveSingleItem().Draft;
        (draft.Name, draft.OpenedOn, draft.Equipment, draft.Longitude, draft.IsPublic).ShouldBe(("柳荫驿站", "2023年5月", Equipment.Seats, 116.4m, true));
    }

    [Fact]
    public async Task A_chair_enters_for_the_own_union_and_nobody_for_a_union_that_is_not_there()
    {
        var (office, neighbour) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (own, theirs) = (Registry.Strong("甲工会"), Registry.Strong("邻家工会"));
        await office.AddAsync(own);
        await neighbour.AddAsync(theirs);
        await using var chair = await office.PostAsync(Role.UnionChair, own.Id, own.Name);
        FacilityDraft Draft(Guid union) => new() { Name = "甲驿站", KindId = FacilityKind.BuiltIn[1].Id, UnionId = union };

        (await chair.Use<ImportFacilities>().ReadAsync("台账.csv", File("名称,类型,所属工会\n甲驿站,暖心驿站,邻家工会"))).Unfit.ShouldHaveSingleItem().Fault.ShouldBe(UnionPortal.Facilities.Say.RowOfAnotherUnion);
        await chair.Use<ImportFacilities>().RunAsync([Draft(theirs.Id)]);
        (await chair.Use<ListFacilities>().RunAsync(new())).Found.Rows.ShouldHaveSingleItem().Words["owner"].ShouldBe("甲工会");
        await using var staff = await office.StaffAsync();
        await Should.ThrowAsync<Refusal>(() => staff.Use<ImportFacilities>().RunAsync([Draft(theirs.Id)]));
        await using var leader = await office.PostAsync(Role.Leader);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<ImportFacilities>().RunAsync([]))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }
}
