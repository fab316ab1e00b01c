/** The style of the API page: served as a file of its own, since the policy allows no inline style. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --ink: #1b1f1e; --soft: #5a635f; --line: #dfe3e1; --paper: #fff; --wash: #f5f7f6;
  --brand: #1f4d46; --get: #1d5a8a; --post: #22663f; --put: #7a4d00; --delete: #a3242f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6eae8; --soft: #a0aaa6; --line: #323836; --paper: #141716; --wash: #1c2120;
    --brand: #8fc7bb; --get: #86bfec; --post: #86d0a2; --put: #e0b566; --delete: #f09aa1;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; display: grid; grid-template-columns: 15rem minmax(0, 1fr);
  font: 15px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
}
a { color: var(--brand); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 2rem 1.5rem;
  border-right: 1px solid var(--line); background: var(--wash);
}
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { display: flex; align-items: baseline; gap: .5rem; }
nav li a { flex: 1; padding: .2rem 0; color: inherit; text-decoration: none; }
nav a:hover { color: var(--brand); text-decoration: underline; }
nav small { color: var(--soft); font-variant-numeric: tabular-nums; }
.brand { margin: 0 0 1rem; font-weight: 650; }
.brand a { color: var(--brand); text-decoration: none; }
main { max-width: 60rem; padding: 2rem 2.5rem 6rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.01em; }
h1 small { font-size: 1rem; font-weight: 400; color: var(--soft); }
h2 {
  margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--line);
  font-size: 1.25rem;
}
h2::first-letter { text-transform: uppercase; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; }
h3 a { display: flex; align-items: baseline; gap: .6rem; color: inherit; text-decoration: none; }
h3 a:hover code { text-decoration: underline; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .875em; }
var { font-style: normal; color: var(--soft); }
pre {
  overflow-x: auto; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--wash);
}
article {
  margin: 0 0 1rem; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: 8px;
}
article:target { border-color: var(--brand); }
article p { margin: .35rem 0 .5rem; }
small { color: var(--soft); }
.method { flex: none; min-width: 3.6rem; font-size: .72rem; font-weight: 700; letter-spacing: .04em; }
.get { color: var(--get); } .post { color: var(--post); } .delete { color: var(--delete); }
.put, .patch { color: var(--put); }
.fields { list-style: none; margin: .3rem 0; padding: 0; }
.fields .fields { margin: .2rem 0 .4rem .3rem; padding-left: .9rem; border-left: 2px solid var(--line); }
.fields li { padding: .1rem 0; overflow-wrap: anywhere; }
.fields .kind { padding-top: .4rem; }
.own { padding: .2rem 0; }
.name { font-weight: 600; }
.type { color: var(--soft); margin: 0 .3rem; }
.optional { font-size: .8rem; color: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; }
.bare { font-size: .93rem; }
summary { cursor: pointer; padding: .2rem 0; font-weight: 600; font-size: .93rem; }
summary small { font-weight: 400; }
dl dt { font-weight: 600; margin-top: .8rem; }
dl dd { margin: .1rem 0 0; }
.refusals { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: .3rem .8rem; margin: .4rem 0; }
.refusals dt { margin: 0; font-variant-numeric: tabular-nums; }
@media (max-width: 60rem) {
  body { display: block; }
  nav { position: static; height: auto; padding: 1rem; border: 0; border-bottom: 1px solid var(--line); }
  nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; }
  nav li { gap: .3rem; }
  main { padding: 1.5rem 1rem 4rem; }
}
@media print {
  :root { color-scheme: light; }
  body { display: block; font-size: 10pt; color: #000; background: #fff; }
  nav, .skip { display: none; }
  /* What is folded on screen is open on paper. */
  details::details-content { content-visibility: visible; block-size: auto; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  article { break-inside: avoid-page; border-color: #bbb; }
  a { color: inherit; text-decoration: none; }
}
`
