import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '../../shared/contract/contract.ts'
import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { groundsOf, replyTo, withClaims, withGrounds } from '../../shared/filings/line/carry-over.ts'
import type { LineKind } from '../../shared/filings/line/model.ts'
import { kindOfLine, type LineText } from '../../shared/filings/line/placing.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'
import { dossiers } from '../dossiers/store.ts'
import { saveMade } from '../drafts/assembly.ts'
import { takeCalled } from '../drafts/called-exhibits.ts'
import { newDraft } from '../drafts/new-draft.ts'
import { drafts } from '../drafts/store.ts'
import { findTemplate, template } from '../drafts/templates.ts'
import { versions } from '../drafts/version-store.ts'
import { requireAffaire } from '../exhibits/series.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import { addAffaire } from './affaires.ts'

/** The moyens of the claim that a reply of that case answers. */
export function lineGrounds(
  { db }: Library,
  { dossier, affaire }: Parsed<'line.grounds'>,
): Output<'line.grounds'> {
  const claim = claimOf(db, dossier, affaire)
  return {
    ...(claim && { draft: claim.id }),
    grounds: claim ? groundsOf(claim.blocks).map(({ family, title }) => ({ family, title })) : [],
  }
}

/**
 * Prepares the text of a step, in the case it belongs to: a référé, an appeal and a pourvoi have one of their own. A reply is born of
 * the moyens of its claim and of what the defence says of each; an appeal, of the moyens and the claims of the one that was rejected.
 */
export function prepareStep(library: Library, input: Parsed<'line.prepare'>): Output<'line.prepare'> {
  const { db } = library
  const write = db.transaction(() => {
    const from = template(input.template, db)
    const affaire = affaireFor(db, input, from)
    const dossier = withDefence(db, input)
    const made = saveMade(library, { ...newDraft(library, from, dossier), ...(affaire && { affaire }) })
    const blocks = bornBlocks(db, made, from, input)
    const draft = blocks ? drafts(db).save({ ...made, blocks }) : made
    takeCalled(db, draft)
    return { draft: draft.id, ...(affaire && { affaire }) }
  })
  return guarded(() => write.immediate())
}

const openedBy = { urgent: 'urgent', appeal: 'appeal', cassation: 'cassation' } as const

/** The case of the text: the one named, or one of its own where its step opens one. */
function affaireFor(
  db: Database,
  { dossier: id, affaire }: Parsed<'line.prepare'>,
  { moment, title, dossier: type }: Template,
): string | undefined {
  if (affaire) requireAffaire(db, id, affaire)
  const opened = moment && moment in openedBy ? openedBy[moment as keyof typeof openedBy] : undefined
  if (!opened || type !== 'recourse') return affaire
  const dossier = dossiers(db).get(id)
  const texts = lineTexts(db, id)
  const ofCase = (caseId: string | undefined) =>
    texts.filter(text => affaireOf(dossier, text.affaire)?.id === caseId)
  // a dossier that begins with a référé has it for its main case
  if (!affaire && ofCase(undefined).length === 0 && dossier.events.length === 0) return undefined
  const isFree = (caseId: string, caseTitle: string) =>
    kindOfLine(caseTitle, ofCase(caseId)) === opened && !ofCase(caseId).some(text => text.moment === moment)
  if (affaire && isFree(affaire, affaireOf(dossier, affaire)?.title ?? '')) return affaire
  const free = dossier.affaires?.find(one => isFree(one.id, one.title))
  return free?.id ?? addAffaire(db, { dossier: id, title: caseTitles(opened, title), drafts: [] }).id
}

/** Name of a case of that kind: the référé by its name, without its subject. */
function caseTitles(kind: Exclude<LineKind, 'merits'>, title: string): string {
  if (kind === 'appeal') return 'Appel'
  if (kind === 'cassation') return 'Pourvoi'
  return title.split(/,| contre | \(/)[0]!.trim()
}

const lineTexts = (db: Database, id: string): LineText[] =>
  drafts(db)
    .list(id)
    .map(text => ({
      ...text,
      affaire: text.affaire || undefined,
      moment: findTemplate(text.template, db)?.moment,
    }))

/** The dossier with the defence that was told: its date among the events of the case, its arguments among the facts. */
function withDefence(db: Database, { dossier: id, affaire, defence }: Parsed<'line.prepare'>): Dossier {
  const dossier = dossiers(db).get(id)
  if (!defence) return dossier
  const points = defence.answers.map(answer => answer.words.trim()).filter(Boolean)
  const isNoted = dossier.events.some(
    event => event.kind === 'served' && event.date === defence.date && event.affaire === affaire,
  )
  const event = {
    ...{ id: randomUUID(), kind: 'served', date: defence.date, options: [] },
    ...{ label: eventKindOf('served')?.label ?? '', ...(affaire && { affaire }) },
  }
  return dossiers(db).save({
    ...dossier,
    events: isNoted ? dossier.events : [...dossier.events, event],
    facts: {
      ...dossier.facts,
      'defence.date': defence.date,
      ...(points.length > 0 && { 'defence.points': points.join('\u00a0; ') }),
    },
  })
}

/** The blocks that the text has of the claim it follows; undefined where it follows none. */
function bornBlocks(
  db: Database,
  made: Draft,
  { moment }: Template,
  { dossier, affaire, defence }: Parsed<'line.prepare'>,
): Draft['blocks'] | undefined {
  const claim = moment === 'briefs' || moment === 'appeal' ? claimOf(db, dossier, affaire) : undefined
  if (!claim || claim.id === made.id) return undefined
  const base = claim.base ? versions(db).find(claim.base)?.draft.blocks : undefined
  const words = new Map(defence?.answers.map(answer => [answer.ground, answer.words]))
  const carried =
    moment === 'briefs'
      ? replyTo(made.blocks, claim.blocks, ground => words.get(ground.title) ?? '', randomUUID)
      : withGrounds(made.blocks, claim.blocks, randomUUID)
  return withClaims(carried, claim.blocks, base ?? [], randomUUID)
}

const OPENING = new Set(['claim', 'urgent', 'appeal', 'cassation'])

/** The text that opened a case, the filed one first; for a case without any, that of the main one. */
function claimOf(db: Database, id: string, affaire: string | undefined): Draft | undefined {
  const dossier = dossiers(db).get(id)
  const opening = lineTexts(db, id).filter(text => text.moment && OPENING.has(text.moment))
  const ofCase = (caseId: string | undefined) => {
    const own = opening.filter(text => affaireOf(dossier, text.affaire)?.id === caseId)
    return own.findLast(text => text.filed) ?? own.at(-1)
  }
  const found = ofCase(affaire) ?? ofCase(undefined)
  return found && drafts(db).get(found.id)
}
