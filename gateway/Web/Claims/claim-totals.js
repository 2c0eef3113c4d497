// Tax inside tax-included amounts: added up per receipt and rate first, computed once on that sum, then added up.
// A line without a receipt stands for a receipt of its own.

/**
 * @typedef {{ receipt: string, rate: number, amount: number }} TypedLine
 * @typedef {{ gross: number, tax: number }} Sum
 */

/** @type {Record<string, (part: number, whole: number) => number>} */
const roundings = {
    floor: (part, whole) => Math.floor(part / whole),
    ceil: (part, whole) => Math.ceil(part / whole),
    half_up: (part, whole) => Math.floor((2 * part + whole) / (2 * whole)),
};

/**
 * @param {TypedLine[]} lines
 * @param {string} rounding floor, half_up or ceil
 * @returns {{ total: number, taxes: Map<number, Sum>, receipts: Map<string, number> }} by rate and by receipt
 */
export function totals(lines, rounding) {
    const round = roundings[rounding] ?? roundings.floor;
    /** @type {Map<string, { rate: number, gross: number }>} */
    const documents = new Map();
    /** @type {Map<number, Sum>} */
    const taxes = new Map();
    /** @type {Map<string, number>} */
    const receipts = new Map();
    let total = 0;

    lines.forEach((line, index) => {
        total += line.amount;
        if (line.receipt) receipts.set(line.receipt, (receipts.get(line.receipt) ?? 0) + line.amount);
        const key = `${line.receipt || `line ${index}`}/${line.rate}`;
        const document = documents.get(key) ?? { rate: line.rate, gross: 0 };
        document.gross += line.amount;
        documents.set(key, document);
    });
    for (const { rate, gross } of documents.values()) {
        const sum = taxes.get(rate) ?? { gross: 0, tax: 0 };
        sum.gross += gross;
        sum.tax += rate > 0 ? round(gross * rate, 100 + rate) : 0;
        taxes.set(rate, sum);
    }
    return { total, taxes, receipts };
}
