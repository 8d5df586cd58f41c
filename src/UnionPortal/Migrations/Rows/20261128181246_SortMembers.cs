using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class SortMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_joined_on_id",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "joined_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_federation_id_union_id_joined_on_id",
                schema: "rows",
                table: "member",
                columns: new[] { "federation_id", "union_id", "joined_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_member_federation_id_joined_on_id",
                schema: "rows",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_federation_id_union_id_joined_on_id",
                schema: "rows",
                table: "member");
        }
    }
}
