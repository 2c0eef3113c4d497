// <live-count data-from="/api/v1/…"> shows the `count` of a JSON document, and nothing while it is zero or unknown.
// A page patch brings the empty element of the server back, so it asks again after every one.
customElements.define('live-count', class extends HTMLElement {
    connectedCallback() {
        this.look = () => this.show();
        Blazor.addEventListener('enhancedload', this.look);
        this.show();
    }

    disconnectedCallback() {
        Blazor.removeEventListener?.('enhancedload', this.look);
    }

    async show() {
        if (!this.isConnected) return;
        const answer = await fetch(this.dataset.from, { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!answer?.ok) return;
        const { count } = await answer.json();
        this.textContent = count > 99 ? '99+' : count;
        this.hidden = !(count > 0);
    }
});
