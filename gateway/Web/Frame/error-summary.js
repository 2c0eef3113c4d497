// <error-summary> takes the focus when it appears, and its lines lead to their fields without a page load. Where a script
// takes the words beside a field away, the line about it goes, too: follow() looks after them.
customElements.define('error-summary', class extends HTMLElement {
    connectedCallback() {
        this.remember();
        this.focus();
        this.addEventListener('click', event => {
            const field = document.getElementById(event.target.closest('a')?.hash.slice(1) ?? '');
            if (!field) return;
            event.preventDefault();
            field.focus();
            field.scrollIntoView({ block: 'center' });
        });
        window.Blazor?.addEventListener?.('enhancedload', this.patched = () => this.remember());
    }

    disconnectedCallback() { window.Blazor?.removeEventListener?.('enhancedload', this.patched); }

    /** Each line with the words beside its field, as the server has just drawn both. */
    remember() {
        this.lines = [...this.querySelectorAll('a')].map(link =>
            ({ link, row: link.closest('li'), words: document.getElementById(`${link.hash.slice(1)}-error`) }));
    }

    /** Shows the lines whose words still stand beside their fields. The focus stays where it is. */
    follow() {
        for (const { link, row, words } of this.lines.filter(line => line.words)) {
            row.hidden = !words.isConnected && !row.contains(document.activeElement);
            if (words.isConnected) this.lead(link, words.id.slice(0, -'-error'.length));
        }
        const left = this.querySelectorAll('li:not([hidden])').length;
        this.hidden = left === 0;
        const title = this.querySelector('strong');
        const text = title.textContent.replace(/\d+/, left);
        if (title.textContent === text) return;
        this.setAttribute('role', 'group'); // what was announced is not announced again at each correction
        title.textContent = text;
    }

    /** A field that was renumbered is found under its new name. */
    lead(link, id) {
        if (link.hash === `#${id}`) return;
        const [before, now] = [link.hash, `#${id}`].map(hash => Number(hash.match(/\d+/)) + 1);
        link.textContent = link.textContent.replace(`${before}`, now);
        link.hash = id;
    }
});
