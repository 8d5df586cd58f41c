using System.Reflection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Audit;

public sealed class TrailTests(TestInstallation installation)
{
    /// <summary>Fields a reader has nothing to do with: order and form of things, counters, codes the title says in words, moments the trail has anyway.</summary>
    static readonly string[] Silent =
    [
        "Activity.IsSession", "Activity.LoggedAt", "Activity.LoggedBy", "StoredFile.MediaType", "StoredFile.Order", "StoredFile.Purpose", "StoredFile.Size", "StoredFile.StoredAt",
        "LedgerImport.BegunAt", "LedgerImport.Choices", "LedgerImport.DecidedAt", "LedgerImport.ReadAt", "LedgerImport.ReadBy", "LedgerImport.State",
        "TwinningCampaign.Proposals", "Honour.GivenPrecision", "Facility.OpenedPrecision", "FacilityKind.Order", "InspectionItem.Order", "Standard.Order", "FacilityStep.At", "TwinningPair.Score", "GrassrootsUnion.FoundedPrecision", "GrassrootsUnion.RegisteredOn", "Prospect.RegisteredOn", "Nudge.At", "ReportNudge.At", "Highlight.Order", "HighlightPhoto.Order", "HighlightPhoto.MediaType",
        "Post.FromPrecision", "Post.UntilPrecision", "Target.SubjectFederationId", "Target.Indicator", "ReceivedTarget.Indicator", "UnionMove.OtherFederationId",
    ];

    [Fact]
    public async Task A_change_reads_as_a_sentence_with_before_and_after()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.PostAsync(Role.FederationStaff, name: "周洋");
        var draft = await staff.Use<AmendUnion>().ReadAsync(union.Id);
        (draft.WorkerCount, draft.Kind, draft.ChairPhone) = (240, UnionKind.Agency, "13800001140");
        await staff.Use<AmendUnion>().RunAsync(draft);
        await using var administrator = await office.PostAsync(Role.FederationAdmin);

        var row = (await administrator.Use<ListTrail>().RunAsync(new(Person: "周洋", Record: nameof(GrassrootsUnion)))).Rows.ShouldHaveSingleItem();

        (row.Action, row.Title, row.Person).ShouldBe((AuditAction.Amended, "甲工会", "周洋"));
        row.Changes.ShouldContain(new ListTrail.Change("职工人数", "200", "240"));
        row.Changes.ShouldContain(new ListTrail.Change("工会类型", UnionKind.Enterprise.Word(), UnionKind.Agency.Word()));
        row.Changes.SelectMany(change => new[] { change.Before, change.After }).ShouldNotContain(value => value != null && value.Contains("1140", StringComparison.Ordinal), "Personal data is named, never shown.");
    }

    [Fact]
    public async Task The_trail_is_narrowed_by_person_record_action_and_time()
    {
        var clock = new SetClock(new(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        var (first, second) = (Registry.Strong("甲工会"), Registry.Strong("乙工会"));
        await office.AddAsync(first, second);
        clock.Now = clock.Now.AddDays(10);
        await using var staff = await office.PostAsync(Role.FederationStaff, name: "周洋");
        foreach (var id in new[] { first.Id, second.Id })
        {
            var draft = await staff.Use<AmendUnion>().ReadAsync(id);
            draft.Remark = "已走访";
            await staff.Use<AmendUnion>().RunAsync(draft);
        }

        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        var trail = administrator.Use<ListTrail>();

        (await trail.RunAsync(new(RecordId: first.Id))).Rows.Select(row => row.Action).ShouldBe([AuditAction.Amended, AuditAction.Added]);
        (await trail.RunAsync(new(Action: AuditAction.Amended))).Count.ShouldBe(2);
        (await trail.RunAsync(new(From: clock.Today(), Record: nameof(GrassrootsUnion)))).Rows.ShouldAllBe(row => row.Person == "周洋");
        (await trail.RunAsync(new(To: clock.Today().AddDays(-1), Record: nameof(GrassrootsUnion)))).Rows.ShouldAllBe(row => row.Action == AuditAction.Added);
        (await trail.RunAsync(new(Person: "没有这个人"))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_administrator_reads_the_trail_and_only_the_own_federations()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        await theirs.AddAsync(Registry.Strong("邻家工会"));
        await using var administrator = await mine.PostAsync(Role.FederationAdmin);
        await using var staff = await mine.StaffAsync();

        (await administrator.Use<ListTrail>().RunAsync(new())).Rows.ShouldAllBe(row => row.Record == nameof(Posting) && row.Title!.Contains("李敏", StringComparison.Ordinal));
        (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(GrassrootsUnion)))).Rows.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ListTrail>().RunAsync(new()))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public void Every_record_and_every_field_the_trail_keeps_has_a_word()
    {
        var records = typeof(FederationOwned).Assembly.GetTypes().Where(type => RecordWords.All.Contains(type.Name) && type.IsAssignableTo(typeof(FederationOwned))).ToList();
        var nameless = from record in records
                       from property in record.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                       let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
                       where property.DeclaringType == record && property.GetSetMethod(nonPublic: true) is not null && type != typeof(Guid) && type != typeof(byte[])
                             && (type.IsValueType || type == typeof(string)) && !property.IsDefined(typeof(DerivedAttribute)) && !Silent.Contains($"{record.Name}.{property.Name}")
                             && RecordWords.OfField(record.Name, property.Name) is null
                       select $"{record.Name}.{property.Name}";

        records.Count.ShouldBeGreaterThan(5);
        records.Where(record => RecordWords.Of(record.Name) == record.Name).Select(record => record.Name).ShouldBeEmpty("Say Record_… in the room's Say.resx.");
        nameless.ShouldBeEmpty("Say Field_… in the room's Say.resx, or add it to Silent with a reason.");
        records.SelectMany(record => record.GetProperties()).Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Where(type => type.IsEnum).Distinct()
            .Where(type => !typeof(FederationOwned).Assembly.GetTypes().SelectMany(words => words.GetMethods(BindingFlags.Static | BindingFlags.Public)).Any(method => method.Name == "Word" && method.GetParameters() is [var only] && only.ParameterType == type))
            .Select(type => type.Name).Except(["DatePrecision", "FilePurpose", "LedgerState"]).ShouldBeEmpty("An enum the trail shows needs a Word().");
    }
}
