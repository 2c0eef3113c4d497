// How typed text is read while the person is still typing. The server reads it again, by the same rules, and decides.

/** Full-width letters and digits become ordinary ones. @param {string} text */
export const plain = text => text.normalize('NFKC').trim();

/** Whole yen, or null when the text is no amount. @param {string} text @returns {number | null} */
export function yen(text) {
    const digits = plain(text).replace(/[,\s¥\\円]/g, '');
    return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

const grouped = new Intl.NumberFormat('ja-JP');

/** 1234 → 1,234. @param {number} amount */
export const commas = amount => grouped.format(amount);
