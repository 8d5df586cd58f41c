using System.Buffers.Binary;
using System.IO.Pipelines;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>Long files of personal data, sealed piece by piece, so that neither writing nor reading one takes memory by its length.</summary>
public static class SealedBytes
{
    /// <summary>Of what is sealed at once.</summary>
    const int Piece = 256 * 1024;

    /// <summary>Seals the content on its way into the store.</summary>
    /// <returns>How many bytes were sent.</returns>
    public static async Task<long> KeepAsync(IFileStore store, FederationDb db, Guid fileId, Stream content, CancellationToken ct)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4 * Piece, resumeWriterThreshold: 2 * Piece));
        var sealing = SealAsync(content, pipe.Writer, db.Vault, ct);
        await using (var sealedContent = pipe.Reader.AsStream()) await store.WriteAsync(db.Scope.FederationId, fileId, sealedContent, ct);
        return await sealing;
    }

    /// <summary>The content as it was sent, a stream that can go back; nothing where it is gone.</summary>
    public static async Task<Stream?> OpenAsync(IFileStore store, FederationDb db, Guid fileId, CancellationToken ct) =>
        await store.ReadAsync(db.Scope.FederationId, fileId, ct) is { } sealedContent ? new Unsealing(sealedContent, db.Vault) : null;

    static async Task<long> SealAsync(Stream content, PipeWriter to, Vault vault, CancellationToken ct)
    {
        Exception? fault = null;
        var total = 0L;
        try
        {
            var piece = new byte[Piece];
            for (int read; (read = await content.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, ct)) > 0;)
            {
                total += read;
                var sealedPiece = vault.Protect(piece[..read]);
                BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), sealedPiece.Length);
                to.Advance(sizeof(int));
                await to.WriteAsync(sealedPiece, ct);
                if (read < Piece) break;
            }
        }
        catch (Exception broken)
        {
            fault = broken;
            throw;
        }
        finally
        {
            await to.CompleteAsync(fault);
        }

        return total;
    }

    sealed class Unsealing : Stream
    {
        readonly Stream inner;
        readonly Vault vault;
        readonly List<(long At, int Length)> pieces = [];
        byte[] open = [];
        int opened = -1;

        public Unsealing(Stream inner, Vault vault)
        {
            (this.inner, this.vault) = (inner, vault);
            var length = new byte[sizeof(int)];
            for (var at = 0L; at < inner.Length;)
            {
                inner.Position = at;
                inner.ReadExactly(length);
                pieces.Add((at + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(length)));
                at = pieces[^1].At + pieces[^1].Length;
            }

            Length = pieces.Count == 0 ? 0 : (pieces.Count - 1L) * Piece + Open(pieces.Count - 1).Length;
        }

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length { get; }
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (Position >= Length || buffer.IsEmpty) return 0;
            var from = Open((int)(Position / Piece)).AsSpan((int)(Position % Piece));
            var read = Math.Min(from.Length, buffer.Length);
            from[..read].CopyTo(buffer);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => Length + offset };

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        byte[] Open(int piece)
        {
            if (piece == opened) return open;
            var bytes = new byte[pieces[piece].Length];
            inner.Position = pieces[piece].At;
            inner.ReadExactly(bytes);
            (open, opened) = (vault.Unprotect(bytes), piece);
            return open;
        }
    }
}
