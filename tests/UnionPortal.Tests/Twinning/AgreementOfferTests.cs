using UnionPortal.Files;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using Say = UnionPortal.Twinning.Say;

namespace UnionPortal.Tests.Twinning;

public sealed class AgreementOfferTests(TestInstallation installation)
{
    // One white dot.
    static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Both_sides_sign_on_their_phones_and_the_second_signature_makes_the_pair_active_that_day()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var other = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        var today = staff.Use<TimeProvider>().Today();
        var draft = Registry.Agreement(today);
        draft.SignedOn = null;
        var drawing = new SentFile(Guid.CreateVersion7(), "signature.png", Png);

        await staff.Use<OfferAgreement>().RunAsync(pair, draft);
        var hash = (await one.Use<ReadOffer>().RunAsync(pair)).Offer!.Hash;
        (await ToldAsync(one)).ShouldContain(message => message.Path == $"pairs/{pair}/sign");
        (await one.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, null, drawing)).ShouldBeFalse();
        (await Should.ThrowAsync<Refusal>(() => one.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, "再签", null))).Message.ShouldContain((await one.Use<ReadOffer>().RunAsync(pair)).Offer!.Signatures[0].Name);
        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Agreed, "One signature is no agreement.");
        (await other.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, " 王 建国 ", null)).ShouldBeTrue();

        var page = await staff.Use<ReadPair>().RunAsync(pair);
        (page.Stage, page.ActiveFrom, page.Agreement!.Number, page.Agreement.SignedOn).ShouldBe((PairStage.Active, today, draft.Number, today));
        var offer = (await other.Use<ReadOffer>().RunAsync(pair)).Offer!;
        (offer.State, offer.Of(PairSide.Mentor)!.DrawingId, offer.Of(PairSide.Mentee)!.DrawingId, offer.IsAmended).ShouldBe((OfferState.Complete, drawing.Id, null, false));
        (await other.Use<FetchFile>().RunAsync(drawing.Id)).MediaType.ShouldBe(FileKind.Png);
        using var content = new MemoryStream((await staff.Use<WriteAgreement>().RunAsync(pair)).Content);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(content, isEditable: false);
        document.MainDocumentPart!.ImageParts.ShouldHaveSingleItem();
        document.MainDocumentPart.Document.Body!.InnerText.ShouldContain(offer.Of(PairSide.Mentee)!.Name);
        await staff.Use<RenewAgreement>().RunAsync(pair, draft.EndsOn!.Value.AddYears(1), "双方愿意继续");
        (await staff.Use<ReadOffer>().RunAsync(pair)).Offer!.IsAmended.ShouldBeTrue("What was signed said another term.");
    }

    [Fact]
    public async Task Nobody_signs_words_it_has_not_seen_nothing_or_for_another_side()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        var (_, stranger, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var outside = await office.PostAsync(Role.UnionChair, stranger.Id, stranger.Name);
        var today = staff.Use<TimeProvider>().Today();

        await staff.Use<OfferAgreement>().RunAsync(pair, Registry.Agreement(today));
        var old = (await one.Use<ReadOffer>().RunAsync(pair)).Offer!.Hash;
        await SaysAsync(Say.OfferWaits, staff.Use<OfferAgreement>().RunAsync(pair, Registry.Agreement(today)));
        await staff.Use<WithdrawOffer>().RunAsync(pair);
        await SaysAsync(Say.NothingToSign, one.Use<SignOffer>().RunAsync(pair, old, hasRead: true, "李明", null));
        await staff.Use<OfferAgreement>().RunAsync(pair, Registry.Agreement(today));
        var hash = (await one.Use<ReadOffer>().RunAsync(pair)).Offer!.Hash;

        await SaysAsync(Say.OfferHasChanged, one.Use<SignOffer>().RunAsync(pair, old, hasRead: true, "李明", null));
        await SaysAsync(Say.NotReadYet, one.Use<SignOffer>().RunAsync(pair, hash, hasRead: false, "李明", null));
        await SaysAsync(Say.SignatureIsEmpty, one.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, "  ", null));
        await SaysAsync(Say.DrawingIsTooLarge, one.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, null, new(Guid.CreateVersion7(), "a.png", [.. Png, .. new byte[SignOffer.DrawingLimit]])));
        (await Should.ThrowAsync<Refusal>(() => outside.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, "李明", null))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<SignOffer>().RunAsync(pair, hash, hasRead: true, "李明", null))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_paper_that_is_recorded_instead_voids_what_was_signed_on_a_phone()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var draft = Registry.Agreement(staff.Use<TimeProvider>().Today());

        await staff.Use<OfferAgreement>().RunAsync(pair, draft);
        await one.Use<SignOffer>().RunAsync(pair, (await one.Use<ReadOffer>().RunAsync(pair)).Offer!.Hash, hasRead: true, "李明", null);
        (await staff.Use<SignAgreement>().RunAsync(pair, draft, null)).ShouldBeNull();

        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Active);
        (await staff.Use<ReadOffer>().RunAsync(pair)).Offer.ShouldBeNull();
        await SaysAsync(Say.NotAtThisStage.With(PairStage.Active.Word(), PairStage.Agreed.Word()), staff.Use<OfferAgreement>().RunAsync(pair, Registry.Agreement(draft.SignedOn!.Value)));
    }

    static async Task SaysAsync(string sentence, Task act) => (await Should.ThrowAsync<Refusal>(() => act)).Message.ShouldBe(sentence);

    static async Task<IReadOnlyList<Message>> ToldAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind is MessageKind.Pairs)];
}
