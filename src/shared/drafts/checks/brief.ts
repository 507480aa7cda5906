import type { Bill } from '../../campaign/bills/model.ts'
import { outdated } from '../../campaign/bills/resting.ts'
import { currentStage } from '../../campaign/bills/stages.ts'
import { choiceOf, hasPassed } from '../../campaign/briefs/choice.ts'
import { fold } from '../../french/fold.ts'
import type { Argument } from '../../library/model.ts'
import { minutes, secondsText, sumTallies, tally } from '../../search/tally.ts'
import { isDay } from '../limit.ts'
import { citedIds } from '../references.ts'
import { inGuillemets } from '../slots/words.ts'
import { linesOf, lineText, placed, problem, type Rule, type Subject, says } from './subject.ts'

/** The arguments a text was made from, each with the first block where it stands. */
function inserted({ gathered: { draft }, sources }: Subject): Map<Argument, string> {
  const found = new Map<Argument, string>()
  for (const block of draft.blocks) {
    const source = block.origin && sources.get(block.origin.source)
    if (source?.kind === 'argument' && !found.has(source)) found.set(source, block.id)
  }
  return found
}

const wordsIn = (blocks: Subject['printed']['blocks']) =>
  sumTallies(blocks.flatMap(block => linesOf(block).map(line => tally(lineText(line)))))

/** No more words than the template allows: what is longer is not read, so it is not sent. */
export const words: Rule = ({ printed, template }) => {
  const most = template?.length?.words
  const found = most === undefined ? 0 : wordsIn(printed.blocks).words
  if (most === undefined || found <= most) return []
  const said = `Le texte compte ${found} mots, objet et signature compris : il doit tenir en ${most}. Retirez ${found - most} mots.`
  return [problem('blocking', 'too-long', said)]
}

/** How long what is said aloud takes. */
export const spokenTime: Rule = subject => {
  const most = subject.template?.length?.seconds
  const spoken = spokenTally(subject)
  if (spoken.words === 0) return []
  const time = minutes(spoken, 'aloud')
  if (most === undefined || time * 60 <= most) return []
  const said = `À voix haute, le script dure environ ${secondsText(time)} : il doit tenir en ${secondsText(most / 60)}. Gardez un seul argument, ou raccourcissez-le.`
  return [problem('warning', 'too-slow', said)]
}

const spokenTally = ({ gathered: material, printed }: Subject) => {
  const ids = new Set(
    material.draft.blocks.filter(block => block.slot?.startsWith('spoken')).map(block => block.id),
  )
  return wordsIn(printed.blocks.filter(block => ids.has(block.id)))
}

/** A personal opening, written by who sends it. */
export const opening: Rule = subject => {
  const blocks = placed(subject, 'opening')
  const gaps = blocks
    .flatMap(linesOf)
    .flat()
    .some(inline => inline.kind === 'gap')
  if (blocks.length > 0 && says(blocks) && !gaps) return []
  const said =
    'L’ouverture personnelle manque : une phrase à vous, pour cette personne. Un courriel copié n’est pas lu, et dessert la cause.'
  return [problem('blocking', 'no-opening', said, '', { fact: 'opening' })]
}

/** One thing is asked, once. */
export const oneRequest: Rule = ({ printed }) => {
  const asked = printed.blocks.filter(
    block => block.kind === 'paragraph' && block.style === 'request' && lineText(block.line).trim(),
  )
  if (asked.length === 1) return []
  return asked.length === 0
    ? [problem('blocking', 'no-request', 'Le texte ne demande rien : écrivez une demande, une seule.')]
    : [
        problem(
          'warning',
          'many-requests',
          `Le texte porte ${asked.length} demandes : gardez-en une. Les autres viendront après la réponse.`,
          '',
          { block: asked[1]!.id },
        ),
      ]
}

/** Three to six authorities: fewer do not convince, more are not read. */
export const authorityCount: Rule = ({ gathered: { draft }, sources }) => {
  const known = citedIds(draft).filter(id => sources.has(id))
  if (known.length >= 3 && known.length <= 6) return []
  const said =
    known.length < 3
      ? `La note cite ${known.length === 0 ? 'aucune autorité' : known.length === 1 ? 'une seule autorité' : 'deux autorités'} : il en faut trois au moins, décisions, textes ou avis.`
      : `La note cite ${known.length} autorités : au-delà de six, elles ne sont plus lues. Gardez les plus fortes.`
  const at = draft.blocks.find(block => block.slot === 'law')?.id
  return [problem('warning', 'authority-count', said, '', at ? { block: at } : {})]
}

