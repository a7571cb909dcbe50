/** The head of the page: verdict, sentence, chain of evidence, ways out. */
export const diagnosis = `
.hero{padding-top:34px}
.kicker{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center;font-size:.875rem;color:var(--soft)}
.hero h1{margin:16px 0 14px;font-size:clamp(1.85rem,1.2rem + 2.6vw,3rem);line-height:1.1;max-width:22ch}
.hero h1.long{font-size:clamp(1.4rem,1.1rem + 1.3vw,2rem);line-height:1.25;max-width:38ch;letter-spacing:-.015em}
.lead{font-size:1.125rem;line-height:1.6;max-width:68ch;color:var(--soft)}
.lead code{color:var(--ink)}
.first-way{margin-top:18px;max-width:68ch}
.first-way b,.symptom b{margin-right:10px}
.symptom{margin-top:18px;max-width:86ch;font-size:.9375rem;color:var(--soft)}
.symptom b{color:var(--ink)}
.hero h2{margin:44px 0 14px}
.chain{display:grid;border:1px solid var(--line);border-radius:12px;background:var(--surface);overflow:hidden}
.chain li{padding:16px 18px 18px;position:relative;border-left:1px solid var(--line);margin-left:-1px;border-top:1px solid var(--line);margin-top:-1px;font-size:.9375rem;line-height:1.5}
.chain .label{display:block;font-size:.8125rem;color:var(--soft);margin-bottom:2px}
.chain strong{display:block;font-size:1.1875rem;letter-spacing:-.01em;line-height:1.35}
.chain p{color:var(--soft);margin-top:4px;font-size:.875rem;overflow-wrap:anywhere}
.chain .therefore{background:var(--error-ground)}
.chain .therefore strong{color:var(--error)}
.space{margin:22px 0 8px}
.space-drawing{display:block;overflow:hidden}
.space-drawing text{font:13px var(--sans);fill:var(--ink)}
.space-drawing .address,.space-drawing .axis text{font:12px var(--mono);fill:var(--soft)}
.space-drawing .out{fill:var(--sunken)}
.space-drawing .hatch{fill:url(#hatch)}
.space-drawing .in{fill:var(--good)}
.space-drawing .memory{fill:var(--ink);stroke:var(--ink);stroke-width:1;fill-opacity:.75}
.space-drawing .in~.memory{stroke:var(--surface);stroke-width:1.5;fill:var(--ink)}
.space-drawing .edge{stroke:var(--good);stroke-width:2}
.space-drawing .reach-label{fill:var(--good);font-weight:600}
.space-drawing .reach-label .address{fill:var(--good);font-weight:600}
.space-drawing .point line{stroke:var(--error);stroke-width:2.5}
.space-drawing .point.within line{stroke:var(--good)}
.space-drawing .point text{font-weight:600;fill:var(--error)}
.space-drawing .point.within text{fill:var(--good)}
.space-drawing .point .address{fill:var(--error)}
.assurance{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:14px}
.assurance>li{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px 20px}
.assurance ul li{padding-left:24px;position:relative;margin-top:6px;font-size:.9375rem;line-height:1.5}
.assurance ul li::before{content:"✓";position:absolute;left:0;color:var(--good);font-weight:700}
.evidence{margin-top:18px}
.excerpt+.excerpt{margin-top:12px}
.excerpt{border:1px solid var(--line);border-radius:10px;background:var(--surface);overflow:hidden;min-width:0}
.excerpt figcaption{padding:9px 14px;font-size:.875rem;color:var(--ink);line-height:1.5;overflow-wrap:anywhere}
.excerpt .says{color:var(--soft);display:block}
.excerpt .point{color:var(--soft);margin-left:4px}
.excerpt pre{border-top:1px solid var(--line);overflow-x:auto;font-size:.8125rem;line-height:1.65;padding:6px 0;tab-size:4}
.excerpt pre code{font-size:1em;display:block;width:max-content;min-width:100%}
.excerpt .line{display:block;padding-right:16px;color:var(--soft);white-space:pre}
.excerpt .line::before{content:attr(data-n);display:inline-block;width:3.4em;padding-right:1.1em;text-align:right;color:var(--soft)}
.excerpt .hit{background:var(--mark);color:var(--ink)}
.excerpt .hit::before{color:var(--ink);font-weight:600}
.excerpt mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;text-decoration-color:var(--error)}
.remedies{margin-top:14px}
.remedies>li+li{margin-top:10px}
.remedy{border:1px solid var(--line);border-radius:12px;background:var(--surface)}
.remedy[open]{border-color:var(--strong)}
.remedy>summary{display:flex;align-items:baseline;gap:12px;padding:14px 18px;list-style:none;line-height:1.45}
.remedy>summary::-webkit-details-marker{display:none}
.remedy .number{flex:none;width:1.75em;height:1.75em;border-radius:99px;background:var(--sunken);display:grid;place-items:center;font-weight:650;font-size:.875rem;line-height:1;align-self:flex-start}
.remedy .title{font-weight:600;flex:1;min-width:0}
.certainty{flex:none;font-size:.8125rem;padding:1px 9px;border-radius:99px;border:1px solid var(--line);color:var(--soft);line-height:1.6}
.certainty.proved{color:var(--good);background:var(--good-ground);border-color:transparent}
.certainty.documented{color:var(--note);background:var(--note-ground);border-color:transparent}
.certainty.reported{color:var(--warning);background:var(--warning-ground);border-color:transparent}
.steps{padding:2px 20px 18px 58px;counter-reset:step}
.steps>li+li{margin-top:9px}
.steps li{position:relative;counter-increment:step;max-width:76ch;min-width:0}
.steps li::before{content:counter(step,lower-alpha) ".";position:absolute;left:-22px;color:var(--soft);font-size:.9375rem}
.command{background:var(--sunken);border-radius:5px;padding:2px 6px;overflow-wrap:anywhere;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.copy{margin-left:6px;border:1px solid var(--line);background:var(--surface);border-radius:5px;font-size:.75rem;line-height:1.5;padding:0 7px;color:var(--soft);vertical-align:1px}
.copy:hover{border-color:var(--strong);color:var(--ink)}
.copy[data-done=true]{color:var(--good);border-color:var(--good)}
.copy.wide{margin:10px 0 2px;font-size:.875rem;padding:5px 12px;border-radius:7px}
.certainties{margin-top:16px;display:grid;gap:6px;font-size:.875rem;color:var(--soft)}
.certainties div{display:grid;grid-template-columns:104px 1fr;gap:10px;align-items:baseline}
.others{display:grid;margin-top:10px;border-top:1px solid var(--line)}
.others li{padding:11px 0;border-bottom:1px solid var(--line);line-height:1.5}
.others a{color:var(--ink);text-decoration-color:var(--strong);margin:0 4px}
.others .rule{white-space:nowrap}
.rule{color:var(--soft)}
.severity{display:inline-flex;align-items:center;gap:5px;font-size:.8125rem;font-weight:620;padding:1px 9px 1px 7px;border-radius:99px;white-space:nowrap}
.severity.error{color:var(--error);background:var(--error-ground)}
.severity.warning{color:var(--warning);background:var(--warning-ground)}
.severity.note{color:var(--note);background:var(--note-ground)}
.severity.good{color:var(--good);background:var(--good-ground)}
@media (min-width:620px){.chain{grid-template-columns:repeat(4,minmax(0,1fr))}}
@media (max-width:560px){
.remedy>summary{flex-wrap:wrap}.remedy .title{flex-basis:70%}.remedy .certainty{margin-left:40px}
.steps{padding-left:38px;padding-right:14px}
.certainties div{grid-template-columns:1fr;gap:2px}
}
`;
