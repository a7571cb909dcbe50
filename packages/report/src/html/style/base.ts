/** Items are blocks: numbering a thousand of them anew with each one that the filter hides takes Chromium seconds. */
export const base = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:24px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 var(--sans);font-feature-settings:"cv05","ss03","calt" 0;text-rendering:optimizeLegibility;overflow-wrap:break-word}
h1,h2,h3,h4,p,ol,ul,dl,dd,figure,pre{margin:0;padding:0}
ol,ul{list-style:none}
li{display:block}
h1,h2,h3,h4{line-height:1.2;font-weight:650;text-wrap:balance}
h1{letter-spacing:-.022em}
h2{font-size:1.5rem;letter-spacing:-.015em}
h3{font-size:1.0625rem}
h4{font-size:1rem}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
code,pre,.place,.address{font-family:var(--mono);font-size:.875em;font-variant-ligatures:none;font-feature-settings:normal}
code code{font-size:1em}
h1 code{font-size:.86em;letter-spacing:-.03em}
b,strong{font-weight:620}
abbr[title]{text-decoration:none}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:4px}
button,select,input{font:inherit;color:inherit}
button{cursor:pointer}
[hidden]{display:none!important}
summary{cursor:pointer}
.quiet,.role,.extent,.regions{color:var(--soft)}
.quiet{font-size:.9375rem}
.none{color:var(--soft)}
.wrong{color:var(--error);font-weight:600}
.off-screen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:12px;top:-60px;background:var(--surface);padding:8px 14px;border-radius:6px;z-index:9}
.skip:focus{top:12px}
.defs{position:absolute}
#hatch line{stroke:var(--hatch);stroke-width:2.4;stroke-opacity:.55}
`;
