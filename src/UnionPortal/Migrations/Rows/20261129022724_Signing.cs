using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Signing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreement_offer",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    forms = table.Column<int>(type: "integer", nullable: false),
                    goals = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    witness = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    text_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    terms = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    prepared_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signatures = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_offer_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_agreement_offer_state", "(state = 0) = (closed_at IS NULL)");
                    table.ForeignKey(
                        name: "fk_agreement_offer_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agreement_offer_federation_id_text_id",
                        columns: x => new { x.federation_id, x.text_id },
                        principalSchema: "rows",
                        principalTable: "agreement_text",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_offer_federation_id_changed_at",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_offer_federation_id_number",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "number" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_offer_federation_id_pair_id",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "pair_id" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_offer_federation_id_text_id",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "text_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_offer",
                schema: "rows");
        }
    }
}
