/** Marks in the margin the blocks of these insertions, until the returned function is called. */
export function markGroups(groups: readonly string[]): () => void {
  const sheet = new CSSStyleSheet()
  const rules = groups.map(group => {
    const block = `.editor-page > [data-group="${CSS.escape(group)}"]`
    // said once, where the insertion begins
    return `${block} { box-shadow: -3px 0 0 var(--warn); }
      ${block}:not(${block} + *)::after { content: " · source modifiée"; font: 0.75rem var(--sans); color: var(--warn); }`
  })
  sheet.replaceSync(rules.join('\n'))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet)
  }
}
