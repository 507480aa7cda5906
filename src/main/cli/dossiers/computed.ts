import { readFileSync } from 'node:fs'
import { longDayText } from '../../../shared/french/dates.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { termOf } from '../../../shared/procedure/limits/terms.ts'
import { type ComputedLimit, type Situation, Situations } from '../../../shared/procedure/neutral/format.ts'
import { kindByWords } from '../../../shared/procedure/neutral/kinds.ts'
import { plain } from '../../../shared/procedure/neutral/phrases.ts'
import { UsageError } from '../args.ts'

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

/** A situation whose decisions print that time to sue, where they tell none; refused where there is no decision, or no time in the words. */
export function withSpan(situation: Situation, span: string): Situation {
  const term = termOf(span.replace(/j$/, 'd'))
  if (!term)
    throw new UsageError(
      `«\u00a0--span ${span}\u00a0» : attendu un nombre d’heures (72h), de jours (40j) ou de mois (1m).`,
    )
  const isDecision = ({ type }: Situation['events'][number]) =>
    printingKinds.has(kindByWords(plain(type)) ?? '')
  if (!situation.events.some(isDecision))
    throw new UsageError(
      `«\u00a0--span ${span}\u00a0» : aucune décision notifiée, refusée ou publiée n’est dans cette situation ; aucun délai n’est calculé.`,
    )
  const events = situation.events.map(one =>
    isDecision(one) && !('délai mentionné' in one)
      ? { ...one, 'délai mentionné': `${term.n} ${unitWords[term.unit]}` }
      : one,
  )
  return { ...situation, events }
}

const unitWords = { h: 'heures', d: 'jours', m: 'mois' } as const

/** Kinds of events that print a time to sue. */
const printingKinds: ReadonlySet<string> = new Set(['notified', 'refused', 'published'])

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
