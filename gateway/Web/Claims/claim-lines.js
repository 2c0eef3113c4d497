import { commas, plain, yen } from './typed-text.js';
import { totals } from './claim-totals.js';
import { clearError } from './field-marks.js';

const expense = 'Date Category Payee Amount Tax Invoice Project Memo';
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/** @param {Element} row @param {string} name @returns {Field | null} */
const field = (row, name) => row.querySelector(`[name$="].${name}"]`);

/** @param {Element} row @param {string} name */
const value = (row, name) => field(row, name)?.value ?? '';

/** @param {EventTarget | null} target */
const rowOf = target => /** @type {HTMLElement | null} */ (/** @type {Element} */ (target)?.closest?.('[data-line]') ?? null);

/** @param {EventTarget | null} target */
const columnOf = target => /** @type {Field} */ (target)?.name?.match(/^Lines\[\d+\]\.(\w+)$/)?.[1] ?? '';

/** The lines of a claim: keys, paste from a spreadsheet, totals while typing. The rows are the server's markup. */
class ClaimLines extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        const on = (/** @type {string} */ type, /** @type {(e: any) => void} */ act) =>
            this.addEventListener(type, act, { signal: this.ending?.signal });
        on('click', e => this.act(e));
        on('focusin', e => this.focused(e.target));
        on('input', e => { clearError(e.target); this.total(); });
        on('change', e => this.changed(e.target));
        on('keydown', e => this.key(e));
        on('paste', e => this.paste(e));
        addEventListener('receipts', () => this.receipts(), { signal: this.ending.signal });
        this.total();
    }

    disconnectedCallback() { this.ending?.abort(); }

    /** The order of the columns on the screen, and of those in a spreadsheet that is pasted. */
    get columns() { return (this.dataset.columns ?? expense).split(' '); }
    get carried() { return [...this.columns, 'Receipt', 'Pass']; }
    get inherited() { return (this.dataset.inherited ?? 'Date').split(' '); }
    get form() { return /** @type {HTMLFormElement} */ (this.closest('form')); }
    get list() { return /** @type {HTMLElement} */ (this.querySelector('[data-list]')); }
    get rows() { return /** @type {HTMLElement[]} */ ([...this.list.children]); }
    get template() {
        const template = /** @type {HTMLTemplateElement} */ (this.querySelector('[data-template]'));
        return /** @type {HTMLElement} */ (template.content.firstElementChild);
    }

    /** @param {MouseEvent} e */
    act(e) {
        const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (e.target).closest('[data-act]'));
        if (!button) return;
        e.preventDefault(); // without script the same button posts the form
        const row = rowOf(button);
        switch (button.dataset.act) {
            case 'add': this.settle(this.add(this.rows.at(-1), this.inherited), 'Date'); break;
            case 'copy': if (row) this.settle(this.add(row, this.carried), this.dataset.columns ? 'Fare' : 'Amount'); break;
            case 'remove': if (row) this.remove(row); break;
            case 'restore': this.restore(); break;
            case 'open': if (row) this.edit(this.open(row), 'Date'); break;
        }
    }

    /** @param {HTMLElement | undefined} after @param {string[]} keep what the new line takes over from the one above */
    add(after, keep = []) {
        const row = /** @type {HTMLElement} */ (this.template.cloneNode(true));
        if (after) after.after(row); else this.list.append(row);
        this.offer(row);
        if (after) keep.forEach(name => this.put(row, name, value(after, name)));
        return row;
    }

    /** @param {HTMLElement} row */
    remove(row) {
        this.removed = { row, at: this.rows.indexOf(row) };
        const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
        row.remove();
        this.settle(next ?? this.add(undefined), 'Date');
        this.tell('removed', this.removed.at + 1, true);
    }

    restore() {
        if (!this.removed) return;
        const { row, at } = this.removed;
        this.list.insertBefore(row, this.rows[at] ?? null);
        this.settle(row, 'Date');
        this.tell('restored', at + 1, false);
    }

    /** Makes a line that was drawn as text editable. @param {HTMLElement} row */
    open(row) {
        if (row.dataset.closed === undefined) return row;
        const fresh = /** @type {HTMLElement} */ (this.template.cloneNode(true));
        row.replaceWith(fresh);
        this.offer(fresh);
        ['Id', ...this.carried].forEach(name => {
            const to = field(fresh, name);
            if (to) to.value = value(row, name);
        });
        this.renumber();
        return fresh;
    }

    /** As many lines, all editable. @param {number} count */
    hold(count) {
        this.rows.slice(count).forEach(row => row.remove());
        this.rows.forEach(row => this.open(row));
        while (this.rows.length < count) this.add(this.rows.at(-1));
        this.renumber();
    }

    /** @param {string} name the field's name, such as Lines[41].Payee */
    reveal(name) {
        const row = this.rows[Number(name.match(/^Lines\[(\d+)\]/)?.[1] ?? -1)];
        if (row) this.open(row);
    }

    /** @param {HTMLElement} row @param {string} name */
    edit(row, name) {
        const to = field(this.open(row), name);
        to?.focus();
        if (to instanceof HTMLInputElement) to.select();
    }

    /** @param {HTMLElement} row @param {string} name */
    settle(row, name) {
        this.renumber();
        this.edit(row, name);
        this.total();
        this.dispatchEvent(new Event('input', { bubbles: true }));
    }

    /** Indices have no gaps: the server reads the lines by them. */
    renumber() {
        this.rows.forEach((row, index) => {
            const number = /** @type {HTMLElement} */ (row.querySelector('[data-number]'));
            if (number.textContent === `${index + 1}` && field(row, 'Id')?.name === `Lines[${index}].Id`) return;
            number.textContent = `${index + 1}`;
            row.querySelectorAll('[name^="Lines["]').forEach(node => {
                const named = /** @type {Field} */ (node);
                named.name = named.name.replace(/^Lines\[\d+\]/, `Lines[${index}]`);
            });
            row.querySelectorAll('[id], [for], [aria-describedby]').forEach(node => {
                for (const attribute of ['id', 'for', 'aria-describedby']) {
                    const old = node.getAttribute(attribute);
                    if (old) node.setAttribute(attribute, old.replace(/^l\d+-/, `l${index}-`));
                }
            });
            row.querySelectorAll('[data-act]').forEach(node => {
                const button = /** @type {HTMLButtonElement} */ (node);
                button.value = `${button.dataset.act}-${index}`;
                if (button.title) button.ariaLabel = `${button.title} ${index + 1}`;
            });
        });
    }

    /** @param {string} what @param {number} number @param {boolean} undo */
    tell(what, number, undo) {
        const box = /** @type {HTMLElement} */ (this.querySelector('[data-told]'));
        const text = /** @type {HTMLElement} */ (box.querySelector('[data-told-text]'));
        text.textContent = (this.dataset[what] ?? '').replace('{0}', `${number}`);
        /** @type {HTMLElement} */ (box.querySelector('[data-act=restore]')).hidden = !undo;
        box.classList.toggle('told', true);
    }

    /** @param {HTMLElement} target */
    focused(target) {
        const row = rowOf(target);
        if (row?.dataset.closed !== undefined && target.dataset.act === 'open') this.edit(row, 'Date');
    }

    /** @param {Field} target */
    changed(target) {
        const row = rowOf(target);
        if (!row) return;
        if (target.dataset.pick !== undefined && target.value) {
            this.put(row, 'Date', target.value.replaceAll('-', '/'));
            this.edit(row, 'Date');
            target.value = '';
            this.dispatchEvent(new Event('input', { bubbles: true }));
        }
        const name = columnOf(target);
        if (name === 'Amount' || name === 'Fare') this.put(row, name, target.value);
        if (name === 'Category') this.defaultTax(row);
        this.total();
    }

    /** A category brings its tax; what the person then chooses stays. @param {HTMLElement} row */
    defaultTax(row) {
        const category = /** @type {HTMLSelectElement} */ (field(row, 'Category'));
        const tax = category.selectedOptions[0]?.dataset.tax;
        const box = field(row, 'Tax');
        if (!tax || !box) return;
        box.value = tax;
        clearError(box);
    }

    /** @param {KeyboardEvent} e */
    key(e) {
        const row = rowOf(e.target), name = columnOf(e.target);
        if (!row || !this.columns.includes(name)) return;
        if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return; // an Enter that ends a kana conversion is no move
        const step = { Enter: e.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[e.key];
        if (!step || (e.key !== 'Enter' && e.target instanceof HTMLSelectElement)) return;
        e.preventDefault();
        const to = /** @type {HTMLElement | null} */ (step > 0 ? row.nextElementSibling : row.previousElementSibling);
        if (to) this.edit(to, name);
        else if (e.key === 'Enter' && step > 0) this.settle(this.add(row, this.inherited), name);
    }

    /** @param {ClipboardEvent} e */
    paste(e) {
        const text = e.clipboardData?.getData('text/plain') ?? '';
        let row = rowOf(e.target);
        const columns = this.columns, first = columns.indexOf(columnOf(e.target));
        if (!row || first < 0 || !/[\t\n]/.test(text.trim())) return;
        e.preventDefault();
        const table = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').map(line => line.split('\t'));
        table.forEach((cells, index) => {
            let at = /** @type {HTMLElement} */ (row);
            if (index > 0) at = /** @type {HTMLElement | null} */ (at.nextElementSibling) ?? this.add(at, first > 0 ? this.inherited : []);
            row = at = this.open(at);
            cells.forEach((cell, offset) => this.put(at, columns[first + offset], cell.trim()));
        });
        this.settle(row, columns[first]);
        this.tell('pasted', table.length, false);
    }

    /** @param {HTMLElement} row @param {string | undefined} name @param {string} text */
    put(row, name, text) {
        const to = name && field(row, name);
        if (!to) return;
        if (text) clearError(to);
        if (!(to instanceof HTMLSelectElement)) {
            const amount = name === 'Amount' || name === 'Fare' ? yen(text) : null;
            to.value = amount === null ? text : commas(amount);
            return;
        }
        const wanted = plain(text).toLowerCase();
        const option = [...to.options].find(o =>
            o.value === plain(text) || plain(o.text).toLowerCase() === wanted);
        to.value = option?.value ?? '';
        if (name === 'Category') this.defaultTax(row);
    }

    /** The receipts of the claim as [id, number], in their order. */
    get choices() {
        return [...this.form.querySelectorAll('[data-receipt]')].map((card, index) =>
            [/** @type {HTMLInputElement} */ (card.querySelector('[name$=".Id"]')).value, `${index + 1}`]);
    }

    /** @param {HTMLElement} row */
    offer(row) {
        const box = /** @type {HTMLSelectElement | null} */ (field(row, 'Receipt'));
        if (!(box instanceof HTMLSelectElement)) return;
        const chosen = box.value;
        box.length = 1;
        this.choices.forEach(([id, number]) => box.add(new Option(number, id)));
        box.value = this.choices.some(([id]) => id === chosen) ? chosen : '';
    }

    receipts() {
        const known = this.choices.map(([id]) => id);
        this.rows.forEach(row => {
            const box = field(row, 'Receipt');
            if (box instanceof HTMLSelectElement) this.offer(row);
            else if (box && !known.includes(box.value)) box.value = '';
        });
        this.total();
    }

    total() {
        const known = (/** @type {string} */ name, /** @type {string} */ fact) => new Map(
            [...(/** @type {HTMLSelectElement | null} */ (field(this.template, name))?.options ?? [])]
                .map(option => [option.value, option.dataset[fact] ?? '']));
        const rates = known('Tax', 'rate'), defaults = known('Category', 'tax'), own = known('Category', 'rate');
        const taxOf = (/** @type {Element} */ row) => value(row, 'Tax') || defaults.get(value(row, 'Category')) || '';
        const { total, taxes, receipts } = totals(this.rows.map(row => ({
            receipt: value(row, 'Receipt'),
            rate: Number(rates.get(taxOf(row)) ?? own.get(value(row, 'Category')) ?? 0),
            amount: yen(value(row, 'Amount')) ?? 0,
        })), this.dataset.rounding ?? 'floor');
        const write = (/** @type {Element | null} */ box, /** @type {string} */ text) => {
            if (box && box.textContent !== text) box.textContent = text;
        };
        this.form.querySelectorAll('[data-rate-sum]').forEach(box => {
            const sum = taxes.get(Number(/** @type {HTMLElement} */ (box).dataset.rateSum));
            write(box.querySelector('[data-gross]'), commas(sum?.gross ?? 0));
            write(box.querySelector('[data-tax]'), commas(sum?.tax ?? 0));
        });
        write(this.form.querySelector('[data-total]'), commas(total));
        this.form.querySelectorAll('[data-receipt]').forEach(card => {
            const id = /** @type {HTMLInputElement} */ (card.querySelector('[name$=".Id"]')).value;
            write(card.querySelector('[data-receipt-sum]'), commas(receipts.get(id) ?? 0));
        });
    }
}

customElements.define('claim-lines', ClaimLines);