/** The three arguments of a sheet: law, effectiveness, democracy. */
export const threeArguments: Rule = subject =>
  (
    [
      ['part-law', 'de droit'],
      ['part-effect', 'd’efficacité'],
      ['part-democracy', 'de démocratie'],
    ] as const
  ).flatMap(([slot, name]) => {
    const blocks = placed(subject, slot)
    const gaps = blocks
      .flatMap(linesOf)
      .flat()
      .some(inline => inline.kind === 'gap')
    if (blocks.length > 0 && says(blocks) && !gaps) return []
    const said = `La fiche n’a pas d’argument ${name} : choisissez-en un, ou écrivez-le.`
    return [problem('warning', 'argument-missing', said, '', blocks[0] ? { block: blocks[0].id } : {})]
  })

/** An argument past its date, not yet good on the day the text bears, or written for a state of the bill that has passed. */
export const expired: Rule = subject => {
  const dated = subject.gathered.dossier.facts['briefing.date'] ?? ''
  const day = isDay(dated) && dated < subject.today ? dated : subject.today
  return [...inserted(subject)].flatMap(([argument, block]) => {
    const { validFrom, validTo, title } = argument
    const past = validTo !== undefined && validTo < subject.today
    const early = validFrom !== undefined && validFrom > day
    if (!past && !early) return outdatedHere(subject, argument, block)
    const said = past
      ? `L’argument ${inGuillemets(title)} n’est plus valable depuis le ${dayOf(validTo)} : remplacez-le.`
      : `L’argument ${inGuillemets(title)} n’est valable qu’à partir du ${dayOf(validFrom ?? '')}${day < subject.today ? `, et le texte est daté du ${dayOf(day)}` : ''}.`
    return [problem('blocking', 'argument-expired', said, '', { block })]
  })
}

/** One written for an earlier state of what it is about; where the whole text is, that alone is told. */
function outdatedHere({ gathered: { bill, dossier } }: Subject, argument: Argument, block: string) {
  const choice = choiceOf(dossier.facts)
  if (!bill || !choice || hasPassed(bill, choice.stage)) return []
  const late = outdated(bill, argument, choice.measures, choice.stage)
  if (!late) return []
  const said = `L’argument ${inGuillemets(argument.title)} est écrit pour « ${late.writtenFor} ». ${late.change}`
  return [problem('warning', 'argument-outdated', said, '', { block })]
}

const dayOf = (day: string) => day.split('-').reverse().join('/')

/** What its arguments say never to say. */
export const neverSay: Rule = subject =>
  [...inserted(subject)].flatMap(([argument]) =>
    argument.neverSay.flatMap(ban => {
      // what stands in quotation marks is the very words
      const quoted = /«\s*([^»]+?)\s*»/.exec(ban)?.[1] ?? ban
      const wanted = fold(quoted)
      const said = subject.gathered.draft.blocks.some(block => block.slot === 'bans')
        ? subject.printed.blocks.filter(block => !placed(subject, 'bans').some(one => one.id === block.id))
        : subject.printed.blocks
      const found = said.find(block => linesOf(block).some(line => fold(lineText(line)).includes(wanted)))
      if (!found || wanted.length < 6) return []
      const message = `À ne pas dire : ${ban}`
      return [problem('warning', 'never-say', message, '', { block: found.id })]
    }),
  )

const rankOf = (bill: Bill, key: string | undefined) => bill.stages.findIndex(one => one.key === key)

/** The bill has gone on since the stage this text was written for. */
export const stagePassed: Rule = ({ gathered: material }) => {
  const choice = choiceOf(material.dossier.facts)
  const { bill } = material
  if (!choice || !bill) return []
  const now = currentStage(bill)
  const written = bill.stages.find(one => one.key === choice.stage)
  if (!now || !written || !hasPassed(bill, written.key)) return []
  const said = `Ce document est écrit pour le stade « ${written.label} ». Le texte en est à « ${now.label} » : changez le stade dans Campagne, Documents, puis mettez le document à jour.`
  return [problem('warning', 'stage-passed', said, '', { fact: 'stage' })]
}

/** A referral comes after the last vote and before promulgation. */
export const beforePromulgation: Rule = ({ gathered: { bill } }) => {
  const now = bill && currentStage(bill)
  if (!bill || !now) return []
  const law = bill.stages.findIndex(one => one.kind === 'promulgation' || one.key === 'loi')
  if (law < 0 || rankOf(bill, now.key) < law) return []
  const said =
    'La loi est promulguée : le Conseil constitutionnel ne peut plus en être saisi par soixante parlementaires. Il reste la question prioritaire de constitutionnalité.'
  return [problem('blocking', 'already-law', said, 'art. 61 de la Constitution')]
}
