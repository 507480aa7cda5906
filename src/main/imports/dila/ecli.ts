const strict = /^ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:(\d{4}):[A-Za-z0-9.]{1,25}$/

/**
 * An ECLI worth keeping: well formed, of the year of the decision and, for the administrative courts, of its number and date.
 * Publishers give some that are not (`Code Inconnu`, `undefined`).
 */
export function ecliOf(raw: string, date: string | undefined, number?: string): string | undefined {
  const ecli = raw.replace(/\s+/g, '')
  const year = strict.exec(ecli)?.[1]
  if (!year || /\s/.test(raw.trim())) return undefined
  if (date && number)
    return ecli.endsWith(`:${number}.${date.replaceAll('-', '')}`) && ecli.includes(`:${date.slice(0, 4)}:`)
      ? ecli
      : undefined
  return !date || Math.abs(Number(year) - Number(date.slice(0, 4))) <= 1 ? ecli : undefined
}
