using System.Text;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Ledgers;

public sealed class ImportLedgerTests(TestInstallation installation)
{
    [Fact]
    public async Task A_whole_ledger_is_registered_in_one_go()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();

        var tally = await ImportAsync(staff, "unions-gulou.xlsx");

        tally.Sentence.ShouldBe("已导入67家：机关1、企业37、社区联合29。");
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(67);
        (await db.Set<GrassrootsUnion>().SumAsync(union => union.WorkerCount)).ShouldBe(4_532);
        (await db.Set<Headcount>().SumAsync(count => count.Members)).ShouldBe(3_924);
        (await db.Set<Touch>().Select(touch => touch.Room).Distinct().ToListAsync()).ShouldBe([nameof(GrassrootsUnion), nameof(Headcount), nameof(Prospect)], ignoreOrder: true);
        (await db.Set<AuditEntry>().Where(entry => entry.Action == AuditAction.Imported).SingleAsync()).PersonName.ShouldBe("李敏");
    }

    [Fact]
    public async Task Every_field_of_a_row_arrives()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();

        await ImportAsync(staff, "unions-mapo.xlsx");

        await using var db = await office.OpenAsync();
        var union = await db.Set<GrassrootsUnion>().Include(row => row.Honours).Include(row => row.Headcounts).SingleAsync(row => row.Name.StartsWith("北京云杉服饰"));
        union.CreditCode.ShouldBe("81110113MJ1745329D");
        (union.Kind, union.Founding, union.IndustryCode, union.Address).ShouldBe((UnionKind.Enterprise, Founding.Alone, "1819", "北京市顺义区马坡镇白马路11号"));
        (union.Longitude, union.Latitude).ShouldBe((116.645598, 40.185346));
        (union.FoundedOn, union.FoundedPrecision).ShouldBe((new DateOnly(2011, 2, 8), DatePrecision.Day));
        (union.WorkerCount, union.FemaleWorkerCount, union.MemberCount, union.FemaleMemberCount).ShouldBe((734, 200, 704, 200));
        (union.ChairName, union.ChairPhone!.Masked, db.Vault.Open(union.ChairPhone)).ShouldBe(("宋勇艳", "139****1140", "13900001140"));
        var honour = union.Honours.ShouldHaveSingleItem();
        (honour.Level, honour.Title, honour.Year).ShouldBe((HonourLevel.National, "模范职工之家", 2015));
        union.Headcounts.ShouldHaveSingleItem().Workers.ShouldBe(734);
        var prospects = await db.Set<Prospect>().OrderBy(row => row.CreditCode).ToListAsync();
        prospects.Count.ShouldBe(4);
        (prospects[0].Name, prospects[0].ContactName, prospects[0].WorkerCount).ShouldBe(("北京东升机械制造有限公司", "董静军", 87));
    }

    [Fact]
    public async Task Refused_rows_stay_out_and_so_do_those_a_person_left_out()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-gulou-flawed.xlsx");
        await staff.Use<ReviewLedger>().RunAsync(id, new LedgerChoices(LeftOut: [new(0, 11)]));

        var tally = await staff.Use<ImportLedger>().RunAsync(id);

        tally.Total.ShouldBe(7);
        await using var db = await office.OpenAsync();
        var names = await db.Set<GrassrootsUnion>().Select(union => union.Name).ToListAsync();
        names.ShouldNotContain("北京新清河软件科技有限公司工会委员会");
        var byYear = await db.Set<GrassrootsUnion>().SingleAsync(union => union.Name.StartsWith("北京新启航"));
        (byYear.FoundedOn, byYear.FoundedPrecision).ShouldBe((new DateOnly(2011, 1, 1), DatePrecision.Year));
    }

    [Fact]
    public async Task What_a_person_corrected_is_still_there_after_the_browser_was_closed()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-gulou.xlsx");
        var first = (await staff.Use<ReviewLedger>().RunAsync(id)).Open!;
        await staff.Use<ReviewLedger>().RunAsync(id, first.Choices.With(0, first.Sheets[0].Layout.With(13, LedgerColumn.Ignored)));

        var again = (await staff.Use<ReviewLedger>().RunAsync(id)).Open!;

        again.Sheets[0].Layout.Columns[13].ShouldBe(LedgerColumn.Ignored);
        again.Report.Rows.ShouldAllBe(row => row.Chair == null);
        (await staff.Use<ListImports>().RunAsync()).ShouldHaveSingleItem().State.ShouldBe(LedgerState.Read);
    }

    [Fact]
    public async Task A_ledger_sent_twice_is_one_import()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = Guid.CreateVersion7();

        await staff.Use<ReadLedger>().RunAsync(id, "台账.xlsx", LedgerSamples.Bytes("unions-mapo.xlsx"));
        await staff.Use<ReadLedger>().RunAsync(id, "台账.xlsx", LedgerSamples.Bytes("unions-mapo.xlsx"));

        (await staff.Use<ListImports>().RunAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_import_cannot_be_pressed_twice()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-mapo.xlsx");
        await staff.Use<ImportLedger>().RunAsync(id);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<ImportLedger>().RunAsync(id))).Message.ShouldContain("已经处理过");

        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(16);
    }

    [Fact]
    public async Task An_import_that_is_cut_off_leaves_nothing_behind_and_says_so()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-10-15T02:00:00Z"));
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-gulou.xlsx");
        using var cut = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => staff.Use<ImportLedger>().RunAsync(id, progress: new Cut(cut), ct: cut.Token));

        clock.Now += TimeSpan.FromMinutes(5);
        (await staff.Use<ListImports>().RunAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.IsCutOff.ShouldBeTrue(), row => row.State.ShouldBe(LedgerState.Read));
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(0);
        (await staff.Use<ImportLedger>().RunAsync(id)).Total.ShouldBe(67);
    }

    [Fact]
    public async Task A_command_imports_what_is_not_refused_and_names_every_row_that_needs_a_hand()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();

        var outcome = await staff.Use<ImportFromTerminal>().RunAsync(office.Id, "台账.xlsx", LedgerSamples.Bytes("unions-gulou-flawed.xlsx"));

        outcome.IsClean.ShouldBeFalse();
        outcome.Lines.Take(2).ShouldBe(["已导入8家：企业8。", "4家可导入，4家请核对，6家不能导入。"]);
        outcome.Lines.ShouldContain(line => line.StartsWith("第15行 不能导入（职工人数）"));
        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Neighbours_may_hold_the_same_unions_and_never_see_each_others_ledgers()
    {
        var office = await installation.FoundAsync();
        var neighbour = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var other = await neighbour.StaffAsync();
        var id = await ReadAsync(staff, "unions-gulou.xlsx");
        await staff.Use<ImportLedger>().RunAsync(id);

        (await ImportAsync(other, "unions-gulou.xlsx")).Total.ShouldBe(67);

        (await Should.ThrowAsync<Refusal>(() => other.Use<ReviewLedger>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => other.Use<UndoImport>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task The_largest_ledger_allowed_is_registered_in_one_go()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var text = new StringBuilder("工会名称,工会类型,统一社会信用代码,职工人数,会员人数,联系电话\n");
        for (var row = 0; row < LedgerFile.RowLimit; row++) text.Append($"第{row}工会,企业,{LedgerSamples.Code(row)},10,8,13800000000\n");
        var id = await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "大台账.csv", Encoding.UTF8.GetBytes(text.ToString()));

        (await staff.Use<ImportLedger>().RunAsync(id)).Total.ShouldBe(LedgerFile.RowLimit);

        var again = await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "大台账.csv", Encoding.UTF8.GetBytes(text.Replace(",10,8,", ",11,8,", 0, text.Length / 2).ToString()));
        var review = (await staff.Use<ReviewLedger>().RunAsync(again)).Open!;
        (review.Report.Count(RowFate.Amended) + review.Report.Count(RowFate.Unchanged)).ShouldBe(LedgerFile.RowLimit);
        (await staff.Use<ImportLedger>().RunAsync(again, review.Fingerprint())).Amended.ShouldBe(review.Report.Count(RowFate.Amended));
    }

    static async Task<LedgerTally> ImportAsync(Desk staff, string file) => await staff.Use<ImportLedger>().RunAsync(await ReadAsync(staff, file));

    static Task<Guid> ReadAsync(Desk staff, string file) => staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), file, LedgerSamples.Bytes(file));

    /// <summary>Cuts the line at the first sign of progress, in the middle of writing.</summary>
    sealed class Cut(CancellationTokenSource line) : IProgress<int>
    {
        public void Report(int value) => line.Cancel();
    }
}
