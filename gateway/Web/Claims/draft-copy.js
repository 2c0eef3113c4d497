// What was typed and is not saved yet is kept in this browser, per person and claim, until the server has it.

const prefix = 'seisan-draft/';
const keptFor = 14 * 24 * 60 * 60 * 1000;

/** @typedef {{ version: string, at: number, entries: [string, string][] }} Copy */

export class DraftCopy {
    /** @param {string} owner the person's id @param {string} claim the claim's id, or 'new' */
    constructor(owner, claim) {
        this.owner = owner;
        this.claim = claim;
    }

    get key() { return `${prefix}${this.owner}/${this.claim}`; }

    /** @param {string} version @param {[string, string][]} entries */
    keep(version, entries) {
        try {
            localStorage.setItem(this.key, JSON.stringify({ version, at: Date.now(), entries }));
        } catch { /* a full or forbidden store: the page itself still holds the text */ }
    }

    /** @returns {Copy | null} */
    read() {
        try {
            return JSON.parse(localStorage.getItem(this.key) ?? 'null');
        } catch {
            return null;
        }
    }

    drop() {
        try {
            localStorage.removeItem(this.key);
        } catch { /* nothing was kept then */ }
    }

    /** The claim got its id. @param {string} claim */
    rename(claim) {
        this.drop();
        this.claim = claim;
    }

    /** Forgets what nobody came back for. */
    static sweep() {
        try {
            for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix))) {
                const { at = 0 } = JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
                if (Date.now() - at > keptFor) localStorage.removeItem(key);
            }
        } catch { /* no store, nothing to sweep */ }
    }
}
