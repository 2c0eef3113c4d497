using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Seisan.Accounting.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "closing_period",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closing_period", x => new { x.tenant_id, x.month });
                    table.CheckConstraint("first_of_month", "extract(day FROM month) = 1");
                });

            migrationBuilder.CreateTable(
                name: "data_key",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data_class = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_key", x => new { x.tenant_id, x.data_class, x.version });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    tag = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.tenant_id, x.owner, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.tenant_id, x.consumer, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    arguments = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<string>(type: "text", nullable: true),
                    done_count = table.Column<long>(type: "bigint", nullable: false),
                    total_count = table.Column<long>(type: "bigint", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    faults = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    claim_number = table.Column<string>(type: "text", nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee_name = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    posting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reversal_of = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    export_id = table.Column<Guid>(type: "uuid", nullable: true),
                    search_terms = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entry", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("year_of_date", "year = extract(year FROM date)");
                });

            migrationBuilder.CreateTable(
                name: "journal_export",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_export", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "journal_line",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    debit = table.Column<bool>(type: "boolean", nullable: false),
                    account_code = table.Column<string>(type: "text", nullable: false),
                    account_name = table.Column<string>(type: "text", nullable: false),
                    sub_account = table.Column<string>(type: "text", nullable: true),
                    department = table.Column<string>(type: "text", nullable: true),
                    tax_class = table.Column<string>(type: "text", nullable: false),
                    rate_percent = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_line", x => new { x.tenant_id, x.entry_id, x.number });
                    table.CheckConstraint("tax_inside_amount", "amount >= 0 AND tax BETWEEN 0 AND amount");
                });

            migrationBuilder.CreateTable(
                name: "journal_number",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_number", x => new { x.tenant_id, x.year });
                });

            migrationBuilder.CreateTable(
                name: "master_copy",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    timeline = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_master_copy", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "parked_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<Guid>(type: "uuid", nullable: true),
                    queue = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_type = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    headers = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decider = table.Column<string>(type: "text", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payable",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_version = table.Column<long>(type: "bigint", nullable: false),
                    claim_number = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    payee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee_name = table.Column<string>(type: "text", nullable: false),
                    department = table.Column<string>(type: "text", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entry_number = table.Column<long>(type: "bigint", nullable: true),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopened_by = table.Column<string>(type: "text", nullable: true),
                    reopen_reason = table.Column<string>(type: "text", nullable: true),
                    search_terms = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payable", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("total_of_whole_yen", "total >= 0");
                });

            migrationBuilder.CreateTable(
                name: "payee_account_copy",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sealed_account = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payee_account_copy", x => new { x.tenant_id, x.employee_id, x.from_day });
                });

            migrationBuilder.CreateTable(
                name: "payer_account",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    consignor_code = table.Column<string>(type: "text", nullable: false),
                    consignor_name = table.Column<string>(type: "text", nullable: false),
                    bank_code = table.Column<string>(type: "text", nullable: false),
                    branch_code = table.Column<string>(type: "text", nullable: false),
                    account_type = table.Column<string>(type: "text", nullable: false),
                    sealed_number = table.Column<byte[]>(type: "bytea", nullable: false),
                    masked_number = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payer_account", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "person_rights",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_rights", x => new { x.tenant_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    posting_date = table.Column<DateOnly>(type: "date", nullable: true),
                    into_soft_closed = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    looked = table.Column<long>(type: "bigint", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    first_number = table.Column<long>(type: "bigint", nullable: true),
                    last_number = table.Column<long>(type: "bigint", nullable: true),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sign_in_id = table.Column<string>(type: "text", nullable: true),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "rule_book",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_book", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "payable_line",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payable_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category_name = table.Column<string>(type: "text", nullable: false),
                    account_code = table.Column<string>(type: "text", nullable: true),
                    account_name = table.Column<string>(type: "text", nullable: true),
                    tax_category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tax_kind = table.Column<string>(type: "text", nullable: false),
                    rate_percent = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    tax = table.Column<long>(type: "bigint", nullable: false),
                    qualified = table.Column<bool>(type: "boolean", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    payment_method = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payable_line", x => new { x.tenant_id, x.payable_id, x.number });
                    table.CheckConstraint("tax_inside_amount", "amount >= 0 AND tax BETWEEN 0 AND amount");
                    table.ForeignKey(
                        name: "fk_payable_line_payable_tenant_id_payable_id",
                        columns: x => new { x.tenant_id, x.payable_id },
                        principalTable: "payable",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_run",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    payer_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payer_account_name = table.Column<string>(type: "text", nullable: false),
                    sealed_payer = table.Column<byte[]>(type: "bytea", nullable: true),
                    transfer_date = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    problems = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    search_terms = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_run", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("total_of_whole_yen", "total >= 0 AND count >= 0");
                    table.ForeignKey(
                        name: "fk_payment_run_payer_account_tenant_id_payer_account_id",
                        columns: x => new { x.tenant_id, x.payer_account_id },
                        principalTable: "payer_account",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    payee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee_code = table.Column<string>(type: "text", nullable: false),
                    payee_name = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    sealed_account = table.Column<byte[]>(type: "bytea", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    character = table.Column<string>(type: "text", nullable: true),
                    byte_offset = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("amount_of_a_transfer", "amount BETWEEN 1 AND 9999999999");
                    table.ForeignKey(
                        name: "fk_payment_payment_run_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "payment_run",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_created_at",
                table: "idempotency",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_received_at",
                table: "inbox",
                column: "received_at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "job_finished",
                table: "job",
                column: "finished_at",
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "job_open",
                table: "job",
                column: "not_before",
                filter: "state IN ('waiting', 'running')");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_date_number",
                table: "journal_entry",
                columns: new[] { "tenant_id", "date", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_export_id_year_number",
                table: "journal_entry",
                columns: new[] { "tenant_id", "export_id", "year", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_posting_id_date_number",
                table: "journal_entry",
                columns: new[] { "tenant_id", "posting_id", "date", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_reversal_of",
                table: "journal_entry",
                columns: new[] { "tenant_id", "reversal_of" },
                unique: true,
                filter: "reversal_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_search_terms",
                table: "journal_entry",
                columns: new[] { "tenant_id", "search_terms" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_tenant_id_year_number",
                table: "journal_entry",
                columns: new[] { "tenant_id", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "journal_not_exported",
                table: "journal_entry",
                columns: new[] { "tenant_id", "date", "number" },
                filter: "export_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_journal_line_tenant_id_account_code_entry_id",
                table: "journal_line",
                columns: new[] { "tenant_id", "account_code", "entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_master_copy_tenant_id_kind_code",
                table: "master_copy",
                columns: new[] { "tenant_id", "kind", "code" });

            migrationBuilder.CreateIndex(
                name: "outbox_sent",
                table: "outbox",
                column: "sent_at",
                filter: "sent_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "outbox_unsent",
                table: "outbox",
                column: "id",
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_parked_message_queue_message_id",
                table: "parked_message",
                columns: new[] { "queue", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parked_message_state_id",
                table: "parked_message",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payable_tenant_id_claim_id_content_version",
                table: "payable",
                columns: new[] { "tenant_id", "claim_id", "content_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payable_tenant_id_run_id_payment_id",
                table: "payable",
                columns: new[] { "tenant_id", "run_id", "payment_id" },
                filter: "run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payable_tenant_id_search_terms",
                table: "payable",
                columns: new[] { "tenant_id", "search_terms" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_payable_tenant_id_state_approved_on",
                table: "payable",
                columns: new[] { "tenant_id", "state", "approved_on" });

            migrationBuilder.CreateIndex(
                name: "ix_payable_tenant_id_state_id",
                table: "payable",
                columns: new[] { "tenant_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payer_account_tenant_id_name",
                table: "payer_account",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_tenant_id_run_id_number",
                table: "payment",
                columns: new[] { "tenant_id", "run_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_run_tenant_id_number",
                table: "payment_run",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_run_tenant_id_payer_account_id",
                table: "payment_run",
                columns: new[] { "tenant_id", "payer_account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_run_tenant_id_search_terms",
                table: "payment_run",
                columns: new[] { "tenant_id", "search_terms" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_payment_run_tenant_id_state_id",
                table: "payment_run",
                columns: new[] { "tenant_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "one_posting_at_a_time",
                table: "posting",
                column: "tenant_id",
                unique: true,
                filter: "state IN ('waiting', 'running')");

            migrationBuilder.Sql(BooksBalance.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "closing_period");

            migrationBuilder.DropTable(
                name: "data_key");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "journal_entry");

            migrationBuilder.DropTable(
                name: "journal_export");

            migrationBuilder.DropTable(
                name: "journal_line");

            migrationBuilder.DropTable(
                name: "journal_number");

            migrationBuilder.DropTable(
                name: "master_copy");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "parked_message");

            migrationBuilder.DropTable(
                name: "payable_line");

            migrationBuilder.DropTable(
                name: "payee_account_copy");

            migrationBuilder.DropTable(
                name: "payment");

            migrationBuilder.DropTable(
                name: "person_rights");

            migrationBuilder.DropTable(
                name: "posting");

            migrationBuilder.DropTable(
                name: "rule_book");

            migrationBuilder.DropTable(
                name: "payable");

            migrationBuilder.DropTable(
                name: "payment_run");

            migrationBuilder.DropTable(
                name: "payer_account");
        }
    }
}
