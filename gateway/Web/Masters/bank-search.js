const pause = 200;

/** Suggests banks and the branches of the chosen bank while they are typed, by code, name or kana. */
class BankSearch extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        this.addEventListener('input', e => this.typed(e.target), { signal: this.ending.signal });
    }

    disconnectedCallback() {
        this.ending?.abort();
        clearTimeout(this.timer);
    }

    /** @param {EventTarget | null} target */
    typed(target) {
        if (!(target instanceof HTMLInputElement) || !target.list) return;
        const list = /** @type {HTMLDataListElement} */ (target.list);
        clearTimeout(this.timer);
        if (target.matches('[data-bank]'))
            this.timer = setTimeout(() => this.ask('/api/v1/banks', target.value, list), pause);
        else if (target.matches('[data-branch]') && this.bank)
            this.timer = setTimeout(() => this.ask(`/api/v1/banks/${this.bank}/branches`, target.value, list), pause);
    }

    /** The code of the bank that stands in its field. */
    get bank() {
        const field = /** @type {HTMLInputElement | null} */ (this.querySelector('[data-bank]'));
        return field?.value.match(/^\s*(\d{4})/)?.[1];
    }

    /**
     * @param {string} from
     * @param {string} text
     * @param {HTMLDataListElement} list
     */
    async ask(from, text, list) {
        const words = text.trim().replace(/^(\d{3,4})\s.*$/, '$1');
        const answer = await fetch(`${from}?limit=20&text=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!answer?.ok) return;
        /** @type {{ items: { code: string, name: string }[] }} */
        const page = await answer.json();
        list.replaceChildren(...page.items.map(one => new Option('', `${one.code} ${one.name}`)));
    }
}

customElements.define('bank-search', BankSearch);
