/** The head with the navigation (a column on wide screens), parts, foot. */
export const frame = `
.top{padding:16px 20px 0;display:grid;grid-template-columns:1fr auto;gap:6px 16px;align-items:center}
.brand{display:flex;align-items:center;gap:9px;font-weight:680;letter-spacing:-.01em;font-size:1.0625rem}
.logo{fill:none;stroke:var(--ink);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.logo .pulse{stroke:var(--error)}
.subject{grid-column:1/-1;grid-row:2;color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
.top nav{grid-column:1/-1;overflow-x:auto;margin:6px -20px 0;padding:0 20px;border-bottom:1px solid var(--line)}
.top nav ul{display:flex;gap:20px;white-space:nowrap}
.top nav a{display:block;padding:9px 0;color:var(--soft);text-decoration:none;font-size:.9375rem}
.top nav a:hover{color:var(--ink)}
.tally{font-size:.8125em;color:var(--soft);font-variant-numeric:tabular-nums;font-weight:500}
.tools{grid-column:2;grid-row:1}
#theme{background:var(--surface);border:1px solid var(--line);border-radius:99px;padding:4px 14px;font-size:.8125rem;color:var(--soft)}
#theme:hover{border-color:var(--strong);color:var(--ink)}
main{padding:0 20px 40px;max-width:1000px}
.part{padding-top:56px}
.part>h2{margin-bottom:18px}
.part>h2 .tally{margin-left:4px}
footer{padding:24px 20px 40px;color:var(--soft);font-size:.8125rem;max-width:72ch}
.chain-of{margin-bottom:28px}
.chain-of>summary{padding:12px 0;border-top:1px solid var(--line);display:list-item;list-style-position:inside}
.chain-of>summary h3{display:inline}
.verdict{display:inline-block;padding:3px 11px;border-radius:99px;font-size:.8125rem;font-weight:650;letter-spacing:.01em;background:var(--note-ground);color:var(--note)}
.verdict.small{font-size:.6875rem;padding:1px 8px}
.verdict.broken{background:var(--error);color:var(--surface)}
.verdict.suspect{background:var(--warning-ground);color:var(--warning)}
.verdict.healthy{background:var(--good-ground);color:var(--good)}
@media (min-width:1060px){
body{display:grid;grid-template-columns:236px minmax(0,1fr);max-width:1320px;margin:0 auto}
.top{position:sticky;top:0;align-self:start;height:100vh;padding:34px 20px 24px 28px;display:flex;flex-direction:column;align-items:stretch;gap:4px;overflow:auto}
.subject{margin-top:10px;line-height:1.45}
.subject .verdict{margin-top:6px;display:table}
.top nav{margin:26px 0 0;padding:0;border:0;overflow:visible}
.top nav ul{display:block}
.top nav a{padding:5px 0}
.tools{margin-top:auto}
main{padding:0 40px 40px 28px;max-width:none;grid-column:2}
footer{grid-column:2;padding-left:28px}
}
`;
