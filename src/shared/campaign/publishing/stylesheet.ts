/** The style sheet of every page: no font, no picture, nothing from elsewhere. Colours hold a contrast of 4.5 for words in both schemes. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --ink: #1d1b18;
  --soft: #57524a;
  --line: #d8d2c6;
  --accent: #1c4570;
  --in: #f6dcd6;
  --changed: #f8edcc;
  --part: #dfe7f2;
  --out: #dcebdc;
  --text: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
  --tools: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1916;
    --ink: #ece7dd;
    --soft: #b5aea1;
    --line: #46413a;
    --accent: #9cc3ec;
    --in: #4a2a25;
    --changed: #43381a;
    --part: #2a3547;
    --out: #24392a;
  }
}

* { box-sizing: border-box; }

html { background: var(--paper); color: var(--ink); font: 100%/1.6 var(--text); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }

body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); max-width: 64rem; overflow-wrap: break-word; }

a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }

a:hover { text-decoration-thickness: 2px; }

:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }

main:focus { outline: none; }

.skip { position: absolute; left: -100vw; top: 0; padding: .6rem 1rem; background: var(--paper); font-family: var(--tools); z-index: 1; }

.skip:focus { left: 0; }

header.site { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 2rem; padding: 1.25rem 0 .9rem; border-bottom: 1px solid var(--line); font-family: var(--tools); font-size: .9375rem; }

header.site p { margin: 0; }

.name { font-weight: 600; }

.name a { color: inherit; text-decoration: none; }

.name a:hover { text-decoration: underline; }

nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0; padding: 0; list-style: none; }

nav a { display: inline-block; padding: .3rem 0; color: var(--soft); text-decoration: none; }

nav a:hover { color: var(--ink); text-decoration: underline; }

nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: 0 2px 0 var(--accent); }

main { padding: clamp(1.75rem, 5vw, 3.25rem) 0 3rem; }

h1, h2, h3 { line-height: 1.22; text-wrap: balance; }

h1 { margin: 0 0 1rem; max-width: 22em; font-size: clamp(1.6rem, 1.2rem + 1.9vw, 2.35rem); letter-spacing: -.01em; }

h2 { margin: 2.75rem 0 .75rem; font-size: 1.375rem; }

h3 { margin: 1.75rem 0 .4rem; font-size: 1.1rem; }

p, ul, ol, dl, blockquote { max-width: 40rem; margin: 0 0 1rem; }

.lead { font-size: 1.1875rem; line-height: 1.5; }

small, .small { color: var(--soft); font-size: .875rem; }

.small, .state, table, figcaption, .when { font-family: var(--tools); }

.state { display: inline-block; padding: .1rem .55rem; border: 1px solid transparent; border-radius: 3px; font-size: .875rem; line-height: 1.5; }

.in { background: var(--in); }

.changed { background: var(--changed); }

.part { background: var(--part); }

.out { background: var(--out); }

.state.unknown, td .unknown { border: 1px dashed var(--soft); }

.measures, .lines { max-width: none; padding: 0; list-style: none; }

.measures > li { display: grid; grid-template-columns: 12rem minmax(0, 40rem); gap: .15rem 1.5rem; padding: 1rem 0; border-top: 1px solid var(--line); }

.measures > li:last-child { border-bottom: 1px solid var(--line); }

.measures h3 { margin: 0; }

.measures p { margin: .35rem 0 0; }

.measures .state { justify-self: start; align-self: start; margin-top: .15rem; }

.lines > li { padding: .7rem 0; border-top: 1px solid var(--line); max-width: 46rem; }

.lines h2, .lines h3 { margin: 0 0 .2rem; font-size: 1.1rem; }

.lines p { margin: 0; }

.request { margin: 1.5rem 0; padding: .2rem 0 .2rem 1.1rem; border-left: 3px solid var(--accent); font-size: 1.0625rem; }

.request p { margin: 0; }

.request .small { margin-bottom: .15rem; }

figure { margin: 1.5rem 0; }

figcaption { max-width: 40rem; margin-top: .6rem; color: var(--soft); font-size: .875rem; }

.wide { overflow-x: auto; max-width: 100%; }

.wide img { display: block; max-width: none; height: auto; }

table { border-collapse: collapse; font-size: .9375rem; line-height: 1.45; }

caption { padding: 0 0 .5rem; color: var(--soft); text-align: left; font-size: .875rem; }

th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; }

thead th { border-top: 0; color: var(--soft); font-weight: 600; }

.matrix { min-width: max-content; }

.matrix th, .matrix td { max-width: 15rem; padding: .5rem; border: 1px solid var(--line); }

.matrix th[scope=row] { min-width: 11rem; }

.stages { width: 100%; }

dt { margin-top: 1rem; font-weight: 600; }

dd { margin: .2rem 0 0; }

dd p { margin-bottom: .5rem; }

details { max-width: 46rem; border-top: 1px solid var(--line); }

details:last-of-type { border-bottom: 1px solid var(--line); }

summary { padding: .6rem 0; font-family: var(--tools); cursor: pointer; }

details ol { padding-left: 2.2rem; }

.script dt { color: var(--soft); font-family: var(--tools); font-size: .875rem; font-weight: 600; }

.script dd { font-size: 1.0625rem; }

cite { font-style: normal; }

footer.site { padding: 1.25rem 0 2.5rem; border-top: 1px solid var(--line); font-family: var(--tools); font-size: .875rem; color: var(--soft); }

footer.site p { margin: 0; }

@media (max-width: 40rem) {
  .measures > li { grid-template-columns: minmax(0, 1fr); }
}

@media print {
  @page { margin: 2cm; }

  html { background: none; color: #000; font-size: 10.5pt; }

  body { max-width: none; padding: 0; }

  nav, .skip, footer.site a { display: none; }

  h1, h2, h3 { break-after: avoid; }

  .measures > li, tr, figure, .request { break-inside: avoid; }

  .wide { overflow: visible; }

  .wide img { max-width: 100%; }

  .matrix { min-width: 0; font-size: 7.5pt; }

  main a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .8em; overflow-wrap: anywhere; }
}
`
