using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class MovesAndRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "rules_farthest_kilometres",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "rules_helps_new",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "rules_helps_prospects",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "rules_helps_weak",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "rules_honour_weight",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<int>(
                name: "rules_industry_weight",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: false,
                defaultValue: 25);

            migrationBuilder.AddColumn<int>(
                name: "rules_least_honour",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rules_meets_weight",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "rules_near_weight",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: false,
                defaultValue: 40);

            migrationBuilder.AddColumn<bool>(
                name: "rules_same_division",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "rules_same_township",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "target_pairs",
                schema: "rows",
                table: "twinning_campaign",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adjoining_areas",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    other = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjoining_areas_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "campaign_entry",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<int>(type: "integer", nullable: false),
                    of_union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    of_prospect_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_by_itself = table.Column<bool>(type: "boolean", nullable: false),
                    profile_division_code = table.Column<string>(type: "text", nullable: true),
                    profile_honour_level = table.Column<int>(type: "integer", nullable: true),
                    profile_honour_title = table.Column<string>(type: "text", nullable: true),
                    profile_honour_year = table.Column<int>(type: "integer", nullable: true),
                    profile_industry_code = table.Column<string>(type: "text", nullable: true),
                    profile_is_new = table.Column<bool>(type: "boolean", nullable: false),
                    profile_latitude = table.Column<double>(type: "double precision", nullable: true),
                    profile_longitude = table.Column<double>(type: "double precision", nullable: true),
                    profile_members = table.Column<int>(type: "integer", nullable: true),
                    profile_strengths = table.Column<int>(type: "integer", nullable: false),
                    profile_weaknesses = table.Column<int>(type: "integer", nullable: false),
                    profile_workers = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_entry_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_campaign_entry_federation_id_campaign_id",
                        columns: x => new { x.federation_id, x.campaign_id },
                        principalSchema: "rows",
                        principalTable: "twinning_campaign",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_entry_federation_id_of_prospect_id",
                        columns: x => new { x.federation_id, x.of_prospect_id },
                        principalSchema: "rows",
                        principalTable: "prospect",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_entry_federation_id_of_union_id",
                        columns: x => new { x.federation_id, x.of_union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "industry_affinity",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    other = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_industry_affinity_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "match_round",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    run_by = table.Column<string>(type: "text", nullable: false),
                    mentors = table.Column<int>(type: "integer", nullable: false),
                    mentees = table.Column<int>(type: "integer", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    paired = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    blocking = table.Column<int>(type: "integer", nullable: false),
                    otherwise_paired = table.Column<int>(type: "integer", nullable: false),
                    otherwise_total = table.Column<long>(type: "bigint", nullable: false),
                    otherwise_blocking = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_round_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_match_round_federation_id_campaign_id",
                        columns: x => new { x.federation_id, x.campaign_id },
                        principalSchema: "rows",
                        principalTable: "twinning_campaign",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "union_move",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_federation_id = table.Column<int>(type: "integer", nullable: false),
                    other_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on_register = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sender_federation_id = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_union_move_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_union_move_federation_id_union_id",
                        columns: x => new { x.federation_id, x.union_id },
                        principalSchema: "rows",
                        principalTable: "grassroots_union",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_setting",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentee_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_together = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_setting_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_hand_setting_federation_id_mentee_entry_id",
                        columns: x => new { x.federation_id, x.mentee_entry_id },
                        principalSchema: "rows",
                        principalTable: "campaign_entry",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_setting_federation_id_mentor_entry_id",
                        columns: x => new { x.federation_id, x.mentor_entry_id },
                        principalSchema: "rows",
                        principalTable: "campaign_entry",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partner_wish",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    of_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attitude = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_wish_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_partner_wish_federation_id_by_entry_id",
                        columns: x => new { x.federation_id, x.by_entry_id },
                        principalSchema: "rows",
                        principalTable: "campaign_entry",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_wish_federation_id_of_entry_id",
                        columns: x => new { x.federation_id, x.of_entry_id },
                        principalSchema: "rows",
                        principalTable: "campaign_entry",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_line",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentee_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor_entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    is_by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    left = table.Column<int>(type: "integer", nullable: false),
                    otherwise_entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_line_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_round_line_federation_id_round_id",
                        columns: x => new { x.federation_id, x.round_id },
                        principalSchema: "rows",
                        principalTable: "match_round",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_adjoining_areas_federation_id_one_other",
                schema: "rows",
                table: "adjoining_areas",
                columns: new[] { "federation_id", "one", "other" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_entry_federation_id_campaign_id_of_prospect_id",
                schema: "rows",
                table: "campaign_entry",
                columns: new[] { "federation_id", "campaign_id", "of_prospect_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_entry_federation_id_campaign_id_of_union_id_side",
                schema: "rows",
                table: "campaign_entry",
                columns: new[] { "federation_id", "campaign_id", "of_union_id", "side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_entry_federation_id_of_prospect_id",
                schema: "rows",
                table: "campaign_entry",
                columns: new[] { "federation_id", "of_prospect_id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_entry_federation_id_of_union_id",
                schema: "rows",
                table: "campaign_entry",
                columns: new[] { "federation_id", "of_union_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_setting_federation_id_campaign_id_mentor_entry_id_mente",
                schema: "rows",
                table: "hand_setting",
                columns: new[] { "federation_id", "campaign_id", "mentor_entry_id", "mentee_entry_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_setting_federation_id_mentee_entry_id",
                schema: "rows",
                table: "hand_setting",
                columns: new[] { "federation_id", "mentee_entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_setting_federation_id_mentor_entry_id",
                schema: "rows",
                table: "hand_setting",
                columns: new[] { "federation_id", "mentor_entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_industry_affinity_federation_id_one_other",
                schema: "rows",
                table: "industry_affinity",
                columns: new[] { "federation_id", "one", "other" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_match_round_federation_id_campaign_id_run_at",
                schema: "rows",
                table: "match_round",
                columns: new[] { "federation_id", "campaign_id", "run_at" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_wish_federation_id_by_entry_id",
                schema: "rows",
                table: "partner_wish",
                columns: new[] { "federation_id", "by_entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_wish_federation_id_campaign_id_by_entry_id_of_entry_",
                schema: "rows",
                table: "partner_wish",
                columns: new[] { "federation_id", "campaign_id", "by_entry_id", "of_entry_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_wish_federation_id_of_entry_id",
                schema: "rows",
                table: "partner_wish",
                columns: new[] { "federation_id", "of_entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_round_line_federation_id_round_id_mentee_entry_id",
                schema: "rows",
                table: "round_line",
                columns: new[] { "federation_id", "round_id", "mentee_entry_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_round_line_federation_id_round_id_mentor_entry_id",
                schema: "rows",
                table: "round_line",
                columns: new[] { "federation_id", "round_id", "mentor_entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_union_move_federation_id_changed_at",
                schema: "rows",
                table: "union_move",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_union_move_federation_id_union_id",
                schema: "rows",
                table: "union_move",
                columns: new[] { "federation_id", "union_id" },
                unique: true,
                filter: "state = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjoining_areas",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "hand_setting",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "industry_affinity",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "partner_wish",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "round_line",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "union_move",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "campaign_entry",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "match_round",
                schema: "rows");

            migrationBuilder.DropColumn(
                name: "rules_farthest_kilometres",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_helps_new",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_helps_prospects",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_helps_weak",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_honour_weight",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_industry_weight",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_least_honour",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_meets_weight",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_near_weight",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_same_division",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "rules_same_township",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "target_pairs",
                schema: "rows",
                table: "twinning_campaign");
        }
    }
}
