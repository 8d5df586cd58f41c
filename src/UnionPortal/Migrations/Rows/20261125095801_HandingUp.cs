using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class HandingUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "monthly_report",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    sender_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monthly_report_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "received_target",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_target_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "report_nudge",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_nudge_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "target",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_federation_id = table.Column<int>(type: "integer", nullable: false),
                    subject_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "highlight",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    holder_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    partner_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    attendance = table.Column<int>(type: "integer", nullable: false),
                    is_estimate = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_highlight_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_highlight_federation_id_report_id",
                        columns: x => new { x.federation_id, x.report_id },
                        principalSchema: "rows",
                        principalTable: "monthly_report",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "highlight_photo",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    highlight_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    caption = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    order = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_highlight_photo_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_highlight_photo_federation_id_highlight_id",
                        columns: x => new { x.federation_id, x.highlight_id },
                        principalSchema: "rows",
                        principalTable: "highlight",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_highlight_federation_id_report_id",
                schema: "rows",
                table: "highlight",
                columns: new[] { "federation_id", "report_id" });

            migrationBuilder.CreateIndex(
                name: "ix_highlight_photo_federation_id_highlight_id",
                schema: "rows",
                table: "highlight_photo",
                columns: new[] { "federation_id", "highlight_id" });

            migrationBuilder.CreateIndex(
                name: "ix_monthly_report_federation_id_changed_at",
                schema: "rows",
                table: "monthly_report",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_monthly_report_federation_id_month_state",
                schema: "rows",
                table: "monthly_report",
                columns: new[] { "federation_id", "month", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_monthly_report_federation_id_sender_federation_id_month",
                schema: "rows",
                table: "monthly_report",
                columns: new[] { "federation_id", "sender_federation_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_target_federation_id_sender_federation_id_year_indi",
                schema: "rows",
                table: "received_target",
                columns: new[] { "federation_id", "sender_federation_id", "year", "indicator" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_target_federation_id_year_set_at",
                schema: "rows",
                table: "received_target",
                columns: new[] { "federation_id", "year", "set_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_nudge_federation_id_at",
                schema: "rows",
                table: "report_nudge",
                columns: new[] { "federation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_nudge_federation_id_sender_federation_id_month_day",
                schema: "rows",
                table: "report_nudge",
                columns: new[] { "federation_id", "sender_federation_id", "month", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_federation_id_year_indicator_subject_federation_id",
                schema: "rows",
                table: "target",
                columns: new[] { "federation_id", "year", "indicator", "subject_federation_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "highlight_photo",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "received_target",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "report_nudge",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "target",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "highlight",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "monthly_report",
                schema: "rows");
        }
    }
}
