using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UnionPortal.Activities;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Activities;

public sealed class WriteBriefTests(TestInstallation installation)
{
    // One white pixel.
    static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_brief_is_a_valid_document_with_the_facts_the_words_and_each_photo_with_its_caption()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var draft = new ActivityDraft { PairId = pair, Kind = ActivityKind.CultureAndSports, Title = "端午包粽子", HeldOn = chair.Use<TimeProvider>().Today(), OwnCount = 12, PartnerCount = 5, Words = "第一段\n第二段" };
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var photo in new[] { first, second }) await chair.Use<ActivityPhotos>().AddAsync(draft.Id, pair, new SentFile(photo, "现场.png", Png));
        await chair.Use<LogActivity>().RunAsync(draft);
        await chair.Use<ActivityPhotos>().CaptionAsync(first, " 师傅手把手教 ");

        var brief = await chair.Use<WriteBrief>().RunAsync(draft.Id);

        brief.Name.ShouldEndWith(".docx");
        using var content = new MemoryStream(brief.Content);
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var words = document.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var expected in new[] { "端午包粽子", mentor.Name, mentee.Name, "12", "第二段", "师傅手把手教", "照片 2", "填报单位（盖章）" }) words.ShouldContain(expected);
        document.MainDocumentPart.ImageParts.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Who_may_not_see_the_activity_gets_no_brief_and_captions_are_the_holders()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (pair, mentor, mentee) = await theirs.PairUpAsync();
        await using var chair = await theirs.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await theirs.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var neighbour = await mine.StaffAsync();
        var draft = new ActivityDraft { PairId = pair, Kind = ActivityKind.Training, Title = "培训", HeldOn = chair.Use<TimeProvider>().Today(), OwnCount = 3 };
        var photo = Guid.CreateVersion7();
        await chair.Use<ActivityPhotos>().AddAsync(draft.Id, pair, new SentFile(photo, "现场.png", Png));
        await chair.Use<LogActivity>().RunAsync(draft);

        (await partner.Use<WriteBrief>().RunAsync(draft.Id)).Content.ShouldNotBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => neighbour.Use<WriteBrief>().RunAsync(draft.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => partner.Use<ActivityPhotos>().CaptionAsync(photo, "改"))).Kind.ShouldBe(RefusalKind.NotFound);
    }
}
