import { inDebateOrder } from '../../../shared/campaign/amendments/debate-order.ts'
import {
  amendmentLabel,
  chamberLabels,
  numberLabel,
  parentLabel,
  targetLabel,
} from '../../../shared/campaign/amendments/label.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { parentsIn } from '../../../shared/campaign/amendments/parents.ts'
import { exposeLines } from '../../../shared/campaign/amendments/reasons.ts'
import { small } from '../../../shared/campaign/amendments/say.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { choiceOf } from '../../../shared/campaign/briefs/choice.ts'
import { thingsOf } from '../../../shared/campaign/briefs/things.ts'
import { contradictedText } from '../../../shared/campaign/powers/testimony.ts'
import type { Gathered } from '../../../shared/contract/contract.ts'
import type { Dossier } from '../../../shared/dossiers/model.ts'
import type { Problem } from '../../../shared/dossiers/problem.ts'
import { gapMarksOf } from '../../../shared/drafts/checks/gap-marks.ts'
import { print } from '../../../shared/drafts/merge/parts.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { slotText } from '../../../shared/drafts/slots/slot-text.ts'
import type { EmbeddedText } from '../../../shared/drafts/templates/embed.ts'
import { argumentIds, instantiate, type Reading } from '../../../shared/drafts/templates/instantiate.ts'
import { escapeMarkup, type Thing } from '../../../shared/drafts/templates/repeats.ts'
import { type Template, UNRANKED_IN_BENCH } from '../../../shared/drafts/templates/template.ts'
import { writeMarkup } from '../../../shared/drafts/text/write-markup.ts'
import { compareNatural } from '../../../shared/french/natural-order.ts'
import { countOf, listText } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { dossiers } from '../../dossiers/store.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import { gather } from '../../drafts/gather.ts'
import { drafts } from '../../drafts/store.ts'
import { versions } from '../../drafts/version-store.ts'
import type { Library } from '../../kernel/library.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { amendments } from '../amendments/store.ts'
import { bills } from '../bills/store.ts'
import { citedAbout } from '../bills/whereabouts.ts'
import { trackedMembers, voteLines } from './tracking.ts'

/** The bill a dossier follows; undefined where it follows none, or one that is no longer there. */
export function billOf({ db }: Library, { facts }: Pick<Dossier, 'facts'>): Bill | undefined {
  const choice = choiceOf(facts)
  return (
    choice &&
    bills(db)
      .list()
      .find(one => one.id === choice.bill)
  )
}

/** Gives a template the things of a dossier: the kinds of sources, and the choices made of the bill it follows. */
export function readingOf(library: Library, dossier: Dossier, from: Template): Reading {
  const all = sourceReader(library.db)
  const kindOf: Reading['kindOf'] = id => all.existing([id])[0]?.kind
  if (from.blocks.some(block => block.each === 'documents'))
    return { kindOf, things: { documents: documentsAsked(library, dossier.id) } }
  const choice = choiceOf(dossier.facts)
  const bill = billOf(library, dossier)
  if (!choice || !bill) return { kindOf }
  const byId = new Map(all.argumentsOf(choice.arguments).map(one => [one.id, one]))
  const chosenArguments = choice.arguments.flatMap(id => byId.get(id) ?? [])
  const turns = new Set(from.blocks.map(block => block.each))
  return {
    kindOf,
    things: thingsOf({
      choice,
      bill,
      today: localDay(new Date()),
      arguments: chosenArguments,
      ...(turns.has('members') && trackedMembers(library.db, choice)),
      ...(turns.has('votes') && { votes: voteLines(library.db, choice) }),
      ...(turns.has('amendments') && { amendments: ownAmendments(library, bill.id) }),
    }),
    ...(from.blocks.some(block => block.kind === 'texts') && {
      texts: textsOf(library, bill, choice.stage, from.id),
    }),
  }
}

