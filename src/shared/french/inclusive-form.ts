/** The one way inclusive spellings are written; `off` leaves them as they are. */
export type InclusiveForm = 'off' | 'dot' | 'period' | 'hyphen' | 'brackets'

const ENDING = 'e|ne|le|te|se|fe|ve|re|rice|trice|ice|euse|eresse|ère|ière'
const DOTS = '[·⋅•‧∙・]'
const SPELLING = new RegExp(
  `(?<!\\p{L})(\\p{L}*\\p{Ll}{2})(?:${DOTS}(${ENDING})${DOTS}?(s?)|\\((${ENDING})\\)(s?)|\\.(${ENDING})\\.(s)|\\.(e)()|-(${ENDING})-(s))(?![\\p{L}\\d])`,
  'gu',
)

const write = (form: Exclude<InclusiveForm, 'off'>, base: string, ending: string, plural: string): string => {
  switch (form) {
    case 'dot':
      return `${base}·${ending}${plural}`
    case 'period':
      return `${base}.${ending}${plural && `.${plural}`}`
    case 'hyphen':
      return `${base}-${ending}${plural && `-${plural}`}`
    case 'brackets':
      return `${base}(${ending})${plural}`
  }
}

/** Where a text spells otherwise than in this form, and what it would spell: `député.e.s` is `député·es`. No letter changes. */
export function* inclusiveEdits(
  text: string,
  form: InclusiveForm,
): Generator<{ readonly start: number; readonly end: number; readonly text: string }> {
  if (form === 'off') return
  for (const match of text.matchAll(SPELLING)) {
    const [all, base = ''] = match
    const at = [2, 4, 6, 8, 10].find(group => match[group] !== undefined) ?? 2
    // the end of a sentence whose next word stuck to it
    if (at === 8 && /^\.e\s*$/.test(all.slice(base.length)) && !/[éiut]$/.test(base)) continue
    const spelling = write(form, base, match[at] ?? '', match[at + 1] ?? '')
    if (spelling !== all)
      yield {
        start: match.index + base.length,
        end: match.index + all.length,
        text: spelling.slice(base.length),
      }
  }
}
