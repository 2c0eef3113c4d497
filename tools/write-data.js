// Writes the two data sets as tab-separated files: node write-data.js ZENGIN HOLIDAYS ROOT
const fs = require('fs');
const path = require('path');

const [zengin, holidays, root] = process.argv.slice(2).map(folder => path.resolve(folder));
const versionOf = folder => JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
const sorted = table => Object.keys(table).sort().map(key => table[key]);

function write(file, heading, rows) {
    const clean = rows.map(row => row.map(cell => String(cell).replace(/\s+/g, ' ').trim()).join('\t'));
    fs.writeFileSync(path.join(root, file), [...heading.map(line => `# ${line}`), ...clean, ''].join('\n'));
    console.log(`${file}: ${rows.length} rows`);
}

function credit(name, folder, holder) {
    const fetched = new Date().toISOString().slice(0, 10);
    return [`From the npm package ${name} ${versionOf(folder)}, fetched ${fetched}, licence MIT, ${holder}.`];
}

const banks = sorted(require(path.join(zengin, 'lib/zengin-data.js')));
const bankCredit = credit('zengin-code', zengin, 'Copyright (c) 2015 Sho Kusano');
write('services/Masters/Masters/Banks/banks.tsv',
    [...bankCredit, 'bank code, name, kana'],
    banks.map(bank => [bank.code, bank.name, bank.kana]));
write('services/Masters/Masters/Banks/branches.tsv',
    [...bankCredit, 'bank code, branch code, name, kana'],
    banks.flatMap(bank => sorted(bank.branches).map(branch => [bank.code, branch.code, branch.name, branch.kana])));

const days = require(path.join(holidays, 'lib/holidays.js')).default ?? require(path.join(holidays, 'lib/holidays.js'));
write('services/Kernel/JapaneseCalendar.holidays.tsv',
    [...credit('@holiday-jp/holiday_jp', holidays, 'Copyright (c) 2016 holiday-jp'), 'day, name, English name'],
    Object.keys(days).sort().map(day => [day, days[day].name, days[day].name_en]));

fs.copyFileSync(path.join(zengin, 'LICENSE.txt'), path.join(root, 'services/Masters/Masters/Banks/LICENSE.txt'));
fs.copyFileSync(path.join(holidays, 'LICENSE'), path.join(root, 'services/Kernel/JapaneseCalendar.LICENSE.txt'));
