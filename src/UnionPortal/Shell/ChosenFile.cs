using Microsoft.AspNetCore.Components.Forms;

namespace UnionPortal.Shell;

/// <summary>A file that a person chose and the browser is ready to send. Its id is made here, so that sending it twice keeps it once.</summary>
public sealed class ChosenFile(IBrowserFile file, Action<int> sent)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public string Name => file.Name;

    /// <summary>As the browser says; judge a file by its content.</summary>
    public string ContentType => file.ContentType;

    /// <summary>In bytes.</summary>
    public long Size => file.Size;

    /// <summary>Reads it from the browser while the bar on the screen moves; refuses more than <paramref name="limit"/> bytes.</summary>
    public Stream OpenRead(long limit, CancellationToken ct) => new CountingStream(file.OpenReadStream(limit, ct), read => sent(Size == 0 ? 100 : (int)(read * 100 / Size)));

    private sealed class CountingStream(Stream inner, Action<long> moved) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            read += count;
            moved(read);
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A browser's file is read asynchronously.");
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
