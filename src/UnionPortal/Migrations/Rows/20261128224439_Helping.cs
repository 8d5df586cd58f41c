using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Helping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "help_item",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    form = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_by = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    drop_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_item_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_help_item_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_question",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_passed_on = table.Column<bool>(type: "boolean", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    steps = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_question_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_pair_question_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "help_record",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    people = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    logged_side = table.Column<int>(type: "integer", nullable: false),
                    logged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    logged_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    logged_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    objection = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    settlement = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    union_id = table.Column<Guid>(type: "uuid", nullable: true),
                    partner_union_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_record_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_help_record_federation_id_activity_id",
                        columns: x => new { x.federation_id, x.activity_id },
                        principalSchema: "rows",
                        principalTable: "activity",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_help_record_federation_id_item_id",
                        columns: x => new { x.federation_id, x.item_id },
                        principalSchema: "rows",
                        principalTable: "help_item",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_help_record_federation_id_pair_id",
                        columns: x => new { x.federation_id, x.pair_id },
                        principalSchema: "rows",
                        principalTable: "twinning_pair",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_entry",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    question = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    tags = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    shared_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_knowledge_entry_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_knowledge_entry_federation_id_question_id",
                        columns: x => new { x.federation_id, x.question_id },
                        principalSchema: "rows",
                        principalTable: "pair_question",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_help_item_federation_id_due_on",
                schema: "rows",
                table: "help_item",
                columns: new[] { "federation_id", "due_on" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_help_item_federation_id_pair_id",
                schema: "rows",
                table: "help_item",
                columns: new[] { "federation_id", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_help_record_federation_id_activity_id",
                schema: "rows",
                table: "help_record",
                columns: new[] { "federation_id", "activity_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_help_record_federation_id_changed_at",
                schema: "rows",
                table: "help_record",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_help_record_federation_id_held_on",
                schema: "rows",
                table: "help_record",
                columns: new[] { "federation_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_help_record_federation_id_item_id",
                schema: "rows",
                table: "help_record",
                columns: new[] { "federation_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_help_record_federation_id_pair_id_held_on",
                schema: "rows",
                table: "help_record",
                columns: new[] { "federation_id", "pair_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_knowledge_entry_federation_id_question_id",
                schema: "rows",
                table: "knowledge_entry",
                columns: new[] { "federation_id", "question_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_knowledge_entry_federation_id_shared_on",
                schema: "rows",
                table: "knowledge_entry",
                columns: new[] { "federation_id", "shared_on" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_question_federation_id_changed_at",
                schema: "rows",
                table: "pair_question",
                columns: new[] { "federation_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_question_federation_id_pair_id",
                schema: "rows",
                table: "pair_question",
                columns: new[] { "federation_id", "pair_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_question_federation_id_state_due_on",
                schema: "rows",
                table: "pair_question",
                columns: new[] { "federation_id", "state", "due_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "help_record",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "knowledge_entry",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "help_item",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "pair_question",
                schema: "rows");
        }
    }
}
