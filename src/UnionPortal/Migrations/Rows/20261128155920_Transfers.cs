using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Transfers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "release_request",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    kept_for = table.Column<int>(type: "integer", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_request_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_release_request_federation_id_member_id",
                        columns: x => new { x.federation_id, x.member_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_request_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transfer_wish",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    identity_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    kept_for = table.Column<int>(type: "integer", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_masked = table.Column<string>(type: "text", nullable: true),
                    identity_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_wish_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_transfer_wish_federation_id_member_id",
                        columns: x => new { x.federation_id, x.member_id },
                        principalSchema: "rows",
                        principalTable: "member",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfer_wish_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_release_request_federation_id_member_id",
                schema: "rows",
                table: "release_request",
                columns: new[] { "federation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_release_request_federation_id_union_id_asked_at",
                schema: "rows",
                table: "release_request",
                columns: new[] { "federation_id", "union_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_transfer_wish_federation_id_member_id",
                schema: "rows",
                table: "transfer_wish",
                columns: new[] { "federation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfer_wish_federation_id_union_id_asked_at",
                schema: "rows",
                table: "transfer_wish",
                columns: new[] { "federation_id", "union_id", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "release_request",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "transfer_wish",
                schema: "rows");
        }
    }
}
