import { dateText } from '../../../french/dates.ts'
import { squash } from '../../../french/fold.ts'
import { dateAfter } from './dates.ts'
import type { ReadyDraft } from './found-citation.ts'
import { match } from './match-at.ts'
import type { Memory } from './memory.ts'

const ecli = /(?:ECLI:)?((?:[A-Z]{2}:[A-Z0-9]{1,7}|EU:[CTF]):\d{4}:[A-Za-z0-9.]{1,25}[A-Za-z0-9])/y
const dila = /(?:LEGI|JORF|KALI)(ARTI|TEXT)\d{12}|(?:CETA|JURI|CONS|CNIL)TEXT\d{12}/y

/** An ECLI or an identifier of DILA at this place. */
export function readIdentifier(text: string, at: number): ReadyDraft | undefined {
  const code = match(ecli, text, at)
  if (code) {
    const full = `ECLI:${code[1]!.toUpperCase()}`
    const keys = code[1]!.startsWith('EU:')
      ? [`ecli:${code[1]!.toUpperCase()}`, `ecli:${full}`]
      : [`ecli:${full}`]
    return {
      what: 'ready',
      kind: 'decision',
      start: at,
      end: ecli.lastIndex,
      keys: text.startsWith('ECLI:', at) ? keys.reverse() : keys,
      label: code[0],
    }
  }
  const id = match(dila, text, at)
  if (!id) return undefined
  const kind =
    id[1] === 'ARTI'
      ? 'article'
      : id[1] === 'TEXT'
        ? 'text'
        : id[0].startsWith('CNIL')
          ? 'document'
          : 'decision'
  const own = `dila:${id[0]}`
  const keys = kind === 'text' ? [own, `article:${id[0]}|`] : [own]
  return { what: 'ready', kind, start: at, end: dila.lastIndex, keys, label: id[0] }
}

const cadaFirst = /CADA,?\s(avis|conseil)\s(?:n[°ºo]\s?)?(\d{8})(?!\d)/uy
const cadaLast = /(avis|conseil)\s(?:de\sla\s)?(?:CADA\s)?n[°ºo]\s?(\d{8})(?!\d)(?:\sde\sla\sCADA)?/iuy
const onDay = /,\s(?=\d)|,?\s(?:du|rendu\sle|en\sdate\sdu)\s/uy

/** An avis or a conseil of the CADA at this place: `CADA, avis n° 20184400, 17 janvier 2019`, `avis CADA n° 20184400 du…`. */
export function readCada(text: string, at: number): ReadyDraft | undefined {
  const pattern = text.startsWith('CADA', at) ? cadaFirst : cadaLast
  const capture = match(pattern, text, at)
  if (!capture) return undefined
  const nature = capture[1]!.toLowerCase()
  const number = capture[2]!
  const end = pattern.lastIndex
  const date = dateAfter(onDay, text, end)
  const day = date?.day ?? ''
  const keys = [day, ''].flatMap(one => [
    `document:cada||${nature}||||${number}|${one}`,
    `document:other|cada|${nature}||||${number}|${one}`,
  ])
  return {
    what: 'ready',
    kind: 'document',
    start: at,
    end: date?.end ?? end,
    keys: [...new Set(keys)],
    label: `CADA, ${nature} n°\u00a0${number}${day ? `, ${dateText(day)}` : ''}`,
    numbers: [number],
    date: date?.day,
  }
}

const deliberation =
  /(?:délibérations?|délib\.)(?:\s(?:de\sla\s)?(?:CNIL|formation\srestreinte))?\s?,?\s(?:n[°ºo]s?\s?)?((?:SAN|MEDP?|D[A-Z]{2})?-?\d{4}-\d{1,4})(?!\d)/iuy
const sanction = /((?:SAN|MEDP?|D[ERT])-\d{4}-\d{1,4})(?!\d)/y
const of =
  /,?\s(?:(?:de\sla\s(?:CNIL|formation\srestreinte|Commission\snationale[^,.;\n]{0,50}?),?\s)?(?:en\sdate\s)?du\s)?\(?/uy

/** A deliberation of the CNIL at this place: `délibération n° 2019-001 du 10 janvier 2019`, `SAN-2021-003`. */
export function readDeliberation(text: string, at: number, memory: Memory): ReadyDraft | undefined {
  const word = match(deliberation, text, at)
  const capture = word ?? match(sanction, text, at)
  if (!capture) return undefined
  const number = capture[1]!
  const end = word ? deliberation.lastIndex : sanction.lastIndex
  // Assemblies of every kind take deliberations: one that bears a plain number is the CNIL's in a text that speaks of it.
  if (/^\d/.test(number) && !speaksOfCnil(text, memory)) return undefined
  const date = dateAfter(of, text, end)
  const figures = squash(number)
  const key = (day: string, n: string) => `document:cnil||delib||||${n}|${day}`
  const day = date?.day ?? ''
  return {
    what: 'ready',
    kind: 'document',
    start: at,
    end: date?.end ?? end,
    keys: [key(day, figures), key(day, `n${figures}`), ...(day ? [key('', figures)] : [])],
    label: `CNIL, délib. ${/^\d/.test(number) ? 'n°\u00a0' : ''}${number}${day ? `, ${dateText(day)}` : ''}`,
    numbers: [number],
    date: date?.day,
  }
}

function speaksOfCnil(text: string, memory: Memory): boolean {
  if (memory.cnil) return true
  const namesCnil =
    /CNIL|Commission nationale de l['’]informatique|demande d['’]autorisation n°|données à caractère personnel|informatique et libertés|(?:du|le|au) RGPD|SNDS/i.test(
      text,
    )
  if (namesCnil) memory.cnil = true
  return namesCnil
}
