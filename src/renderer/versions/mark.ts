/** Marks in the margin the blocks of these insertions, until the returned function is called. */
export function markGroups(groups: readonly string[]): () => void {
  const sheet = new CSSStyleSheet()
  if (groups.length > 0) {
    const blocks = groups.map(group => `.editor-page > [data-group="${CSS.escape(group)}"]`).join(',')
    sheet.replaceSync(
      `:is(${blocks}) { box-shadow: -3px 0 0 var(--warn); }
       :is(${blocks})::after { content: " · source modifiée"; font: 0.75rem var(--sans); color: var(--warn); }`,
    )
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet)
  }
}
