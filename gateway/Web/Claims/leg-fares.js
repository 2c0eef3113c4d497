import { commas, yen } from './typed-text.js';

const pause = 250;
const asked = ['Date', 'From', 'To', 'Via', 'Means'];

/** @typedef {{ fares: { fare: number, date: string }[], pass: { from: string, to: string, whole: boolean } | null }} Advice */

/** @param {Element} row @param {string} name @returns {HTMLInputElement | HTMLSelectElement | null} */
const field = (row, name) => row.querySelector(`[name$="].${name}"]`);

/** @param {Element} row @param {string} name */
const value = (row, name) => field(row, name)?.value.trim() ?? '';

/**
 * Journeys while they are typed: earlier fares beside the field, what a commuter pass covers, the amount. The service
 * computes all of it again when it saves, and what it says is shown then.
 */
class LegFares extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        /** @type {WeakMap<Element, { timer?: number, asking?: AbortController, key?: string }>} */
        this.states = new WeakMap();
        const form = /** @type {HTMLFormElement} */ (this.closest('form'));
        const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(e: any) => void} */ act,
            capture = false) => target.addEventListener(type, act, { signal: this.ending?.signal, capture });
        // before the lines add up: the amounts are theirs to read
        on(form, 'input', e => this.typed(e.target), true);
        on(form, 'change', e => this.typed(e.target), true);
        on(form, 'focusin', e => this.entered(e.target));
        on(form, 'click', e => this.chosen(e.target));
        on(/** @type {HTMLElement} */ (this.closest('claim-form')), 'saved', () => this.rows.forEach(row => this.compute(row)));
    }

    disconnectedCallback() { this.ending?.abort(); }

    get rows() { return [...this.closest('form')?.querySelectorAll('[data-line]') ?? []]; }

    /** @param {EventTarget | null} target */
    typed(target) {
        const row = target instanceof Element ? target.closest('[data-line]') : null;
        if (!row) return this.rows.forEach(one => this.compute(one)); // lines were added, pasted or restored
        const name = /** @type {HTMLInputElement} */ (target).name?.split('.').at(-1) ?? '';
        if (asked.includes(name)) this.askSoon(row);
        this.compute(row);
    }

    /** A line that was written elsewhere asks when its fare is reached. @param {EventTarget | null} target */
    entered(target) {
        const row = target instanceof Element ? target.closest('[data-line]') : null;
        if (row && target === field(row, 'Fare')) this.askSoon(row, 0);
    }

    /** @param {Element} row */
    compute(row) {
        const amount = field(row, 'Amount'), fare = yen(value(row, 'Fare')), pass = value(row, 'Pass');
        if (!amount) return;
        const once = fare === null ? null : pass ? 0 : fare;
        const text = once === null ? '' : commas(once * (value(row, 'Round') ? 2 : 1));
        if (amount.value !== text) amount.value = text;
        const note = /** @type {HTMLElement | null} */ (row.querySelector('[data-pass-note]'));
        if (!note) return;
        note.hidden = !pass;
        note.textContent = pass ? (this.dataset.onpass ?? '').replace('{0}', pass) : '';
    }

    /** @param {Element} row */
    stateOf(row) {
        const known = this.states?.get(row) ?? {};
        this.states?.set(row, known);
        return known;
    }

    /** @param {Element} row @param {number} wait */
    askSoon(row, wait = pause) {
        const state = this.stateOf(row);
        clearTimeout(state.timer);
        state.timer = setTimeout(() => this.ask(row, state), wait);
    }

    /** @param {Element} row @param {{ asking?: AbortController, key?: string }} state */
    async ask(row, state) {
        const day = value(row, 'Date').match(/^(\d{4})\/(\d{2})\/(\d{2})$/);
        const query = new URLSearchParams({
            from: value(row, 'From'), to: value(row, 'To'), via: value(row, 'Via'), means: value(row, 'Means'),
            ...day ? { on: day.slice(1).join('-') } : {},
        }).toString();
        if (state.key === query || !this.isConnected) return;
        state.key = query;
        state.asking?.abort();
        state.asking = new AbortController();
        /** @type {Advice | null} */
        const advice = !value(row, 'From') || !value(row, 'To') ? { fares: [], pass: null }
            : await fetch(`${this.dataset.from}?${query}`, { headers: { Accept: 'application/json' }, signal: state.asking.signal })
                .then(answer => answer.ok ? answer.json() : null).catch(() => null);
        if (!advice || state.key !== query) return;
        const pass = field(row, 'Pass');
        if (pass) pass.value = advice.pass?.whole ? `${advice.pass.from}–${advice.pass.to}` : '';
        this.offer(row, advice.fares);
        this.compute(row);
        /** @type {any} */ (this.closest('form')?.querySelector('claim-lines'))?.total();
    }

    /** @param {Element} row @param {Advice['fares']} fares */
    offer(row, fares) {
        const box = /** @type {HTMLElement | null} */ (row.querySelector('[data-known]'));
        if (!box) return;
        box.hidden = fares.length === 0;
        box.querySelectorAll('button').forEach((button, at) => {
            const known = fares[at];
            button.hidden = !known;
            if (!known) return;
            const text = commas(known.fare);
            button.dataset.fare = text;
            button.textContent = `${text}${this.dataset.yen}`;
            button.title = (this.dataset.suggests ?? '').replace('{0}', text).replace('{1}', known.date.replaceAll('-', '/'));
            button.ariaLabel = button.title;
        });
    }

    /** @param {EventTarget | null} target */
    chosen(target) {
        const button = target instanceof Element ? target.closest('[data-fare]') : null;
        const row = button?.closest('[data-line]');
        const fare = row && field(row, 'Fare');
        if (!(button instanceof HTMLButtonElement) || !row || !(fare instanceof HTMLInputElement)) return;
        fare.value = button.dataset.fare ?? '';
        fare.focus();
        fare.dispatchEvent(new Event('input', { bubbles: true }));
    }
}

customElements.define('leg-fares', LegFares);
