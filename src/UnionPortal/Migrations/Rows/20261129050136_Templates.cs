using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UnionPortal.Migrations.Rows
{
    /// <inheritdoc />
    public partial class Templates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agreement_offer_federation_id_text_id",
                schema: "rows",
                table: "agreement_offer");

            migrationBuilder.DropForeignKey(
                name: "fk_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement");

            migrationBuilder.AddColumn<bool>(
                name: "rules_takes_graduates",
                schema: "rows",
                table: "twinning_campaign",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "template_id",
                schema: "rows",
                table: "twinning_campaign",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "profile_graduated_on",
                schema: "rows",
                table: "campaign_entry",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "certificate_book",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_book_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "template",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_standing = table.Column<bool>(type: "boolean", nullable: false),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    chosen = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_federation_id_id", x => new { x.federation_id, x.id });
                    table.CheckConstraint("ck_template_standing", "NOT is_standing OR retired_on IS NULL");
                });

            migrationBuilder.CreateTable(
                name: "template_text",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    terms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_text_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_template_text_federation_id_template_id",
                        columns: x => new { x.federation_id, x.template_id },
                        principalSchema: "rows",
                        principalTable: "template",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificate",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    running = table.Column<int>(type: "integer", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_federation_id_id", x => new { x.federation_id, x.id });
                    table.ForeignKey(
                        name: "fk_certificate_federation_id_text_id",
                        columns: x => new { x.federation_id, x.text_id },
                        principalSchema: "rows",
                        principalTable: "template_text",
                        principalColumns: new[] { "federation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            // Rounds keep the rules they were run by; those of before took no graduates, like their campaigns.
            migrationBuilder.Sql("UPDATE rows.match_round SET rules = rules || '{\"TakesGraduates\": false}';");

            // A federation's own text becomes its standing template, with all its versions under their ids: agreements go on pointing at them.
            migrationBuilder.Sql("""
                INSERT INTO rows.template (federation_id, id, purpose, name, is_standing, retired_on, chosen)
                SELECT federation_id, gen_random_uuid(), 0, '协议范本', true, NULL, 0 FROM rows.agreement_text GROUP BY federation_id;
                INSERT INTO rows.template_text (federation_id, id, template_id, edition, title, terms, made_at, made_by)
                SELECT text.federation_id, text.id, template.id, text.edition, text.title, text.terms, text.made_at, text.made_by
                FROM rows.agreement_text AS text JOIN rows.template AS template ON template.federation_id = text.federation_id;
                """);

            migrationBuilder.DropTable(
                name: "agreement_text",
                schema: "rows");

            // What was completed or named before has its number as well, in the order of the days.
            migrationBuilder.Sql("""
                INSERT INTO rows.certificate (federation_id, id, year, running, purpose, subject_id, text_id, given_on)
                SELECT federation_id, gen_random_uuid(), extract(year FROM day)::int, row_number() OVER (PARTITION BY federation_id, extract(year FROM day) ORDER BY day, subject, purpose), purpose, subject, NULL, day
                FROM (
                    SELECT pair.federation_id, pair.ended_on AS day, purpose, pair.id AS subject FROM rows.twinning_pair AS pair CROSS JOIN (VALUES (1), (2)) AS given (purpose) WHERE pair.stage = 4
                    UNION ALL
                    SELECT selection.federation_id, selection.named_on, 4, (named ->> 'CandidacyId')::uuid FROM rows.selection AS selection CROSS JOIN jsonb_array_elements(selection.announced) AS named WHERE selection.named_on IS NOT NULL
                ) AS given;
                INSERT INTO rows.certificate_book (federation_id, id, year, last)
                SELECT federation_id, gen_random_uuid(), year, max(running) FROM rows.certificate GROUP BY federation_id, year;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_twinning_campaign_federation_id_template_id",
                schema: "rows",
                table: "twinning_campaign",
                columns: new[] { "federation_id", "template_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_federation_id_subject_id_purpose",
                schema: "rows",
                table: "certificate",
                columns: new[] { "federation_id", "subject_id", "purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificate_federation_id_text_id",
                schema: "rows",
                table: "certificate",
                columns: new[] { "federation_id", "text_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_federation_id_year_running",
                schema: "rows",
                table: "certificate",
                columns: new[] { "federation_id", "year", "running" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificate_book_federation_id_year",
                schema: "rows",
                table: "certificate_book",
                columns: new[] { "federation_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_template_federation_id_purpose",
                schema: "rows",
                table: "template",
                columns: new[] { "federation_id", "purpose" },
                unique: true,
                filter: "is_standing");

            migrationBuilder.CreateIndex(
                name: "ix_template_federation_id_purpose_name",
                schema: "rows",
                table: "template",
                columns: new[] { "federation_id", "purpose", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_template_text_federation_id_template_id_edition",
                schema: "rows",
                table: "template_text",
                columns: new[] { "federation_id", "template_id", "edition" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_agreement_offer_federation_id_text_id",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "text_id" },
                principalSchema: "rows",
                principalTable: "template_text",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement",
                columns: new[] { "federation_id", "text_id" },
                principalSchema: "rows",
                principalTable: "template_text",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_twinning_campaign_federation_id_template_id",
                schema: "rows",
                table: "twinning_campaign",
                columns: new[] { "federation_id", "template_id" },
                principalSchema: "rows",
                principalTable: "template",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agreement_offer_federation_id_text_id",
                schema: "rows",
                table: "agreement_offer");

            migrationBuilder.DropForeignKey(
                name: "fk_pair_agreement_federation_id_text_id",
                schema: "rows",
                table: "pair_agreement");

            migrationBuilder.DropForeignKey(
                name: "fk_twinning_campaign_federation_id_template_id",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropTable(
                name: "certificate",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "certificate_book",
                schema: "rows");

            migrationBuilder.CreateTable(
                name: "agreement_text",
                schema: "rows",
                columns: table => new
                {
                    federation_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    terms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_text_federation_id_id", x => new { x.federation_id, x.id });
                });

            migrationBuilder.Sql("""
                INSERT INTO rows.agreement_text (federation_id, id, edition, title, terms, made_at, made_by)
                SELECT text.federation_id, text.id, row_number() OVER (PARTITION BY text.federation_id ORDER BY template.is_standing, text.made_at, text.id), text.title, text.terms, text.made_at, text.made_by
                FROM rows.template_text AS text JOIN rows.template AS template ON template.federation_id = text.federation_id AND template.id = text.template_id WHERE template.purpose = 0;
                """);

            migrationBuilder.DropTable(
                name: "template_text",
                schema: "rows");

            migrationBuilder.DropTable(
                name: "template",
                schema: "rows");

            migrationBuilder.DropIndex(
                name: "ix_twinning_campaign_federation_id_template_id",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.Sql("UPDATE rows.match_round SET rules = rules - 'TakesGraduates';");

            migrationBuilder.DropColumn(
                name: "rules_takes_graduates",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "template_id",
                schema: "rows",
                table: "twinning_campaign");

            migrationBuilder.DropColumn(
                name: "profile_graduated_on",
                schema: "rows",
                table: "campaign_entry");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_text_federation_id_edition",
                schema: "rows",
                table: "agreement_text",
                columns: new[] { "federation_id", "edition" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_agreement_offer_federation_id_text_id",
                schema: "rows",
                table: "agreement_offer",
                columns: new[] { "federation_id", "text_id" },
                principalSchema: "rows",
                principalTable: "agreement_text",
                principalColumns: new[] { "federation_id", "id" },
                onDelete: ReferentialAction.Restrict);

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
    }
}
