import type { Target } from '../../../../shared/campaign/amendments/model.ts'

/** Where an amendment stands, from the words a chamber heads it with: « ART. 2 », « APRÈS ART. 9 », « art. add. après Article 7 », « Article 13 bis ». */
export function targetOf(label: string, side = ''): Target {
  const text = label.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const place = /^(?:art\. add\. )?(?:(après|avant|apres) )?(?:l['’] ?)?art(?:icle|\.)?s?\s(.+)$/i.exec(text)
  if (!place)
    return /intitulé|^titre$|titre du (?:projet|texte)/i.test(text)
      ? { kind: 'title' }
      : { kind: 'other', label: text }
  const article = designation(place[2] ?? '')
  const position = (
    place[1] ?? (/^apr/i.test(side) ? 'après' : /^av/i.test(side) ? 'avant' : '')
  ).toLowerCase()
  if (!position) return { kind: 'article', article }
  return { kind: 'beside', side: position.startsWith('av') ? 'before' : 'after', article }
}

const suffix = /^(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies)$/i

/** « PREMIER » is 1er, « 40 QUATER » is 40 quater; what follows in parentheses is not of the name. */
export const designation = (text: string): string =>
  text
    .replace(/\(.*?\)/g, '')
    .replace(/,? insérer.*$/i, '')
    .trim()
    .split(/\s+/)
    .map((word, n) =>
      n === 0 && /^(?:premier|1er|unique)$/i.test(word)
        ? word.toLowerCase().replace('premier', '1er')
        : suffix.test(word)
          ? word.toLowerCase()
          : word,
    )
    .join(' ')
