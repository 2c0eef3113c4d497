// Asks the platform's API from a script: the session's cookie goes along by itself, the anti-forgery token by header.
// Answers the Response; a 401 leads to the page that says the session has ended, unless `keep` is set.

/** @param {string} address @param {{method?: string, body?: BodyInit|object, headers?: Record<string,string>, keep?: boolean}} options */
export async function call(address, { method = 'GET', body, headers = {}, keep = false } = {}) {
    const plain = body && Object.getPrototypeOf(body) === Object.prototype;
    const answer = await fetch(address, {
        method,
        body: plain ? JSON.stringify(body) : body,
        headers: {
            Accept: 'application/json',
            ...(plain ? { 'Content-Type': 'application/json' } : {}),
            ...(method === 'GET' ? {} : { 'X-CSRF-TOKEN': await token() }),
            ...headers,
        },
    });
    if (answer.status === 401 && !keep) location.assign(`/session-ended?back=${encodeURIComponent(location.pathname + location.search)}`);
    return answer;
}

/** The token of this session: a form of the page has it, the server else. */
export async function token() {
    const field = document.querySelector('input[name=__RequestVerificationToken]');
    if (field) return field.value;
    const answer = await fetch('/session', { headers: { Accept: 'application/json' } });
    return answer.ok ? (await answer.json()).token : '';
}
