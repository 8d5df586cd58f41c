using System.Text;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Files;

public sealed class DiskFileStoreTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "union-portal-files", Guid.NewGuid().ToString("N"));

    [Fact]
    public void What_is_left_is_known_before_the_first_file_is_there() =>
        new DiskFileStore(Path.Combine(Path.GetTempPath(), "union-portal-tests", Guid.NewGuid().ToString("N"))).BytesFree.ShouldNotBeNull().ShouldBeGreaterThan(0);

    [Fact]
    public async Task What_was_written_is_read_again_by_its_own_federation_only()
    {
        var store = new DiskFileStore(folder);
        var id = Guid.CreateVersion7();

        await store.WriteAsync(1, id, Of("照片"), default);

        (await ReadAsync(store, 1, id)).ShouldBe("照片");
        (await ReadAsync(store, 2, id)).ShouldBeNull();
        (await ReadAsync(store, 1, Guid.CreateVersion7())).ShouldBeNull();
        await store.RemoveAsync(1, id, default);
        (await ReadAsync(store, 1, id)).ShouldBeNull();
        await store.RemoveAsync(1, id, default);
    }

    [Fact]
    public async Task A_file_cut_off_half_way_is_never_served_and_leaves_nothing()
    {
        var store = new DiskFileStore(folder);
        var id = Guid.CreateVersion7();

        await Should.ThrowAsync<IOException>(() => store.WriteAsync(1, id, new CutOff(), default));

        (await ReadAsync(store, 1, id)).ShouldBeNull();
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_try_that_is_cut_off_leaves_the_first_as_it_was()
    {
        var store = new DiskFileStore(folder);
        var id = Guid.CreateVersion7();
        await store.WriteAsync(1, id, Of("完整"), default);

        await Should.ThrowAsync<IOException>(() => store.WriteAsync(1, id, new CutOff(), default));

        (await ReadAsync(store, 1, id)).ShouldBe("完整");
    }

    [Fact]
    public async Task A_reader_is_not_disturbed_by_the_same_file_written_or_removed_meanwhile()
    {
        var store = new DiskFileStore(folder);
        var id = Guid.CreateVersion7();
        await store.WriteAsync(1, id, Of("先来的"), default);

        await using var reading = await store.ReadAsync(1, id, default);
        await store.WriteAsync(1, id, Of("后到的"), default);
        await store.RemoveAsync(1, id, default);

        using var text = new StreamReader(reading!);
        (await text.ReadToEndAsync()).ShouldBe("先来的");
    }

    [Fact]
    public void The_room_left_is_known() => new DiskFileStore(Path.GetTempPath()).BytesFree.ShouldNotBeNull().ShouldBeGreaterThan(0);

    [Fact]
    public void Another_store_can_take_over_because_only_the_start_knows_which_it_is()
    {
        var knowing = HouseRules.Source.Of(".cs", ".razor").Where(file => file.Text.Contains(nameof(DiskFileStore), StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path));

        knowing.ShouldBe(["IFileStore.cs", "Settings.cs"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, FileKind.Jpeg)]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, FileKind.Png)]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50 }, FileKind.Webp)]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, FileKind.Pdf)]
    [InlineData(new byte[] { 0xFF, 0xD8 }, null)]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x41, 0x56, 0x45 }, null)]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, null)]
    [InlineData(new byte[] { 0x4D, 0x5A }, null)]
    [InlineData(new byte[] { }, null)]
    public void A_file_is_what_its_first_bytes_say(byte[] head, string? kind) => FileKind.Of(head).ShouldBe(kind);

    [Theory]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData(" %PDF-1.7")]
    [InlineData("GIF89a")]
    public void What_a_browser_could_run_is_no_photo_whatever_its_name(string content) =>
        Should.Throw<Refusal>(() => KeepFiles.Judge(Sent("合影.jpg", Encoding.UTF8.GetBytes(content)), FileKind.Photos, KeepFiles.PhotoLimit)).Message.ShouldContain("合影.jpg");

    [Fact]
    public void Size_has_a_limit_said_in_a_sentence()
    {
        byte[] Photo(int size)
        {
            var bytes = new byte[size];
            (bytes[0], bytes[1], bytes[2]) = (0xFF, 0xD8, 0xFF);
            return bytes;
        }

        KeepFiles.Judge(Sent("合影.jpg", Photo(KeepFiles.PhotoLimit)), FileKind.Photos, KeepFiles.PhotoLimit).ShouldBe(FileKind.Jpeg);
        Should.Throw<Refusal>(() => KeepFiles.Judge(Sent("合影.jpg", Photo(KeepFiles.PhotoLimit + 1)), FileKind.Photos, KeepFiles.PhotoLimit)).Message.ShouldContain("5 MB");
        Should.Throw<Refusal>(() => KeepFiles.Judge(Sent("空.jpg", []), FileKind.Photos, KeepFiles.PhotoLimit)).Message.ShouldBe(string.Format(UnionPortal.Files.Say.FileIsEmpty, "空.jpg"));
        Should.Throw<Refusal>(() => KeepFiles.Judge(Sent("协议.pdf", "%PDF-1.7"u8.ToArray()), FileKind.Photos, KeepFiles.PhotoLimit));
        KeepFiles.Judge(Sent("协议.pdf", "%PDF-1.7"u8.ToArray()), FileKind.Scans, KeepFiles.ScanLimit).ShouldBe(FileKind.Pdf);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    static SentFile Sent(string name, byte[] bytes) => new(Guid.CreateVersion7(), name, bytes);

    static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));

    static async Task<string?> ReadAsync(DiskFileStore store, int federation, Guid id)
    {
        await using var content = await store.ReadAsync(federation, id, default);
        if (content is null) return null;
        using var text = new StreamReader(content);
        return await text.ReadToEndAsync();
    }

    // Gives some bytes and breaks, as a phone in a lift.
    sealed class CutOff : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => CopyHalfAsync(destination, cancellationToken);

        static async Task CopyHalfAsync(Stream destination, CancellationToken ct)
        {
            await destination.WriteAsync(new byte[100], ct);
            throw new IOException("Cut off.");
        }
    }
}
