using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Seisan.Claims.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawalBeforeApproval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "asked_back_version",
                table: "expense_claim",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "claim_unopened",
                table: "expense_claim",
                columns: new[] { "tenant_id", "submitted_at", "id" },
                filter: "state = 'submitted' AND standing_requested_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "claim_unopened",
                table: "expense_claim");

            migrationBuilder.DropColumn(
                name: "asked_back_version",
                table: "expense_claim");
        }
    }
}
