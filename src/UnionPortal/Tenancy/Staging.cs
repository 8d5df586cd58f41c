using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>
/// Writes many new rows at once: COPY into a temporary table, then one INSERT SELECT through the walls, for COPY itself is refused
/// under row-level security. The transaction's end takes the tables away. Whoever is at a page meanwhile goes first. Columns come from the model, so a new field needs no word here.
/// </summary>
/// <param name="progress">Told the per cent of the rows that are expected, where somebody waits for it.</param>
sealed class Staging(FederationDb db, IProgress<int>? progress = null, int expected = 1)
{
    const int Step = 500;

    /// <summary>Seconds; a whole year's ledger on a slow disk.</summary>
    const int Patience = 300;

    readonly Courtesy courtesy = Courtesy.Begin(db);
    readonly OrderedDictionary<Type, Target> targets = [];
    int written;

    /// <summary>
    /// Before many rows: the checks of foreign keys are planned by what the tables held before, and a plan made for an empty table
    /// scans it anew for each of twenty thousand rows (half a minute instead of a second). A pooled connection keeps such plans. And the cost
    /// that forbids a scan is one at which PostgreSQL compiles the statement first, a third of a second each time; so it does not.
    /// </summary>
    public Task PrepareAsync(CancellationToken ct) =>
        ExecuteAsync("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; DISCARD PLANS", ct);

    /// <summary>Puts rows beside those that wait to be brought; a kind that others refer to comes before them.</summary>
    public async Task StageAsync<T>(IReadOnlyCollection<T> rows, CancellationToken ct) where T : FederationOwned
    {
        if (rows.Count == 0) return;
        if (!targets.TryGetValue(typeof(T), out var target))
        {
            target = targets[typeof(T)] = Target.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table."));
            await ExecuteAsync($"CREATE TEMP TABLE IF NOT EXISTS {target.Staging} ON COMMIT DROP AS SELECT {target.Names} FROM {target.Table} WHERE false", ct);
        }

        await using var copy = await Connection.BeginBinaryImportAsync($"COPY {target.Staging} ({target.Names}) FROM STDIN (FORMAT binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in target.Columns) column.Write(copy, row);
            if (++written % Step == 0) Tell();
            await courtesy.GiveWayAsync();
        }

        await copy.CompleteAsync(ct);
        target.Waiting += rows.Count;
    }

    /// <summary>Brings all that wait through the walls, in the order in which their kinds first came.</summary>
    public async Task BringAsync(CancellationToken ct)
    {
        foreach (var target in targets.Values.Where(target => target.Waiting > 0))
        {
            await courtesy.GiveWayAsync();
            await ExecuteAsync($"INSERT INTO {target.Table} (federation_id, {target.Names}) SELECT current_setting('app.federation_id')::int, {target.Names} FROM {target.Staging}", ct);
            await ExecuteAsync($"TRUNCATE {target.Staging}", ct);
            target.Waiting = 0;
        }

        Tell();
    }

    /// <summary>Both at once.</summary>
    public async Task BringAsync<T>(IReadOnlyCollection<T> rows, CancellationToken ct) where T : FederationOwned
    {
        await StageAsync(rows, ct);
        await BringAsync(ct);
    }

    NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    void Tell() => progress?.Report(Math.Min(99, written * 100 / expected));

    async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = Patience };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Where rows of a kind go, and by which table.</summary>
    sealed record Target(string Table, string Staging, string Names, IReadOnlyList<Column> Columns)
    {
        /// <summary>Rows that are not brought yet.</summary>
        public int Waiting { get; set; }

        public static Target Of(IEntityType entity)
        {
            List<Column> columns = [.. ColumnsOf(entity)];
            return new($"{entity.GetSchema()}.{entity.GetTableName()}", $"staging_{entity.GetTableName()}", string.Join(", ", columns.Select(column => column.Name)), columns);
        }

        static IEnumerable<Column> ColumnsOf(IEntityType entity)
        {
            foreach (var property in entity.GetProperties().Where(property => property.Name != nameof(FederationOwned.FederationId) && !property.IsConcurrencyToken))
                yield return new(property, row => row);
            foreach (var part in entity.GetComplexProperties())
                foreach (var property in part.ComplexType.GetProperties())
                    yield return new(property, row => part.GetGetter().GetClrValue(row));
        }
    }

    sealed class Column(IProperty property, Func<object, object?> owner)
    {
        readonly Func<object?, object?> convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : value => value;

        // A facet such as (100) is no part of a type's name on the wire.
        readonly string type = property.GetColumnType().Split('(')[0];

        // Some are words of the language, such as from.
        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        // Into Npgsql's buffer, which it sends on by itself when it is full.
        public void Write(NpgsqlBinaryImporter copy, object row)
        {
            if (owner(row) is { } holder && convert(property.GetGetter().GetClrValue(holder)) is { } value) copy.Write(value, type);
            else copy.WriteNull();
        }
    }
}
