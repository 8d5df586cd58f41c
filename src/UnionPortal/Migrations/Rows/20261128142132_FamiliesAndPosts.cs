using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class FamiliesAndPosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect");

            migrationBuilder.DropIndex(
                name: "ix_grassroots_union_federation_id_credit_code",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.AddColumn<int>(
                name: "agency_worker_count",
                schema: "rows",
                table: "headcount",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "migrant_count",
                schema: "rows",
                table: "headcount",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "new_form_count",
                schema: "rows",
                table: "headcount",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "account_until",
                schema: "rows",
                table: "grassroots_union",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "agency_worker_count",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "bank_account_hash",
                schema: "rows",
                table: "grassroots_union",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bank_account_masked",
                schema: "rows",
                table: "grassroots_union",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "bank_account_sealed",
                schema: "rows",
                table: "grassroots_union",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bank_name",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "certificate_number",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "certificate_until",
                schema: "rows",
                table: "grassroots_union",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "chair_follows_post",
                schema: "rows",
                table: "grassroots_union",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "dissolved_as",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dissolved_for",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "dissolved_on",
                schema: "rows",
                table: "grassroots_union",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "division_code",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(9)",
                maxLength: 9,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "employer_code",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(18)",
                maxLength: 18,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "employers_follow_rows",
                schema: "rows",
                table: "grassroots_union",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "migrant_count",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "new_form_count",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ownership",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "party_organisation",
                schema: "rows",
                table: "grassroots_union",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "registered_address",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "short_initials",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "short_name",
                schema: "rows",
                table: "grassroots_union",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "association_member",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_association_member_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_association_member_federation_id_partner_union_id",
                        columns: x => new { x.federation_id, x.partner_union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_association_member_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_term",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    elected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    years = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    postponed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    postponed_until = table.Column<DateOnly>(type: "date", nullable: true),
                    postpone_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_term_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_committee_term_years", "years IN (3, 5) AND (postponed_on IS NULL) = (postponed_until IS NULL)");
                    table.ForeignKey(
                        name: "fk_committee_term_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "covered_employer",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    employer_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    worker_count = table.Column<int>(type: "integer", nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    covered_until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_covered_employer_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_covered_employer_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post_holder",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sex = table.Column<int>(type: "integer", nullable: false),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_masked = table.Column<string>(type: "text", nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_holder_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_post_holder_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "subunit",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    head_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    member_count = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subunit_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_subunit_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "succession",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_succession_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_succession_federation_id_partner_union_id",
                        columns: x => new { x.federation_id, x.partner_union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_succession_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    employment = table.Column<int>(type: "integer", nullable: false),
                    held_from = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<int>(type: "integer", nullable: false),
                    held_until = table.Column<DateOnly>(type: "date", nullable: true),
                    until_precision = table.Column<int>(type: "integer", nullable: false),
                    ended_for = table.Column<int>(type: "integer", nullable: true),
                    end_words = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_post_ended", "(held_until IS NULL) = (ended_for IS NULL)");
                    table.ForeignKey(
                        name: "fk_post_federation_id_holder_id",
                        columns: x => new { x.federation_id, x.holder_id },
                        principalSchema: "rows",
                        principalTable: "post_holder",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_post_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect",
                sql: "(left_on IS NULL) = (left_for IS NULL) AND (founded_union_id IS NOT NULL) = coalesce(left_for IN (0, 4), false)");

            migrationBuilder.CreateIndex(
                name: "ix_grassroots_union_federation_id_credit_code",
                schema: "rows",
                table: "grassroots_union",
                columns: new[] { "federation_id", "credit_code" },
                unique: true,
                filter: "dissolved_on IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_grassroots_union_codes",
                schema: "rows",
                table: "grassroots_union",
                sql: "credit_code <> employer_code");

            migrationBuilder.AddCheckConstraint(
                name: "ck_grassroots_union_dissolved",
                schema: "rows",
                table: "grassroots_union",
                sql: "(dissolved_on IS NULL) = (dissolved_as IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_association_member_federation_id_partner_union_id",
                schema: "rows",
                table: "association_member",
                columns: new[] { "federation_id", "partner_union_id" },
                unique: true,
                filter: "left_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_association_member_federation_id_union_id",
                schema: "rows",
                table: "association_member",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_term_federation_id_union_id_elected_on",
                schema: "rows",
                table: "committee_term",
                columns: new[] { "federation_id", "union_id", "elected_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_covered_employer_federation_id_employer_code",
                schema: "rows",
                table: "covered_employer",
                columns: new[] { "federation_id", "employer_code" },
                unique: true,
                filter: "covered_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_covered_employer_federation_id_union_id",
                schema: "rows",
                table: "covered_employer",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_federation_id_holder_id",
                schema: "rows",
                table: "post",
                columns: new[] { "federation_id", "holder_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_federation_id_union_id_kind",
                schema: "rows",
                table: "post",
                columns: new[] { "federation_id", "union_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_post_holder_federation_id_union_id",
                schema: "rows",
                table: "post_holder",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_subunit_federation_id_union_id",
                schema: "rows",
                table: "subunit",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_succession_federation_id_partner_union_id",
                schema: "rows",
                table: "succession",
                columns: new[] { "federation_id", "partner_union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_succession_federation_id_union_id_partner_union_id",
                schema: "rows",
                table: "succession",
                columns: new[] { "federation_id", "union_id", "partner_union_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "association_member",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "committee_term",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "covered_employer",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "post",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "subunit",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "succession",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "post_holder",
                schema: "rows");

            migrationBuilder.DropCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect");

            migrationBuilder.DropIndex(
                name: "ix_grassroots_union_federation_id_credit_code",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropCheckConstraint(
                name: "ck_grassroots_union_codes",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropCheckConstraint(
                name: "ck_grassroots_union_dissolved",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "agency_worker_count",
                schema: "rows",
                table: "headcount");

            migrationBuilder.DropColumn(
                name: "migrant_count",
                schema: "rows",
                table: "headcount");

            migrationBuilder.DropColumn(
                name: "new_form_count",
                schema: "rows",
                table: "headcount");

            migrationBuilder.DropColumn(
                name: "account_until",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "agency_worker_count",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "bank_account_hash",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "bank_account_masked",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "bank_account_sealed",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "bank_name",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "certificate_number",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "certificate_until",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "chair_follows_post",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "dissolved_as",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "dissolved_for",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "dissolved_on",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "division_code",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "employer_code",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "employers_follow_rows",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "migrant_count",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "new_form_count",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "ownership",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "party_organisation",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "registered_address",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "short_initials",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.DropColumn(
                name: "short_name",
                schema: "rows",
                table: "grassroots_union");

            migrationBuilder.AddCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect",
                sql: "(left_on IS NULL) = (left_for IS NULL) AND (founded_union_id IS NOT NULL) = (left_for IS NOT DISTINCT FROM 0)");

            migrationBuilder.CreateIndex(
                name: "ix_grassroots_union_federation_id_credit_code",
                schema: "rows",
                table: "grassroots_union",
                columns: new[] { "federation_id", "credit_code" },
                unique: true);
        }
    }
}
