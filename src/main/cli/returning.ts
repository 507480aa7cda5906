import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { WordReview } from '../../shared/model/returned.ts'
import { expect, need, UsageError } from './args.ts'
import type { Verb } from './verb.ts'

/** Verbs about Word files that come back. */
export const returningVerbs: readonly Verb[] = [
  {
    name: 'draft open',
    usage: 'draft open FICHIER.docx --dossier DOSSIER [--as draft|new] [--all accept|refuse]',
    about:
      'reprend un fichier Word : sans --as, dit ce qu’il est et ce qui y a été changé, sans rien écrire ; --as draft le met dans le texte d’où il vient, --as new en fait un nouveau texte ; --all accepte ou refuse les modifications suivies',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const dossier = need(cli.options.dossier, 'dossier')
      const { as, all } = cli.options
      if (as !== undefined && as !== 'draft' && as !== 'new')
        throw new UsageError(`--as ${as} : attendu draft ou new.`)
      if (all !== undefined && all !== 'accept' && all !== 'refuse')
        throw new UsageError(`--all ${all} : attendu accept ou refuse.`)
      const review = await cli.call['drafts.readDocx']({ dossier, file: { path: resolve(path) } })
      if (!as) {
        cli.print(review, () => told(review))
        return 0
      }
      if (as === 'draft' && !review.draft)
        throw new AppError(
          'refused',
          'Ce fichier ne vient d’aucun texte de ce dossier : rien n’a été écrit. Reprenez-le avec --as new.',
        )
      if (review.changes.length > 0 && !all)
        throw new AppError(
          'refused',
          `Le fichier a ${review.changes.length} modification${review.changes.length > 1 ? 's suivies' : ' suivie'} : rien n’a été écrit. Dites --all accept ou --all refuse, ou décidez-en une à une dans la fenêtre.`,
        )
      const choice = {
        id: review.id,
        into: as,
        accepted: all === 'accept' ? review.changes.map(one => one.id) : [],
        comments: review.comments.map(one => one.id),
      } as const
      const { left } = await cli.call['drafts.previewDocx'](choice)
      const { draft, before } = await cli.call['drafts.applyDocx'](choice)
      cli.print({ id: draft.id, revision: draft.revision, left }, () =>
        [
          before
            ? `« ${draft.title} » a repris le fichier Word.`
            : `Nouveau texte ${draft.id} : « ${draft.title} ».`,
          ...left.map(one => `Laissé dans le fichier : ${one}.`),
        ].join('\n'),
      )
      return 0
    },
  },
]

function told(review: WordReview): string {
  const what =
    review.kind === 'foreign'
      ? 'Texte venu d’ailleurs.'
      : review.draft
        ? `${review.kind === 'working' ? 'Copie de travail' : 'Reconnu comme le texte'} « ${review.draft.title} » (${review.draft.id}).`
        : 'Copie de travail d’un texte qui n’est pas dans ce dossier.'
  const changes = review.changes.map(({ kind, author, at, before, removed, added, after }) => {
    const what =
      kind === 'move'
        ? `déplacé : ${added}`
        : `…${before.slice(-40)}[-${removed}-]{+${added}+}${after.slice(0, 40)}…`
    return `${author || '?'}, ${at.slice(0, 10)} : ${what}`
  })
  const comments = review.comments.map(one => `${one.author || '?'} : ${one.text} (sur « ${one.quote} »)`)
  return [what, ...changes, ...comments].join('\n')
}
