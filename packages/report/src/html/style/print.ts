/** On paper: everything is there, nothing that only a screen can do. */
export const print = `
@media print{
@page{margin:16mm 14mm}
body{display:block;font-size:10.5pt;background:none}
.top nav,.tools,.skip,.table-of:not([open]),.copy,.zoom-buttons,.detail,.filter,.all-commands{display:none!important}
.top{position:static;height:auto;padding:0;display:flex;flex-direction:row;justify-content:space-between}
main,footer{padding:0;max-width:none}
.part{padding-top:28pt}
.excerpt,.row,.remedy,.program-card,.finding{break-inside:avoid-page}
.chain{grid-template-columns:repeat(4,minmax(0,1fr))}
.finding,.path{break-inside:auto}
h2,h3,h4,summary{break-after:avoid}
.excerpt pre{overflow:visible;white-space:pre-wrap}
.excerpt .line{white-space:pre-wrap}
.excerpt pre code{width:auto}
a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
