using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class AgreementTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "text_id",
                schema: "rows",
                table: "pair_agreement",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agreement_text",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    terms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_text_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement",
                columns: new[] { "federation_id", "text_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_text_federation_id_edition",
                schema: "rows",
                table: "agreement_text",
                columns: new[] { "federation_id", "edition" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement",
                columns: new[] { "federation_id", "text_id" },
                principalSchema: "rows",
                principalTable: "agreement_text",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement");

            migrationBuilder.DropTable(
                name: "agreement_text",
                schema: "rows");

            migrationBuilder.DropIndex(
                name: "ix_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement");

            migrationBuilder.DropColumn(
                name: "text_id",
                schema: "rows",
                table: "pair_agreement");
        }
    }
}
