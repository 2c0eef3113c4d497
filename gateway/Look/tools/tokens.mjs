// Writes ../wwwroot/css/tokens.css from the npm package @digital-go-jp/design-tokens (MIT, Digital Agency of Japan):
//     npm install --no-save --prefix /tmp/tokens @digital-go-jp/design-tokens@1.1.9
//     node gateway/Look/tools/tokens.mjs /tmp/tokens/node_modules/@digital-go-jp/design-tokens
// No other file of the product names a colour. Left: what a value means to us; right: its name in the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const gray = n => `color-neutral-solid-gray-${n}`, hue = (name, n) => `color-primitive-${name}-${n}`;
const meaning = {
    'ink': gray(900), 'ink-2': gray(700), 'ink-3': gray(600),
    'line': gray(200), 'line-2': gray(100), 'field': gray(420),
    'ground': 'color-neutral-white', 'ground-2': gray(50),
    'key': hue('blue', 900), 'key-hover': hue('blue', 1000), 'key-down': hue('blue', 1200),
    'key-soft': hue('blue', 50), 'key-soft-2': hue('blue', 100), 'key-mid': hue('blue', 300),
    'ok': hue('green', 900), 'ok-soft': hue('green', 50),
    'bad': hue('red', 900), 'bad-soft': hue('red', 50), 'bad-mid': hue('red', 300),
    'warn': hue('orange', 1000), 'warn-soft': hue('orange', 50), 'warn-mid': hue('orange', 300),
    'other': hue('cyan', 1000), 'other-soft': hue('cyan', 50), 'focus': hue('yellow', 300),
    'text-14': 'font-size-14', 'text-16': 'font-size-16', 'text-18': 'font-size-18',
    'text-20': 'font-size-20', 'text-24': 'font-size-24', 'text-28': 'font-size-28',
    'lh-13': 'line-height-130', 'lh-15': 'line-height-150', 'lh-17': 'line-height-170',
    'r-4': 'border-radius-4', 'r-6': 'border-radius-6', 'r-8': 'border-radius-8', 'r-12': 'border-radius-12',
    'r-16': 'border-radius-16', 'r-full': 'border-radius-full', 'lift': 'elevation-1',
};
const source = readFileSync(join(process.argv[2], 'dist/tokens.css'), 'utf8');
const values = new Map([...source.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
const lines = Object.entries(meaning).map(([ours, theirs]) => {
    const value = values.get(theirs);
    if (!value) throw new Error(`the package has no ${theirs}`);
    return `        --${ours}: ${value}; /* ${theirs} */`;
});
const own = `
        --sans: "Noto Sans JP", "Noto Sans CJK JP", -apple-system, BlinkMacSystemFont, "Hiragino Sans", "Yu Gothic UI", sans-serif;
        --s1: 4px; --s2: 8px; --s3: 12px; --s4: 16px; --s5: 24px; --s6: 32px; --s7: 48px;
        --tap: 36px; --top: 56px;`;
writeFileSync(new URL('../wwwroot/css/tokens.css', import.meta.url), `/* Made by tools/tokens.mjs from @digital-go-jp/design-tokens (MIT, Copyright 2023 Digital Agency of Japan): do not edit. */
@layer tokens, base, components, pages;
@layer tokens {
    :root {
${lines.join('\n')}${own}
    }
    @media (max-width: 767px) { :root { --tap: 44px; --top: 52px; } }
}
`);