/** The amendments written here for a bill, in the order of the liasse: an imported liasse has hundreds, and is not the campaign's. */
function ownAmendments({ db }: Library, bill: string): Thing[] {
  const all = amendments(db).list(bill)
  const parentOf = parentsIn(all)
  const titleOf = (one: Amendment) => {
    const parentName = one.parent
      ? `${small(amendmentLabel(one))} ${parentLabel(one, parentOf(one))}`
      : one.number && numberLabel(one)
    return [targetLabel(one.target), parentName, chamberLabels[one.chamber]].filter(Boolean).join(', ')
  }
  return inDebateOrder(all)
    .filter(one => one.origin === 'draft')
    .map(one => ({
      id: one.id,
      words: {
        title: escapeMarkup(titleOf(one)),
        text: escapeMarkup(one.dispositif),
        why:
          exposeLines(one)
            .map(line => `*${escapeMarkup(line)}*`)
            .join('\n') || '{{exposé de cet amendement}}',
      },
    }))
}

/** A text of the campaign, as its bench book may quote it. */
interface CampaignText {
  readonly id: string
  readonly title: string
  readonly template: Template | undefined
  readonly dossier: Dossier
  readonly blocks: Draft['blocks']
  /** the key of the step it was written for */
  readonly stage: string
  /** whether something is still to be found in it */
  readonly isUnfinished: boolean
  /** written for everybody, not for a sitting */
  readonly isPublic: boolean
}

/** The other texts of a bill's campaign, each as it was sent, or as it stands; a book takes in no other book. */
function campaignTexts(library: Library, bill: string, book: string): CampaignText[] {
  const { db } = library
  return dossiers(db)
    .ofBill(bill)
    .flatMap(id => drafts(db).list(id))
    .filter(one => one.template !== book)
    .map(({ id, title }) => {
      const material = gather(library, id)
      const { draft, dossier, template } = material
      return {
        ...{ id, title, template, dossier, blocks: draft.blocks },
        stage: choiceOf(dossier.facts)?.stage ?? '',
        isUnfinished: gapMarksOf(assembleDraft(library, material)).length > 0,
        isPublic: template?.brief?.readers === 'everybody',
      }
    })
}

/** The texts that a bench book quotes: those of its step that are whole, those of a kind together in the order of their articles. */
const textsOf = (library: Library, bill: Bill, stage: string, book: string): EmbeddedText[] =>
  campaignTexts(library, bill.id, book)
    .filter(one => one.stage === stage && !one.isUnfinished && !one.isPublic)
    .map(({ id, title, template, dossier, blocks }) => {
      const kind = template?.title ?? ''
      return {
        id,
        rank: template?.brief?.benchRank ?? UNRANKED_IN_BENCH,
        article: dossier.facts.article ?? '',
        title: title.startsWith(kind) ? title : `${kind} : ${title}`,
        blocks,
        answerOf: (key: string) => slotText(key, dossier, { template }),
      }
    })
    .toSorted((a, b) => a.rank - b.rank || compareNatural(a.article, b.article))

const TITLES_SAID = 6

/** Tells which texts of its campaign a bench book leaves out, and why. */
function leftOutTexts(library: Library, { dossier, template, filed }: Gathered): Problem[] {
  const choice = choiceOf(dossier.facts)
  if (!choice || filed || !template?.blocks.some(block => block.kind === 'texts')) return []
  const texts = campaignTexts(library, choice.bill, template.id)
  const bill = billOf(library, dossier)
  const stageName = (key: string) => bill?.stages.find(one => one.key === key)?.label
  const ofStage = texts.filter(text => text.stage === choice.stage)
  const unfinished = ofStage.filter(text => text.isUnfinished && !text.isPublic)
  const publicTexts = ofStage.filter(text => text.isPublic)
  const others = texts.filter(one => one.stage !== choice.stage)
  const tell = (why: string, titles: readonly string[], then: string): Problem[] => {
    if (titles.length === 0) return []
    const rest = titles.length - TITLES_SAID
    const list = listText([...titles.slice(0, TITLES_SAID), ...(rest > 0 ? [countOf(rest, 'autre')] : [])])
    const message = `Hors de ce dossier, ${why}\u00a0: ${list}. ${then}`
    return [{ severity: 'warning', code: 'texts-left-out', message, law: '', at: {} }]
  }
  return [
    ...tell(
      'car il y reste quelque chose à compléter',
      unfinished.map(one => `«\u00a0${one.title}\u00a0»`),
      '«\u00a0Mettre à jour depuis les réponses\u00a0» prend ce que vous aurez terminé.',
    ),
    ...tell(
      'car écrit pour le public',
      publicTexts.map(({ title }) => `«\u00a0${title}\u00a0»`),
      'Le dossier ne cite que ce qui s’adresse à des parlementaires ou à la presse.',
    ),
    ...tell(
      'car écrit pour une autre étape',
      others.map(one => `«\u00a0${one.title}\u00a0» (${stageName(one.stage) ?? 'étape non connue'})`),
      'Le dossier ne cite que les textes de son étape.',
    ),
  ]
}

