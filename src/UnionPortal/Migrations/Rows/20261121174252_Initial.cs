using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "rows");

            migrationBuilder.CreateTable(
                name: "audit_entry",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "text", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "draft",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "figure",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_federation_id = table.Column<int>(type: "integer", nullable: false),
                    reach = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    numerator = table.Column<decimal>(type: "numeric", nullable: true),
                    denominator = table.Column<decimal>(type: "numeric", nullable: true),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inbox_mark",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_out = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_mark_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_import",
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
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    choices = table.Column<string>(type: "jsonb", nullable: false),
                    unions_imported = table.Column<int>(type: "integer", nullable: false),
                    prospects_imported = table.Column<int>(type: "integer", nullable: false),
                    amended = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_import_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    query = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    caption = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    order = table.Column<int>(type: "integer", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "touch",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    room = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touch_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tour_taken",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tour_taken_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "twinning_campaign",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days_to_answer = table.Column<int>(type: "integer", nullable: false),
                    mentor_capacity = table.Column<int>(type: "integer", nullable: false),
                    proposals = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_twinning_campaign_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grassroots_union",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    initials = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    founding = table.Column<int>(type: "integer", nullable: false),
                    employers_covered = table.Column<int>(type: "integer", nullable: false),
                    credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    industry_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    founded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    founded_precision = table.Column<int>(type: "integer", nullable: false),
                    worker_count = table.Column<int>(type: "integer", nullable: true),
                    female_worker_count = table.Column<int>(type: "integer", nullable: true),
                    member_count = table.Column<int>(type: "integer", nullable: true),
                    female_member_count = table.Column<int>(type: "integer", nullable: true),
                    chair_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    strengths = table.Column<int>(type: "integer", nullable: false),
                    weaknesses = table.Column<int>(type: "integer", nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chair_phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    chair_phone_masked = table.Column<string>(type: "text", nullable: true),
                    chair_phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grassroots_union_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_grassroots_union_federation_id_import_id",
                        columns: x => new { x.federation_id, x.import_id },
                        principalSchema: "rows",
                        principalTable: "ledger_import",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_amendment",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_of_prospect = table.Column<bool>(type: "boolean", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_amendment_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_ledger_amendment_federation_id_import_id",
                        columns: x => new { x.federation_id, x.import_id },
                        principalSchema: "rows",
                        principalTable: "ledger_import",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "headcount",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    workers = table.Column<int>(type: "integer", nullable: true),
                    female_workers = table.Column<int>(type: "integer", nullable: true),
                    members = table.Column<int>(type: "integer", nullable: true),
                    female_members = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_headcount_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_headcount_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "honour",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_honour_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_honour_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prospect",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    initials = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: false),
                    credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    industry_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    worker_count = table.Column<int>(type: "integer", nullable: true),
                    female_worker_count = table.Column<int>(type: "integer", nullable: true),
                    contact_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_for = table.Column<int>(type: "integer", nullable: true),
                    founded_union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    contact_phone_masked = table.Column<string>(type: "text", nullable: true),
                    contact_phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospect_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_prospect_left", "(left_on IS NULL) = (left_for IS NULL) AND (founded_union_id IS NOT NULL) = (left_for IS NOT DISTINCT FROM 0)");
                    table.ForeignKey(
                        name: "fk_prospect_federation_id_founded_union_id",
                        columns: x => new { x.federation_id, x.founded_union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prospect_federation_id_import_id",
                        columns: x => new { x.federation_id, x.import_id },
                        principalSchema: "rows",
                        principalTable: "ledger_import",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "twinning_pair",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prospect_id = table.Column<Guid>(type: "uuid", nullable: true),
                    mentor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    mentee_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: false),
                    mentor_says_yes = table.Column<bool>(type: "boolean", nullable: true),
                    mentee_says_yes = table.Column<bool>(type: "boolean", nullable: true),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    active_from = table.Column<DateOnly>(type: "date", nullable: true),
                    review_from = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reasons = table.Column<string>(type: "jsonb", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_twinning_pair_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_twinning_pair_federation_id_campaign_id",
                        columns: x => new { x.federation_id, x.campaign_id },
                        principalSchema: "rows",
                        principalTable: "twinning_campaign",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_twinning_pair_federation_id_partner_union_id",
                        columns: x => new { x.federation_id, x.partner_union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_twinning_pair_federation_id_prospect_id",
                        columns: x => new { x.federation_id, x.prospect_id },
                        principalSchema: "rows",
                        principalTable: "prospect",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_twinning_pair_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    own_count = table.Column<int>(type: "integer", nullable: false),
                    partner_count = table.Column<int>(type: "integer", nullable: false),
                    is_estimate = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    holder_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    logged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    logged_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    logged_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_session = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_activity_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activity_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "nudge",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nudge_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_nudge_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_nudge_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_agreement",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    forms = table.Column<int>(type: "integer", nullable: false),
                    goals = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    witness = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_agreement_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_pair_agreement_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activity_federation_id_held_on_id",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "held_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_federation_id_logged_at",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "logged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_federation_id_pair_id",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_federation_id_union_id",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_federation_id_at",
                schema: "rows",
                table: "audit_entry",
                columns: new[] { "federation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_federation_id_record_id_at",
                schema: "rows",
                table: "audit_entry",
                columns: new[] { "federation_id", "record_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_federation_id_person_id_posting_id_form_subject",
                schema: "rows",
                table: "draft",
                columns: new[] { "federation_id", "person_id", "posting_id", "form", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_figure_federation_id_subject_federation_id_reach_indicator_m",
                schema: "rows",
                table: "figure",
                columns: new[] { "federation_id", "subject_federation_id", "reach", "indicator", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grassroots_union_federation_id_credit_code",
                schema: "rows",
                table: "grassroots_union",
                columns: new[] { "federation_id", "credit_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grassroots_union_federation_id_import_id",
                schema: "rows",
                table: "grassroots_union",
                columns: new[] { "federation_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "ix_grassroots_union_federation_id_name_key_id",
                schema: "rows",
                table: "grassroots_union",
                columns: new[] { "federation_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_headcount_federation_id_union_id_as_of",
                schema: "rows",
                table: "headcount",
                columns: new[] { "federation_id", "union_id", "as_of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_honour_federation_id_union_id",
                schema: "rows",
                table: "honour",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_mark_federation_id_person_id_posting_id",
                schema: "rows",
                table: "inbox_mark",
                columns: new[] { "federation_id", "person_id", "posting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_amendment_federation_id_import_id",
                schema: "rows",
                table: "ledger_amendment",
                columns: new[] { "federation_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_import_federation_id_read_at",
                schema: "rows",
                table: "ledger_import",
                columns: new[] { "federation_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_nudge_federation_id_at",
                schema: "rows",
                table: "nudge",
                columns: new[] { "federation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_nudge_federation_id_pair_id",
                schema: "rows",
                table: "nudge",
                columns: new[] { "federation_id", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_nudge_federation_id_union_id_pair_id_day",
                schema: "rows",
                table: "nudge",
                columns: new[] { "federation_id", "union_id", "pair_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pair_agreement_federation_id_number",
                schema: "rows",
                table: "pair_agreement",
                columns: new[] { "federation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pair_agreement_federation_id_pair_id",
                schema: "rows",
                table: "pair_agreement",
                columns: new[] { "federation_id", "pair_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prospect_federation_id_credit_code",
                schema: "rows",
                table: "prospect",
                columns: new[] { "federation_id", "credit_code" },
                unique: true,
                filter: "left_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_prospect_federation_id_founded_union_id",
                schema: "rows",
                table: "prospect",
                columns: new[] { "federation_id", "founded_union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_federation_id_import_id",
                schema: "rows",
                table: "prospect",
                columns: new[] { "federation_id", "import_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_federation_id_name_key_id",
                schema: "rows",
                table: "prospect",
                columns: new[] { "federation_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_federation_id_person_id_posting_id_list_name",
                schema: "rows",
                table: "saved_view",
                columns: new[] { "federation_id", "person_id", "posting_id", "list", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_federation_id_subject_id",
                schema: "rows",
                table: "stored_file",
                columns: new[] { "federation_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tour_taken_federation_id_person_id_posting_id",
                schema: "rows",
                table: "tour_taken",
                columns: new[] { "federation_id", "person_id", "posting_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_twinning_campaign_federation_id_starts_on",
                schema: "rows",
                table: "twinning_campaign",
                columns: new[] { "federation_id", "starts_on" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_campaign_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "campaign_id", "partner_union_id" },
                unique: true,
                filter: "stage <= 3");

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_campaign_id_prospect_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "campaign_id", "prospect_id" },
                unique: true,
                filter: "stage <= 3");

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_changed_at",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "partner_union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_prospect_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "prospect_id" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_stage_proposed_on",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "stage", "proposed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_union_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "union_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "audit_entry",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "draft",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "figure",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "headcount",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "honour",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "inbox_mark",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "ledger_amendment",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "nudge",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "pair_agreement",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "saved_view",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "stored_file",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "touch",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "tour_taken",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "twinning_pair",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "twinning_campaign",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "prospect",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "grassroots_union",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "ledger_import",
                schema: "rows");
        }
    }
}
