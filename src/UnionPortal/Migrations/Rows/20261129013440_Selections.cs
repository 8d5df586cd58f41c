using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Selections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "selection",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    @for = table.Column<int>(name: "for", type: "integer", nullable: false),
                    apply_by = table.Column<DateOnly>(type: "date", nullable: false),
                    notice_days = table.Column<int>(type: "integer", nullable: false),
                    quota = table.Column<int>(type: "integer", nullable: true),
                    honour_title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    honour_level = table.Column<int>(type: "integer", nullable: false),
                    giver = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: true),
                    least_score = table.Column<int>(type: "integer", nullable: true),
                    least_level = table.Column<int>(type: "integer", nullable: true),
                    explanation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    contact = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notice_from = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_until = table.Column<DateOnly>(type: "date", nullable: true),
                    named_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    announced = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_selection_federation_id_standard_id",
                        columns: x => new { x.federation_id, x.standard_id },
                        principalSchema: "rows",
                        principalTable: "standard",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "candidacy",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    selection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    union_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    deeds = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    open_objections = table.Column<int>(type: "integer", nullable: false),
                    named_on = table.Column<DateOnly>(type: "date", nullable: true),
                    honour_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_candidacy_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_candidacy_federation_id_assessment_id",
                        columns: x => new { x.federation_id, x.assessment_id },
                        principalSchema: "rows",
                        principalTable: "assessment",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_candidacy_federation_id_selection_id",
                        columns: x => new { x.federation_id, x.selection_id },
                        principalSchema: "rows",
                        principalTable: "selection",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_candidacy_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objection",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    candidacy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    finding = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    settled_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objection_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_objection_federation_id_candidacy_id",
                        columns: x => new { x.federation_id, x.candidacy_id },
                        principalSchema: "rows",
                        principalTable: "candidacy",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_candidacy_federation_id_assessment_id",
                schema: "rows",
                table: "candidacy",
                columns: new[] { "federation_id", "assessment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_candidacy_federation_id_changed_at",
                schema: "rows",
                table: "candidacy",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_candidacy_federation_id_named_on",
                schema: "rows",
                table: "candidacy",
                columns: new[] { "federation_id", "named_on" });

            migrationBuilder.CreateIndex(
                name: "ix_candidacy_federation_id_selection_id_union_id_person_name",
                schema: "rows",
                table: "candidacy",
                columns: new[] { "federation_id", "selection_id", "union_id", "person_name" },
                unique: true,
                filter: "stage <> 9")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_candidacy_federation_id_union_id",
                schema: "rows",
                table: "candidacy",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objection_federation_id_candidacy_id",
                schema: "rows",
                table: "objection",
                columns: new[] { "federation_id", "candidacy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_federation_id_standard_id",
                schema: "rows",
                table: "selection",
                columns: new[] { "federation_id", "standard_id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_federation_id_year_name",
                schema: "rows",
                table: "selection",
                columns: new[] { "federation_id", "year", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "objection",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "candidacy",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "selection",
                schema: "rows");
        }
    }
}
