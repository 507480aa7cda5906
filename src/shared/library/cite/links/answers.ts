import { unique } from '../../keys.ts'

/**
 * The keys under which texts may cite what has this key (library/keys.ts): itself, then without what a citation often leaves
 * out, its date, the letters of a decision of the Conseil constitutionnel; and an EU act by its figures alone.
 */
export function answersTo(key: string): string[] {
  const kind = key.slice(0, key.indexOf(':'))
  if (kind === 'decision')
    return unique([key, keyWithoutDate(key), bareNumber(key), keyWithoutDate(bareNumber(key)), ofItsDay(key)])
  if (kind === 'document') {
    const deliberation = key.replace(/^document:cnil\|\|[^|]*\|/, 'document:cnil||delib|')
    return unique([key, keyWithoutDate(key), deliberation, keyWithoutDate(deliberation)])
  }
  if (kind === 'ecli') return unique([key, `ecli:ECLI:${key.replace(/^ecli:(?:ECLI:)?/, '')}`])
  if (kind !== 'article') return [key]
  const plain = key
    .replace(european, (_, nature: string, figures: string) => `article:${nature} ue ${figures}|`)
    .replace(ofJustice, 'article:$1 $2|')
  return unique([key, plain, ...[key, plain].map(otherFirst)])
}

/** The keys a source of the library may bear, when this is how it is cited: the inverse of `answersTo`. */
export function borneAs(key: string): string[] {
  const act = /^article:(reglement|directive|decision) ue (\d+)\|(.*)/.exec(key)
  const forms = act
    ? ['', 'n'].flatMap(before =>
        (ENDS[act[1] ?? ''] ?? []).map(after => `article:${act[1]} ue ${before}${act[2]}${after}|${act[3]}`),
      )
    : [
        key,
        key.replace(/^(article:(?:decision cadre|action commune) \d+)\|/, '$1jai|'),
        ...(key.startsWith('ecli:ECLI:') ? [`ecli:${key.slice(10)}`] : []),
        ...letterForms(key),
      ]
  return unique([...forms, ...forms.map(otherFirst)])
}

/** Letters that may follow the figures of an act of the Union, by its nature. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  reglement: ['', 'ce', 'ue', 'cee'],
  directive: ['', 'ce', 'ue', 'cee', 'euratom'],
  decision: ['', 'ce', 'ue', 'cee', 'euratom', 'pesc', 'jai'],
}

/** A decision of the Conseil constitutionnel cited without its letters. */
const letterForms = (key: string) =>
  /^decision:consconst\|\|\d+\|/.test(key)
    ? ['qpc', 'dc'].map(letters => key.replace(/(\|\d+)\|/, `$1${letters}|`))
    : []

const european = /^article:(reglement|directive|decision) ue n?(\d+)(?:ce|ue|cee|pesc|jai|euratom)?\|/
/** Acts of justice and home affairs before Lisbon. */
const ofJustice = /^article:(decision cadre|action commune) (\d+)jai\|/

/** The first article is numbered 1 or 1er. */
const otherFirst = (key: string) =>
  key.startsWith('article:') ? key.replace(/\|1(-er)?$/, (_, er?: string) => (er ? '|1' : '|1-er')) : key

/** Some texts cite a decision by its court and its day alone. */
const ofItsDay = (key: string) => key.replace(/^(decision:[^|]+\|[^|]*\|)[^|]+(\|.+)$/, '$1$2')
/** The date is what follows the last bar. */
const keyWithoutDate = (key: string) => key.slice(0, key.lastIndexOf('|') + 1)
const bareNumber = (key: string) =>
  key.startsWith('decision:consconst|') ? key.replace(/(\|\d+)[a-z]+\|/, '$1|') : key
