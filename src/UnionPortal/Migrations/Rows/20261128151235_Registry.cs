using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Registry : Migration
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

            migrationBuilder.AlterColumn<Guid>(
                name: "union_id",
                schema: "rows",
                table: "honour",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "facility_id",
                schema: "rows",
                table: "honour",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "given_on",
                schema: "rows",
                table: "honour",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "given_precision",
                schema: "rows",
                table: "honour",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "giver",
                schema: "rows",
                table: "honour",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "holder",
                schema: "rows",
                table: "honour",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "holder_union_id",
                schema: "rows",
                table: "honour",
                type: "uuid",
                nullable: true);

            // Every honour so far is a union's own.
            migrationBuilder.Sql("UPDATE rows.honour SET holder_union_id = union_id;");

            migrationBuilder.AddColumn<string>(
                name: "person_name",
                schema: "rows",
                table: "honour",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "revoked_on",
                schema: "rows",
                table: "honour",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "revoked_why",
                schema: "rows",
                table: "honour",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_until",
                schema: "rows",
                table: "honour",
                type: "date",
                nullable: true);

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

            migrationBuilder.AddColumn<DateOnly>(
                name: "roster_from",
                schema: "rows",
                table: "grassroots_union",
                type: "date",
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
                name: "facility_kind",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facility_kind_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inspection_item",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_item_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "member_import",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    enrolled = table.Column<int>(type: "integer", nullable: false),
                    known = table.Column<int>(type: "integer", nullable: false),
                    problems = table.Column<int>(type: "integer", nullable: false),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_import_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_member_import_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member_settings",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    prefix = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    with_year = table.Column<bool>(type: "boolean", nullable: false),
                    digits = table.Column<int>(type: "integer", nullable: false),
                    next_number = table.Column<long>(type: "bigint", nullable: false),
                    is_numbering = table.Column<bool>(type: "boolean", nullable: false),
                    application_days = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_settings_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "post_holder",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sex = table.Column<int>(type: "integer", nullable: true),
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
                name: "facility",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    initials = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    opened_precision = table.Column<int>(type: "integer", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_all_day = table.Column<bool>(type: "boolean", nullable: false),
                    hours = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    equipment = table.Column<int>(type: "integer", nullable: false),
                    invested = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    invested_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    labels = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    keeper_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    keeper_phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    keeper_phone_masked = table.Column<string>(type: "text", nullable: true),
                    keeper_phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facility_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_facility_federation_id_kind_id",
                        columns: x => new { x.federation_id, x.kind_id },
                        principalSchema: "rows",
                        principalTable: "facility_kind",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_facility_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    initials = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    name_from2 = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name_from3 = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name_from4 = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    sex = table.Column<int>(type: "integer", nullable: true),
                    born_on = table.Column<DateOnly>(type: "date", nullable: true),
                    identity_digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    job = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    remark = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    joined_precision = table.Column<int>(type: "integer", nullable: false),
                    consented_on = table.Column<DateOnly>(type: "date", nullable: true),
                    consent = table.Column<int>(type: "integer", nullable: true),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_on = table.Column<DateOnly>(type: "date", nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_masked = table.Column<string>(type: "text", nullable: true),
                    identity_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_masked = table.Column<string>(type: "text", nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_member_federation_id_import_id",
                        columns: x => new { x.federation_id, x.import_id },
                        principalSchema: "rows",
                        principalTable: "member_import",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_member_federation_id_union_id",
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

            migrationBuilder.CreateTable(
                name: "facility_month",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false),
                    sessions = table.Column<int>(type: "integer", nullable: false),
                    is_estimate = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facility_month_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_facility_month_federation_id_facility_id",
                        columns: x => new { x.federation_id, x.facility_id },
                        principalSchema: "rows",
                        principalTable: "facility",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "facility_step",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    from_address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    to_address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facility_step_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_facility_step_federation_id_facility_id",
                        columns: x => new { x.federation_id, x.facility_id },
                        principalSchema: "rows",
                        principalTable: "facility",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspection",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    inspector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    full = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marks = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_inspection_federation_id_facility_id",
                        columns: x => new { x.federation_id, x.facility_id },
                        principalSchema: "rows",
                        principalTable: "facility",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "category_spell",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category_spell_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_category_spell_federation_id_member_id",
                        columns: x => new { x.federation_id, x.member_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_category_spell_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "join_application",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    job = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    consented_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_masked = table.Column<string>(type: "text", nullable: true),
                    identity_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_masked = table.Column<string>(type: "text", nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_application_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_join_application_federation_id_member_id",
                        columns: x => new { x.federation_id, x.member_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_join_application_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member_merge",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken = table.Column<string>(type: "jsonb", nullable: false),
                    merged_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_merge_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_member_merge_federation_id_gone_id",
                        columns: x => new { x.federation_id, x.gone_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_member_merge_federation_id_kept_id",
                        columns: x => new { x.federation_id, x.kept_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    began = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    ended = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_membership_end", "(until IS NULL) = (ended IS NULL) AND (until IS NULL OR until >= \"from\")");
                    table.ForeignKey(
                        name: "fk_membership_federation_id_member_id",
                        columns: x => new { x.federation_id, x.member_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "not_twins",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_not_twins_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_not_twins_federation_id_one_id",
                        columns: x => new { x.federation_id, x.one_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_not_twins_federation_id_other_id",
                        columns: x => new { x.federation_id, x.other_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect",
                sql: "(left_on IS NULL) = (left_for IS NULL) AND (founded_union_id IS NOT NULL) = coalesce(left_for IN (0, 4), false)");

            migrationBuilder.CreateIndex(
                name: "ix_honour_federation_id_facility_id",
                schema: "rows",
                table: "honour",
                columns: new[] { "federation_id", "facility_id" });

            migrationBuilder.CreateIndex(
                name: "ix_honour_federation_id_holder_union_id",
                schema: "rows",
                table: "honour",
                columns: new[] { "federation_id", "holder_union_id" });

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
                name: "ix_category_spell_federation_id_member_id",
                schema: "rows",
                table: "category_spell",
                columns: new[] { "federation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_category_spell_federation_id_union_id",
                schema: "rows",
                table: "category_spell",
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
                name: "ix_facility_federation_id_kind_id",
                schema: "rows",
                table: "facility",
                columns: new[] { "federation_id", "kind_id" });

            migrationBuilder.CreateIndex(
                name: "ix_facility_federation_id_name_key_id",
                schema: "rows",
                table: "facility",
                columns: new[] { "federation_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_facility_federation_id_union_id",
                schema: "rows",
                table: "facility",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_facility_kind_federation_id_name",
                schema: "rows",
                table: "facility_kind",
                columns: new[] { "federation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_facility_month_federation_id_facility_id_month",
                schema: "rows",
                table: "facility_month",
                columns: new[] { "federation_id", "facility_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_facility_month_federation_id_month",
                schema: "rows",
                table: "facility_month",
                columns: new[] { "federation_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_facility_step_federation_id_facility_id_on",
                schema: "rows",
                table: "facility_step",
                columns: new[] { "federation_id", "facility_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_federation_id_facility_id_on",
                schema: "rows",
                table: "inspection",
                columns: new[] { "federation_id", "facility_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_item_federation_id_name",
                schema: "rows",
                table: "inspection_item",
                columns: new[] { "federation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_join_application_federation_id_member_id",
                schema: "rows",
                table: "join_application",
                columns: new[] { "federation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_join_application_federation_id_state_answer_by",
                schema: "rows",
                table: "join_application",
                columns: new[] { "federation_id", "state", "answer_by" });

            migrationBuilder.CreateIndex(
                name: "ix_join_application_federation_id_union_id_sent_at",
                schema: "rows",
                table: "join_application",
                columns: new[] { "federation_id", "union_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_identity_digest",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "identity_digest" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_import_id",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_initials",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "initials" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_name",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_name_from2",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "name_from2" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_name_from3",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "name_from3" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_name_from4",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "name_from4" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_name_key_id",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_number",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_union_id_name_key_id",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "union_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_import_federation_id_read_at",
                schema: "rows",
                table: "member_import",
                columns: new[] { "federation_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_member_import_federation_id_union_id",
                schema: "rows",
                table: "member_import",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_merge_federation_id_gone_id",
                schema: "rows",
                table: "member_merge",
                columns: new[] { "federation_id", "gone_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_merge_federation_id_kept_id",
                schema: "rows",
                table: "member_merge",
                columns: new[] { "federation_id", "kept_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_settings_federation_id",
                schema: "rows",
                table: "member_settings",
                column: "federation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_federation_id_member_id",
                schema: "rows",
                table: "membership",
                columns: new[] { "federation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_federation_id_union_id_from_until",
                schema: "rows",
                table: "membership",
                columns: new[] { "federation_id", "union_id", "from", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_not_twins_federation_id_one_id_other_id",
                schema: "rows",
                table: "not_twins",
                columns: new[] { "federation_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_not_twins_federation_id_other_id",
                schema: "rows",
                table: "not_twins",
                columns: new[] { "federation_id", "other_id" });

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

            migrationBuilder.AddForeignKey(
                name: "fk_honour_federation_id_facility_id",
                schema: "rows",
                table: "honour",
                columns: new[] { "federation_id", "facility_id" },
                principalSchema: "rows",
                principalTable: "facility",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_honour_federation_id_holder_union_id",
                schema: "rows",
                table: "honour",
                columns: new[] { "federation_id", "holder_union_id" },
                principalSchema: "rows",
                principalTable: "grassroots_union",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // Of a property within a complex one; the model cannot say it.
            migrationBuilder.Sql("CREATE INDEX ix_member_federation_id_phone_hash ON rows.member (federation_id, phone_hash) WHERE phone_hash IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_honour_federation_id_facility_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropForeignKey(
                name: "fk_honour_federation_id_holder_union_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropTable(
                name: "association_member",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "category_spell",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "committee_term",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "covered_employer",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "facility_month",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "facility_step",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "inspection",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "inspection_item",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "join_application",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "member_merge",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "member_settings",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "membership",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "not_twins",
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
                name: "facility",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "member",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "post_holder",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "facility_kind",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "member_import",
                schema: "rows");

            migrationBuilder.DropCheckConstraint(
                name: "ck_prospect_left",
                schema: "rows",
                table: "prospect");

            migrationBuilder.DropIndex(
                name: "ix_honour_federation_id_facility_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropIndex(
                name: "ix_honour_federation_id_holder_union_id",
                schema: "rows",
                table: "honour");

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
                name: "facility_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "given_on",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "given_precision",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "giver",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "holder",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "holder_union_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "person_name",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "revoked_on",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "revoked_why",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropColumn(
                name: "valid_until",
                schema: "rows",
                table: "honour");

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
                name: "roster_from",
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

            migrationBuilder.AlterColumn<Guid>(
                name: "union_id",
                schema: "rows",
                table: "honour",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

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
