using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Facilities;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Facilities;

/// <summary>The page for everybody: what it shows, and that its opening reaches nothing else.</summary>
public sealed class PublicFacilitiesTests(TestInstallation installation)
{
    static readonly Guid WarmStation = FacilityKind.BuiltIn[1].Id;

    static FacilityDraft Draft(string name, bool isPublic = true) => new()
    {
        Name = name, KindId = WarmStation, Area = "柳荫社区", Address = "柳河路18号", KeeperName = "宋勇艳", KeeperPhone = "13800001140", Remark = "内部备注", Invested = 80_000, IsPublic = isPublic,
    };

    [Fact]
    public async Task Only_open_facilities_that_are_flagged_and_of_a_kind_that_is_shown_are_shown()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var (shown, hidden, closed, ofKind) = (Draft("看得见"), Draft("不公开", isPublic: false), Draft("已关闭"), Draft("类别不公开"));
        ofKind.KindId = FacilityKind.BuiltIn[0].Id;
        foreach (var draft in new[] { shown, hidden, closed, ofKind }) await staff.Use<EnterFacility>().RunAsync(draft);
        await staff.Use<ChangeFacility>().CloseAsync(closed.Id, null, "改造");

        var page = await ShowAsync(office);

        page.Rows.ShouldHaveSingleItem().Name.ShouldBe("看得见");
        page.Kinds.ShouldHaveSingleItem().Name.ShouldBe("暖心驿站");
        await staff.Use<SetUpKinds>().RenameAsync(WarmStation, "暖心驿站", isPublic: false);
        (await ShowAsync(office)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_nearest_come_first_and_words_of_an_address_narrow_the_list()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var (far, near, nowhere) = (Draft("远的"), Draft("近的"), Draft("不知道在哪"));
        (far.Longitude, far.Latitude, near.Longitude, near.Latitude, near.Area) = (116.9m, 40.3m, 116.61m, 40.2m, "望山社区");
        foreach (var draft in new[] { far, near, nowhere }) await staff.Use<EnterFacility>().RunAsync(draft);

        (await ShowAsync(office, near: "116.6,40.2")).Rows.Select(row => row.Name).ShouldBe(["近的", "远的", "不知道在哪"]);
        (await ShowAsync(office, near: "望山")).Rows.ShouldHaveSingleItem().Name.ShouldBe("近的");
        (await ShowAsync(office, near: "1e999,NaN")).Rows.ShouldBeEmpty();
        ShowPublicFacilities.PlaceOf("40.2，116.6")!.Value.Longitude.ShouldBe(116.6);
        ShowPublicFacilities.PlaceOf("2,1").ShouldBeNull();
    }

    [Fact]
    public async Task The_public_opening_reaches_flagged_rows_of_one_federation_for_reading_and_no_other_row_of_any_table()
    {
        var (office, neighbour) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (pair, mentor, _) = await office.PairUpAsync();
        foreach (var each in new[] { office, neighbour })
        {
            await using var staff = await each.StaffAsync();
            await staff.Use<EnterFacility>().RunAsync(Draft("看得见"));
            await staff.Use<EnterFacility>().RunAsync(Draft("不公开", isPublic: false));
        }

        await using var anybody = office.Services.CreateAsyncScope();
        await using var db = await anybody.ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicPageAsync(office.Slug, PublicPage.Facilities);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var judged = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            var isShown = typeof(IShownInPublic).IsAssignableFrom(entity.ClrType);
            entity.ClrType.IsDefined(typeof(ShownOnAttribute), inherit: false).ShouldBe(isShown, $"{entity.ClrType.Name}: say both, or neither.");
            var table = $"rows.{entity.GetTableName()}";
            (await ScalarAsync(connection, $"SELECT count(*) FROM {table}" + (isShown ? $" WHERE NOT is_public OR federation_id <> {office.Id}" : ""))).ShouldBe(0L, table);
            await WriteNothingAsync(connection, table);
            judged++;
        }

        judged.ShouldBeGreaterThan(20);
        (await ScalarAsync(connection, "SELECT string_agg(name, ',') FROM rows.facility")).ShouldBe("看得见");
        (await db.Set<Facility>().CountAsync()).ShouldBe(1);
        (await db.Set<FacilityKind>().CountAsync()).ShouldBe(FacilityKind.BuiltIn.Count(kind => kind.IsPublic));
        (await db.Set<UnionPortal.Twinning.TwinningCampaign>().CountAsync()).ShouldBe(0);
        pair.ShouldNotBe(mentor.Id);
    }

    [Fact]
    public async Task Anybody_reads_the_page_without_a_word_about_a_person_and_an_unknown_federation_shows_nothing()
    {
        var portal = await installation.PortalAsync();
        await using var services = installation.Build(installation.PortalDatabases);
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        await staff.Use<EnterFacility>().RunAsync(Draft("柳荫暖心驿站"));
        using var visitor = new Visitor(portal.Address);

        var page = await visitor.GetAsync($"/public/{office.Slug}/facilities");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("柳荫暖心驿站");
        foreach (var secret in new[] { "宋勇艳", "1140", "内部备注", "80,000" }) page.Words.ShouldNotContain(secret);
        page.Body.ShouldNotContain("\"type\":\"server\"", Case.Sensitive, "It needs no open line.");
        (await visitor.GetAsync($"/public/{office.Slug}/facilities?near=116.6,40.2&kind={WarmStation}")).Words.ShouldContain("柳荫暖心驿站");
        (await visitor.GetAsync("/public/nosuchplace/facilities")).Words.ShouldContain(UnionPortal.Facilities.Say.NothingPublic);
    }

    static async Task<ShowPublicFacilities.Shown> ShowAsync(Office office, Guid? kind = null, string? near = null)
    {
        await using var anybody = office.Services.CreateAsyncScope();
        return await anybody.ServiceProvider.GetRequiredService<ShowPublicFacilities>().RunAsync(office.Slug, kind, near);
    }

    // Where the login may not delete at all, the database says so; elsewhere not one row is found to delete.
    static async Task WriteNothingAsync(NpgsqlConnection connection, string table)
    {
        try
        {
            (await ScalarAsync(connection, $"WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM gone")).ShouldBe(0L, table);
        }
        catch (PostgresException refused)
        {
            refused.SqlState.ShouldBe("42501", table);
        }
    }

    static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
