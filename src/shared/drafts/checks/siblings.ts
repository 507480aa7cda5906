import { problem, type Rule } from './subject.ts'

/** Reports the grounds of the dossier's other filings that a récapitulatif asked for by the court does not take up: they are dropped. */
export const carriedOver: Rule = ({ material: { draft, siblings }, fact }) => {
  const isAsked = fact('recap.asked') !== 'non'
  const sourceIds = new Set(draft.blocks.flatMap(block => (block.origin ? [block.origin.source] : [])))
  const siblingGrounds = new Map(
    (siblings ?? []).flatMap(one => one.grounds.map(ground => [ground.id, { ground, one }])),
  )
  return [...siblingGrounds.values()]
    .filter(({ ground }) => !sourceIds.has(ground.id))
    .map(({ ground, one }) =>
      problem(
        isAsked ? 'blocking' : 'information',
        'ground-dropped',
        isAsked
          ? `Le moyen « ${ground.title} », soulevé dans « ${one.title} », n’est pas repris : il serait réputé abandonné. Insérez-le.`
          : `Le moyen « ${ground.title} », soulevé dans « ${one.title} », n’est pas repris ici ; il n’est pas abandonné pour autant.`,
        'art. R. 611-8-1 CJA',
      ),
    )
}
