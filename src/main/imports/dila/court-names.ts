import { fold } from '../../../shared/french/fold.ts'
import { memo } from '../../../shared/kernel/caches.ts'
import { appealSeats } from '../../../shared/library/cite/seats.ts'
import type { Decision } from '../../../shared/library/model.ts'

const appeal: Readonly<Record<string, string>> = {
  '13': 'Marseille',
  '31': 'Toulouse',
  '33': 'Bordeaux',
  '44': 'Nantes',
  '54': 'Nancy',
  '59': 'Douai',
  '69': 'Lyon',
  '75': 'Paris',
  '78': 'Versailles',
  ...appealSeats,
}
const first: Readonly<Record<string, string>> = {
  '06': 'Nice',
  '13': 'Marseille',
  '14': 'Caen',
  '20': 'Bastia',
  '21': 'Dijon',
  '25': 'Besançon',
  '30': 'Nîmes',
  '31': 'Toulouse',
  '33': 'Bordeaux',
  '34': 'Montpellier',
  '35': 'Rennes',
  '38': 'Grenoble',
  '44': 'Nantes',
  '45': 'Orléans',
  '51': 'Châlons-en-Champagne',
  '54': 'Nancy',
  '59': 'Lille',
  '63': 'Clermont-Ferrand',
  '64': 'Pau',
  '67': 'Strasbourg',
  '69': 'Lyon',
  '75': 'Paris',
  '76': 'Rouen',
  '77': 'Melun',
  '78': 'Versailles',
  '80': 'Amiens',
  '83': 'Toulon',
  '86': 'Poitiers',
  '87': 'Limoges',
  '93': 'Montreuil',
  '95': 'Cergy-Pontoise',
  '101': 'La Réunion',
  '102': 'Martinique',
  '103': 'Guadeloupe',
  '104': 'Mayotte',
  '105': 'Saint-Martin',
  '106': 'Guyane',
}

/** The court and its seat from the publisher's code (`CE`, `CAA13`, `TA75`, `PA`) and, above all, its name in full. */
export function courtOf(code: string, name: string): Pick<Decision, 'court' | 'city'> | undefined {
  const key = code.trim().toUpperCase()
  if (key === 'CE') return { court: 'CE' }
  if (key === 'TC') return { court: 'TC' }
  const seat = /(?:administrati(?:ve|f) d.appel|administratif)\s+(?:de |d['’])(.+)$/i.exec(name.trim())?.[1]
  const city = seat && seatOf(seat)
  const short = key.replace(/^(?:CAA|TA)/, '')
  if (key.startsWith('CAA') || (!key.startsWith('TA') && short in appeal))
    return { court: 'CAA', city: city ?? appeal[short] }
  if (key.startsWith('TA')) return { court: 'TA', city: city ?? first[short] }
  return undefined
}

/** The formation as it is cited: `10ème et 9ème chambres réunies` gives `10e-9e ch. réunies`, an order gives `ord.`. */
export const formationOf = (formation: string, type: string): string | undefined =>
  formationFrom(`${formation}\u0001${type}`)

const formationFrom = memo(key => {
  const [formation = '', type = ''] = key.split('\u0001')
  const text = formation.replace(/\s+/g, ' ').trim()
  if (/ordonnance/i.test(type) || /juge des référés|bureau des référés/i.test(text)) return 'ord.'
  if (/^assemblée/i.test(text)) return 'Ass.'
  if (/^section/i.test(text)) return 'Sect.'
  const [one, two] = [...text.matchAll(/(\d{1,2})\s?(?:ère|ere|ème|eme|è|er|e)(?!\p{L})/giu)].map(part =>
    ordinal(part[1] ?? ''),
  )
  const sub = /sous-section/i.test(text) ? 'ss-sect.' : 'ch.'
  if (one && two && /réunies/i.test(text)) return `${one}-${two} ${sub} réunies`
  if (one && !two) return `${one} ${sub}`
  return text || undefined
})

function ordinal(number: string): string {
  return number === '1' ? '1re' : `${Number(number)}e`
}

/** A seat as it is printed: funds give it in capitals as well (`CAA de PARIS`). */
function seatOf(raw: string): string {
  const name = raw
    .replace(/\s+/g, ' ')
    .replaceAll("'", '’')
    .trim()
    // cited without its article, but for La Réunion, whose name it is
    .replace(/^la (?=guadeloupe|martinique|guyane|polynésie|nouvelle-calédonie)/i, '')
  if (name !== name.toUpperCase()) return name
  const match = [...Object.values(appeal), ...Object.values(first)].find(seat => fold(seat) === fold(name))
  return (
    match ??
    name
      .toLowerCase()
      .replace(/(?<!\p{L})(?!(?:de|la|le|les|en|sur|du|d|l)(?!\p{L}))\p{L}/gu, letter => letter.toUpperCase())
  )
}

/** The court of a decision of JADE, from its name as printed and the beginning of its old identifier (`JG`, `J0`, `JC`). */
export function courtNamed(name: string, old: string): Pick<Decision, 'court' | 'city'> | undefined {
  const text = name.replace(/\s+/g, ' ').trim()
  if (/tribunal des conflits/i.test(text)) return { court: 'TC' }
  const [, kind = '', seat] =
    /^(cour administrative d.appel|CAA|tribunal administratif|TA)(?: (?:de |d['’])?(.+?))?(?:,.*| \(.*)?$/iu.exec(
      text,
    ) ?? []
  const city = seat && !/^d[eu]? /i.test(seat) ? seatOf(seat) : seat && seatOf(seat.replace(/^d[eu]? /i, ''))
  if (/^c/i.test(kind)) return { court: 'CAA', city }
  if (kind) return { court: 'TA', city }
  if (/conseil d.[eé]tat|section du contentieux/i.test(text) || old.startsWith('JG')) return { court: 'CE' }
  if (/^J[0-7]/.test(old)) return { court: 'CAA' }
  return old.startsWith('JC') ? { court: 'TC' } : undefined
}
