const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

/** Orders texts as a French reader expects: accents and capitals aside, `9` before `10`. */
export const compareNatural = (a: string, b: string): number => collator.compare(a, b)
