// A live page renews its content every few seconds, and leaves it alone while somebody is at work in it.
const main = document.querySelector('main[data-live]');

const atWork = () => document.hidden
    || main.contains(document.activeElement)
    || !document.getSelection().isCollapsed
    || main.querySelector('details[open]') !== null;

async function renew() {
    if (atWork()) return;
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!response.ok || atWork()) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    main.replaceChildren(...page.querySelector('main').childNodes);
}

if (main) setInterval(() => renew().catch(() => { /* the runner has ended */ }), 3000);
