/** « Montreuil (93) », « Montreuil, 93100 »: the commune as one says it, and its département where it is written too. */
export function typedPlace(query: string): { readonly commune: string; readonly department?: string } {
  const whole = query.trim()
  const [, commune, code = ''] = /^(\D+?)[\s,]*[\s,(](\d{5}|\d{2,3}|2[ab])\)?$/i.exec(whole) ?? []
  if (!commune) return { commune: whole }
  const figures = code.length === 5 ? code.slice(0, /^9[78]/.test(code) ? 3 : 2) : code
  // a postal code does not say which half of Corsica
  return figures === '20' ? { commune } : { commune, department: figures.toUpperCase() }
}
