using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>A pair's stage moves forward only: what is over stays over, and nothing goes back. Held by the database beside the pair's own checks, whoever writes.</summary>
static class OneWay
{
    /// <summary>What PostgreSQL names when a stage is about to go back.</summary>
    public const string Constraint = "pair_stage_one_way";

    /// <summary>Sets the trigger up as the table's owner. Running it twice changes nothing.</summary>
    internal static async Task RaiseAsync(FederationDb db, CancellationToken ct)
    {
        // 0 to 3 are living and follow one another; 5 and 6 come of 0 alone, 4 of 3, 7 of any living one.
        const string sql = $"""
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.keep_pair_stage() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
            BEGIN
                IF OLD.stage > 3 OR NEW.stage < OLD.stage OR (NEW.stage IN (5, 6) AND OLD.stage <> 0) THEN
                    RAISE EXCEPTION 'The stage of a pair goes from % to % in no case.', OLD.stage, NEW.stage USING ERRCODE = 'check_violation', CONSTRAINT = '{Constraint}';
                END IF;
                RETURN NEW;
            END $$;
            CREATE OR REPLACE TRIGGER {Constraint} BEFORE UPDATE OF stage ON {FederationDb.Schema}.twinning_pair FOR EACH ROW WHEN (OLD.stage <> NEW.stage) EXECUTE FUNCTION {FederationDb.Schema}.keep_pair_stage();
            """;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(ct);
    }
}
