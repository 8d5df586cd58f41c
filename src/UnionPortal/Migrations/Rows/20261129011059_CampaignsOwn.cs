using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class CampaignsOwn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_campaign_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_campaign_id_prospect_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_prospect_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "joined_at",
                schema: "rows",
                table: "campaign_entry",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<Guid>(
                name: "campaign_id",
                schema: "rows",
                table: "activity",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "campaign_notice",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_notice_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_campaign_notice_federation_id_campaign_id",
                        columns: x => new { x.federation_id, x.campaign_id },
                        principalSchema: "rows",
                        principalTable: "twinning_campaign",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_campaign_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "partner_union_id" },
                unique: true,
                filter: "stage <= 3");

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_prospect_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "prospect_id" },
                unique: true,
                filter: "stage <= 3");

            migrationBuilder.AddCheckConstraint(
                name: "ck_twinning_pair_stage",
                schema: "rows",
                table: "twinning_pair",
                sql: "CASE stage\n    WHEN 0 THEN agreed_on IS NULL AND active_from IS NULL AND ended_on IS NULL\n    WHEN 1 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NULL AND ended_on IS NULL\n    WHEN 2 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND ended_on IS NULL\n    WHEN 3 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND review_from IS NOT NULL AND ended_on IS NULL\n    WHEN 4 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND review_from IS NOT NULL AND ended_on IS NOT NULL\n    WHEN 5 THEN NOT (coalesce(mentor_says_yes, true) AND coalesce(mentee_says_yes, true)) AND agreed_on IS NULL AND active_from IS NULL AND ended_on IS NOT NULL\n    WHEN 6 THEN agreed_on IS NULL AND active_from IS NULL AND ended_on IS NOT NULL\n    WHEN 7 THEN ended_on IS NOT NULL AND (active_from IS NULL OR agreed_on IS NOT NULL)\n    ELSE false\nEND IS TRUE");

            migrationBuilder.AddCheckConstraint(
                name: "ck_twinning_pair_steps",
                schema: "rows",
                table: "twinning_pair",
                sql: "steps @> CASE stage\n    WHEN 0 THEN '[{\"Stage\": 0}]'\n    WHEN 1 THEN '[{\"Stage\": 0}, {\"Stage\": 1}]'\n    WHEN 2 THEN '[{\"Stage\": 0}, {\"Stage\": 1}, {\"Stage\": 2}]'\n    WHEN 3 THEN '[{\"Stage\": 0}, {\"Stage\": 1}, {\"Stage\": 2}, {\"Stage\": 3}]'\n    WHEN 4 THEN '[{\"Stage\": 0}, {\"Stage\": 1}, {\"Stage\": 2}, {\"Stage\": 3}, {\"Stage\": 4}]'\n    WHEN 5 THEN '[{\"Stage\": 0}, {\"Stage\": 5}]'\n    WHEN 6 THEN '[{\"Stage\": 0}, {\"Stage\": 6}]'\n    ELSE '[{\"Stage\": 0}, {\"Stage\": 7}]'\nEND::jsonb");

            migrationBuilder.CreateIndex(
                name: "ix_activity_federation_id_campaign_id",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_notice_federation_id_campaign_id",
                schema: "rows",
                table: "campaign_notice",
                columns: new[] { "federation_id", "campaign_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_notice_federation_id_sent_at",
                schema: "rows",
                table: "campaign_notice",
                columns: new[] { "federation_id", "sent_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_activity_federation_id_campaign_id",
                schema: "rows",
                table: "activity",
                columns: new[] { "federation_id", "campaign_id" },
                principalSchema: "rows",
                principalTable: "twinning_campaign",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_activity_federation_id_campaign_id",
                schema: "rows",
                table: "activity");

            migrationBuilder.DropTable(
                name: "campaign_notice",
                schema: "rows");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_campaign_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_twinning_pair_federation_id_prospect_id",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twinning_pair_stage",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twinning_pair_steps",
                schema: "rows",
                table: "twinning_pair");

            migrationBuilder.DropIndex(
                name: "ix_activity_federation_id_campaign_id",
                schema: "rows",
                table: "activity");

            migrationBuilder.DropColumn(
                name: "joined_at",
                schema: "rows",
                table: "campaign_entry");

            migrationBuilder.DropColumn(
                name: "campaign_id",
                schema: "rows",
                table: "activity");

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
                name: "ix_twinning_pair_federation_id_partner_union_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "partner_union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_twinning_pair_federation_id_prospect_id",
                schema: "rows",
                table: "twinning_pair",
                columns: new[] { "federation_id", "prospect_id" });
        }
    }
}
