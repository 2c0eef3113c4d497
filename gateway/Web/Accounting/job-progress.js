// <job-progress data-from="/api/v1/…"> asks how far a job is: each second, less often the longer nothing moves. It moves
// the server's <progress data-bar> and writes the fields that [data-field] names; when the job is over, the page is
// loaded again and says what came of it.
const soon = 1_000, late = 10_000;

customElements.define('job-progress', class extends HTMLElement {
    connectedCallback() {
        this.pause = soon;
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
        if (this.dataset.from) this.timer = setTimeout(() => this.ask(), this.pause);
    }

    async ask() {
        const answer = await fetch(this.dataset.from, { headers: { Accept: 'application/json' } }).catch(() => null);
        if (!this.isConnected) return;
        if (answer?.status === 401) return location.reload();
        const job = answer?.ok ? await answer.json() : null;
        if (job && !['waiting', 'running'].includes(job.state)) return location.reload();
        const moved = job && JSON.stringify(job) !== this.seen;
        this.pause = moved ? soon : Math.min(this.pause * 1.5, late);
        if (moved) this.show(job);
        this.wait();
    }

    /** @param {Record<string, unknown>} job */
    show(job) {
        this.seen = JSON.stringify(job);
        const bar = this.querySelector('[data-bar]');
        if (bar?.hasAttribute('value')) bar.value = job.done;
        for (const field of this.querySelectorAll('[data-field]'))
            field.textContent = Number(job[field.dataset.field] ?? 0).toLocaleString('en-US');
    }
});
