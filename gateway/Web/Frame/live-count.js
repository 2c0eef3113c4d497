// <live-count data-from="/api/v1/…"> shows the `count` of a JSON document, and nothing while it is zero or unknown.
customElements.define('live-count', class extends HTMLElement {
    async connectedCallback() {
        const answer = await fetch(this.dataset.from, { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!answer?.ok) return;
        const { count } = await answer.json();
        this.textContent = count > 99 ? '99+' : count;
        this.hidden = !(count > 0);
    }
});
