// The text of the form as pairs of name and value, and back again.

/** @param {HTMLFormElement} form @returns {[string, string][]} */
export function entriesOf(form) {
    const entries = /** @type {[string, string][]} */ ([]);
    for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string' && !name.startsWith('_')) entries.push([name, value]);
    }
    return entries;
}

/** What the person sees of it: without ids and versions, which change by themselves. @param {[string, string][]} entries */
export const textOf = entries => entries
    .filter(([name, value]) => value !== '' && !/^(Version|Key|Claim)$|\.Id$/.test(name))
    .map(([name, value]) => `${name}=${value.normalize('NFKC').replaceAll(',', '')}`)
    .sort()
    .join('\n');

/**
 * Puts kept text back: receipts first, then as many lines as were kept, then each field.
 * @param {HTMLFormElement} form @param {[string, string][]} entries
 */
export function restore(form, entries) {
    const count = (/** @type {string} */ list) => 1 + entries.reduce((last, [name]) =>
        Math.max(last, Number(name.match(`^${list}\\[(\\d+)\\]`)?.[1] ?? -1)), -1);
    const drop = /** @type {any} */ (form.querySelector('receipt-drop'));
    const lines = /** @type {any} */ (form.querySelector('claim-lines'));
    const values = new Map(entries);

    drop.hold(Array.from({ length: count('Receipts') }, (_, at) => ({
        id: values.get(`Receipts[${at}].Id`) ?? '',
        evidence: values.get(`Receipts[${at}].Evidence`) ?? '',
        file: values.get(`Receipts[${at}].File`) ?? '',
        type: values.get(`Receipts[${at}].Type`) ?? '',
    })));
    lines.hold(count('Lines'));
    for (const [name, value] of entries) {
        if (/^(Version|Key|Claim|Confirmed)$|^Receipts\[\d+\]\.(Id|Evidence|File|Type)$/.test(name)) continue;
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    lines.total();
}
