/** The drawings of memory. */
export const map = `
.legend{display:grid;gap:14px;margin-bottom:20px}
.kinds{display:flex;flex-wrap:wrap;gap:6px 20px;font-size:.875rem}
.kinds li{display:flex;align-items:center;gap:8px}
.swatch{width:16px;height:16px;border-radius:4px;display:inline-block;background:var(--other)}
.swatch.vectors{background:var(--vectors)}.swatch.code{background:var(--code)}.swatch.constants{background:var(--constants)}.swatch.data{background:var(--data)}.swatch.zeroed{background:var(--zeroed)}
.swatch.hatch{background:repeating-linear-gradient(-45deg,var(--hatch) 0 2px,transparent 2px 6px);border:1px solid var(--line)}
.reach{display:grid;gap:4px;font-size:.875rem}
.reach div{display:grid;grid-template-columns:190px 1fr;gap:12px}
.reach dt{font-weight:600}
.reach dd{color:var(--soft)}
.row{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px 20px 12px;min-width:0}
.row-head{overflow-wrap:anywhere;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 20px;align-items:baseline}
.row-head :is(h3,h4){font-size:1.0625rem}
.row-head .kind{font-weight:400;color:var(--soft);font-size:.875rem;margin-left:4px}
.extent{font-size:.875rem;text-align:right;font-variant-numeric:tabular-nums}
.extent code{color:var(--ink)}
.extent span{margin-left:10px}
.regions{font-size:.8125rem;grid-column:1/-1}
.chips{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:4px 18px;margin:4px 0 2px;font-size:.8125rem;color:var(--soft)}
.chip{display:flex;gap:5px;align-items:baseline}
.chip b{font-weight:500}
.chip::before{content:"–";font-weight:700}
.chip.good{color:var(--good)}.chip.good::before{content:"✓"}
.chip.bad{color:var(--error)}.chip.bad::before{content:"✕"}
.zoom{position:relative;margin-top:12px}
.zoom-buttons{position:absolute;right:0;top:-38px;display:flex;gap:0;z-index:1}
.zoom-buttons button{border:1px solid var(--line);background:var(--surface);min-width:30px;height:26px;padding:0 8px;font-size:.8125rem;color:var(--soft);margin-left:-1px;line-height:1}
.zoom-buttons button:first-child{border-radius:6px 0 0 6px}
.zoom-buttons button:last-child{border-radius:0 6px 6px 0}
.zoom-buttons button:hover{color:var(--ink);border-color:var(--strong);z-index:1}
.row-drawing{display:block;overflow:hidden;touch-action:pan-y;user-select:none;-webkit-user-select:none}
.row-drawing text{font:12.5px var(--sans);fill:var(--ink)}
.overview .whole{fill:var(--sunken);stroke:none}
.overview .taken{fill:var(--ink);stroke:var(--ink);stroke-width:.8}
.overview .brush{fill:var(--link);fill-opacity:.14;stroke:var(--link);stroke-width:1.4}
.lens line{stroke:var(--link);stroke-width:1;stroke-dasharray:2 3;opacity:.8}
.lane-name{font-weight:600}
.row-drawing .lane-name .view{font-weight:400;fill:var(--soft)}
.bed{fill:var(--sunken)}
.bar rect{stroke:var(--surface);stroke-width:1;fill:var(--other)}
.bar.vectors rect{fill:var(--vectors)}.bar.code rect{fill:var(--code)}.bar.constants rect{fill:var(--constants)}.bar.data rect{fill:var(--data)}.bar.zeroed rect{fill:var(--zeroed)}
.lane.load .bar rect{fill-opacity:.78}
.row-drawing .bar text{fill:var(--on-bar);font:12px var(--mono);pointer-events:none}
.bar:hover rect,.bar.told rect{stroke:var(--ink);stroke-width:1.5}
.bar:focus{outline:none}
.bar:focus-visible rect{stroke:var(--focus);stroke-width:3}
.out-of-reach{fill:url(#hatch);pointer-events:none}
.mark line{stroke:var(--ink);stroke-width:1.2}
.row-drawing .mark .address{font:12px var(--mono);fill:var(--soft)}
.mark.main line{stroke-width:2.5}
.row-drawing .mark.main text{font-weight:650}
.beyond .mark.main line{stroke:var(--error)}
.row-drawing .axis line{stroke:var(--strong)}
.row-drawing .axis text,.space-drawing .axis text{font:11.5px var(--mono);fill:var(--soft)}
.detail{min-height:1.5em;font-size:.8125rem;color:var(--soft);margin-top:2px}
.detail:empty::before{content:"Point at a part, or use the arrow keys; + and − zoom, Shift and the wheel too.";opacity:1}
.break{display:flex;align-items:center;gap:12px;color:var(--soft);font-size:.8125rem;padding:10px 4px}
.break::before{content:"";flex:none;width:34px;height:16px;background:linear-gradient(135deg,transparent 46%,var(--strong) 46% 54%,transparent 54%) 0 0/12px 16px repeat-x}
.edge{margin:2px 0 12px;padding:9px 16px;border-left:4px solid var(--strong);background:var(--sunken);color:var(--soft);font-size:.875rem;border-radius:0 8px 8px 0}
.edge.bad{border-color:var(--error);background:var(--error-ground);color:var(--error)}
.edge b{font-family:var(--mono);font-size:.9375em}
.map>.quiet{margin-top:12px}
.table-of{margin-top:14px;font-size:.875rem}
.table-of summary{color:var(--link)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--surface);margin-top:10px}
table{border-collapse:collapse;width:100%;font-size:.8125rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:10px 12px;color:var(--soft)}
th,td{text-align:left;padding:5px 12px;border-top:1px solid var(--line);white-space:nowrap}
th{font-weight:600}
.number{text-align:right}
@media (hover:none){.detail:empty::before{content:""}}
@media (max-width:700px){
.row{padding:14px 14px 10px}
.row-head{grid-template-columns:minmax(0,1fr)}
.extent{text-align:left}
.extent span{margin:0 8px 0 0}
.reach div{grid-template-columns:1fr;gap:0}
.zoom-buttons{position:static;margin-bottom:8px}
.zoom-buttons button{min-width:44px;height:34px}
}
`;
