using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "renewals",
                schema: "rows",
                table: "pair_agreement",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "pair_review",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    say_by = table.Column<DateOnly>(type: "date", nullable: false),
                    mentor_mark = table.Column<int>(type: "integer", nullable: true),
                    mentor_words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    mentor_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    mentee_mark = table.Column<int>(type: "integer", nullable: true),
                    mentee_words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    mentee_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    verdict = table.Column<int>(type: "integer", nullable: true),
                    verdict_words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    given_on = table.Column<DateOnly>(type: "date", nullable: true),
                    given_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_review_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_pair_review_verdict", "(verdict IS NULL) = (given_on IS NULL)");
                    table.ForeignKey(
                        name: "fk_pair_review_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pair_review_federation_id_changed_at",
                schema: "rows",
                table: "pair_review",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_review_federation_id_pair_id_kind",
                schema: "rows",
                table: "pair_review",
                columns: new[] { "federation_id", "pair_id", "kind" },
                unique: true);

            // Pairs under review already are waiting for the verdict.
            migrationBuilder.Sql("""
                INSERT INTO rows.pair_review (federation_id, id, pair_id, union_id, partner_union_id, kind, asked_at, say_by, changed_at)
                SELECT federation_id, gen_random_uuid(), id, union_id, partner_union_id, 1, now(), current_date + 7, now() FROM rows.twinning_pair WHERE stage = 3
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pair_review",
                schema: "rows");

            migrationBuilder.DropColumn(
                name: "renewals",
                schema: "rows",
                table: "pair_agreement");
        }
    }
}
