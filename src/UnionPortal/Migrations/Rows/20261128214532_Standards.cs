using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "members_rating",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    quorum = table.Column<int>(type: "integer", nullable: false),
                    questions = table.Column<string>(type: "jsonb", nullable: false),
                    tally = table.Column<string>(type: "jsonb", nullable: false),
                    telephones = table.Column<string>(type: "jsonb", nullable: false),
                    voices = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members_rating_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_members_rating_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "standard_version",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_version_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_standard_version_federation_id_standard_id",
                        columns: x => new { x.federation_id, x.standard_id },
                        principalSchema: "rows",
                        principalTable: "standard",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assessment",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: true),
                    occasion = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    begun_on = table.Column<DateOnly>(type: "date", nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    handed_in_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    judged_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    returned_for = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    marks = table.Column<string>(type: "jsonb", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    full = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    level_rank = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_assessment_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assessment_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assessment_federation_id_version_id",
                        columns: x => new { x.federation_id, x.version_id },
                        principalSchema: "rows",
                        principalTable: "standard_version",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_score",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occasion = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    full = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_score_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_pair_score_federation_id_assessment_id",
                        columns: x => new { x.federation_id, x.assessment_id },
                        principalSchema: "rows",
                        principalTable: "assessment",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pair_score_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_federation_id_pair_id_occasion",
                schema: "rows",
                table: "assessment",
                columns: new[] { "federation_id", "pair_id", "occasion" },
                unique: true,
                filter: "pair_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_federation_id_state_handed_in_at",
                schema: "rows",
                table: "assessment",
                columns: new[] { "federation_id", "state", "handed_in_at" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_federation_id_union_id_begun_on",
                schema: "rows",
                table: "assessment",
                columns: new[] { "federation_id", "union_id", "begun_on" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_federation_id_union_id_version_id",
                schema: "rows",
                table: "assessment",
                columns: new[] { "federation_id", "union_id", "version_id" },
                unique: true,
                filter: "state <> 3");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_federation_id_version_id",
                schema: "rows",
                table: "assessment",
                columns: new[] { "federation_id", "version_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_rating_federation_id_union_id",
                schema: "rows",
                table: "members_rating",
                columns: new[] { "federation_id", "union_id" },
                unique: true,
                filter: "closed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_members_rating_federation_id_union_id_opened_on",
                schema: "rows",
                table: "members_rating",
                columns: new[] { "federation_id", "union_id", "opened_on" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_score_federation_id_assessment_id",
                schema: "rows",
                table: "pair_score",
                columns: new[] { "federation_id", "assessment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_score_federation_id_pair_id_occasion",
                schema: "rows",
                table: "pair_score",
                columns: new[] { "federation_id", "pair_id", "occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_federation_id_name",
                schema: "rows",
                table: "standard",
                columns: new[] { "federation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_version_federation_id_standard_id_number",
                schema: "rows",
                table: "standard_version",
                columns: new[] { "federation_id", "standard_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "members_rating",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "pair_score",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "assessment",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "standard_version",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "standard",
                schema: "rows");
        }
    }
}
