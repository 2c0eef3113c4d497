// Makes the demo companies' files in deploy/demo: the same names and numbers every time. All people, companies and
// account numbers are invented; bank and branch codes are real. Usage: node tools/make-demo-data.js
const fs = require('fs');
const path = require('path');

const root = path.resolve(__dirname, '..');
const start = '2025-04-01';

// A small generator with a fixed seed (mulberry32), so that the files only change when this script does.
let seed = 20250401;
function random(limit) {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
}
const pick = list => list[random(list.length)];
const digits = count => Array.from({ length: count }, () => random(10)).join('');

const families = `佐藤 サトウ,鈴木 スズキ,高橋 タカハシ,田中 タナカ,伊藤 イトウ,渡辺 ワタナベ,山本 ヤマモト,中村 ナカムラ,小林 コバヤシ,加藤 カトウ,吉田 ヨシダ,山田 ヤマダ,佐々木 ササキ,山口 ヤマグチ,松本 マツモト,井上 イノウエ,木村 キムラ,林 ハヤシ,斎藤 サイトウ,清水 シミズ,山崎 ヤマザキ,森 モリ,池田 イケダ,橋本 ハシモト,阿部 アベ,石川 イシカワ,山下 ヤマシタ,中島 ナカジマ,石井 イシイ,小川 オガワ,前田 マエダ,岡田 オカダ,長谷川 ハセガワ,藤田 フジタ,後藤 ゴトウ,近藤 コンドウ,村上 ムラカミ,遠藤 エンドウ,青木 アオキ,坂本 サカモト`
    .split(',').map(pair => pair.split(' '));
const givens = `美咲 ミサキ,健一 ケンイチ,由佳 ユカ,翔太 ショウタ,直樹 ナオキ,陽子 ヨウコ,大輔 ダイスケ,恵 メグミ,拓也 タクヤ,真由美 マユミ,誠 マコト,彩 アヤ,隆 タカシ,千尋 チヒロ,和也 カズヤ,優子 ユウコ,浩二 コウジ,愛 アイ,亮 リョウ,麻衣 マイ,修 オサム,香織 カオリ,剛 ツヨシ,里奈 リナ,学 マナブ,裕子 ヒロコ,徹 トオル,舞 マイ,啓介 ケイスケ,奈々 ナナ`
    .split(',').map(pair => pair.split(' '));

const halfKana = Object.fromEntries([
    ...[...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン'].map((k, i) => [k, 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ'[i]]),
    ...[...'ガギグゲゴザジズゼゾダヂヅデドバビブベボ'].map((k, i) => [k, 'ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ'[i] + 'ﾞ']),
    ...[...'パピプペポ'].map((k, i) => [k, 'ﾊﾋﾌﾍﾎ'[i] + 'ﾟ']),
    ...[...'ァィゥェォッャュョ'].map((k, i) => [k, 'ｱｲｳｴｵﾂﾔﾕﾖ'[i]]),
    ['ヲ', 'ｵ'], ['ー', '-'], [' ', ' '],
]);
const toBankKana = kana => [...kana].map(letter => halfKana[letter]).join('');

const branches = fs.readFileSync(path.join(root, 'services/Masters/Masters/Banks/branches.tsv'), 'utf8').split('\n')
    .filter(line => /^(0001|0005|0009|0010|0033)\t/.test(line)).map(line => line.split('\t'));

// A corporate number whose registry code, 9999, no office has: well formed and with a right check digit, but nobody's.
function inventedInvoiceNumber() {
    const base = '9999' + digits(8);
    const sum = [...base].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 2), 0);
    return `T${9 - (sum % 9)}${base}`;
}

function write(company, name, heading, rows) {
    const folder = path.join(root, 'deploy/demo', company);
    fs.mkdirSync(folder, { recursive: true });
    const quote = cell => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
    const text = [heading, ...rows].map(row => row.map(cell => quote(String(cell ?? ''))).join(',')).join('\r\n') + '\r\n';
    fs.writeFileSync(path.join(folder, `${name}.csv`), text);
}

const dated = rows => rows.map(([code, ...rest]) => [code, start, 1, ...rest]);
const head = (...columns) => ['コード', '適用開始日', '有効', ...columns];

const ranks = [['R90', '代表取締役', 90], ['R80', '取締役', 80], ['R70', '本部長', 70], ['R60', '部長', 60], ['R50', '課長', 50],
    ['R40', '係長', 40], ['R30', '主任', 30], ['R10', '一般', 10]];

