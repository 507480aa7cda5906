/** « Montreuil (93) », « Montreuil, 93100 », « 2 rue Franklin, 93100 Montreuil »: the commune as one says it, and its département where it is written too. */
export function typedPlace(query: string): { readonly commune: string; readonly department?: string } {
  const whole = query.trim()
  const [, postal = '', town] = /(?:^|[\s,])(\d{5})\s+(\D+)$/.exec(whole) ?? []
  if (town) return { commune: town.trim(), ...departmentOfPostal(postal) }
  const [, commune, code = ''] = /^(\D+?)[\s,]*[\s,(](\d{5}|\d{2,3}|2[ab])\)?$/i.exec(whole) ?? []
  if (!commune) return { commune: whole }
  return { commune, ...(code.length === 5 ? departmentOfPostal(code) : { department: code.toUpperCase() }) }
}

/** The département that begins a postal code, which does not say which half of Corsica. */
function departmentOfPostal(code: string): { readonly department?: string } {
  const department = code.slice(0, /^9[78]/.test(code) ? 3 : 2)
  return department === '20' ? {} : { department }
}
