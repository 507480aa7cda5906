import { isProduced, listExhibits } from '../../exhibits/list.ts'
import type { Exhibit } from '../../exhibits/model.ts'
import { calledBy, producedBy, siblingsOf, skippedBy } from '../production.ts'
import { problem, type Rule, type Subject } from './subject.ts'

const looks = (exhibit: Exhibit, words: RegExp) => words.test(`${exhibit.nature} ${exhibit.label}`)

const calledKeys = ({ material: { draft, dossier, exhibits } }: Subject): string[] =>
  calledBy(draft, exhibits, dossier.facts)

/** Checks that the decision attacked is produced, or what stands for it. */
export const decisionProduced: Rule = ({ material: { exhibits, dossier }, fact }) => {
  const isFilled = (key: string) => exhibits.some(exhibit => exhibit.id === dossier.facts[`exhibit.${key}`])
  const law = 'art. R. 412-1 CJA'
  const type = fact('decision.type')
  switch (type === 'abrogation' && !fact('refusal.date') ? 'implicite' : type) {
    case 'implicite': {
      const request = isFilled('demande') || exhibits.some(exhibit => looks(exhibit, /\bdemande\b/i))
      const proof =
        isFilled('accuse') ||
        exhibits.some(exhibit =>
          looks(exhibit, /accusé|récépissé|avis de réception|preuve de (dépôt|réception)/i),
        )
      return request && proof
        ? []
        : [
            problem(
              'blocking',
              'no-decision',
              'Le refus est implicite : joignez la copie de la demande et la preuve de la date de sa réception.',
              law,
              { fact: 'exhibit.demande' },
            ),
          ]
    }
    case 'revelee': {
      const clues = exhibits.filter(
        exhibit =>
          !looks(exhibit, /\bstatuts?\b|habilitation|mandat/i) &&
          exhibit.id !== dossier.facts['exhibit.statuts'],
      )
      return clues.length > 0
        ? []
        : [
            problem(
              'blocking',
              'no-decision',
              'La décision attaquée n’est pas écrite : joignez au moins un indice qui en révèle l’existence (manuel, lettre à la CADA, compte rendu, marché).',
              law,
              { fact: 'exhibit.manuel' },
            ),
          ]
    }
    default:
      return isFilled('decision') ||
        exhibits.some(exhibit => looks(exhibit, /décision|délibération|arrêté|refus|rejet/i))
        ? []
        : [
            problem(
              'blocking',
              'no-decision',
              'La décision attaquée n’est pas jointe : sans elle la requête est irrecevable, sauf impossibilité justifiée.',
              law,
              { fact: 'exhibit.decision' },
            ),
          ]
  }
}

/** Checks that a detailed inventory goes with the exhibits. */
export const inventory: Rule = ({ material: { draft } }) =>
  draft.blocks.some(block => block.kind === 'generated' && block.what === 'inventory')
    ? []
    : [
        problem(
          'blocking',
          'no-inventory',
          'L’inventaire détaillé des pièces manque. Insérez-le à la fin de l’écrit.',
          'art. R. 412-2 CJA',
        ),
      ]

/** Reports an inventory with nothing in it, which prints a gap, where the exhibits that are missed do not say so already. */
export const emptyInventory: Rule = ({ assembly }) => {
  const empty = assembly.blocks.find(
    block => block.kind === 'inventory' && block.rows.length === 0 && !block.none,
  )
  if (!empty || assembly.problems.some(({ code }) => code === 'exhibit-missing')) return []
  const message = 'L’inventaire est vide : joignez les pièces, ou retirez-le si rien n’est produit.'
  return [problem('blocking', 'inventory-empty', message, 'art. R. 412-2 CJA', { block: empty.id })]
}

/** Checks that every exhibit has an explicit label. */
export const labels: Rule = ({ material: { exhibits } }) =>
  listExhibits(exhibits).flatMap(({ exhibit, number }) =>
    exhibit.label.trim()
      ? []
      : [
          problem(
            'blocking',
            'exhibit-label',
            `La pièce n° ${number} n’a pas d’intitulé.`,
            'art. R. 412-2 CJA',
            { exhibit: exhibit.id },
          ),
        ],
  )

/** Reports exhibits that neither the text nor one prepared with it calls. The numbers of what is produced follow one another. */
export const neverCalled: Rule = subject => {
  const { material } = subject
  const ids = new Set([...calledKeys(subject), ...siblingsOf(material).flatMap(one => one.calls)])
  const skippedIds = skippedBy(material)
  const otherTexts = new Map(
    (material.siblings ?? []).flatMap(one => one.calls.map(id => [id, one.title] as const)),
  )
  return [
    ...skippedIds.map(({ exhibit, number }) =>
      problem(
        'blocking',
        'exhibit-skipped',
        `La pièce n° ${number} (${exhibit.label}) n’est appelée que par «\u00a0${otherTexts.get(exhibit.id)}\u00a0», qui n’est pas déposé avec cet écrit : l’inventaire sauterait ce numéro. Rangez les pièces, celles de cet écrit d’abord.`,
        'art. R. 412-2 CJA',
        { exhibit: exhibit.id },
      ),
    ),
    ...producedBy(material)
      .filter(({ exhibit }) => !ids.has(exhibit.id))
      .map(({ exhibit, number }) =>
        problem(
          'warning',
          'exhibit-unused',
          `La pièce n° ${number} (${exhibit.label}) n’est appelée nulle part : appelez-la dans le texte, ou mettez-la de côté.`,
          '',
          { exhibit: exhibit.id },
        ),
      ),
    ...material.exhibits
      .filter(one => !isProduced(one) && ids.has(one.id))
      .map(one =>
        problem(
          'blocking',
          'exhibit-aside',
          `«\u00a0${one.label}\u00a0» est appelée dans le texte et mise de côté : produisez-la, ou retirez l’appel.`,
          'art. R. 412-2 CJA',
          { exhibit: one.id },
        ),
      ),
  ]
}

/** Reports numbers that do not follow the order of the first calls: that order is easier to read. */
export const order: Rule = subject => {
  const places = new Map(
    listExhibits(subject.material.exhibits).map(({ exhibit, number }) => [exhibit.id, number]),
  )
  const numbers = calledKeys(subject).flatMap(id => places.get(id) ?? [])
  const rising = numbers.every((n, i) => i === 0 || n > numbers[i - 1]!)
  return rising
    ? []
    : [
        problem(
          'information',
          'exhibit-order',
          `Les pièces ne sont pas numérotées dans l’ordre où le texte les appelle (${numbers.join(', ')}).`,
        ),
      ]
}
