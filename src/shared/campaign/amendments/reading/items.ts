import { roman } from '../../../drafts/assemble/numerals.ts'

/** A dispositif as lines: spaces single, no empty line, no trailing blank. No-break spaces become plain ones inside instructions only. */
export const cleanLines = (text: string | readonly string[]): string[] =>
  (typeof text === 'string' ? text.split('\n') : text)
    .flatMap(line => line.split('\n'))
    .map(line => line.replace(/[ \t\r]+/g, ' ').replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, ''))
    .filter(line => /\S/.test(line))

/** An instruction as it is compared: plain spaces, apostrophes and dashes, small letters. */
export const plain = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/’/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/ :/g, ':')
    .trim()
    .toLocaleLowerCase('fr')

/** Tells whether a line opens an instruction, in either chamber. */
export const opensInstruction = (line: string): boolean =>
  /^(?:en conséquence|alinéas? \d|(?:après|avant) (?:l'alinéa|l'article|les? (?:mot|référence|nombre|montant|taux|signe|date|chiffre|deuxième|premi|second)|la (?:référence|date|première|deuxième|seconde|troisième|dernière))|(?:à|au|aux) (?:l[a']|la|l'alinéa|alinéas?|début|fin|premi|deuxi|troisi|derni|secon)|(?:à la|au) |supprimer|remplacer|compléter|insérer|rédiger|rétablir|substituer|procéder|intitulé|pour compenser|première|deuxième|seconde|troisième|dernière|ajouter|l'alinéa \d+ est)/.test(
    plain(line),
  )

const marker =
  /^(I|II|III|[IVXLC]+|[A-Z])(?:\s?(?:bis|ter))?[\s\u00a0\u202f]*[.]?[\s\u00a0\u202f]*[–—‑-][\s\u00a0\u202f]*(?=\S)/u
const figure = /^(\d{1,2})[\s\u00a0\u202f]*°[\s\u00a0\u202f]*(?:[–—‑-][\s\u00a0\u202f]*)?(?=\S)/u

/** The parts of a dispositif that counts them (I. –, II. –; A. –; 1°), each without its number. */
export function items(lines: readonly string[]): string[][] {
  const byMark = split(
    lines,
    marker,
    (mark, n) => mark === roman(n) || (mark.length === 1 && mark === String.fromCharCode(64 + n)),
  )
  return (byMark ?? [[...lines]]).flatMap(subItems)
}

/** « Alinéa 18 » then « 1° Première phrase »…: the place said once goes with each. */
function subItems(lines: readonly string[]): string[][] {
  const first = lines.findIndex(
    line => figure.exec(line)?.[1] === '1' && opensInstruction(line.replace(figure, '')),
  )
  if (first < 0 || first > 1) return [[...lines]]
  const head = lines.slice(0, first)
  if (first === 1 && /:$/.test(plain(head[0] ?? ''))) return [[...lines]]
  const parts = split(lines.slice(first), figure, (mark, n) => mark === String(n))
  return parts ? parts.map(part => [...head, ...part]) : [[...lines]]
}

function split(
  lines: readonly string[],
  mark: RegExp,
  isExpected: (mark: string, n: number) => boolean,
): string[][] | undefined {
  const parts: string[][] = []
  for (const line of lines) {
    const match = mark.exec(line)
    const rest = match ? line.slice(match[0].length) : ''
    if (match && isExpected(match[1] ?? '', parts.length + 1) && opensInstruction(rest)) parts.push([rest])
    else if (parts.length === 0) return undefined
    else parts.at(-1)?.push(line)
  }
  return parts.length > 0 ? parts : undefined
}