const accounts = [['2110', '未払金', 'Accounts payable'],
    ['7010', '旅費交通費', 'Travel'], ['7020', '通信費', 'Communication'], ['7030', '会議費', 'Meetings'],
    ['7040', '接待交際費', 'Entertainment'], ['7050', '消耗品費', 'Supplies'], ['7060', '新聞図書費', 'Books and papers'],
    ['7070', '研修費', 'Training'], ['7080', '福利厚生費', 'Welfare'], ['7090', '広告宣伝費', 'Advertising'],
    ['7100', '荷造運賃', 'Freight'], ['7110', '水道光熱費', 'Utilities'], ['7120', '修繕費', 'Repairs'],
    ['7130', '支払手数料', 'Fees'], ['7140', '租税公課', 'Taxes and dues'], ['7150', '諸会費', 'Membership fees'],
    ['7160', '車両費', 'Vehicles'], ['7170', '賃借料', 'Rent'], ['7180', '保険料', 'Insurance'], ['7190', '採用費', 'Recruiting'],
    ['7990', '雑費', 'Miscellaneous']];

const taxCategories = [['T10', '課税仕入 10%', 'Taxable 10%', 10, 'taxable'], ['T08', '課税仕入 8%（軽減）', 'Reduced 8%', 8, 'reduced'],
    ['E00', '非課税', 'Exempt', 0, 'exempt'], ['O00', '対象外', 'Out of scope', 0, 'out_of_scope']];

const expenseCategories = `101 電車・バス|Train and bus|7010|T10|0
102 新幹線|Shinkansen|7010|T10|1
103 タクシー|Taxi|7010|T10|1
104 航空券（国内）|Domestic flight|7010|T10|1
105 航空券（国際）|International flight|7010|O00|1
106 宿泊（国内）|Hotel in Japan|7010|T10|1
107 宿泊（海外）|Hotel abroad|7010|O00|1
108 日当（国内）|Per diem in Japan|7010|T10|0
109 日当（海外）|Per diem abroad|7010|O00|0
110 高速道路料金|Motorway toll|7160|T10|1
111 駐車場|Parking|7160|T10|1
112 ガソリン|Petrol|7160|T10|1
113 レンタカー|Rental car|7010|T10|1
201 携帯電話|Mobile phone|7020|T10|1
202 切手・はがき|Stamps|7020|E00|1
203 宅配便|Parcel service|7100|T10|1
204 インターネット回線|Internet line|7020|T10|1
301 会議の飲食|Food at meetings|7030|T10|1
302 会議の弁当・飲み物|Lunch boxes and drinks|7030|T08|1
303 会議室|Meeting room|7030|T10|1
304 接待の飲食|Entertaining guests|7040|T10|1
305 贈答品|Gifts|7040|T10|1
306 贈答品（食品）|Gifts of food|7040|T08|1
307 慶弔金|Condolence and congratulation|7040|O00|0
401 文房具|Stationery|7050|T10|1
402 パソコン周辺機器|Computer accessories|7050|T10|1
403 工具・部品|Tools and parts|7050|T10|1
404 書籍|Books|7060|T10|1
405 新聞（定期購読）|Newspaper subscription|7060|T08|1
406 ソフトウェア利用料|Software subscription|7130|T10|1
501 研修・セミナー|Training course|7070|T10|1
502 資格受験料|Examination fee|7070|T10|1
503 社内懇親会|Staff gathering|7080|T10|1
504 健康診断|Health check|7080|T10|1
601 広告・チラシ|Advertising|7090|T10|1
602 展示会|Exhibition|7090|T10|1
701 修理|Repair|7120|T10|1
702 振込手数料|Bank transfer fee|7130|T10|1
703 収入印紙|Revenue stamps|7140|O00|1
704 会費|Membership fee|7150|O00|1`.split('\n').map(line => {
    const [code, rest] = [line.slice(0, 3), line.slice(4).split('|')];
    return [code, rest[0], rest[1], rest[2], rest[3], rest[4]];
});

const trades = `商店 ショウテン,工業 コウギョウ,物産 ブッサン,印刷 インサツ,運輸 ウンユ,電機 デンキ,食品 ショクヒン,旅館 リョカン,タクシー タクシー,文具 ブング,商会 ショウカイ,製作所 セイサクショ,ホテル ホテル,システム システム,設計 セッケイ,倉庫 ソウコ,観光 カンコウ,薬局 ヤッキョク,書店 ショテン,サービス サービス`
    .split(',').map(pair => pair.split(' '));
