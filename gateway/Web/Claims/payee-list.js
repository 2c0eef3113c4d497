const pause = 200;

/**
 * Suggests payees the company knows while one is typed. Choosing one brings its invoice number where the line has none.
 */
class PayeeList extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        /** @type {Map<string, string>} */
        this.numbers = new Map();
        this.closest('form')?.addEventListener('input', e => this.typed(e.target), { signal: this.ending.signal });
    }

    disconnectedCallback() {
        this.ending?.abort();
        clearTimeout(this.timer);
    }

    get list() { return /** @type {HTMLDataListElement} */ (this.querySelector('datalist')); }

    /** @param {EventTarget | null} target */
    typed(target) {
        if (!(target instanceof HTMLInputElement) || target.getAttribute('list') !== this.list.id) return;
        const number = this.numbers?.get(target.value);
        const field = target.closest('[data-line]')?.querySelector('[name$=".Invoice"]');
        if (number && field instanceof HTMLInputElement && !field.value) field.value = number;
        clearTimeout(this.timer);
        if (target.value.trim() && number === undefined) this.timer = setTimeout(() => this.ask(target.value.trim()), pause);
    }

    /** @param {string} text */
    async ask(text) {
        const answer = await fetch(`${this.dataset.from}?limit=10&text=${encodeURIComponent(text)}`,
            { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!answer?.ok) return;
        /** @type {{ name: string, invoiceNumber: string | null }[]} */
        const payees = await answer.json();
        this.numbers = new Map(payees.map(payee => [payee.name, payee.invoiceNumber ?? '']));
        this.list.replaceChildren(...payees.map(payee => new Option('', payee.name)));
    }
}

customElements.define('payee-list', PayeeList);
