using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Members : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "roster_from",
                schema: "rows",
                table: "grassroots_union",
                type: "date",
                nullable: true);

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

            // Of a property within a complex one; the model cannot say it.
            migrationBuilder.Sql("CREATE INDEX ix_member_federation_id_phone_hash ON rows.member (federation_id, phone_hash) WHERE phone_hash IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "category_spell",
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
                name: "member",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "member_import",
                schema: "rows");

            migrationBuilder.DropColumn(
                name: "roster_from",
                schema: "rows",
                table: "grassroots_union");
        }
    }
}
