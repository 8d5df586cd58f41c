using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Files;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Files;

public sealed class SealedBytesTests(TestInstallation installation)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(1_000_003)]
    public async Task What_was_sealed_piece_by_piece_is_read_from_anywhere(int length)
    {
        var office = await installation.FoundAsync();
        await using var db = await office.OpenAsync();
        var store = office.Services.GetRequiredService<IFileStore>();
        var (id, bytes) = (Guid.CreateVersion7(), new byte[length]);
        new Random(length).NextBytes(bytes);

        (await SealedBytes.KeepAsync(store, db, id, new MemoryStream(bytes), default)).ShouldBe(length);

        await using var open = (await SealedBytes.OpenAsync(store, db, id, default)).ShouldNotBeNull();
        open.Length.ShouldBe(length);
        using var whole = new MemoryStream();
        await open.CopyToAsync(whole);
        whole.ToArray().ShouldBe(bytes);
        if (length < 2) return;
        open.Position = length - 2;
        (open.ReadByte(), open.ReadByte(), open.ReadByte()).ShouldBe((bytes[^2], bytes[^1], -1));
        await using var raw = (await store.ReadAsync(office.Id, id, default))!;
        var lying = new byte[Math.Min(64, raw.Length)];
        await raw.ReadExactlyAsync(lying);
        lying.AsSpan().IndexOf(bytes.AsSpan(0, Math.Min(16, length))).ShouldBe(-1);
    }
}
