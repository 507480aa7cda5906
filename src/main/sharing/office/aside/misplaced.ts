import type { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import { dossiers } from '../../../dossiers/store.ts'
import { drafts } from '../../../drafts/store.ts'
import { exhibits } from '../../../exhibits/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { findFiling, thingKey } from '../desk/read-thing.ts'
import { historiesOf } from '../histories.ts'

interface PlacedThing {
  readonly kind: OfficeKind
  readonly id: string
  readonly value: Readonly<Record<string, unknown>> | null
}

/**
 * Why a text, an exhibit or a deposit has no place here: its dossier is not of this space, is not here, or is not the one it has been in.
 * Nobody writes from a space in a dossier that is not in it.
 */
export function misplaced(
  { db }: Library,
  space: string,
  { kind, id, value }: PlacedThing,
): string | undefined {
  if (!value || (kind !== 'draft' && kind !== 'exhibit' && kind !== 'filing')) return undefined
  const dossier = String(value.dossier)
  if (!historiesOf(db, space).has(thingKey('dossier', dossier)))
    return 'son dossier n’est pas dans cet espace'
  // one that was removed here takes what comes, for the day it is put back
  if (!dossiers(db).isKept(dossier)) return 'son dossier n’est pas sur ce poste'
  const former = dossierOf(db, kind, id)
  return former !== undefined && former !== dossier ? 'il est d’un autre dossier sur ce poste' : undefined
}

function dossierOf(db: Library['db'], kind: 'draft' | 'exhibit' | 'filing', id: string): string | undefined {
  switch (kind) {
    case 'draft':
      return drafts(db).dossierOf(id)
    case 'exhibit':
      return exhibits(db).find(id)?.dossier
    case 'filing':
      return findFiling(db, id)?.dossier
  }
}
