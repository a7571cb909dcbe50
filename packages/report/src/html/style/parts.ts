/** Programs, the way to main, findings, what is left open. */
export const parts = `
.programs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:14px}
.program-card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:18px 20px;min-width:0}
.program-card h3{overflow-wrap:anywhere}
.role{font-size:.875rem;line-height:1.5;margin-top:2px}
.program-card .tally{margin:10px 0 12px}
.program-card dl{display:grid;gap:3px;font-size:.875rem}
.program-card dl div{display:grid;grid-template-columns:minmax(92px,132px) minmax(0,1fr);gap:12px}
.program-card dt{color:var(--soft)}
.program-card dd{overflow-wrap:anywhere}
.told{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px 20px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8125rem;line-height:1.7}
.facts{margin-top:22px}
.symbols+.symbols{margin-top:16px}
.way+.way{margin-top:32px}
.way-of{margin-bottom:8px}
.summary{margin-bottom:16px}
.path{border:1px solid var(--line);border-radius:12px;background:var(--surface);padding:6px 0 10px;overflow:hidden}
.path .enter{padding:14px 20px 6px 118px;position:relative}
.path .enter :is(h3,h4,h5){font-size:1rem;color:var(--rail)}
.step{display:grid;grid-template-columns:74px minmax(0,1fr) auto;gap:4px 24px;padding:5px 20px 5px 20px;position:relative;align-items:baseline}
.path li{--rail:var(--program-0)}
.path .p1{--rail:var(--program-1)}.path .p2{--rail:var(--program-2)}.path .p3{--rail:var(--program-3)}
.path li::before{content:"";position:absolute;left:105px;top:0;bottom:0;width:2px;background:var(--rail);opacity:.4}
.path li:first-child::before{top:22px}
.path li:last-child::before{bottom:calc(100% - 16px)}
.step::after{content:"";position:absolute;left:101px;top:13px;width:10px;height:10px;border-radius:9px;background:var(--surface);border:2px solid var(--rail)}
.step.reset::after,.step.main::after,.step.jump::after,.step.vtor::after,.step.stop::after{background:var(--rail)}
.step.bad::after{background:var(--error);border-color:var(--error)}
.step .count{text-align:right;color:var(--soft);font:13px/1.6 var(--mono);white-space:nowrap}
.step .what{padding-left:2px;min-width:0}
.step .title{line-height:1.5}
.step .title code{color:var(--soft)}
.step.reset .title,.step.jump .title,.step.main .title,.step.vtor .title,.step.stop .title{font-weight:600}
.left-on{font-size:.875rem;color:var(--soft)}
.step .where{font-size:.8125rem;color:var(--soft);line-height:1.5;overflow-wrap:anywhere}
.step.d2 .what{padding-left:22px}.step.d3 .what{padding-left:42px}.step.d4 .what{padding-left:62px}.step.d5 .what,.step.d6 .what{padding-left:82px}
.step.d2::after,.step.d3::after,.step.d4::after,.step.d5::after,.step.d6::after{width:6px;height:6px;left:103px;top:15px;border-width:1.5px}
.step .vtor{font-size:.8125rem;color:var(--soft);text-align:right;max-width:260px}
.step.call .vtor{opacity:1}
.step.vtor .vtor code,.step.main .vtor code,.step.reset .vtor code{color:var(--ink);font-weight:600}
.step.bad .vtor code{color:var(--error)}
.step .vtor .wrong{display:block}
.touch{font-size:.8125rem;padding:1px 8px;border-radius:99px;background:var(--note-ground);color:var(--note);white-space:nowrap}
.times{color:var(--soft);font-size:.875rem}
.way .quiet{margin-top:10px}
.filter{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;margin-bottom:16px;font-size:.9375rem}
.filter fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:6px 16px}
.filter label{display:inline-flex;align-items:center;gap:7px}
.filter select,.filter input[type=search]{background:var(--surface);border:1px solid var(--strong);border-radius:7px;padding:4px 9px;max-width:200px}
.filter input[type=checkbox]{accent-color:var(--link);width:17px;height:17px;margin:0}
#filter-count{color:var(--soft);font-size:.875rem}
.finding+.finding{margin-top:10px}
.finding{background:var(--surface);border:1px solid var(--line);border-radius:12px;min-width:0}
.many .finding{content-visibility:auto;contain-intrinsic-size:auto 90px}
.finding:target{border-color:var(--focus);box-shadow:0 0 0 1px var(--focus)}
.finding>details>summary{padding:14px 20px;list-style:none;line-height:1.6}
.finding>details>summary::-webkit-details-marker{display:none}
.finding>details>summary .message{display:block;margin-top:5px;max-width:82ch;overflow-wrap:anywhere}
.finding .rule{margin:0 6px}
.finding .program{color:var(--soft);font-size:.875rem}
.finding .body{padding:0 20px 20px}
.finding .body>*+*{margin-top:12px}
.finding .body>h3{margin-top:20px;font-size:.9375rem}
.link-up{font-size:.9375rem;color:var(--soft)}
.about{font-size:.9375rem;color:var(--soft)}
.about p{max-width:78ch;margin-top:8px}
.open-ends>li+li{margin-top:10px}
.open-ends>li{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:12px 18px;overflow-wrap:anywhere}
.open-ends details{font-size:.875rem;color:var(--soft)}
@media (max-width:700px){
.path .enter{padding-left:54px}
.step{grid-template-columns:minmax(0,1fr);padding-left:54px;gap:0}
.step .count{text-align:left;grid-row:2;font-size:12px}
.step .vtor{text-align:left;max-width:none;grid-row:3}
.step.call .vtor{display:none}
.path li::before{left:27px}
.step::after{left:23px}
.step.d2::after,.step.d3::after,.step.d4::after,.step.d5::after,.step.d6::after{left:25px}
.step.d2 .what,.step.d3 .what,.step.d4 .what,.step.d5 .what,.step.d6 .what{padding-left:14px}
.program-card dl div{grid-template-columns:96px minmax(0,1fr);gap:10px}
}
`;
