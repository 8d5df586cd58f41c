using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UnionPortal.Migrations.Platform
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.CreateTable(
                name: "federation",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    slug = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<int>(type: "integer", nullable: true),
                    area_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    area_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    founded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_federation_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_federation_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "platform",
                        principalTable: "federation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    appearance = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_entry",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    federation_id = table.Column<int>(type: "integer", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "text", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    record_key = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_entry_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "public_link",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    spent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_link_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_claim",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_claim`1_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_user_claim`1_user_id",
                        column: x => x.user_id,
                        principalSchema: "platform",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_login",
                schema: "platform",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_login`1_login_provider_provider_key", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_identity_user_login`1_user_id",
                        column: x => x.user_id,
                        principalSchema: "platform",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_token",
                schema: "platform",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_token`1_user_id_login_provider_name", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_identity_user_token`1_user_id",
                        column: x => x.user_id,
                        principalSchema: "platform",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    federation_id = table.Column<int>(type: "integer", nullable: true),
                    role = table.Column<int>(type: "integer", nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    union_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_id", x => x.id);
                    table.CheckConstraint("ck_posting_union", "(role >= 4) = (union_id IS NOT NULL) AND (role = 0) = (federation_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_posting_federation_id",
                        column: x => x.federation_id,
                        principalSchema: "platform",
                        principalTable: "federation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_person_id",
                        column: x => x.person_id,
                        principalSchema: "platform",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_session",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<int>(type: "integer", nullable: false),
                    browser = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_session_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_sign_in_session_person_id",
                        column: x => x.person_id,
                        principalSchema: "platform",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    federation_id = table.Column<int>(type: "integer", nullable: true),
                    role = table.Column<int>(type: "integer", nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    union_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    person_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    phone_tail_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_attempts = table.Column<int>(type: "integer", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_federation_id",
                        column: x => x.federation_id,
                        principalSchema: "platform",
                        principalTable: "federation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_posting_id",
                        column: x => x.posting_id,
                        principalSchema: "platform",
                        principalTable: "posting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_federation_parent_id",
                schema: "platform",
                table: "federation",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_federation_slug",
                schema: "platform",
                table: "federation",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_federation_id_union_id",
                schema: "platform",
                table: "invitation",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitation_posting_id",
                schema: "platform",
                table: "invitation",
                column: "posting_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_token_hash",
                schema: "platform",
                table: "invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_normalized_email",
                schema: "platform",
                table: "person",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_person_normalized_user_name",
                schema: "platform",
                table: "person",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_claim`1_user_id",
                schema: "platform",
                table: "person_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_login`1_user_id",
                schema: "platform",
                table: "person_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_entry_federation_id_at",
                schema: "platform",
                table: "platform_entry",
                columns: new[] { "federation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_federation_id_union_id",
                schema: "platform",
                table: "posting",
                columns: new[] { "federation_id", "union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_person_id",
                schema: "platform",
                table: "posting",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_public_link_federation_id_subject_id",
                schema: "platform",
                table: "public_link",
                columns: new[] { "federation_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_public_link_token_hash",
                schema: "platform",
                table: "public_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_session_person_id",
                schema: "platform",
                table: "sign_in_session",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_session_seen_at",
                schema: "platform",
                table: "sign_in_session",
                column: "seen_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitation",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "person_claim",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "person_login",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "person_token",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "platform_entry",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "public_link",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "sign_in_session",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "posting",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "federation",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "person",
                schema: "platform");
        }
    }
}
