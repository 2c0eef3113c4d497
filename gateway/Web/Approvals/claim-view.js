// <claim-view data-src="/claims/…/summary"> shows the claim that the address draws, in place of the link to it. The
// markup is the server's; a page patch may bring the link back, so the element looks again after every one.
customElements.define('claim-view', class extends HTMLElement {
    connectedCallback() {
        this.look = () => this.show();
        Blazor.addEventListener('enhancedload', this.look);
        this.show();
    }

    disconnectedCallback() {
        Blazor.removeEventListener?.('enhancedload', this.look);
    }

    async show() {
        const { src } = this.dataset;
        if (!this.isConnected || (this.shown === src && this.querySelector('[data-claim]'))) return;
        if (this.shown !== src) {
            const answer = await fetch(src, { headers: { Accept: 'text/html' } }).catch(() => null);
            if (!answer?.ok || this.dataset.src !== src) return;
            [this.shown, this.markup] = [src, await answer.text()];
        }
        const holder = document.createElement('div');
        holder.dataset.claim = '';
        holder.innerHTML = this.markup;
        this.replaceChildren(holder);
    }
});
