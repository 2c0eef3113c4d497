import { DraftCopy } from './draft-copy.js';
import { entriesOf, restore, textOf } from './form-entries.js';
import { clearError, followErrors, outlastSaving, showErrors, showWarnings } from './field-marks.js';

const pause = 1200, again = 5000;

/** @typedef {{ id: string, version: string, edit: string, lineIds: string[], texts: Record<string, string>,
 *   warnings: { name: string, key: string, message: string, confirmed: boolean }[] }} Saved */

/**
 * Keeps a draft: saves while the person pauses, one save after the other; shows a conflict, an ended session or a lost
 * connection without touching what was typed, and keeps it in this browser until the server has it.
 */
class ClaimForm extends HTMLElement {
    connectedCallback() {
        this.ending = new AbortController();
        const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(e: any) => void} */ act,
            capture = false) => target.addEventListener(type, act, { signal: this.ending?.signal, capture });
        this.chain = Promise.resolve();
        this.changes = this.savedChanges = 0;
        this.passing = this.submitted = false;
        this.copy = new DraftCopy(this.dataset.owner ?? '', this.claim.value || `new ${this.dataset.kind ?? ''}`.trim());
        DraftCopy.sweep();
        this.offerCopy();
        if ('refused' in this.dataset) outlastSaving(this.form);

        on(this, 'input', e => this.touch(e));
        on(this, 'change', e => this.touch(e));
        on(this, 'click', e => this.click(e));
        on(this.form, 'submit', e => this.submitting(e));
        on(window, 'online', () => this.dirty && this.save());
        on(window, 'focus', () => this.dataset.mode === 'expired' && this.save());
        on(window, 'pagehide', () => this.keep());
        on(window, 'beforeunload', e => { if (this.dirty && !this.submitted) { this.keep(); e.preventDefault(); } });
        on(document, 'click', e => this.leaving(e), true); // enhanced navigation never unloads the document
        const { navigation } = /** @type {any} */ (window);
        if (navigation) on(navigation, 'navigate', e => this.goingBack(e, navigation));
        /** @type {any} */ (window).Blazor?.addEventListener?.('enhancedload', this.patched = () => this.answered());
    }

    disconnectedCallback() {
        this.ending?.abort();
        clearTimeout(this.timer);
        /** @type {any} */ (window).Blazor?.removeEventListener?.('enhancedload', this.patched);
        if (!this.submitted) return;
        if (!this.dirty) this.copy?.drop();
        scrollTo(0, 0); // enhanced navigation stays where the long form was left
    }

    get form() { return /** @type {HTMLFormElement} */ (this.querySelector('form')); }
    get dirty() { return this.changes !== this.savedChanges; }
    get version() { return /** @type {HTMLInputElement} */ (this.form.elements.namedItem('Version')); }
    get claim() { return /** @type {HTMLInputElement} */ (this.form.elements.namedItem('Claim')); }
    get key() { return /** @type {HTMLInputElement} */ (this.form.elements.namedItem('Key')); }
    get lines() { return /** @type {any} */ (this.querySelector('claim-lines')); }
    /** @param {string} name */
    part(name) { return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`)); }

    /** @param {string} mode */
    say(mode) {
        this.dataset.mode = mode;
        const busy = mode === 'dirty' || mode === 'saving';
        const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
        this.part('busy').textContent = busy ? this.dataset[`say${mode}`] ?? '' : '';
        this.part('state').textContent = busy ? '' : (this.dataset[`say${mode}`] ?? '').replace('{0}', clock);
        this.part('expired').hidden = mode !== 'expired';
        if (mode !== 'conflict') this.part('conflict').hidden = true;
    }

    /** @param {Event} e */
    touch(e) {
        const field = /** @type {HTMLElement} */ (e.target);
        if (e.type === 'input' && field.matches('input, select')) {
            const warned = field.closest('[data-warning]')?.parentElement?.querySelector('[aria-invalid=true]');
            clearError(/** @type {HTMLElement} */ (warned ?? field)); // to confirm a warning is an answer, too
        }
        followErrors(this.form);
        this.changes++;
        if (this.dataset.mode !== 'conflict') this.say('dirty');
        clearTimeout(this.timer);
        this.timer = setTimeout(() => { this.keep(); this.save(); }, pause);
        if (!this.keeping) {
            this.keeping = true;
            requestAnimationFrame(() => { this.keeping = false; this.keep(); });
        }
    }

    keep() {
        if (this.dirty && this.isConnected) this.copy?.keep(this.version.value, entriesOf(this.form));
    }

    /** One save at a time: a second one with the old version would conflict with ourselves. */
    save() {
        clearTimeout(this.timer);
        return this.chain = this.chain.then(() => this.put());
    }

    async put() {
        if (!this.dirty || this.dataset.mode === 'conflict' || !this.isConnected) return;
        const upTo = this.changes, rows = this.lines?.rows ?? [], sent = new FormData(this.form);
        const headers = new Headers({ Accept: 'application/json', [this.dataset.header ?? '']: this.dataset.token ?? '' });
        this.say('saving');
        let answer;
        try {
            answer = await fetch(this.dataset.draft ?? '', { method: 'POST', body: sent, headers, redirect: 'manual' });
        } catch {
            return this.retry();
        }
        if (answer.ok) return this.saved(await answer.json(), upTo, rows, sent);
        if (answer.status === 409 || answer.status === 412) return this.conflict(await answer.json());
        if (answer.status === 422) return this.refused(await answer.json());
        if (answer.status >= 500) return this.retry();
        this.keep();
        this.say(answer.status === 404 ? 'gone' : 'expired');
    }

    retry() {
        this.keep();
        this.say('offline');
        this.timer = setTimeout(() => this.save(), again);
    }

    /** @param {Saved} saved @param {number} upTo @param {HTMLElement[]} rows @param {FormData} sent */
    saved(saved, upTo, rows, sent) {
        this.savedChanges = upTo;
        this.version.value = saved.version;
        this.key.value = crypto.randomUUID();
        rows.forEach((row, at) => {
            const id = /** @type {HTMLInputElement | null} */ (row.querySelector('[name$=".Id"]'));
            if (id && saved.lineIds[at]) id.value = saved.lineIds[at];
        });
        if (!this.claim.value) {
            this.claim.value = saved.id;
            this.copy?.rename(saved.id);
            history.replaceState(history.state, '', saved.edit);
        }
        if (this.dirty) return this.say('dirty'); // typed on meanwhile: its own save is on the way
        this.copy?.drop();
        this.say('saved');
        showErrors(this.form, [], () => { });
        const template = /** @type {HTMLTemplateElement} */ (this.part('warning-template'));
        showWarnings(this.form, saved.warnings, template, name => this.lines?.reveal(name));
        for (const [name, text] of Object.entries(saved.texts)) { // as the server read it: 11/9 → 2026/11/09
            const field = this.form.elements.namedItem(name);
            if (field instanceof HTMLInputElement && field !== document.activeElement && field.value === sent.get(name)) {
                field.value = text;
            }
        }
        this.dispatchEvent(new Event('saved'));
        this.lines?.total();
    }

    /** @param {{ errors: { name: string, message: string }[] }} answer */
    refused({ errors }) {
        this.keep();
        this.say('invalid');
        showErrors(this.form, errors, name => this.lines?.reveal(name));
    }

    /** @param {{ version?: string, message: string }} answer */
    conflict({ version, message }) {
        this.keep();
        this.say('conflict');
        this.current = version;
        this.part('conflict-text').textContent = message;
        this.part('overwrite').hidden = !version;
        this.part('conflict').hidden = false;
        this.part('conflict').focus();
    }

    /** @param {MouseEvent} e */
    click(e) {
        const target = /** @type {Element} */ (e.target);
        if (target.closest('[data-overwrite], [data-reload]')) e.preventDefault(); // without script they post the form
        if (target.closest('[data-overwrite]') && this.current) {
            this.version.value = this.current;
            this.say('dirty');
            this.save();
        }
        if (target.closest('[data-reload]')) { this.keep(); this.submitted = true; location.reload(); }
        if (target.closest('[data-again]')) this.save();
        if (target.closest('[data-restore]')) this.restoreCopy();
        if (target.closest('[data-forget]')) { this.copy?.drop(); this.part('kept').hidden = true; }
    }

    /** The server drew the page again after a post: what is wrong stands at its top. */
    answered() {
        if (!this.submitted) return;
        this.submitted = this.passing = false;
        if ('refused' in this.dataset) outlastSaving(this.form);
        /** @type {HTMLElement | null} */ (this.querySelector('error-summary, [data-conflict]:not([hidden])'))?.focus();
        this.lines?.total();
    }

    /** The post carries what is saved: the last save ends first, and a conflict or an ended session stops the post. */
    async submitting(/** @type {SubmitEvent} */ e) {
        if (this.passing) { this.passing = false; this.submitted = true; return; }
        e.preventDefault();
        await this.save();
        await new Promise(done => setTimeout(done)); // a form cannot be submitted again inside its own submit event
        if (['conflict', 'expired', 'offline', 'gone'].includes(this.dataset.mode ?? '')) {
            /** @type {HTMLElement} */ (this.querySelector('[role=alert]:not([hidden])') ?? this.part('state')).scrollIntoView({ block: 'center' });
            return;
        }
        this.passing = true;
        this.form.requestSubmit(e.submitter);
    }

    /** @param {MouseEvent} e */
    async leaving(e) {
        const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (e.target).closest?.('a[href]') ?? null);
        if (!link || link.target || link.hash || !this.dirty || this.letGo === link) return;
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        e.stopImmediatePropagation();
        if (!await this.mayLeave()) return;
        this.letGo = link;
        link.click();
    }

    /** @param {any} e @param {any} navigation */
    async goingBack(e, navigation) {
        if (e.navigationType !== 'traverse' || !e.cancelable || !this.dirty || this.submitted) return;
        e.preventDefault();
        if (await this.mayLeave()) navigation.traverseTo(e.destination.key);
    }

    /** Saves first; asks only when that did not work. */
    async mayLeave() {
        await this.save();
        if (this.dirty && !confirm(this.dataset.sayleave)) return false;
        this.submitted = true;
        return true;
    }

    offerCopy() {
        const kept = this.copy?.read();
        if (!kept) return;
        this.offered = kept;
        if (textOf(kept.entries) === textOf(entriesOf(this.form))) { this.copy?.drop(); return; }
        const when = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
        const text = this.part('kept-text');
        text.textContent = (text.dataset.text ?? '').replace('{0}', when);
        this.part('kept').hidden = false;
    }

    restoreCopy() {
        const kept = this.offered; // what is typed before the answer does not touch it
        this.part('kept').hidden = true;
        if (!kept) return;
        restore(this.form, kept.entries);
        this.changes++;
        this.save();
    }
}

customElements.define('claim-form', ClaimForm);
