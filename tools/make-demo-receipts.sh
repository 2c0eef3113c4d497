#!/usr/bin/env bash
# Draws the invented receipts of the demo as JPEG files. Needs chromium and a Japanese font; run once, commit the result.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/deploy/demo/receipts"

# draw NAME SHOP NUMBER DATE TAX ROW... : a row is "what|amount"; TAX is the rate in percent
draw() {
    cat > "$work/receipt.html" <<HTML
<!DOCTYPE html><meta charset="utf-8"><canvas width="420" height="600"></canvas><pre></pre><script>
const [shop, number, date, rate, ...rows] = $(printf '%s\n' "${@:2}" | python3 -c 'import json,sys; print(json.dumps(sys.stdin.read().splitlines(), ensure_ascii=False))');
const canvas = document.querySelector('canvas'), pen = canvas.getContext('2d');
pen.fillStyle = '#fdfcf7'; pen.fillRect(0, 0, 420, 600);
pen.fillStyle = '#222'; pen.textAlign = 'center';
const line = (text, y, size, weight = '') => { pen.font = weight + ' ' + size + 'px "Noto Sans CJK JP"'; pen.fillText(text, 210, y); };
line('領 収 書', 60, 30, 'bold'); line(shop, 105, 22); line('登録番号 ' + number, 135, 15); line(date, 165, 17);
let y = 220, total = 0;
pen.font = '18px "Noto Sans CJK JP"';
for (const row of rows) {
    const [what, amount] = row.split('|');
    total += Number(amount);
    pen.textAlign = 'left'; pen.fillText(what, 40, y);
    pen.textAlign = 'right'; pen.fillText(Number(amount).toLocaleString('ja'), 380, y);
    y += 34;
}
pen.fillRect(40, y - 12, 340, 1); y += 26; pen.font = 'bold 24px "Noto Sans CJK JP"';
pen.textAlign = 'left'; pen.fillText('合計', 40, y); pen.textAlign = 'right'; pen.fillText('¥' + total.toLocaleString('ja'), 380, y);
y += 34; pen.font = '15px "Noto Sans CJK JP"'; pen.fillText(rate + '% 対象 ' + total.toLocaleString('ja') + '（内消費税 ' + Math.floor(total * rate / (100 + Number(rate))).toLocaleString('ja') + '）', 380, y);
document.querySelector('pre').textContent = canvas.toDataURL('image/jpeg', 0.72);
</script>
HTML
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --virtual-time-budget=2000 --dump-dom "file://$work/receipt.html" 2>/dev/null \
        | grep -o 'data:image/jpeg;base64,[A-Za-z0-9+/=]*' | cut -d, -f2 | base64 -d > "$root/deploy/demo/receipts/$1.jpg"
}

draw hotel '夕凪ホテル株式会社' T1999900000123 '2026年11月12日' 10 '御宿泊代（1 泊）|12800'
draw taxi '星野タクシー株式会社' T7999900000456 '2026年11月12日' 10 '乗車料金|2340'
draw lunch '若葉食品株式会社' T4999900000789 '2026年11月16日' 8 '弁当 8 個|8640' 'お茶 8 本|1296'
draw dinner '桜坂商店株式会社' T4999900001011 '2026年11月18日' 10 '御飲食代（4 名様）|38500'
draw seminar '朝凪研修センター株式会社' T8999900002022 '2026年11月19日' 10 '実務研修 受講料（2 名）|66000'
