// <bulk-select> ticks all boxes of the page by [data-all], says in [data-count] how many are ticked, and keeps the button
// from being asked for nothing. A page patch brings other rows: it counts again after every one.
customElements.define('bulk-select', class extends HTMLElement {
    connectedCallback() {
        this.addEventListener('change', event => {
            if (event.target.matches('[data-all]')) for (const box of this.boxes) box.checked = event.target.checked;
            this.show();
        });
        this.look = () => this.show();
        Blazor.addEventListener('enhancedload', this.look);
        this.show();
    }

    disconnectedCallback() { Blazor.removeEventListener?.('enhancedload', this.look); }

    /** @returns {HTMLInputElement[]} */
    get boxes() { return [...this.querySelectorAll('input[name=Pick]')]; }

    show() {
        const [all, said, boxes] = [this.querySelector('[data-all]'), this.querySelector('[data-count]'), this.boxes];
        if (!all || !said) return;
        const ticked = boxes.filter(box => box.checked).length;
        all.checked = ticked > 0 && ticked === boxes.length;
        all.indeterminate = ticked > 0 && ticked < boxes.length;
        said.textContent = ticked ? `${ticked} ${said.dataset.text}` : '';
    }
});
