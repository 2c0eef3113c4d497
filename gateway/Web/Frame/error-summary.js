// <error-summary> takes the focus when it appears, and its lines lead to their fields without a page load.
customElements.define('error-summary', class extends HTMLElement {
    connectedCallback() {
        this.focus();
        this.addEventListener('click', event => {
            const field = document.getElementById(event.target.closest('a')?.hash.slice(1) ?? '');
            if (!field) return;
            event.preventDefault();
            field.focus();
            field.scrollIntoView({ block: 'center' });
        });
    }
});
