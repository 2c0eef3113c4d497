// <backup-progress data-from="/api/v1/backups/…"> asks each second how far the backup is, moves the bar and the mark among
// the stages, and loads the page again when it is over.
const pause = 1_000;

customElements.define('backup-progress', class extends HTMLElement {
    connectedCallback() {
        this.follow = () => this.wait();
        Blazor.addEventListener('enhancedload', this.follow);
        this.wait();
    }

    disconnectedCallback() {
        Blazor.removeEventListener?.('enhancedload', this.follow);
        clearTimeout(this.timer);
    }

    wait() {
        clearTimeout(this.timer);
        if (this.dataset.from) this.timer = setTimeout(() => this.ask(), pause);
    }

    async ask() {
        const answer = await fetch(this.dataset.from, { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!this.isConnected) return;
        if (answer?.status === 401) return location.reload();
        const backup = answer?.ok ? (await answer.json()).backup : null;
        if (backup && !['waiting', 'running'].includes(backup.state)) return location.reload();
        if (backup) this.show(backup);
        this.wait();
    }

    /** @param {{ done: number, stage: string | null }} backup */
    show(backup) {
        this.querySelector('[data-bar]').value = backup.done;
        for (const stage of this.querySelectorAll('[data-stage]')) {
            if (stage.dataset.stage === backup.stage) stage.setAttribute('aria-current', 'step');
            else stage.removeAttribute('aria-current');
        }
    }
});