const places = `若葉 ワカバ,朝日台 アサヒダイ,緑川 ミドリカワ,星野 ホシノ,桜坂 サクラザカ,青空 アオゾラ,白樺 シラカバ,東雲 シノノメ,千草 チグサ,海鳴 ウミナリ,山吹 ヤマブキ,桔梗 キキョウ,若鮎 ワカアユ,大空 オオゾラ,小春 コハル,夕凪 ユウナギ,花園 ハナゾノ,銀杏 イチョウ,月見 ツキミ,風待 カゼマチ`
    .split(',').map(pair => pair.split(' '));

function counterparties(count) {
    const all = places.flatMap(place => trades.map(trade => [`${place[0]}${trade[0]}`, `${place[1]}${trade[1]}`]));
    return Array.from({ length: count }, (_, at) => {
        const [name, kana] = all.splice(random(all.length), 1)[0];
        const form = pick(['株式会社', '株式会社', '有限会社', '合同会社']);
        return [`C${String(at + 1).padStart(4, '0')}`, random(2) ? `${form}${name}` : `${name}${form}`, kana, random(10) ? inventedInvoiceNumber() : ''];
    });
}

function people(count, named) {
    const used = new Set(named.map(one => one.name));
    const list = [...named];
    while (list.length < count) {
        const [family, given] = [pick(families), pick(givens)];
        const name = `${family[0]} ${given[0]}`;
        if (used.has(name)) continue;
        used.add(name);
        list.push({ name, kana: `${family[1]} ${given[1]}` });
    }

    return list.map((one, at) => ({ ...one, code: `E${String(at + 1).padStart(4, '0')}` }));
}

function company(code, { departments, staff, counterpartyCount, projects, categories, named }) {
    const list = people(staff, named);
    const parents = Object.fromEntries(departments.map(([id, , parent]) => [id, parent]));
    const heads = {};

    // Every department first gets the head named for it, or the next person who has no place yet.
    const waiting = list.filter(one => !one.department);
    for (const one of list.filter(one => one.head)) heads[one.department] = one;
    for (const [id, , parent, rank] of departments) {
        if (heads[id]) continue;
        heads[id] = Object.assign(waiting.shift(), { department: id, rank, head: true });
    }

    const leaves = departments.filter(([id]) => !departments.some(one => one[2] === id)).map(one => one[0]);
    for (const one of waiting) Object.assign(one, { department: pick(leaves), rank: pick(['R10', 'R10', 'R10', 'R30', 'R40']) });

    const superior = one => (one.head ? heads[parents[one.department]] : heads[one.department])?.code ?? '';
    write(code, 'departments', head('部門名', '上位部門コード'), dated(departments.map(([id, name, parent]) => [id, name, parent])));
    write(code, 'ranks', head('役職名', '順位'), dated(ranks));
    write(code, 'employees', head('氏名', '氏名カナ', 'メールアドレス', '上司コード', '部門コード', '役職コード', '部門長', '兼務'),
        dated(list.map(one => [one.code, one.name, one.kana, `${one.signIn ?? one.code.toLowerCase()}@${code}.example`,
            superior(one), one.department, one.rank, one.head ? 1 : 0, one.others ?? ''])));
    write(code, 'payee-accounts', ['社員コード', '適用開始日', '銀行コード', '支店コード', '預金種目', '口座番号', '口座名義'],
        list.map(one => {
            const branch = pick(branches);
            return [one.code, start, branch[0], branch[1], 1, digits(7), toBankKana(one.kana)];
        }));
    write(code, 'accounts', head('勘定科目名', '英語名'), dated(accounts));
    write(code, 'tax-categories', head('税区分名', '英語名', '税率', '種類'), dated(taxCategories));
    write(code, 'expense-categories', head('費目名', '英語名', '勘定科目コード', '税区分コード', '領収書必須'), dated(categories));
    write(code, 'counterparties', head('取引先名', '取引先名カナ', '登録番号'), dated(counterparties(counterpartyCount)));
    write(code, 'projects', head('プロジェクト名', '英語名'), dated(projects));
    write(code, 'sign-ins', ['sign_in_id', 'employee_code', 'name', 'roles', 'first_page'],
        list.filter(one => one.signIn).map(one => [one.signIn, one.roles === 'administrator' ? '' : one.code, one.name, one.roles, one.page]));
}

const sheets = (department, above, accounting, top, ids) => [
    { signIn: ids[0][0], name: ids[0][1], kana: ids[0][2], department, rank: 'R30', roles: 'employee', page: '/claims' },
    { signIn: ids[1][0], name: ids[1][1], kana: ids[1][2], department, rank: 'R10', roles: 'employee', page: '/claims' },
    { signIn: ids[2][0], name: ids[2][1], kana: ids[2][2], department, rank: 'R50', head: true, roles: 'approver', page: '/approvals' },
    { signIn: ids[3][0], name: ids[3][1], kana: ids[3][2], department: above, rank: 'R80', head: true, roles: 'approver', page: '/approvals' },
    { signIn: ids[4][0], name: ids[4][1], kana: ids[4][2], department: accounting, rank: 'R40', roles: 'accountant', page: '/accounting' },
    { signIn: ids[5][0], name: ids[5][1], kana: ids[5][2], department: top, rank: 'R50', roles: 'administrator', page: '/audit-entries' },
];

