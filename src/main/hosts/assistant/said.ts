import { dateText } from '../../../shared/french/dates.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { languageName } from '../../../shared/library/languages.ts'
import type { Source } from '../../../shared/library/model.ts'
import { whyKept } from '../../../shared/library/withdrawal.ts'
import { excerptText } from '../../../shared/search/excerpt-text.ts'
import type { Hit } from '../../../shared/search/model.ts'

/** Says of a hit what an answer must never leave out: its id, its day, how sure it is, that its publisher took it back. */
export const hitLine = ({ id, label: name, certainty, withdrawn, excerpt }: Hit): string =>
  [
    `[${id}] ${name}`,
    certainty === 'to-verify' ? ' [à vérifier]' : '',
    withdrawn ? ` [retiré par son éditeur, liste du ${dateText(withdrawn)}]` : '',
    excerpt ? ` : ${excerptText(excerpt)}` : '',
  ].join('')

/** Says what a source is, where it comes from, of what day its data are, and how sure it is. */
export function sourceHead(source: Source): string[] {
  const origins = source.provenance.map(({ publisher, asOf, url }) =>
    [publisher, asOf ? `données du ${dateText(asOf)}` : '', url ?? ''].filter(Boolean).join(', '),
  )
  return [
    `[${source.id}] ${label(source)}`,
    `Origine : ${origins.join(' ; ') || 'non notée'}.`,
    source.certainty === 'verified'
      ? 'Certitude : vérifié.'
      : `Certitude : à vérifier.${source.caveat ? ` ${source.caveat}` : ''}`,
    ...(source.withdrawn
      ? [`Retiré par son éditeur (liste du ${dateText(source.withdrawn)}). ${whyKept(source)}.`]
      : []),
    ...('language' in source && source.language ? [`Texte en ${languageName(source.language)}.`] : []),
  ]
}

/** Characters of one answer: more would drown whoever reads it. */
const MAX_ANSWER = 40_000

/** One part of a long text, and how many there are; refused where there is no such part. */
export function partOf(text: string, part: number): { readonly text: string; readonly of: number } {
  const of = Math.max(1, Math.ceil(text.length / MAX_ANSWER))
  if (part > of)
    throw new AppError(
      'invalid',
      `Ce texte a ${of} partie${of > 1 ? 's' : ''} : la partie ${part} n’existe pas.`,
    )
  const start = (part - 1) * MAX_ANSWER
  const suffix = of > 1 ? `\n(partie ${part} sur ${of})` : ''
  return { text: `${text.slice(start, start + MAX_ANSWER)}${suffix}`, of }
}
