using Microsoft.EntityFrameworkCore;
using UnionPortal.Chairs;
using UnionPortal.Facilities;
using UnionPortal.Files;
using UnionPortal.Honours;
using UnionPortal.Members;
using UnionPortal.Posts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Twinning;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Tests.Views;

/// <summary>Lists as people set them up: their columns, their order, files of exactly what is shown, and rows that are picked.</summary>
public sealed class ListsTests(TestInstallation installation)
{
    [Theory]
    [InlineData(null, "name,kind")]
    [InlineData("nothing,' OR 1=1", "name,kind")]
    [InlineData("founded,nothing,founded,kind", "name,founded,kind")]
    [InlineData("kind,name", "name,kind")]
    [InlineData("name", "name")]
    [InlineData("remark", "name,kind")]
    public void The_name_is_always_there_and_what_is_no_column_is_left_out(string? word, string shown)
    {
        IReadOnlyList<Column> all = [new("name", "A"), new("kind", "B") { IsUsual = true }, new("founded", "C"), new("remark", "D") { OnScreen = false }];

        all.Chosen(word).InAddress().ShouldBe(shown);
    }

    [Fact]
    public void What_is_picked_survives_the_way_through_an_address()
    {
        var ids = Enumerable.Range(0, Picked.Most).Select(_ => Guid.CreateVersion7()).ToList();

        Picked.Read(Picked.InAddress(ids)).ShouldBe(ids);
        Picked.Read(Picked.InAddress(ids[..1]) + ".x.%00")!.ShouldHaveSingleItem().ShouldBe(ids[0]);
        Picked.Read(null).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-name")]
    [InlineData("joined")]
    [InlineData("-joined")]
    [InlineData("phone")]
    public async Task Order_and_cursor_agree_on_every_page_also_among_equals(string? sort)
    {
        // A file is written in pieces of two hundred.
        const int Many = 205;
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using (var db = await office.OpenAsync())
        {
            for (var at = 0; at < Many; at++)
            {
                var member = new Member { UnionId = union.Id, Name = $"张{(char)('一' + at % 3)}" };
                member.Join(new(new(2020, 1, 1 + at / 30), DatePrecision.Day));
                db.Add(member);
            }

            await db.SaveChangesAsync();
        }

        await using var staff = await office.StaffAsync();
        var list = staff.Use<ListMembers>();
        List<List<ListMembers.Row>> pages = [(await list.RunAsync(new(Sort: sort))).Rows];
        while (pages[^1].Count == Paging.Size) pages.Add((await list.RunAsync(new(Sort: sort, After: pages[^1][^1].Id))).Rows);

        var rows = pages.SelectMany(page => page).ToList();
        rows.Select(row => row.Id).Distinct().Count().ShouldBe(Many);
        IComparable KeyOf(ListMembers.Row row) => sort is "joined" or "-joined" ? row.JoinedOn : Pinyin.KeyOf(row.Name);
        var keys = rows.ConvertAll(KeyOf);
        var comparer = Comparer<IComparable>.Create((one, other) => one is string words ? string.CompareOrdinal(words, (string)other) : one.CompareTo(other));
        keys.ShouldBe(sort?.StartsWith('-') == true ? [.. keys.OrderDescending(comparer)] : [.. keys.Order(comparer)]);
        for (var at = pages.Count - 1; at > 0; at--)
            (await list.RunAsync(new(Sort: sort, Before: pages[at][0].Id))).Rows.Select(row => row.Id).ShouldBe(pages[at - 1].Select(row => row.Id));
        var file = await staff.Use<ExportMembers>().RunAsync(new(Sort: sort), withNumbers: false, "name,joined");
        var taken = new List<string>();
        await foreach (var row in file.Rows) taken.Add(string.Join(' ', row));
        (file.Total.Rows, file.Headings.Count).ShouldBe((Many, 2));
        taken.ShouldBe(rows.Select(row => $"{row.Name} {new RoughDate(row.JoinedOn, row.JoinedPrecision)}"));
    }

    [Theory]
    [InlineData("workers")]
    [InlineData("-workers")]
    [InlineData("-founded")]
    [InlineData("kind")]
    [InlineData("-covered")]
    [InlineData("-name")]
    [InlineData(null)]
    public async Task A_file_holds_exactly_what_the_screen_shows(string? sort)
    {
        const string columns = "code,election,workers,founded,ownership,association";
        var office = await installation.FoundAsync();
        var (counted, uncounted, few) = (Registry.Strong("甲工会"), new GrassrootsUnion { Name = "乙工会", RegisteredOn = Registry.LongAgo, Ownership = Ownership.Private }, Registry.Weak("丙工会"));
        var term = new CommitteeTerm { UnionId = counted.Id };
        term.Elect(new(2024, 3, 1), 3, new(2026, 1, 1));
        await office.AddAsync(counted, uncounted, few, term);
        var neighbour = await installation.FoundAsync();
        var foreign = await neighbour.UnionAsync("邻家工会");
        await using var staff = await office.StaffAsync();

        var screen = (await staff.Use<ListUnions>().RunAsync(new(Columns: columns, Sort: sort))).Rows;
        var file = await staff.Use<ExportUnions>().RunAsync(new(Columns: columns, Sort: sort));

        var shown = staff.Use<UnionColumns>().All.Chosen(columns);
        file.Headings.ShouldBe(shown.Select(column => column.Head));
        file.Rows.Select(row => string.Join('|', row.Select(Spell))).ShouldBe(screen.Select(row => string.Join('|', shown.Select(column =>
            column.Key switch { "name" => row.Name, UnionColumns.Workers => row.Workers?.ToString(), var key => row.More[key] }))));
        if (sort is "workers" or "-workers" or "-founded") screen[^1].Id.ShouldBe(uncounted.Id, "Who was never counted comes last either way.");
        file.Rows.Single(row => row[0] is "甲工会")[2].ShouldBe(new DateOnly(2027, 3, 1));
        (await staff.Use<ExportUnions>().RunAsync(new(Picked: [few.Id, foreign.Id]))).Rows.ShouldHaveSingleItem()[0].ShouldBe("丙工会", "A neighbour's union is none.");
    }

    [Fact]
    public async Task Facilities_are_closed_all_or_none_and_the_one_in_the_way_is_named()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        var ids = new List<Guid>();
        foreach (var name in new[] { "甲驿站", "乙驿站" }) ids.Add(await staff.Use<EnterFacility>().RunAsync(new() { Name = name, KindId = FacilityKind.BuiltIn[1].Id, Address = "柳河路18号", OpenedOn = "2023年5月" }));
        await staff.Use<ChangeFacility>().CloseAsync(ids[1], today, "改造");
        var close = staff.Use<ChangeFacility>();

        (await Should.ThrowAsync<Refusal>(() => close.CloseAsync(ids, today, "撤并"))).Message.ShouldContain("“乙驿站”");
        await using var neighbours = await (await installation.FoundAsync()).StaffAsync();
        (await Should.ThrowAsync<Refusal>(() => neighbours.Use<ChangeFacility>().CloseAsync([ids[0]], today, "撤并"))).Kind.ShouldBe(RefusalKind.NotFound);
        var open = (await staff.Use<ListFacilities>().RunAsync(new(State: FacilityState.Open))).Found.Rows.ShouldHaveSingleItem();
        open.Id.ShouldBe(ids[0]);

        await close.CloseAsync([ids[0]], today, "撤并");
        (await staff.Use<ListFacilities>().RunAsync(new(State: FacilityState.Open))).Found.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_honour_is_entered_for_all_that_are_picked_or_for_none()
    {
        var office = await installation.FoundAsync();
        var (holder, one, two) = (Registry.Strong("甲工会"), Registry.Weak("乙工会"), Registry.Weak("丙工会"));
        await office.AddAsync(holder, one, two);
        var foreign = await (await installation.FoundAsync()).UnionAsync("邻家工会");
        await using var staff = await office.StaffAsync();
        AwardDraft Draft(HonourLevel level) => new() { Title = "模范职工之家", Level = level, GivenOn = "2019" };
        async Task<int> CountAsync() => (await staff.Use<ListHonours>().RunAsync(new())).Found.Count;

        (await Should.ThrowAsync<Refusal>(() => staff.Use<AwardSeveral>().RunAsync([one.Id, holder.Id], Draft(HonourLevel.National)))).Message.ShouldContain("“甲工会”");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AwardSeveral>().RunAsync([one.Id, foreign.Id], Draft(HonourLevel.District)))).Kind.ShouldBe(RefusalKind.NotFound);
        (await CountAsync()).ShouldBe(1);

