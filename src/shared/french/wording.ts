const nbsp = '\u00a0'
const thin = '\u202f'

/** `1024` as `1 024 €`; a text that is not a number stays as it is. */
export function amountText(value: string): string {
  const number = value.replace(/[\s€\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d+(\.\d{1,2})?$/.test(number)) return value
  const [whole = '', cents] = number.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, thin)
  return `${thousands}${cents ? `,${cents.padEnd(2, '0')}` : ''}${nbsp}€`
}

/** A title in quotation marks, once: many arguments are named by the objection they answer, already quoted. Words quoted inside a title get the inner marks. */
export const inGuillemets = (title: string): string =>
  title.startsWith('«')
    ? title
    : `«\u00a0${title.replace(/«[ \u00a0\u202f]?/g, '“').replace(/[ \u00a0\u202f]?»/g, '”')}\u00a0»`

/** A sentence whose two-part marks stay on the line of the word before them. */
export const holdMarks = (text: string): string => text.replace(/ (?=[:;?!](?:\s|$))/g, '\u00a0')

/** A sentence with its full stop, where it ends with none. */
export function withFullStop(text: string): string {
  const bare = text.trim()
  return bare && !/[.!?…»]$/.test(bare) ? `${bare}.` : bare
}

/** A sentence that follows a colon: its own colons become semicolons. Quotations, and sentences after it, keep theirs. */
export function afterColon(text: string): string {
  const end = /[.!?…]\s+\p{Lu}\p{Ll}/u.exec(text)?.index ?? text.length
  const sentence = text
    .slice(0, end)
    .replace(/«[^»]*»|[ \u00a0\u202f]:(?=\s)/g, part => (part.startsWith('«') ? part : `${thin};`))
  return sentence + text.slice(end)
}

/** `a, b et c`; `last` is what stands before the last one. */
export function listText(items: readonly string[], last: ', ' | ' et ' = ' et '): string {
  const head = items.slice(0, -1).join(', ')
  const tail = items.at(-1) ?? ''
  return head ? `${head}${last}${tail}` : tail
}

// French has no rule for the h of a place name: these are the mute ones of communes large enough to be met.
const MUTE_H =
  /^(hyères|hér[io]|hérép|hérouville|hénin|hendaye|hennebont|hirson|hy|hab[sè]|hi[eè]res|honnecourt|hos[st])/i
const elides = (name: string) =>
  /^[aeiouàâäéèêëîïôöûüœæ]/i.test(name) ||
  /^y[^aeiouéè]/i.test(name) ||
  /^(yerres|yèbles)/i.test(name) ||
  MUTE_H.test(name)
const article = /^(le|les|la|l['’])(?=\s|(?<=['’]))\s*/i

/** A place after *de*: `de Grenoble`, `d’Orléans`, `du Mans`, `des Ulis`, `de La Rochelle`, `de L’Haÿ-les-Roses`. */
export function ofPlace(name: string): string {
  const articleOfName = name.match(article)?.[1]?.toLowerCase()
  const rest = name.replace(article, '')
  if (articleOfName === 'le') return `du ${rest}`
  if (articleOfName === 'les') return `des ${rest}`
  return elides(name) ? `d’${name}` : `de ${name}`
}

/** Somebody after *de*: `d’Ana Exemple`, `de Ben`, `d’Hélène`. */
export const ofPerson = (name: string): string =>
  /^[aeiouàâäéèêëîïôöûüœæ]/i.test(name) || /^h[eéèioôuy]/i.test(name) || /^y[^aeiouéè]/i.test(name)
    ? `d’${name}`
    : `de ${name}`

/** A place after *à*: `à Grenoble`, `au Mans`, `aux Ulis`, `à La Rochelle`. */
export function atPlace(name: string): string {
  const articleOfName = name.match(article)?.[1]?.toLowerCase()
  const rest = name.replace(article, '')
  if (articleOfName === 'le') return `au ${rest}`
  if (articleOfName === 'les') return `aux ${rest}`
  return `à ${name}`
}

/** Anything after *de*, its own article contracted: `du maire`, `de la commune`, `de l’État`, `d’une convention`. */
export const ofThing = (text: string): string => ofPlace(text)

/** Infinitives whose h forbids elision: `de hisser`, but `d’héberger`. */
const ASPIRATED_VERB = /^(?:haïr|hal|hant|harcel|hausser|heurt|hiérarchis|hisser|hâter|hurl)/i

/** Words that begin no infinitive: a noun or a clause was typed, and takes no *de*. */
const NOMINAL =
  /^(?:l[’']|qu[’']|(?:le|la|les|un|une|des|du|au|aux|son|sa|ses|leurs?|ce|cet|cette|ces|que|à)\s)/i

/** An infinitive after *de*, whether it was typed with it or not: `de communiquer`, `d’interrompre`. */
export function ofVerb(text: string): string {
  if (NOMINAL.test(text.trim())) return text
  const verb = uncapital(text.trim().replace(/^(?:de\s+|d[’'])/i, ''))
  return /^[aâeéèêiîoôuûyh]/i.test(verb) && !ASPIRATED_VERB.test(verb) ? `d’${verb}` : `de ${verb}`
}

/** Words that begin a clause and no name: their capital goes where another word comes first. */
const CLAUSE_START =
  /^(?:l[’']|(?:les?|la|une?|des|du|ils?|elles?|on|ce|cet|cette|ces|aucune?|en|son|sa|ses|leurs?)\s)/i

/** A clause after *que*, whether it was typed with it or not: `qu’il n’y a pas d’atteinte`, `que la délibération existe`. */
export function thatClause(text: string): string {
  const typed = text.trim().replace(/^(?:que\s+|qu[’'])/i, '')
  const clause = CLAUSE_START.test(typed) ? uncapital(typed) : typed
  return /^[aàâeéèêiîoôuû]/i.test(clause) ? `qu’${clause}` : `que ${clause}`
}

/** The full name of a court from what was typed: `Grenoble`, `TA Grenoble`, `TA d’Orléans` or the name itself. */
export function courtName(value: string): string {
  const text = value.trim()
  const [, kind, city] =
    text.match(
      /^(TA|CAA|tribunal administratif|cour administrative d['’]appel)\s*(?:de la |de |d['’]|du |des )?(.*)$/i,
    ) ?? []
  if (/conseil d['’][ée]tat|^CE$/i.test(text)) return 'Conseil d’État'
  if (!kind)
    return /^(tribunal|cour|conseil)\b/i.test(text) ? text : `tribunal administratif ${ofPlace(text)}`
  const body = /^(CAA|cour)/i.test(kind) ? 'cour administrative d’appel' : 'tribunal administratif'
  if (!city) return body
  // «du» and «des» were written: the name has an article of its own
  const preposition = text.match(/\b(du|des|de la)\s/i)?.[1]?.toLowerCase()
  const place =
    preposition === 'du'
      ? `le ${city}`
      : preposition === 'des'
        ? `les ${city}`
        : preposition
          ? `La ${city}`
          : city
  return `${body} ${ofPlace(place)}`
}

/** The first letter in capital, `À` and `É` included. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
/** The first letter in lower case, unless the word is an acronym. */
export const uncapital = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)

/** Writes a number and the noun it counts: « 0 pièce », « 1 pièce », « 2 pièces ». French counts plurals from two. */
export const countOf = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count >= 2 ? several : one}`