/** The documents that the first letter of a dossier asks for, in its own words as they are now; without one, what the dossier says was refused. */
function documentsAsked({ db }: Library, dossier: string): Thing[] {
  const letters = drafts(db)
    .list(dossier)
    .filter(one => one.template === 'demande-cada')
  const blocks = letters.slice(0, 1).flatMap(({ id }) => drafts(db).get(id).blocks)
  const items = blocks.flatMap(block => (block.kind === 'list' && block.slot === 'claims' ? block.items : []))
  if (items.length === 0) return [{ id: 'refused', words: { text: 'copie {{documents.list}}.' } }]
  return items.map(({ id, inlines }) => ({ id, words: { text: writeMarkup(inlines) } }))
}

/** The problems of a document that rest on its campaign: a source contradicts where its bill is noted to be, its bill has changed since, a bench book leaves texts out. */
export const campaignProblems = (library: Library, material: Gathered): Problem[] => [
  ...contradictedBill(library, material),
  ...changedMeasures(library, material),
  ...leftOutTexts(library, material),
]

/** Reports a source of the library that contradicts the noted stage of the bill: nothing is final before somebody looked. */
function contradictedBill({ db }: Library, { bill, filed }: Gathered): Problem[] {
  const record = filed ? undefined : Bill.safeParse(bill).data
  const today = localDay(new Date())
  const contradicted = record && contradictedText(record, today, citedAbout(db, record))
  return contradicted
    ? [
        {
          severity: 'blocking',
          code: 'text-contradicted',
          message: contradicted.question,
          law: '',
          at: { fact: 'stage' },
        },
      ]
    : []
}

/**
 * Warns that the bill has changed since a document was put together: another fate, danger or measure. The document
 * is held against what it was made from, not against what was written in it since.
 */
function changedMeasures(library: Library, material: Gathered): Problem[] {
  const { draft, dossier, template, filed: filing } = material
  if (!template?.brief || filing || !draft.base || !choiceOf(dossier.facts)) return []
  const baseBlocks = versions(library.db).find(draft.base)?.draft.blocks
  if (!baseBlocks) return []
  const reading = readingOf(library, dossier, template)
  const byId = new Map(
    sourceReader(library.db)
      .existing(argumentIds(template, reading.things))
      .map(one => [one.id, one]),
  )
  const now = instantiate(template, dossier, byId, reading)
  // an argument changed at its source is told on its own, and brought up to date on its own
  const own = (blocks: typeof now) => blocks.filter(block => !block.origin).map(block => print(block))
  const [before, after] = [own(baseBlocks), own(now)]
  const earlier = new Set(before)
  const other = now.find(block => !block.origin && !earlier.has(print(block)))
  if (!other && before.length === after.length) return []
  const message =
    'Le texte de loi, ses mesures ou leur sort ont changé depuis que ce document a été composé\u00a0: «\u00a0Mettre à jour depuis les réponses\u00a0» reprend le nouvel état et garde ce que vous avez écrit.'
  const at = draft.blocks.some(block => block.id === other?.id) && other ? { block: other.id } : {}
  return [{ severity: 'warning', code: 'measure-changed', message, law: '', at }]
}
