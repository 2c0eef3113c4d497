// Errors and warnings beside their fields, as the server draws them after a post.

/** @param {string} name */
const fieldOf = (/** @type {HTMLFormElement} */ form, name) => {
    const found = form.elements.namedItem(name);
    return found instanceof RadioNodeList ? /** @type {HTMLElement} */ (found[0]) : /** @type {HTMLElement | null} */ (found);
};

/** @param {HTMLElement} field */
const boxOf = field => field.closest('[data-cell]') ?? field.parentElement;

/** @param {HTMLElement} field */
export function clearError(field) {
    if (field.getAttribute('aria-invalid') !== 'true') return;
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
    boxOf(field)?.querySelector('[data-error]')?.remove();
}

/** What the server says here keeps the claim from being submitted; that it can be saved does not answer it. */
export function outlastSaving(/** @type {HTMLFormElement} */ form) {
    form.querySelectorAll('[data-error]').forEach(words => { /** @type {HTMLElement} */ (words).dataset.error = 'submission'; });
}

/** The summary above the form says what is said beside the fields. @param {Element} form */
export function followErrors(form) {
    /** @type {any} */ (form.querySelector('error-summary'))?.follow?.();
}

/** @param {HTMLElement} field @param {string} text */
function mark(field, text) {
    clearError(field);
    const message = document.createElement('p');
    message.className = 'error';
    message.dataset.error = '';
    message.id = `${field.id}-error`;
    message.textContent = text;
    boxOf(field)?.append(message);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', message.id);
}

/**
 * Shows these errors, and those that saving does not answer. The field being typed in is left alone until the person leaves it.
 * @param {HTMLFormElement} form
 * @param {{ name: string, message: string }[]} errors
 * @param {(name: string) => void} reveal makes a line drawn as text editable
 */
export function showErrors(form, errors, reveal) {
    form.querySelectorAll('[aria-invalid=true]').forEach(field => {
        const { name } = /** @type {HTMLInputElement} */ (field);
        if (errors.some(error => error.name === name)) return;
        if (!boxOf(/** @type {HTMLElement} */ (field))?.querySelector('[data-error=submission]')) clearError(/** @type {HTMLElement} */ (field));
    });
    for (const { name, message } of errors) {
        reveal(name);
        const field = fieldOf(form, name);
        if (!field) continue;
        if (field === document.activeElement) {
            field.addEventListener('blur', () => mark(field, message), { once: true });
        } else {
            mark(field, message);
        }
    }
    followErrors(form);
}

/**
 * Shows exactly these warnings, each with its checkbox, beside the fields they speak of.
 * @param {HTMLFormElement} form
 * @param {{ name: string, key: string, message: string, confirmed: boolean }[]} warnings
 * @param {HTMLTemplateElement} template
 * @param {(name: string) => void} reveal
 */
export function showWarnings(form, warnings, template, reveal) {
    form.querySelectorAll('[data-warning]').forEach(box => {
        const key = /** @type {HTMLInputElement} */ (box.querySelector('input')).value;
        if (!warnings.some(warning => warning.key === key)) box.remove();
    });
    for (const { name, key, message, confirmed } of warnings) {
        reveal(name);
        const field = fieldOf(form, name);
        const cell = field && boxOf(field);
        if (!field || !cell || cell.querySelector('[data-warning]')) continue;
        cell.append(template.content.cloneNode(true));
        const text = /** @type {HTMLElement} */ (cell.querySelector('[data-warning-text]'));
        const box = /** @type {HTMLInputElement} */ (cell.querySelector('[data-warning] input'));
        text.textContent = message;
        text.id = `${field.id}-warning`;
        field.setAttribute('aria-describedby', text.id);
        box.value = key;
        box.checked = confirmed;
    }
}
