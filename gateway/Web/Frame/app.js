// Fetches the module of a custom element when a page first contains one: <claim-lines> is in claim-lines.js.
// Elements that a page patch brings upgrade by themselves once their module is there.
const asked = new Set();
const wake = () => document.querySelectorAll(':not(:defined)').forEach(({ localName }) => {
    if (!localName.includes('-') || asked.has(localName)) return;
    asked.add(localName);
    import(`./${localName}.js`);
});
wake();
Blazor.addEventListener('enhancedload', wake);
