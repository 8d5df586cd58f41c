using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class FacilitiesAndHonours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "facility",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "facility_kind",
                schema: "rows");

            migrationBuilder.DropIndex(
                name: "ix_honour_federation_id_facility_id",
                schema: "rows",
                table: "honour");

            migrationBuilder.DropIndex(
                name: "ix_honour_federation_id_holder_union_id",
                schema: "rows",
                table: "honour");

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
        }
    }
}
