import { fold } from './fold.ts'

/** A form that an inclusive spelling stands for (`député·es`: députés, députées), folded, with the place of the spelling. */
export interface InclusiveForm {
  readonly word: string
  readonly start: number
  readonly end: number
}

const ending =
  '(?:e|ne|le|te|se|fe|ve|re|rice|trice|ice|euse|eresse|esse|elles?|ère|ière|toutes|tes|rices|trices|euses|es|nes|les|ves|fes|ales|aux|elle)'
const dots = '[·⋅•‧∙・]'
/** The signs between the forms of an inclusive spelling, used in no other word. */
export const dot: RegExp = new RegExp(dots)
const spelling = new RegExp(
  `(\\p{L}{2,})(?:${dots}(${ending})(?:${dots}?(s))?|\\((${ending})\\)(s)?|[.](e|ne|le|trice|rice|ère|euse|ve)[.](s)|-(e|ne|le|trice|rice|ère|euse|ve)-(s))(?!\\p{L})`,
  'giu',
)
const trace =
  /[·⋅•‧∙・]|\((?:[enlts]e|e|[rt]?rice|ice|euse|[èe]re|ve|nes|les|es)\)|[.-](?:e|ne|le|trice|rice|ère|euse|ve)[.-]s/i

/** The forms of the inclusive spellings of a text. None in most texts, told at once. */
export function inclusiveForms(text: string): InclusiveForm[] {
  if (!trace.test(text)) return []
  const forms: InclusiveForm[] = []
  for (const match of text.matchAll(spelling)) {
    const [all, base = ''] = match
    const feminine = (match[2] ?? match[4] ?? match[6] ?? match[8] ?? '').toLowerCase()
    const plural = Boolean(match[3] ?? match[5] ?? match[7] ?? match[9]) || /s$|aux$/.test(feminine)
    for (const word of new Set(formsOf(fold(base), fold(feminine), plural)))
      forms.push({ word, start: match.index, end: match.index + all.length })
  }
  return forms
}

function formsOf(base: string, ending: string, plural: boolean): string[] {
  const feminine = ending.replace(/s$/, '')
  const masculine = base.replace(/s$/, '')
  const woman = feminise(masculine, feminine)
  return plural ? [masculine, `${masculine}s`, woman, `${woman}s`] : [base, woman]
}

/** `lecteur` + `rice` is lectrice, `heureux` + `euse` heureuse, `député` + `e` députée. */
function feminise(base: string, ending: string): string {
  if (/^t?rice$|^ice$/.test(ending))
    return `${base.replace(/teur$|eur$/, '')}trice`.replace('ttrice', 'trice')
  if (/^euse$/.test(ending)) return `${base.replace(/eu[rx]$/, '')}euse`
  if (/^eresse$/.test(ending)) return `${base.replace(/eur$/, '')}eresse`
  if (/^i?ere$/.test(ending)) return `${base.replace(/i?er$/, '')}${base.endsWith('ier') ? 'iere' : 'ere'}`
  if (/^[fv]e$/.test(ending)) return `${base.replace(/f$/, '')}ve`
  if (/^se$/.test(ending)) return `${base.replace(/x$/, '')}se`
  if (/^elle$/.test(ending)) return base.endsWith('el') ? `${base}le` : `${base.replace(/eau$/, '')}elle`
  return base + ending
}
