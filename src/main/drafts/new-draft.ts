import { randomUUID } from 'node:crypto'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { filingStyle, readOffice } from '../../shared/dossiers/office.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { sourceIds } from '../../shared/drafts/references.ts'
import { argumentIds, holds, instantiate } from '../../shared/drafts/templates/instantiate.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import type { WordModel } from '../../shared/word/word-model.ts'
import { addFromStarter } from '../imports/starter.ts'
import type { Database } from '../kernel/database/open.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader } from '../library/source-reader.ts'
import { settings } from '../settings/store.ts'
import { defaultModel } from '../word/word-models.ts'
import { providers } from './providers.ts'
import { drafts } from './store.ts'
import { findTemplate } from './templates.ts'

/** A draft made of a template, its arguments taken from the library as they are now, on the Word model chosen for its kind. */
export function newDraft(
  library: Library,
  from: Template,
  dossier: Dossier,
  title = calledIn(from, dossier),
): Draft {
  const all = sourceReader(library.db)
  const reading = providers().readingOf(library, dossier, from)
  const ids = argumentIds(from, reading.things)
  const missing = (ids: readonly string[]) => {
    const present = new Set(all.existing(ids).map(source => source.id))
    return ids.filter(id => !present.has(id))
  }
  const values = settings(library.db).get()
  const style = from.style === 'association' ? filingStyle(values) : from.style
  const create = () => {
    const byId = new Map(all.existing(ids).map(source => [source.id, source]))
    const blocks = instantiate(from, dossier, byId, reading)
    return {
      ...draftOf(from, dossier, title, blocks, defaultModel(library, style)),
      style,
      letterhead: isUnderOffice(style, values),
    }
  }
  // Who opens a dossier before anything else would get a page of gaps: the arguments of the text, then what they cite, come
  // with it, and nothing else of the starter library.
  addFromStarter(library, missing(ids))
  const draft = create()
  return addFromStarter(library, missing(sourceIds(draft))) === 0 ? draft : create()
}

/** The text of a template that a dossier has; of a template that makes several letters, the one of that name. */
export const madeAlready = <Text extends { readonly template: string; readonly title: string }>(
  from: Template,
  dossier: Dossier,
  texts: readonly Text[],
): Text | undefined =>
  texts.find(
    one => one.template === from.id && (from.called.length === 0 || one.title === calledIn(from, dossier)),
  )

/** Whether a dossier has a text of that template. */
export function isPrepared(db: Database, template: string, dossier: Dossier): boolean {
  const from = findTemplate(template, db)
  return from !== undefined && madeAlready(from, dossier, drafts(db).list(dossier.id)) !== undefined
}

/** The end of the title of a general form in the list of templates: a court is not told it. */
const ANY_SUBJECT = /, tout sujet$/

/** The title of a text of that template in a dossier: `Recours gracieux`, of the template of all three letters. */
const calledIn = (from: Template, dossier: Dossier): string =>
  from.called.find(one => holds(one.when, dossier, from))?.title ?? from.title.replace(ANY_SUBJECT, '')

/** Whether a text bears the head of the office, as a lawyer's own texts do. */
const isUnderOffice = (style: Draft['style'], values: Readonly<Record<string, string>>): boolean =>
  style === 'lawyer' && values.profile === 'lawyer' && readOffice(values.office) !== undefined

function draftOf(
  from: Template,
  dossier: Dossier,
  title: string,
  blocks: Draft['blocks'],
  model: WordModel | undefined,
): Draft {
  return {
    id: randomUUID(),
    dossier: dossier.id,
    title,
    template: from.id,
    style: from.style,
    letterhead: false,
    // the lines of a note are ragged, and the paper of a firm says itself how its own end
    hyphenated: model === undefined && from.style !== 'briefing',
    ...(model && { model: model.id }),
    numbering: model?.numbering ?? 'roman',
    profile: 'pretoire',
    blocks,
    comments: [],
    ignored: [],
    inclusive: 'auto',
    set: '',
    base: '',
    revision: 0,
    updatedAt: '',
  }
}
