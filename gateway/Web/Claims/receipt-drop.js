const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/tiff', 'application/pdf'];
const largest = 10 * 1024 * 1024;

/**
 * The receipts of a claim: dropped, pasted or chosen files are stored one by one and shown as cards. A file that lands
 * on a line belongs to that line; several lines may choose the same receipt.
 */
class ReceiptDrop extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        this.uploads = 0;
        /** @type {HTMLElement | null} */
        this.line = null;
        const on = (/** @type {string} */ type, /** @type {(e: any) => void} */ act, capture = false) =>
            this.form.addEventListener(type, act, { signal: this.ending?.signal, capture });
        on('click', e => this.click(e));
        on('change', e => { if (e.target === this.picker) this.chosen(); });
        on('dragover', e => this.over(e));
        on('dragleave', e => this.mark(e.relatedTarget));
        on('drop', e => this.drop(e));
        on('paste', e => this.paste(e));
        on('error', e => { if (e.target instanceof HTMLImageElement) e.target.dataset.broken = ''; }, true);
        this.querySelectorAll('img').forEach(img => { if (img.complete && !img.naturalWidth) img.dataset.broken = ''; });
    }

    disconnectedCallback() { this.ending?.abort(); }

    get form() { return /** @type {HTMLFormElement} */ (this.closest('form')); }
    get list() { return /** @type {HTMLElement} */ (this.querySelector('[data-receipts]')); }
    get picker() { return /** @type {HTMLInputElement} */ (this.querySelector('[data-picker]')); }

    /** @param {MouseEvent} e */
    click(e) {
        const target = /** @type {Element} */ (e.target);
        const choose = target.closest('[data-choose]');
        if (choose) {
            e.preventDefault();
            this.line = choose.closest('[data-line]');
            this.picker.multiple = !this.line;
            this.picker.click();
        }
        const remove = target.closest('[data-unlink]');
        if (remove) {
            e.preventDefault();
            remove.closest('[data-receipt]')?.remove();
            this.settle();
            /** @type {HTMLElement | null} */ (this.querySelector('[data-choose]'))?.focus();
        }
    }

    chosen() {
        this.take([...this.picker.files ?? []], this.line);
        this.picker.value = '';
    }

    /** @param {DragEvent} e */
    over(e) {
        if (!e.dataTransfer?.types.includes('Files')) return;
        e.preventDefault();
        this.mark(e.target);
    }

    /** Shows where a file would land. @param {EventTarget | null} target */
    mark(target) {
        const place = target instanceof Element ? target.closest('[data-line], receipt-drop') : null;
        this.form.querySelectorAll('.over').forEach(old => old.classList.toggle('over', old === place));
        place?.classList.add('over');
    }

    /** @param {DragEvent} e */
    drop(e) {
        const files = [...e.dataTransfer?.files ?? []];
        if (!files.length) return;
        e.preventDefault();
        this.mark(null);
        this.take(files, /** @type {Element} */ (e.target).closest('[data-line]'));
    }

    /** @param {ClipboardEvent} e */
    paste(e) {
        const files = [...e.clipboardData?.files ?? []];
        if (!files.length || e.clipboardData?.getData('text/plain')) return;
        e.preventDefault();
        this.take(files, /** @type {Element} */ (e.target).closest('[data-line]'));
    }

    /** @param {File[]} files @param {Element | null} line */
    take(files, line) {
        files.forEach((file, index) => this.send(file, index === 0 ? line : null));
    }

    /** @param {File} file @param {Element | null} line */
    send(file, line) {
        const card = this.card(file.name);
        if (!kinds.includes(file.type)) return this.fail(card, 'wrongKind');
        if (file.size > largest) return this.fail(card, 'tooLarge');

        const bar = /** @type {HTMLProgressElement} */ (card.querySelector('progress'));
        bar.hidden = false;
        bar.ariaLabel = file.name;
        this.uploads++;
        const upload = new XMLHttpRequest(); // fetch tells no upload progress
        upload.upload.onprogress = e => { bar.value = e.loaded / e.total; };
        upload.onloadend = () => {
            this.uploads--;
            bar.hidden = true;
            if (upload.status !== 200 && upload.status !== 201) return this.fail(card, this.reason(upload.status));
            const { id } = JSON.parse(upload.responseText);
            this.fill(card, { id: crypto.randomUUID(), evidence: id, file: file.name, type: file.type });
            this.settle();
            this.give(line, card);
        };
        upload.open('POST', `/api/v1/evidence?name=${encodeURIComponent(file.name)}`);
        upload.setRequestHeader('Content-Type', file.type);
        upload.setRequestHeader(this.dataset.header ?? '', this.dataset.token ?? '');
        upload.setRequestHeader('Idempotency-Key', crypto.randomUUID());
        upload.send(file);
    }

    /** @param {number} status */
    reason(status) {
        return { 0: 'offline', 401: 'expired', 413: 'tooLarge', 400: 'wrongKind', 415: 'wrongKind' }[status] ?? 'failed';
    }

    /** @param {string} file */
    card(file) {
        const template = /** @type {HTMLTemplateElement} */ (this.querySelector('[data-card]'));
        const card = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
        /** @type {HTMLElement} */ (card.querySelector('[data-file]')).textContent = file;
        this.list.append(card);
        return card;
    }

    /** @param {HTMLElement} card @param {{ id: string, evidence: string, file: string, type: string }} receipt */
    fill(card, receipt) {
        card.dataset.receipt = '';
        for (const [name, value] of Object.entries({
            Id: receipt.id, Evidence: receipt.evidence, File: receipt.file, Type: receipt.type,
        })) {
            const field = /** @type {HTMLInputElement} */ (card.querySelector(`[data-name=${name}]`));
            field.value = value;
        }
        const address = `/api/v1/evidence/${receipt.evidence}/content`;
        /** @type {HTMLAnchorElement} */ (card.querySelector('a')).href = address;
        const picture = /** @type {HTMLImageElement} */ (card.querySelector('img'));
        picture.alt = receipt.file;
        if (receipt.type.startsWith('image/')) picture.src = address; else picture.dataset.broken = '';
    }

    /** The line gets the receipt that landed on it. @param {Element | null} line @param {HTMLElement} card */
    give(line, card) {
        const choice = line?.querySelector('[name$=".Receipt"]');
        if (!(choice instanceof HTMLSelectElement || choice instanceof HTMLInputElement)) return;
        choice.value = /** @type {HTMLInputElement} */ (card.querySelector('[data-name=Id]')).value;
        choice.dispatchEvent(new Event('input', { bubbles: true }));
    }

    /** Exactly these receipts. @param {{ id: string, evidence: string, file: string, type: string }[]} receipts */
    hold(receipts) {
        this.list.replaceChildren();
        receipts.forEach(receipt => this.fill(this.card(receipt.file), receipt));
        this.settle();
    }

    /** @param {HTMLElement} card @param {string} why */
    fail(card, why) {
        const text = /** @type {HTMLElement} */ (card.querySelector('[data-failure]'));
        text.textContent = this.dataset[why] ?? '';
        text.hidden = false;
        card.classList.add('failed');
    }

    /** Numbers the stored receipts without gaps and tells the lines and the form. */
    settle() {
        this.list.querySelectorAll('[data-receipt]').forEach((card, index) => {
            /** @type {HTMLElement} */ (card.querySelector('[data-number]')).textContent = `${index + 1}`;
            card.querySelectorAll('[data-says]').forEach(node => {
                node.ariaLabel = `${/** @type {HTMLElement} */ (node).dataset.says} ${index + 1}`;
            });
            card.querySelectorAll('[data-name]').forEach(field => {
                const input = /** @type {HTMLInputElement} */ (field);
                input.name = `Receipts[${index}].${input.dataset.name}`;
                input.disabled = false;
            });
            card.querySelectorAll('[id], [for], [aria-describedby]').forEach(node => {
                for (const attribute of ['id', 'for', 'aria-describedby']) {
                    const old = node.getAttribute(attribute);
                    if (old) node.setAttribute(attribute, old.replace(/^r-?\d+-/, `r${index}-`));
                }
            });
        });
        dispatchEvent(new CustomEvent('receipts'));
        this.dispatchEvent(new Event('input', { bubbles: true }));
    }
}

customElements.define('receipt-drop', ReceiptDrop);
