import type { Party } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { listText } from '../../french/wording.ts'
import { isDay } from '../../kernel/days.ts'
import { agreementOf } from '../slots/agreement.ts'
import { factOf, partiesOf } from '../slots/facts.ts'
import { counselTitle, partyName } from '../slots/party-names.ts'
import type { Line, PrintedCover, PrintedInline, PrintedParty } from './assembled.ts'
import type { Context } from './context.ts'
import { gap, printMarkup } from './inlines.ts'
import type { Where } from './running-state.ts'

const DECISION_BOX = { heading: 'CONTRE', lines: ['**{{Decision.full}}**', '{{Defendant.full}}, en défense'] }

const bold = (text: string): PrintedInline => ({ kind: 'run', text, marks: ['bold'] })
const text = (value: string): PrintedInline => ({ kind: 'run', text: value })

/** The cover in the association's manner: court, title, who files, for whom, against what. */
export function printCover(context: Context, where: Where): PrintedCover {
  const { dossier, draft } = context.material
  const line = (markup: string): Line => printMarkup(markup, context, where)
  const fact = (key: string) => factOf(key, dossier, context.template)
  const number = fact('case.number')
  const subtitle = fact('cover.subtitle')
  const counsel = partiesOf(dossier, 'counsel')
  const against = context.template?.cover ?? DECISION_BOX
  return {
    court: [upper(line('{{court.name}}')), ...lines(fact('court.section'))],
    ...(number && { caseNumber: [text(`n°\u00a0${number}`)] }),
    title: [text(fact('cover.title') ?? draft.title)],
    ...(subtitle && { subtitle: [text(subtitle)] }),
    producedBy: { heading: 'PRODUIT PAR', parties: claimants(context, where) },
    ...(counsel.length > 0 && {
      counsel: {
        heading: 'AYANT POUR AVOCAT',
        parties: counsel.map(party => ({
          name: nameOf(party, context, where),
          details: counselDetails(party),
        })),
      },
    }),
    against: { heading: against.heading, lines: [...against.lines.map(line), ...interveners(context)] },
  }
}

/** Who intervenes, and for whom; not in their own memoir, where they are who files, nor in a case of another number. */
function interveners({ material: { dossier }, template }: Context): Line[] {
  const other = template?.speaks === 'intervener' || template?.answers['case.number'] !== undefined
  const parties = other ? [] : partiesOf(dossier, 'intervener')
  if (parties.length === 0 || parties.some(party => !partyName(party))) return []
  const { gender, plural } = agreementOf(parties)
  const s = plural ? 's' : ''
  const word = `intervenant${gender === 'f' ? 'e' : ''}${s} volontaire${s}`
  const side = dossier.facts['supported.side'] === 'défense' ? 'de la défense' : 'de la requête'
  return [
    [text('En présence de '), bold(listText(parties.map(partyName))), text(`, ${word} au soutien ${side}`)],
  ]
}

const lines = (value: string | undefined): Line[] => (value ? [[text(value)]] : [])
/** Puts a line in capitals, the town on the line of what leads to it: TRIBUNAL ADMINISTRATIF / DE MONTREUIL. */
const upper = (line: Line): Line =>
  line.map(inline =>
    inline.kind === 'run'
      ? {
          ...inline,
          text: inline.text
            .toLocaleUpperCase('fr')
            .replace(
              / (DE LA|DE|DU|DES) (?=\S+$)/u,
              (_, of: string) => ` ${of.replace(' ', '\u00a0')}\u00a0`,
            ),
        }
      : inline,
  )

function claimants(context: Context, where: Where): PrintedParty[] {
  const parties = partiesOf(context.material.dossier, 'claimant')
  if (parties.length === 0) return [{ name: [gap('claimants.names', context, where)], details: [] }]
  return parties.map((party, i) => ({
    ...(parties.length > 1 && { number: i + 1 }),
    name: nameOf(party, context, where),
    details:
      party.type === 'person' ? personDetails(party, context, where) : bodyDetails(party, context, where),
  }))
}

function nameOf(party: Party, context: Context, where: Where): Line {
  const name = partyName(party)
  if (!name) return [gap(party.role === 'counsel' ? 'counsel.name' : 'claimants.names', context, where)]
  const aliasVerb = party.gender === 'm' ? 'dit' : 'dite'
  // an alias that repeats the end of the name says nothing: « Association Toits pour tous, dite Toits pour tous »
  const alias = ` ${fold(name)}`.endsWith(` ${fold(party.alias)}`) ? '' : party.alias
  return alias ? [bold(name), text(`, ${aliasVerb} `), bold(alias)] : [bold(name)]
}

const linesIfSet = (value: string, make: (value: string) => Line): Line[] =>
  value.trim() ? [make(value.trim())] : []

function contact(party: Party): Line[] {
  return [
    ...linesIfSet(party.phone, phone => [text(`Tél.\u00a0: ${phone}`)]),
    ...linesIfSet(party.email, email => [text(`Courriel\u00a0: ${email}`)]),
  ]
}

function personDetails(party: Party, context: Context, where: Where): Line[] {
  const e = party.gender === 'm' ? '' : 'e'
  return [
    // whoever writes `née le 4 mars` meant it to be read once
    ...linesIfSet(party.birth.replace(/^née?\s+/i, ''), birth => [
      text(`né${e} ${isDay(birth) ? `le ${dayText(birth)}` : birth}`),
    ]),
    ...linesIfSet(party.nationality, nationality => [text(`de nationalité ${nationality}`)]),
    ...linesIfSet(party.profession, profession => [text(profession)]),
    [
      text(`demeurant `),
      party.address.trim() ? text(party.address.trim()) : gap('claimant.seat', context, where),
    ],
    ...contact(party),
  ]
}

function bodyDetails(party: Party, context: Context, where: Where): Line[] {
  const e = party.gender === 'm' ? '' : 'e'
  const acting = party.representative.trim()
    ? text(party.representative.trim())
    : gap('claimant.representative', context, where)
  return [
    ...linesIfSet(party.legalForm, form => [text(form)]),
    [
      text('dont le siège est '),
      party.address.trim() ? text(party.address.trim()) : gap('claimant.seat', context, where),
    ],
    ...linesIfSet(party.number, number => [text(`enregistré${e} sous le numéro ${number}`)]),
    [
      text(`représenté${e} par `),
      acting,
      ...(party.quality.trim() ? [text(`, ${party.quality.trim()}`)] : []),
    ],
    ...contact(party),
  ]
}

function counselDetails(party: Party): Line[] {
  return [
    ...linesIfSet(counselTitle(party), title => [text(title)]),
    ...linesIfSet(party.number.replace(/^toque\s+/i, ''), number => [text(`toque ${number}`)]),
    ...linesIfSet(party.address, address => [text(address)]),
    ...contact(party),
  ]
}