        var draft = Draft(HonourLevel.District);
        (await staff.Use<AwardSeveral>().RunAsync([one.Id, two.Id, holder.Id], draft)).ShouldBe(3);
        (await staff.Use<AwardSeveral>().RunAsync([one.Id, two.Id, holder.Id], draft)).ShouldBe(3, "Saved twice, it is there once.");
        (await CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task Chairs_that_are_picked_are_invited_all_or_none()
    {
        var office = await installation.FoundAsync();
        var (one, two, nameless) = (Registry.Strong("甲工会"), Registry.Weak("乙工会"), new GrassrootsUnion { Name = "无名工会", RegisteredOn = Registry.LongAgo });
        await office.AddAsync(one, two, nameless);
        var foreign = await (await installation.FoundAsync()).UnionAsync("邻家工会");
        await using var staff = await office.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => staff.Use<InviteChairs>().RunAsync([one.Id, nameless.Id]))).Message.ShouldContain("“无名工会”");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<InviteChairs>().RunAsync([one.Id, foreign.Id]))).Kind.ShouldBe(RefusalKind.NotFound);
        (await staff.Use<ListChairs>().RunAsync(state: ChairState.LinkOpen)).Found.Rows.ShouldBeEmpty();

        (await staff.Use<InviteChairs>().RunAsync([one.Id])).ShouldHaveSingleItem().UnionName.ShouldBe("甲工会");
    }

    [Fact]
    public async Task A_file_on_its_way_says_how_far_it_is_and_whether_it_came_to_its_end()
    {
        var underWay = new ExportsUnderWay(TimeProvider.System);
        var (whole, broken) = (Guid.NewGuid(), Guid.NewGuid());
        static async IAsyncEnumerable<object?[]> RowsAsync()
        {
            for (var at = 0; at < 3; at++)
            {
                await Task.Yield();
                yield return [at];
            }
        }

        var seen = new List<int>();
        await foreach (var _ in ExportsUnderWay.Counted(RowsAsync(), underWay.Begin(whole.ToString(), new(3)))) seen.Add(underWay.Find(whole)!.Rows);
        await foreach (var _ in ExportsUnderWay.Counted(RowsAsync(), underWay.Begin(broken.ToString(), new(3)))) break;

        seen.ShouldBe([1, 2, 3]);
        (underWay.Find(whole)!.IsDone, underWay.Find(broken)!.IsDone, underWay.Find(broken)!.HasFailed).ShouldBe((true, false, true));
        underWay.Find(Guid.NewGuid()).ShouldBeNull();
    }

    static string? Spell(object? cell) => cell switch { null or "" => null, DateOnly day => day.ToString("yyyy-MM-dd"), _ => cell.ToString() };
}
