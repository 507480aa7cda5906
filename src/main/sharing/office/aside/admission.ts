import { z } from 'zod'
import { Dossier } from '../../../../shared/dossiers/model.ts'
import { Gathered } from '../../../../shared/drafts/gathered.ts'
import { Draft } from '../../../../shared/drafts/model.ts'
import { Exhibit } from '../../../../shared/exhibits/model.ts'
import { Filing } from '../../../../shared/filings/model.ts'
import { Id, Sha256 } from '../../../../shared/kernel/common.ts'
import { Collection } from '../../../../shared/library/collection.ts'
import { OfficeKind, ThingVersion, VersionHash } from '../../../../shared/sharing/office/thing-state.ts'
import { schemas } from '../../packs/pack-things.ts'
import { packKind } from '../desk/campaign-things.ts'
import { filesOf } from '../desk/versions.ts'

/** Content of each kind of thing, as `writeThing` reads it. */
function contentSchema(kind: OfficeKind): z.ZodType {
  switch (kind) {
    case 'source':
      return schemas.source
    case 'dossier':
      return Dossier.extend({ exhibitOrder: z.array(Id).default([]) })
    case 'draft':
      return Draft
    case 'exhibit':
      return Exhibit
    case 'filing':
      return Filing.extend({ contents: z.array(z.object({ draft: Id, content: Gathered })) })
    case 'collection':
      return Collection.extend({ sources: z.array(Id) })
    default:
      return schemas[packKind(kind)]
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text))

/** Half of a pair of UTF-16, which no database and no file keeps as it is. */
const LONE_SURROGATE = /\p{Cs}/u
const MAX_PARENTS = 1000

/** A version that a desk may count: well made whatever this library holds, so that all desks of one program count the same ones. */
const Admissible = ThingVersion.superRefine(
  ({ kind, id, at, writtenAt, parents, state, files }, { addIssue }) => {
    const refuse = (message: string) => addIssue({ code: 'custom', message })
    if (LONE_SURROGATE.test(id)) refuse('id')
    if (!isInstant(at) || (writtenAt !== undefined && !isInstant(writtenAt))) refuse('instant')
    if (parents.length > MAX_PARENTS || new Set(parents).size < parents.length) refuse('parents')
    if (files.some(one => !Sha256.safeParse(one.sha256).success || !VersionHash.safeParse(one.blob).success))
      refuse('files')
    if (state.value === null) return
    const content = contentSchema(kind).safeParse({ ...state.value, id, revision: 0, updatedAt: at })
    if (!content.success) refuse('content')
    else if (filesOf(kind, state.value).some(sha256 => !Sha256.safeParse(sha256).success)) refuse('hash')
  },
)

/** Reads a version as a member wrote it; undefined for one that no desk of this program writes. */
export const admissible = (written: unknown): ThingVersion | undefined => Admissible.safeParse(written).data

const Named = z.looseObject({ kind: OfficeKind.optional().catch(undefined), id: Id.catch('') })
const Labelled = z.looseObject({ label: z.string().catch('') })
const MAX_LABEL = 200

/** Reads the name that a unit gives itself, be the rest as it may. */
export const nameOf = (written: unknown) => ({
  ...pick(Named.safeParse(written).data),
  label: (Labelled.safeParse(written).data?.label ?? '').slice(0, MAX_LABEL),
})

const pick = ({ kind, id = '' }: Partial<z.infer<typeof Named>> = {}) => ({ kind, id })
