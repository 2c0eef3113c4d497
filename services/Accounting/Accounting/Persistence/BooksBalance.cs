namespace Seisan.Accounting.Persistence;

/// <summary>
/// The database itself refuses an entry whose sides differ, and a line without an entry (no foreign key, which would look
/// at a million lines one by one). Checked for a whole statement at once, so that a million
/// lines cost one aggregation, and an entry one look at its lines by index, whatever the statistics say. Lines are never
/// changed (the run-time login may not), so that a checked entry stays so.
/// </summary>
internal static class BooksBalance
{
    public const string Create =
        """
        CREATE FUNCTION journal_lines_balance() RETURNS trigger LANGUAGE plpgsql
            SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added GROUP BY tenant_id, entry_id HAVING sum(CASE WHEN debit THEN amount ELSE -amount END) <> 0) THEN
                RAISE EXCEPTION 'A journal entry does not balance.' USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_balances';
            END IF;
            IF EXISTS (
                SELECT FROM (SELECT DISTINCT tenant_id, entry_id FROM added) AS line WHERE NOT EXISTS (
                    SELECT FROM journal_entry AS entry WHERE entry.tenant_id = line.tenant_id AND entry.id = line.entry_id)) THEN
                RAISE EXCEPTION 'A journal line has no entry.' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'journal_line_entry';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER journal_balances AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_balance();

        CREATE FUNCTION journal_entry_has_its_total() RETURNS trigger LANGUAGE plpgsql
            SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM added WHERE total IS DISTINCT FROM (
                    SELECT sum(line.amount) FROM journal_line AS line
                    WHERE line.tenant_id = added.tenant_id AND line.entry_id = added.id AND line.debit)) THEN
                RAISE EXCEPTION 'The lines of a journal entry are not its total.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_total';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER journal_total AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_has_its_total();
        """;
}
