using System.Text;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Members;

public sealed class ImportMembersTests(TestInstallation installation)
{
    static async Task<Guid> ReadAsync(Desk desk, byte[] bytes, string name = "名册.csv", Guid? union = null)
    {
        using var content = new MemoryStream(bytes);
        return await desk.Use<ReadMembers>().RunAsync(Guid.CreateVersion7(), name, content, union);
    }

    static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend("姓名,性别,身份证号,手机号,入会日期,会员类别,会员号")));

    static async Task<ImportMembers.Shown> TryAsync(Desk desk, Guid id)
    {
        await desk.Use<ImportMembers>().TryAsync(id);
        return await desk.Use<ImportMembers>().ShowAsync(id);
    }

    [Fact]
    public async Task The_list_of_eight_hundred_as_a_township_keeps_it_comes_in_and_goes_again()
    {
        var office = await installation.FoundAsync();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Members", "Files", "members-mapo-gb18030.csv"));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var codes = Encoding.GetEncoding("GB18030").GetString(bytes).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[6]).Distinct().ToList();
        await office.AddAsync([.. codes.Select((code, at) => new GrassrootsUnion { Name = $"第{at}工会", CreditCode = code, RegisteredOn = Registry.LongAgo })]);
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, bytes, "members-mapo-gb18030.csv");

        var tried = await TryAsync(staff, id);

        tried.Rows.ShouldBe(800);
        (tried.Enrolled + tried.Known + tried.Problems).ShouldBe(800);
        tried.Enrolled.ShouldBeGreaterThan(780);
        tried.Told.ShouldAllBe(problem => problem.Sentence.Contains('第'));
        await using (var nothing = await office.OpenAsync()) (await nothing.Set<Member>().CountAsync()).ShouldBe(0, "Trying enrols nobody.");
        await staff.Use<ImportMembers>().RunAsync(id);
        await using (var db = await office.OpenAsync())
        {
            (await db.Set<Member>().CountAsync()).ShouldBe(tried.Enrolled);
            (await db.Set<Membership>().CountAsync()).ShouldBe(tried.Enrolled);
            (await db.Set<CategorySpell>().CountAsync()).ShouldBe(tried.Enrolled);
        }

        (await staff.Use<ListMembers>().RunAsync(new("邓梅"))).Rows.ShouldNotBeEmpty();
        (await staff.Use<UndoMembers>().RunAsync(id)).ShouldBe(tried.Enrolled);
        await using var after = await office.OpenAsync();
        (await after.Set<Member>().CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", true)]
    public async Task A_list_is_read_whatever_it_is_saved_as(string encoding, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var kept = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. withMark ? kept.GetPreamble() : [], .. kept.GetBytes("姓 名*,性别,备注\n𠮷田由美,女,\n阿依·古丽,女,")];

        var tried = await TryAsync(chair, await ReadAsync(chair, bytes));

        (tried.Enrolled, tried.Problems).ShouldBe((2, 0));
    }

    [Fact]
    public async Task A_workbook_is_read_as_well()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var book = new SheetTable("名册", ["姓名", "身份证号", "入会日期"], [["赵敏", Persons.Identity(), new DateOnly(2020, 5, 1)], ["何静", null, null]]).Write(SheetFormat.Xlsx);

        var id = await ReadAsync(chair, book, "名册.xlsx");
        await chair.Use<ImportMembers>().RunAsync(id);

        (await chair.Use<ListMembers>().RunAsync(new("赵敏"))).Rows.ShouldHaveSingleItem().JoinedOn.ShouldBe(new DateOnly(2020, 5, 1));
    }

    [Fact]
    public async Task Each_row_that_needs_a_hand_is_told_and_the_others_come_in()
    {
        var (office, next) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (own, other) = (await office.UnionAsync("自己的工会"), await office.UnionAsync("另一家工会"));
        var (here, there, far, twice) = (Persons.Identity(), Persons.Identity(), Persons.Identity(), Persons.Identity());
        await office.EnrolAsync(Persons.Draft(own.Id, identity: here));
        await office.EnrolAsync(Persons.Draft(other.Id, identity: there));
        await next.EnrolAsync(Persons.Draft((await next.UnionAsync()).Id, identity: far));
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, Csv($"已在册,,{here},,,,", $"别处会员,,{there},,,,", $"外地会员,,{far},,,,", $"第一次,,{twice},,,,", $"第二次,,{twice},,,,", "无校验,,990101199005200011,,,,", "科学计数,,9.9E+17,,,,", "怪性别,中,,,,,",
            "怪类别,,,,,临时工,", "怪电话,,,12345,,,", $"小写,女,{Lower()},138 0000-5678,2021年5月,农民工,"), union: own.Id);

        var tried = await TryAsync(staff, id);

        tried.Known.ShouldBe(1);
        tried.Told.Select(problem => problem.Name).ShouldBe(["别处会员", "外地会员", "第二次", "无校验", "科学计数", "怪性别", "怪类别", "怪电话"]);
        tried.Told[0].Sentence.ShouldContain("另一家工会");
        tried.Told[1].Sentence.ShouldBe(UnionPortal.Members.Say.LivesElsewhere);
        tried.Told[2].Sentence.ShouldContain("第 5 行");
        tried.Enrolled.ShouldBe(2);
        using var book = ExcelReaderFactory.CreateReader(new MemoryStream((await staff.Use<ExportMemberProblems>().RunAsync(id)).Workbook));
        var rows = 0;
        while (book.Read()) rows++;
        rows.ShouldBe(9);
    }

    static string Lower()
    {
        while (true)
            if (Persons.Identity() is var number && number[^1] == 'X') return number.ToLowerInvariant();
    }

    [Fact]
    public async Task A_chairs_list_is_the_own_unions_and_a_row_of_another_is_told()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync("自己的工会");
        await office.UnionAsync("另一家工会");
        await using var chair = await office.ChairAsync(union);
        var id = await ReadAsync(chair, Encoding.UTF8.GetBytes("姓名,所在工会\n甲,自己的工会\n乙,另一家工会\n丙,"));

        var tried = await TryAsync(chair, id);

        (tried.Enrolled, tried.Told.ShouldHaveSingleItem().Name).ShouldBe((2, "乙"));
        await using var neighbour = await office.ChairAsync(await office.UnionAsync("第三家工会"));
        (await Should.ThrowAsync<Refusal>(() => neighbour.Use<ImportMembers>().ShowAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Theory]
    [InlineData("不是名单", "表格")]
    [InlineData("姓,名\n赵,敏", "姓名")]
    [InlineData("", "没有内容")]
    public async Task What_is_no_list_of_members_is_refused_in_words(string text, string word)
    {
        var office = await installation.FoundAsync();
        await using var chair = await office.ChairAsync(await office.UnionAsync());

        (await Should.ThrowAsync<Refusal>(() => ReadAsync(chair, Encoding.UTF8.GetBytes(text)))).Message.ShouldContain(word);
    }

    [Fact]
    public async Task Whoever_was_changed_since_keeps_an_import_from_being_undone()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var id = await ReadAsync(chair, Csv("赵敏,,,,2020-01-01,,", "何静,,,,2020-01-01,,", "许文,,,,2020-01-01,,"));
        await chair.Use<ImportMembers>().RunAsync(id);
        var member = (await chair.Use<ListMembers>().RunAsync(new("何静"))).Rows.Single().Id;
        await chair.Use<MoveMember>().RunAsync(member, new() { Change = MembershipChange.Kept, Day = new(2024, 1, 1) });

        (await Should.ThrowAsync<Refusal>(() => chair.Use<UndoMembers>().RunAsync(id))).Message.ShouldContain("何静");
        await Should.ThrowAsync<Refusal>(() => chair.Use<ImportMembers>().RunAsync(id));
    }

    [Fact]
    public async Task A_list_given_up_leaves_neither_bytes_nor_members()
    {
        var office = await installation.FoundAsync();
        await using var chair = await office.ChairAsync(await office.UnionAsync());
        var id = await ReadAsync(chair, Csv("赵敏,,,,,,"));

        await chair.Use<UndoMembers>().DiscardAsync(id);

        await using var db = await office.OpenAsync();
        (await db.Set<StoredFile>().CountAsync()).ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ImportMembers>().RunAsync(id))).Message.ShouldBe(UnionPortal.Members.Say.ListIsNoLongerOpen);
    }

    [Theory]
    [InlineData(SheetFormat.Csv)]
    [InlineData(SheetFormat.Xlsx)]
    public async Task What_is_taken_home_can_come_in_again_and_holds_numbers_only_when_asked_for(SheetFormat format)
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var identity = Persons.Identity();
        await office.EnrolAsync(Persons.Draft(union.Id, "=赵敏", identity, "13900001111"));
        await office.EnrolAsync(Persons.Draft(union.Id, "𠮷田"));
        await using var staff = await office.StaffAsync();
        async Task<byte[]> TakeAsync(bool withNumbers)
        {
            using var bytes = new MemoryStream();
            await (await staff.Use<ExportMembers>().RunAsync(new(), withNumbers)).WriteAsync(format, bytes, default);
            return bytes.ToArray();
        }

        List<string> Cells(byte[] bytes) => [.. SheetReader.Read(new MemoryStream(bytes), "x", new(1_000_000, 10_000_000)).SelectMany(part => part.Rows).SelectMany(row => row)];

        Cells(await TakeAsync(withNumbers: false)).ShouldNotContain(identity);
        var whole = await TakeAsync(withNumbers: true);
        Cells(whole).ShouldContain(identity);
        Cells(whole).ShouldContain("𠮷田");
        var again = await TryAsync(staff, await ReadAsync(staff, whole, "名册"));
        (again.Known, again.Problems).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Two_imports_of_one_person_in_the_same_moment_enrol_that_person_once()
    {
        var identity = Persons.Identity();
        var desks = new List<(Desk Desk, Guid Import)>();
        for (var at = 0; at < 2; at++)
        {
            var office = await installation.FoundAsync();
            var desk = await office.ChairAsync(await office.UnionAsync());
            desks.Add((desk, await ReadAsync(desk, Csv($"赵敏,,{identity},,,,"))));
        }

        var outcomes = await Task.WhenAll(desks.Select(async each =>
        {
            try
            {
                await each.Desk.Use<ImportMembers>().RunAsync(each.Import);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }));

        outcomes.Count(done => done).ShouldBe(1);
        foreach (var (desk, _) in desks) await desk.DisposeAsync();
    }
}