company('aoba', {
    departments: [
        ['D1000', '青葉商事', '', 'R90'],
        ['D2100', '営業本部', 'D1000', 'R70'], ['D2200', '管理本部', 'D1000', 'R70'], ['D2300', '開発本部', 'D1000', 'R70'],
        ['D2400', '物流本部', 'D1000', 'R70'], ['D2500', '海外事業本部', 'D1000', 'R70'],
        ['D3110', '東日本営業部', 'D2100', 'R60'], ['D3120', '西日本営業部', 'D2100', 'R60'], ['D3130', '営業企画部', 'D2100', 'R60'],
        ['D3210', '経理部', 'D2200', 'R60'], ['D3220', '人事総務部', 'D2200', 'R60'], ['D3230', '情報システム部', 'D2200', 'R60'],
        ['D3310', '商品開発部', 'D2300', 'R60'], ['D3320', '品質保証部', 'D2300', 'R60'], ['D3410', '物流管理部', 'D2400', 'R60'],
        ['D3510', '海外営業部', 'D2500', 'R60'],
        ['D4111', '東京第一課', 'D3110', 'R50'], ['D4112', '東京第二課', 'D3110', 'R50'], ['D4113', '北海道・東北課', 'D3110', 'R50'],
        ['D4121', '大阪課', 'D3120', 'R50'], ['D4122', '名古屋課', 'D3120', 'R50'], ['D4123', '福岡課', 'D3120', 'R50'],
        ['D4211', '経理課', 'D3210', 'R50'], ['D4212', '財務課', 'D3210', 'R50'], ['D4221', '人事課', 'D3220', 'R50'],
        ['D4222', '総務課', 'D3220', 'R50'], ['D4311', '企画課', 'D3310', 'R50'], ['D4312', '設計課', 'D3310', 'R50'],
        ['D4411', '倉庫課', 'D3410', 'R50'], ['D4412', '配送課', 'D3410', 'R50'],
    ],
    staff: 300, counterpartyCount: 200, categories: expenseCategories,
    projects: Array.from({ length: 20 }, (_, at) => [`P${String(at + 1).padStart(3, '0')}`,
        `${['大阪出店', '秋の展示会', '新商品 A', '基幹システム更新', '物流拠点統合'][at % 5]}（${2025 + Math.floor(at / 10)} 年度 第 ${Math.floor(at / 5) % 2 + 1} 期）`,
        `${['Osaka branch', 'Autumn exhibition', 'New product A', 'Core system renewal', 'Logistics merger'][at % 5]} ${2025 + Math.floor(at / 10)}-${Math.floor(at / 5) % 2 + 1}`]),
    named: sheets('D4111', 'D3110', 'D4211', 'D3230', [
        ['sato', '佐藤 美咲', 'サトウ ミサキ'], ['suzuki', '鈴木 健一', 'スズキ ケンイチ'], ['takahashi', '高橋 由佳', 'タカハシ ユカ'],
        ['tanaka', '田中 翔太', 'タナカ ショウタ'], ['ito', '伊藤 直樹', 'イトウ ナオキ'], ['yamada', '山田 陽子', 'ヤマダ ヨウコ']]),
});

company('midori', {
    departments: [['D10', 'みどり製作所', '', 'R90'], ['D20', '営業部', 'D10', 'R60'], ['D30', '製造部', 'D10', 'R60'], ['D40', '管理部', 'D10', 'R60']],
    staff: 12, counterpartyCount: 20, categories: expenseCategories.filter((_, at) => at < 4 || at % 3 === 0),
    projects: [['P01', '新型プレス機', 'New press'], ['P02', '工場改修', 'Plant renewal']],
    named: sheets('D20', 'D10', 'D40', 'D40', [
        ['kobayashi', '小林 大輔', 'コバヤシ ダイスケ'], ['kato', '加藤 恵', 'カトウ メグミ'], ['yoshida', '吉田 拓也', 'ヨシダ タクヤ'],
        ['yamamoto', '山本 真由美', 'ヤマモト マユミ'], ['sasaki', '佐々木 誠', 'ササキ マコト'], ['matsumoto', '松本 彩', 'マツモト アヤ']]),
});
