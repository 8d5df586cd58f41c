using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class FiguresByMonth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_figure_federation_id_subject_federation_id_reach_indicator_m",
                schema: "rows",
                table: "figure");

            migrationBuilder.CreateIndex(
                name: "ix_figure_federation_id_subject_federation_id_reach_month_indic",
                schema: "rows",
                table: "figure",
                columns: new[] { "federation_id", "subject_federation_id", "reach", "month", "indicator" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_figure_federation_id_subject_federation_id_reach_month_indic",
                schema: "rows",
                table: "figure");

            migrationBuilder.CreateIndex(
                name: "ix_figure_federation_id_subject_federation_id_reach_indicator_m",
                schema: "rows",
                table: "figure",
                columns: new[] { "federation_id", "subject_federation_id", "reach", "indicator", "month" },
                unique: true);
        }
    }
}
