import { partiesOf } from '../slots/facts.ts'
import { partyInSentence, partyName } from '../slots/party-names.ts'
import { linesOf, lineText, problem, type Rule } from './subject.ts'

const R411_1 = 'art. R. 411-1 CJA'

/** Checks the names and domiciles of the parties. */
export const domiciles: Rule = ({ material: { dossier } }) => {
  const claimants = partiesOf(dossier, 'claimant')
  if (claimants.length === 0) {
    return [
      problem(
        'blocking',
        'no-claimant',
        'La requête ne nomme aucun requérant. Ajoutez-le aux parties du dossier.',
        R411_1,
        { fact: 'claimants.names' },
      ),
    ]
  }
  return claimants
    .filter(party => party.address.trim() === '' || partyName(party) === '')
    .map(party =>
      problem(
        'blocking',
        'no-domicile',
        `Le nom ou le domicile (ou siège) de ${partyName(party) || 'l’un des requérants'} n’est pas indiqué. Complétez la partie dans le dossier.`,
        R411_1,
        { fact: 'claimant.seat' },
      ),
    )
}

/** Checks that several claimants name a single representative among them. */
export const singleRepresentative: Rule = ({ material: { dossier }, fact }) => {
  const several = partiesOf(dossier, 'claimant').length > 1
  if (!several || partiesOf(dossier, 'counsel').length > 0 || fact('claimants.representative')) return []
  return [
    problem(
      'warning',
      'no-single-representative',
      'La requête est présentée par plusieurs requérants : désignez parmi eux le représentant unique à qui le tribunal écrira.',
      'art. R. 411-5 CJA',
      { fact: 'claimants.representative' },
    ),
  ]
}

/** Checks that an association proves its object and its authority to sue. */
export const associations: Rule = ({ material: { dossier, exhibits } }) => {
  const claimantBodies = partiesOf(dossier, 'claimant').filter(party => party.type === 'association')
  if (claimantBodies.length === 0) return []
  const statutes =
    dossier.facts['exhibit.statuts'] ||
    exhibits.some(exhibit => /\bstatuts?\b/i.test(`${exhibit.nature} ${exhibit.label}`))
  const powerless = claimantBodies.filter(party => party.empowerment.trim() === '')
  return [
    ...(statutes
      ? []
      : [
          problem(
            'warning',
            'no-statutes',
            'L’association requérante ne produit pas ses statuts : son objet fonde son intérêt à agir. Ajoutez-les aux pièces.',
            '',
            { fact: 'exhibit.statuts' },
          ),
        ]),
    ...powerless.map(party =>
      problem(
        'warning',
        'no-empowerment',
        `Rien n’indique que le représentant de ${partyName(party) || 'l’association'} est habilité à agir en justice : citez la clause des statuts ou la délibération, avec sa date.`,
        '',
        { fact: 'claimant.empowerment' },
      ),
    ),
  ]
}

/** Reports a text written against a town whose defendant is another: it does not fit as it stands. */
export const otherDefendant: Rule = ({ material: { dossier }, assembly }) => {
  const defendants = partiesOf(dossier, 'defendant')
  if (defendants.length === 0 || defendants.some(party => party.type !== 'authority')) return []
  const [first, ...rest] = assembly.blocks.filter(
    block => block.kind !== 'quote' && linesOf(block).some(line => /\bla commune\b/i.test(lineText(line))),
  )
  if (!first) return []
  const passages = rest.length === 0 ? 'un passage parle' : `${rest.length + 1} passages parlent`
  const message = `La défense est ${partyInSentence(defendants[0]!)}, mais ${passages} de «\u00a0la commune\u00a0» : relisez les faits, les moyens et l’injonction de ce modèle, écrit contre une commune.`
  return [problem('warning', 'other-defendant', message, '', { block: first.id })]
}
