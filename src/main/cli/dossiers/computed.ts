import { readFileSync } from 'node:fs'
import { longDayText } from '../../../shared/french/dates.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type ComputedLimit, type Situation, Situations } from '../../../shared/procedure/neutral/format.ts'

/** The situations of a file: one, a list, or an object that holds them under `vectors`. */
export function readSituations(path: string): Situation[] {
  const parsing = Situations.safeParse(parseFile(path))
  if (!parsing.success)
    throw new AppError(
      'invalid',
      'Ce fichier n’est pas une situation, ni une liste de situations : il y faut pour chacune «\u00a0events\u00a0», une liste d’événements avec «\u00a0type\u00a0» et «\u00a0date\u00a0». Rien n’a été calculé.',
    )
  return parsing.data
}

function parseFile(path: string): unknown {
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
export function computedText(limit: ComputedLimit): string {
  const days =
    limit.keep === null
      ? [limit.reason || 'aucune date ne se déduit de cette situation']
      : [
          `date à retenir : ${longDayText(limit.keep)}`,
          `dernier jour : ${longDayText(limit.last_day ?? limit.keep)}`,
        ]
  return [
    [limit.id, limit.remedy].filter(Boolean).join(' : '),
    ...days,
    ...(limit.born ? [`décision née le ${longDayText(limit.born)}`] : []),
    ...(limit.judge ? [`juge : ${limit.judge}`] : []),
    ...(limit.assumes ? [`à préciser : ${limit.assumes}`] : []),
    ...(limit.admissible ? [] : ['irrecevable ou hors délai']),
    ...limit.readings.map(one => `lecture : ${one.reading}, ${longDayText(one.day)}`),
    ...(limit.pending ? [`en attente : ${limit.pending}`] : []),
    ...limit.unread.map(one => `non lu : ${one}`),
    ...(limit.articles.length > 0 ? [limit.articles.join(', ')] : []),
    ...(limit.next ? [limit.next] : []),
  ].join('\n  ')
}
