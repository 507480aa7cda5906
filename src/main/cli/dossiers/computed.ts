import { readFileSync } from 'node:fs'
import { longDayText } from '../../../shared/drafts/slots/words.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type ComputedLimit, type Situation, Situations } from '../../../shared/procedure/neutral/format.ts'

/** The situations of a file: one, a list, or an object that holds them under `vectors`. */
export function readSituations(path: string): Situation[] {
  const read = Situations.safeParse(parsed(path))
  if (!read.success)
    throw new AppError(
      'invalid',
      'Ce fichier n’est pas une situation, ni une liste de situations : il y faut pour chacune « events », une liste d’événements avec « type » et « date ». Rien n’a été calculé.',
    )
  return read.data
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new AppError(
      'invalid',
      error instanceof SyntaxError
        ? 'Ce fichier n’est pas du JSON. Rien n’a été calculé.'
        : 'Ce fichier ne se lit pas : vérifiez son chemin. Rien n’a été calculé.',
    )
  }
}

/** One answer in words. */
export function computedText(found: ComputedLimit): string {
  const days =
    found.keep === null
      ? [found.reason || 'aucune date ne se déduit de cette situation']
      : [
          `date à retenir : ${longDayText(found.keep)}`,
          `dernier jour : ${longDayText(found.last_day ?? found.keep)}`,
        ]
  return [
    [found.id, found.remedy].filter(Boolean).join(' : '),
    ...days,
    ...(found.born ? [`décision née le ${longDayText(found.born)}`] : []),
    ...found.readings.map(one => `lecture : ${one.reading}, ${longDayText(one.day)}`),
    ...(found.pending ? [`en attente : ${found.pending}`] : []),
    ...found.unread.map(one => `non lu : ${one}`),
    ...(found.articles.length > 0 ? [found.articles.join(', ')] : []),
    ...(found.next ? [found.next] : []),
  ].join('\n  ')
}
