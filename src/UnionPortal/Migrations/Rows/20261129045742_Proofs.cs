using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Proofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "checks_roster",
                schema: "rows",
                table: "members_rating",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "electorate",
                schema: "rows",
                table: "members_rating",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "record_correction",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    former_title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    former_held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    former_place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    former_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    logged_side = table.Column<int>(type: "integer", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    objection = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_correction_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_correction_federation_id_former_item_id",
                        columns: x => new { x.federation_id, x.former_item_id },
                        principalSchema: "rows",
                        principalTable: "help_item",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_correction_federation_id_item_id",
                        columns: x => new { x.federation_id, x.item_id },
                        principalSchema: "rows",
                        principalTable: "help_item",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_correction_federation_id_record_id",
                        columns: x => new { x.federation_id, x.record_id },
                        principalSchema: "rows",
                        principalTable: "help_record",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_record_correction_federation_id_changed_at",
                schema: "rows",
                table: "record_correction",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_record_correction_federation_id_former_item_id",
                schema: "rows",
                table: "record_correction",
                columns: new[] { "federation_id", "former_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_correction_federation_id_item_id",
                schema: "rows",
                table: "record_correction",
                columns: new[] { "federation_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_correction_federation_id_record_id",
                schema: "rows",
                table: "record_correction",
                columns: new[] { "federation_id", "record_id" },
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_record_correction_federation_id_record_id_changed_at",
                schema: "rows",
                table: "record_correction",
                columns: new[] { "federation_id", "record_id", "changed_at" });

            // Whom others named within a year stands on the notice board from now on.
            migrationBuilder.Sql("UPDATE rows.selection SET is_public = true WHERE named_on > current_date - interval '1 year'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "record_correction",
                schema: "rows");

            migrationBuilder.DropColumn(
                name: "checks_roster",
                schema: "rows",
                table: "members_rating");

            migrationBuilder.DropColumn(
                name: "electorate",
                schema: "rows",
                table: "members_rating");
        }
    }
}
